"""What comes in, before it means anything: the adapter makes these, the use cases take them.

Nothing here knows Telegram.
"""

from dataclasses import dataclass
from datetime import datetime

LONGEST_NUMBER = 18  # digits that every database takes


def number_in(pressed: str) -> int:
    """The number in a part of what a button sends; 0 when it is none."""
    return int(pressed) if pressed.isdecimal() and len(pressed) <= LONGEST_NUMBER else 0


@dataclass(frozen=True)
class Command:
    """A command of the menu, without its slash.

    :param payload: what a link to the bot put behind it, such as the one of an invitation; empty for
        anything that cannot be in such a link.
    """

    name: str
    payload: str = ""


@dataclass(frozen=True)
class Text:
    text: str
    message_id: int


@dataclass(frozen=True)
class Edited:
    """Somebody changed an own message."""

    text: str
    message_id: int


@dataclass(frozen=True)
class Pressed:
    """A button, and the message it was on."""

    data: str
    message_id: int


@dataclass(frozen=True)
class Phone:
    """A shared contact; `own` when it is the sender's."""

    number: str
    own: bool
    message_id: int


@dataclass(frozen=True)
class Photo:
    """A photo of the sender's own; `file_id` is what Telegram knows its largest size by."""

    file_id: str
    message_id: int


@dataclass(frozen=True)
class Unread:
    """Something that is not text: "voice", "sticker", "forwarded" or "other"."""

    what: str
    message_id: int


@dataclass(frozen=True)
class Blocked:
    """The person blocked the bot."""


@dataclass(frozen=True)
class Unblocked:
    """The person let the bot in again."""


@dataclass(frozen=True)
class InGroup:
    """Somebody put the bot in a group."""


Inbound = Command | Text | Edited | Pressed | Phone | Photo | Unread | Blocked | Unblocked | InGroup


@dataclass(frozen=True)
class Heard:
    """One update.

    :param chat_id: in a private chat the Telegram id of the person.
    :param at: when the bot heard it (aware UTC).
    """

    update_id: int
    chat_id: int
    event: Inbound
    at: datetime
    language: str | None = None
