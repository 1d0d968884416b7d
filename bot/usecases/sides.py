"""The two sides of a case: who they are, and what each of them is told about it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from bot.messages import Key, Message
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.traject import Owner
from storage import outgoing, people
from storage.appointments import Slot
from storage.cases import Traject
from storage.people import Known


def side(at: Standing, person: Known) -> Owner | None:
    """Which side of the case somebody is, if any."""
    if person.id == at.case.person_id:
        return Owner.WETHOUDER
    return Owner.COACH if at.coach and person.id == at.coach.person_id else None


def other(at: Standing, person: Known) -> int | None:
    """The chat of the other side, seen from a person of the case."""
    return at.coach_chat if side(at, person) is Owner.WETHOUDER else at.case.telegram_id


def coach(turn: Turn, at: Standing) -> Known | None:
    """The coach of the case as a person."""
    return people.with_id(turn.db, at.coach.person_id) if at.coach else None


def wethouder(turn: Turn, at: Standing) -> Known:
    """The wethouder of the case as a person."""
    person = people.with_id(turn.db, at.case.person_id)
    assert person
    return person


def tell(
    turn: Turn,
    case: Traject,
    chat: int | None,
    message_id: str,
    keys: Iterable[Key] = (),
    **values: object,
) -> None:
    """Say something about a case to one side, with buttons under it; an erasure takes it back.
    Nobody hears it where there is no chat.
    """
    if chat:
        text = turn.words.say(message_id, code=case.code, **values)
        message = Message(text=text, keys=tuple((key,) for key in keys))
        turn.send(chat, message, case_id=case.id, priority=outgoing.NOTICE)


def strip(turn: Turn, person: Known, message_id: int) -> None:
    """The message that was pressed loses its buttons."""
    turn.send(person.telegram_id, Message("strip", target=message_id))


def wish(turn: Turn, case: Traject, action: str, label: str = "") -> Key:
    """The button of a wish about a case; `label` where the action alone does not name it."""
    return Key(turn.words.label(f"knop.wens_{label or action}"), f"w:{case.id}:{action}")


def when(turn: Turn, slot: Slot) -> str:
    """Such as "dinsdag 24 november om 10.00 uur", or with a part of the day."""
    if slot.time:
        on_the_clock = f"{slot.day.isoformat()}T{slot.time}"
        return turn.words.moment(datetime.fromisoformat(on_the_clock).replace(tzinfo=UTC))
    return turn.words.say(f"moment.{slot.part}", dag=turn.words.weekday(slot.day))


def day(turn: Turn, on: date | None) -> str:
    """A day near by, such as "dinsdag 24 november"."""
    return turn.words.weekday(on or turn.today)
