"""What can happen in a talk."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Typed:
    text: str


@dataclass(frozen=True)
class Tapped:
    key: str
    option: str


@dataclass(frozen=True)
class Amended:
    """Somebody edited the message that gave the answer to `key`."""

    key: str
    text: str


@dataclass(frozen=True)
class Unheard:
    """Something that is not text: "sticker", "voice", "photo", "forwarded", ..."""

    what: str


@dataclass(frozen=True)
class Photo:
    """A photo: the id under which Telegram holds the file."""

    file_id: str


@dataclass(frozen=True)
class Back:
    """To the question before this one."""


@dataclass(frozen=True)
class Overview:
    """What has been noted so far."""


@dataclass(frozen=True)
class Resumed:
    """Somebody is here again and has not said anything about the question yet."""


@dataclass(frozen=True)
class GoOn:
    """Put the current question."""


Event = Typed | Tapped | Amended | Unheard | Photo | Back | Overview | Resumed | GoOn
