"""Everything that is kept about somebody, as a file for that person (AVG art. 15 and 20)."""

import html

from bot.messages import GONE_AFTER, Message
from bot.usecases.heisessie import standing, volgen
from bot.usecases.turn import Turn
from conversations.scripts import SCRIPTS
from conversations.toegang import Viewer
from storage import cases, heisessies, people, talks, terms
from storage.people import Known


def hand_over(turn: Turn, person: Known) -> None:
    """Send the file; it leaves the chat again within a day. Confidential answers are not sent
    through Telegram: the office hands those over.
    """
    held = talks.all_of(turn.db, turn.house.seal, person.id)
    if terms.is_loose(turn.db, person.id):
        turn.say(person.telegram_id, "wis.niets")
        return
    case = cases.of_person(turn.db, person.id)
    words, moment = turn.words, turn.house.moment
    lines = [words.say("mijngegevens.kop", wanneer=moment(turn.now))]
    if case:
        lines.append(words.say("mijngegevens.kenmerk", code=case.code))
        cases.audit(turn.db, "zelf", "mijngegevens", case.id, turn.now)
    lines += _heisessies(turn, person)
    for kind, given, _version, at in people.consents(turn.db, person.id):
        answer = words.say("mijngegevens.ja" if given else "mijngegevens.nee")
        lines.append(
            words.say("mijngegevens.toestemming", soort=kind, antwoord=answer, wanneer=moment(at))
        )
    for one in held:
        script = SCRIPTS[one.script]
        phrases = turn.house.phrases(script)
        lines += [
            "",
            words.say(
                "mijngegevens.talk", onderwerp=phrases.subject, wanneer=moment(one.opened_at)
            ),
        ]
        lines += phrases.summary(script.path(one.talk.answers).known, Viewer.SELF_IN_FILE)
    turn.say(person.telegram_id, "mijngegevens.uitleg")
    name = words.label("mijngegevens.bestand")
    message = Message(
        "file", html.unescape("\n".join(lines)), name=name, protect=False, gone_after=GONE_AFTER
    )
    turn.send(person.telegram_id, message, talk_id=held[-1].id if held else None)


def _heisessies(turn: Turn, person: Known) -> list[str]:
    """Each heisessie that somebody asked for or takes part in, with the own agreements."""
    lines = []
    theirs = [*heisessies.of_person(turn.db, person.id), *heisessies.of_member(turn.db, person.id)]
    for case in {one.id: one for one in theirs}.values():
        cases.audit(turn.db, "zelf", "mijngegevens", case.id, turn.now)
        mine = volgen.own(turn, standing.of(turn, case), person)
        lines.append(turn.words.say("mijngegevens.heisessie", code=case.code))
        lines += standing.numbered(turn.words, turn.db, mine)
    return lines
