"""What a person does on a phone, by name: for the page's buttons and for a bench in another process."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.proeftuin.telegram import StandIn

Values = Mapping[str, Any]

_DOINGS: dict[str, Callable[[StandIn, int, Values], object]] = {
    "start": lambda standin, who, _: standin.press_start(who),
    "say": lambda standin, who, values: standin.say(who, str(values["text"])),
    "tap": lambda standin, who, values: standin.tap(
        who, int(values["message_id"]), str(values["data"])
    ),
    "edit": lambda standin, who, values: standin.edit(
        who, int(values["message_id"]), str(values["text"])
    ),
    "send": lambda standin, who, values: standin.send(who, str(values["kind"])),
    "contact": lambda standin, who, values: standin.share_contact(who, str(values["phone"])),
    "block": lambda standin, who, _: standin.block(who),
    "unblock": lambda standin, who, _: standin.unblock(who),
}


def do(standin: StandIn, user_id: int, doing: str, values: Values) -> None:
    """Does it. Raises LookupError or ValueError for what does not exist or cannot be done."""
    _DOINGS[doing](standin, user_id, values)
