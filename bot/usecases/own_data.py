"""Everything that is kept about somebody, as a file for that person (AVG art. 15 and 20)."""

import html

from bot.messages import GONE_AFTER, Message
from bot.usecases.turn import Turn
from conversations.scripts import SCRIPTS
from conversations.toegang import Viewer
from storage import cases, people, talks
from storage.people import Known


def hand_over(turn: Turn, person: Known) -> None:
    """Send the file; it leaves the chat again within a day. Confidential answers are not sent
    through Telegram: the office hands those over.
    """
    held = talks.all_of(turn.db, turn.house.seal, person.id)
    if not held:
        turn.say(person.telegram_id, "wis.niets")
        return
    case = cases.of_person(turn.db, person.id)
    words, moment = turn.words, turn.house.moment
    lines = [words.say("mijngegevens.kop", wanneer=moment(turn.now))]
    if case:
        lines.append(words.say("mijngegevens.kenmerk", code=case.code))
        cases.audit(turn.db, "zelf", "mijngegevens", case.id, turn.now)
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
    turn.send(person.telegram_id, message, talk_id=held[-1].id)
