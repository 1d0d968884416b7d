"""What people in a heisessie are told: in the daytime, unless they are looking at the phone now."""

from collections.abc import Iterable

from bot.messages import GONE_AFTER, Key, Message, column
from bot.usecases.heisessie.standing import At
from bot.usecases.sides import EVERYBODY
from bot.usecases.turn import Turn
from storage import leden, outgoing


def key(turn: Turn, at: At, action: str, value: object = "") -> Key:
    """A button of a heisessie (`h:{case}:{action}:{value}`)."""
    data = f"h:{at.case.id}:{action}" + (f":{value}" if value != "" else "")
    return Key(turn.words.label(f"knop.heisessie_{action}"), data)


def tell(turn: Turn, at: At, chat: int | None, text: str, keys: Iterable[Key] = ()) -> None:
    """Say something to somebody, with buttons under it; nobody hears it where there is no chat."""
    if chat:
        opening = turn.house.kalender.opening(turn.now, EVERYBODY, in_recess=True)
        due = None if turn.speaks(chat) else opening
        message = Message(text=text, keys=column(keys))
        turn.send(chat, message, case_id=at.case.id, priority=outgoing.NOTICE, due=due)


def private(turn: Turn, at: At, chat: int, text: str, keys: Iterable[Key] = ()) -> None:
    """Something that is for this person only goes away again."""
    message = Message(text=text, keys=column(keys), protect=True, gone_after=GONE_AFTER)
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
