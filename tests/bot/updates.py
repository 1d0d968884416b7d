"""Updates as Telegram brings them, and a bot that gives them on request."""

from itertools import count
from typing import Any

from bot.proeftuin.telegram import StandIn
from bot.proeftuin.world import Person
from bot.telegram.adapter import Update
from tests.bot.phone import ANNA, BRAM, COORDINATOR, SECOND
from tests.clock import T0

NUMBERS = count(600)


def people(*ids: int) -> tuple[Person, ...]:
    """Persons with these ids, for a stand-in."""
    return tuple(
        Person(number, f"P{number}", "", "nl", "proeftuin.rol.wethouder") for number in ids
    )


def made(standin: StandIn) -> list[Update]:
    """The updates that wait."""
    return [waiting.update for waiting in standin.world.polling._queue]


def a_standin(*more: int, paced: bool = False) -> StandIn:
    """A stand-in with the usual people, where time stands still."""
    return StandIn(lambda: T0, people(ANNA, BRAM, COORDINATOR, SECOND, *more), paced=paced)


def text(chat_id: int, said: str, update_id: int | None = None, **more: Any) -> Update:
    """Somebody's typed text as an update."""
    number = update_id or next(NUMBERS)
    person = {"id": chat_id, "is_bot": False, "first_name": "P", "language_code": "nl"}
    message = {
        "message_id": number,
        "date": int(T0.timestamp()),
        "chat": {"id": chat_id, "type": "private", "first_name": "P"},
        "from": person,
        "text": said,
        **more,
    }
    return {"update_id": number, "message": message}
