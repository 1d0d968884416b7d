"""What somebody in a heisessie is told about it, with the buttons of steps.py under it."""

from collections.abc import Iterable, Mapping

from bot.messages import GONE_AFTER, Key, Message, column
from bot.usecases import sides, talking
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.events import Resumed
from conversations.kinds import Answer
from conversations.script import Script
from storage import leden, outgoing
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
    """Say a sentence about a heisessie (told); its code can stand in it."""
    text = turn.words.say(message_id, code=at.case.code, **values)
    told(turn, at, chat, text, [key(turn, at, action) for action in actions])


def told(turn: Turn, at: At, chat: int | None, text: str, keys: Iterable[Key] = ()) -> None:
    """Say something about a heisessie; nobody hears it where there is no chat. Who is not here now
    hears it in the daytime, and an erasure takes it back.
    """
    if chat:
        opening = turn.house.kalender.opening(turn.now, sides.EVERYBODY, in_recess=True)
        due = None if turn.speaks(chat) else opening
        message = Message(text=text, keys=column(keys))
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


def in_place(
    turn: Turn, at: At, chat: int, text: str, keys: Iterable[Key] = (), asks: str = ""
) -> None:
    """The message of which a button was pressed says this now; a new one, where none was pressed.

    :param asks: by this name the buttons of a new one can be taken off again.
    """
    if at.pressed:
        turn.send(chat, Message("change", text=text, keys=column(keys), target=at.pressed))
    else:
        message = Message(text=text, keys=column(keys), asks=asks)
        turn.send(chat, message, case_id=at.case.id)


def everybody(turn: Turn, at: At) -> list[int]:
    """The chats of all who are in it: who takes part, the begeleider and who asks."""
    members = [one.telegram_id for one in leden.taking_part(turn.db, at.case.id)]
    lead = at.begeleider.telegram_id if at.begeleider else None
    return [chat for chat in dict.fromkeys([at.case.telegram_id, lead, *members]) if chat]


def ask(
    turn: Turn, person: Known, at: At, script: Script, known: Mapping[str, Answer] | None = None
) -> None:
    """Put the questions of a script, or go on with those that are open; `known` is not asked."""
    for held in talking.open_talks(turn, person):
        if (held.script, held.case_id) == (script.name, at.case.id):
            talking.go(turn, person, held, Resumed())
            return
    talking.begin(turn, person, script, at.case.id, known=known)
