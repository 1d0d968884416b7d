"""What somebody in a heisessie is told about it, with the buttons of steps.py under it."""

from collections.abc import Iterable

from bot import agenda
from bot.messages import GONE_AFTER, Key, Message, column
from bot.usecases import diary, sides, talking
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.events import Resumed
from conversations.script import Script
from storage import outgoing
from storage.people import Known


def key(turn: Turn, at: At, action: str, value: object = "", **values: object) -> Key:
    """The button of an action (`h:{case}:{action}:{value}`)."""
    label = turn.words.label(f"knop.heisessie_{action}", **values)
    return Key(label, f"h:{at.case.id}:{action}" + (f":{value}" if value != "" else ""))


def tell(
    turn: Turn,
    at: At,
    chat: int | None,
    message_id: str,
    actions: Iterable[str] = (),
    **values: object,
) -> None:
    """Say something about a heisessie; nobody hears it where there is no chat. Who is not here now
    hears it in the daytime, and an erasure takes it back.
    """
    if chat:
        text = turn.words.say(message_id, code=at.case.code, **values)
        keys = column(key(turn, at, action) for action in actions)
        opening = turn.house.kalender.opening(turn.now, sides.EVERYBODY, in_recess=True)
        due = None if turn.speaks(chat) else opening
        message = Message(text=text, keys=keys)
        turn.send(chat, message, case_id=at.case.id, priority=outgoing.NOTICE, due=due)


def private(
    turn: Turn, at: At, chat: int, lines: Iterable[str], keys: Iterable[Key] = (), asks: str = ""
) -> None:
    """What was agreed or answered is out of the chat again within a day. Only the newest message
    that asks this has buttons.
    """
    if asks:
        sides.end(turn, at.case.id, asks, chat)
    text = "\n".join(lines)
    message = Message(text=text, keys=column(keys), protect=True, gone_after=GONE_AFTER, asks=asks)
    turn.send(chat, message, case_id=at.case.id)


def out_of_calendar(turn: Turn, at: At, chat: int) -> None:
    """The file that takes the day out of a calendar, where it was picked and is still to come."""
    day = at.case.day
    if day and day >= turn.today:
        entry = agenda.Entry(
            at.case.uid, at.case.sequence + 1, day, None, at.case.part, 0, cancelled=True
        )
        held = agenda.ics(entry, turn.words.label("agenda.titel"), turn.house.zone, turn.now)
        caption = turn.words.say("agenda.eruit", wanneer=turn.words.weekday(day))
        message = Message("file", held, name=diary.NAME, caption=caption)
        # Without the case: a calendar is put right also when that was erased.
        turn.send(chat, message, priority=outgoing.NOTICE)


def ask(turn: Turn, person: Known, at: At, script: Script) -> None:
    """Put the questions of a script, or go on with those that are open."""
    for held in talking.open_talks(turn, person):
        if (held.script, held.case_id) == (script.name, at.case.id):
            talking.go(turn, person, held, Resumed())
            return
    talking.begin(turn, person, script, at.case.id)
