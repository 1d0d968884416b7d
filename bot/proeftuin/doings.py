"""What a person does on a phone, by name: for the page's buttons and for a bench in another process."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.proeftuin.links import carried
from bot.proeftuin.telegram import StandIn

Values = Mapping[str, Any]


def _start(standin: StandIn, who: int, values: Values) -> int:
    """The Start button, or a link that was pressed or pasted."""
    if "link" not in values:
        return standin.press_start(who)
    payload = carried(str(values["link"]))
    if payload is None:
        raise ValueError("Not a link to this bot.")
    return standin.press_start(who, payload)


def _say(standin: StandIn, who: int, values: Values) -> int:
    """A typed text; a link to the bot, copied from another phone, opens as when it is pressed."""
    text = str(values["text"])
    payload = carried(text)
    return standin.press_start(who, payload) if payload else standin.say(who, text)


_DOINGS: dict[str, Callable[[StandIn, int, Values], object]] = {
    "start": _start,
    "say": _say,
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
