"""What a talk says: data, so that the chat, the private page and `klik show` can each write it their way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.kinds import Answer, Draft
from conversations.script import Question


@dataclass(frozen=True)
class Note:
    """A sentence by id; with `question`, one of the sentences of that question."""

    id: str
    values: Mapping[str, object] = field(default_factory=dict)
    question: Question | None = None


@dataclass(frozen=True)
class Ask:
    """A question with its buttons; `note` stands above it, `beside` under it, `explained` adds why
    it is asked.
    """

    question: Question
    draft: Draft = field(default_factory=Draft)
    choices: tuple[str, ...] = ()
    note: Note | None = None
    explained: bool = False
    correcting: bool = False
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settled:
    """What the message of an answered question becomes."""

    question: Question
    answer: Answer


@dataclass(frozen=True)
class Review:
    """The closing summary, with the buttons to send, change or wipe."""

    known: Mapping[str, Answer]


@dataclass(frozen=True)
class SoFar:
    """The summary of a talk that is not finished."""

    known: Mapping[str, Answer]


@dataclass(frozen=True)
class WhichAnswer:
    """The answers that can be corrected, as buttons."""

    questions: tuple[Question, ...]


@dataclass(frozen=True)
class OfferChange:
    """A button of another question was pressed: which one that was, and a button to change it."""

    question: Question
    answer: Answer


@dataclass(frozen=True)
class SureToWipe:
    """Whether everything must really go."""


@dataclass(frozen=True)
class WelcomeBack:
    """What it was about, how many questions are left, one button to go on."""

    left: int


@dataclass(frozen=True)
class Paused:
    """Somebody stops for now: nothing is lost, and how to go on."""


Say = Note | Ask | Review | SoFar | WhichAnswer | OfferChange | SureToWipe | WelcomeBack | Paused
