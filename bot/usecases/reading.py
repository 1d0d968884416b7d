"""The office reads a whole intake on its own screen, never through Telegram (design.md 5)."""

import html
from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import reasons
from bot.phrases import Phrases
from bot.usecases import candidates
from bot.usecases.heisessie import reading as of_heisessie
from bot.words import Words
from conversations.gemeenten import Gemeenten
from conversations.scripts import SCRIPTS
from conversations.toegang import Viewer
from storage import cases, coaches, heisessies, proposals, talks
from storage.cases import Traject
from storage.sealing import Seal


def case(
    words: Words,
    gemeenten: Gemeenten,
    seal: Seal,
    zone: ZoneInfo,
    code: str,
    who: str,
    now: datetime,
) -> Callable[[Connection], list[str] | None]:
    """The use case: every answer on the path of every talk of a case, as lines; None without such
    a case, of either kind. That somebody looked is written down first.
    """

    def read(db: Connection) -> list[str] | None:
        found = cases.with_code(db, code)
        if found is None:
            college = heisessies.with_code(db, code)
            if college is None:
                return None
            cases.audit(db, who, "case", college.id, now)
            told = of_heisessie.lines(words, gemeenten, seal, zone, db, college)
            return [html.unescape(line) for line in told]
        cases.audit(db, who, "case", found.id, now)
        state = words.say(f"traject.{found.state.value}")
        lines = [words.say("klik.case.kop", code=found.code, staat=state)]
        lines += _proposals(words, seal, zone, db, found)
        for held in talks.of_case(db, seal, found.id):
            script = SCRIPTS[held.script]
            phrases = Phrases(words, gemeenten, script)
            began = words.moment(held.opened_at.astimezone(zone))
            lines += ["", words.say("mijngegevens.talk", onderwerp=phrases.subject, wanneer=began)]
            lines += phrases.summary(script.path(held.talk.answers).known, Viewer.OFFICE)
        return [html.unescape(line) for line in lines]

    return read


def _proposals(
    words: Words, seal: Seal, zone: ZoneInfo, db: Connection, case: Traject
) -> Iterator[str]:
    """Which coaches were asked, how that ended, and why they were: each reason whole, with the
    answers that it rests on.
    """
    told = coaches.profiles(db, seal)
    for one in proposals.of_case(db, seal, case.id):
        yield ""
        yield words.say(
            "klik.case.voorstel",
            naam=candidates.called(told.get(one.coach_id, {}), one.coach_id),
            wanneer=words.moment(one.asked_at.astimezone(zone)),
            staat=words.say(f"voorstel.staat.{one.state.value}"),
        )
        for because in one.reasons:
            keys = f" [{', '.join(because.keys)}]" if because.keys else ""
            yield f"- {reasons.because(words, because, in_chat=False)}{keys}"
