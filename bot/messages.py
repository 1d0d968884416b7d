"""What leaves, before it is Telegram's: a text, photo or file with buttons, a change of an earlier
message, or its removal.

A Message is what an outbox row holds (sealed). Nothing here knows Telegram.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple


class Key(NamedTuple):
    """One button: what is on it and what pressing it sends."""

    label: str
    data: str


Keys = tuple[tuple[Key, ...], ...]

LONGEST = 36  # letters on a button (domain.md 6.2)
GONE_AFTER = 23 * 3600  # seconds; a name or number is out of the chat within 24 hours (design.md 5)


@dataclass(frozen=True)
class Message:
    """One thing that leaves.

    :param kind: "say", "photo" (`text` stands under it), "file" (`text` is what it holds), "change"
        (the message `target`; not a photo or a file), "strip" (the message `target` loses its
        buttons), "remove" (the message `target`), or "leave" (a group).
    :param text: Telegram's HTML; values in it are escaped already (bot/words.py).
    :param phone_label: shows a button that shares the person's own number, with this label.
    :param no_phone: takes that button away again.
    :param gone_after: seconds after which the bot takes the message out of the chat again.
    :param asks: key of the question that this message puts, so that it can be settled later.
    :param name: of a file, such as "afspraak.ics"; the end of it says what kind of file it is.
    :param caption: what stands under a file, in Telegram's HTML; at most 1,024 letters, as under a
        photo.
    :param file_id: the photo, when Telegram holds it already.
    :param data: the photo otherwise, or a file that is no text: in base64.
    :param first: changes of earlier messages that leave just before it.
    """

    kind: str = "say"
    text: str = ""
    keys: Keys = ()
    target: int | None = None
    phone_label: str = ""
    no_phone: bool = False
    protect: bool = False
    gone_after: int = 0
    asks: str = ""
    name: str = ""
    caption: str = ""
    file_id: str = ""
    data: str = ""
    first: tuple["Message", ...] = ()

    def dump(self) -> str:
        """This message as text for the store: only what is not the default."""
        return json.dumps(self, ensure_ascii=False, default=_said)

    @staticmethod
    def load(stored: str) -> "Message":
        """The message that `dump` made into text."""
        return _read(json.loads(stored))


_DEFAULTS = vars(Message())


def _said(message: Message) -> dict[str, object]:
    return {name: value for name, value in vars(message).items() if value != _DEFAULTS[name]}


def _read(fields: dict[str, Any]) -> Message:
    if "keys" in fields:
        fields["keys"] = keys(fields["keys"])
    if "first" in fields:
        fields["first"] = tuple(_read(one) for one in fields["first"])
    return Message(**fields)


def fitting(text: str, most: int = LONGEST) -> str:
    """What can stand on a button: the end of what is too long is left out, and that can be seen."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def column(several: Iterable[Key]) -> Keys:
    """Buttons one under the other."""
    return tuple((key,) for key in several)


def keys(rows: Iterable[Iterable[Iterable[str]]]) -> Keys:
    """Rows of (label, data) as Keys."""
    return tuple(tuple(Key(*key) for key in row) for row in rows)
