"""The office reads a whole intake on its own screen, never through Telegram (design.md 5)."""

import html
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.phrases import Phrases
from bot.words import Words
from conversations.gemeenten import Gemeenten
from conversations.scripts import SCRIPTS
from conversations.toegang import Viewer
from storage import cases, talks
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
    a case. That somebody looked is written down first.
    """

    def read(db: Connection) -> list[str] | None:
        found = cases.with_code(db, code)
        if found is None:
            return None
        cases.audit(db, who, "case", found.id, now)
        state = words.say(f"traject.{found.state.value}")
        lines = [words.say("klik.case.kop", code=found.code, staat=state)]
        for held in talks.of_case(db, seal, found.id):
            script = SCRIPTS[held.script]
            phrases = Phrases(words, gemeenten, script)
            began = words.moment(held.opened_at.astimezone(zone))
            lines += ["", words.say("mijngegevens.talk", onderwerp=phrases.subject, wanneer=began)]
            lines += phrases.summary(script.path(held.talk.answers).known, Viewer.OFFICE)
        return [html.unescape(line) for line in lines]

    return read
