"""What every kind of answer has in common: what can be tapped, what can be typed, and what is kept.

Rules of this file:
- A value is canonical: text, a whole number, or a tuple of those. A date is kept as "2026-11-24",
  a gemeente as its code. What is kept is accepted again on every load; what is no longer accepted
  makes its question open again and nothing else.
- Reading never raises. It gives a value, a Draft (a choice that is not finished) or a Retry (why
  not, as the id of a sentence).
- A tap says what must be, never "the other way round": the button that chooses sends "+raad", the
  one that takes back sends "-raad". So a tap that arrives twice does no harm.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from conversations.collegeperiode import Verkiezingen
from conversations.gemeenten import Gemeenten


class Mark(StrEnum):
    """Answers without a value. They are answers: nothing is asked again because of them."""

    SKIPPED = "overgeslagen"
    LATER = "bespreken"


Value = str | int | tuple[str, ...] | tuple[int, ...]
Answer = Value | Mark


def dump(answer: Answer) -> str:
    """An answer as text for the store."""
    return json.dumps({"mark": answer.value} if isinstance(answer, Mark) else answer)


def load(stored: str) -> Answer:
    """The answer that `dump` made into text."""
    match json.loads(stored):
        case {"mark": mark}:
            return Mark(mark)
        case list() as several:
            return tuple(several)
        case value:
            return value  # type: ignore[no-any-return] # dump wrote it


@dataclass(frozen=True)
class Retry:
    """Not an answer: why (`retry.{why}` is the sentence), and what may be meant instead."""

    why: str
    values: Mapping[str, object] = field(default_factory=dict)
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A choice that is being made: options in the order in which they were chosen."""

    chosen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Button:
    """One button. Its text is a sentence of the question (`words`) or stands as it is (`text`)."""

    option: str
    words: str = ""
    text: str = ""
    chosen: bool = False


Rows = tuple[tuple[Button, ...], ...]
Heard = Value | Draft | Retry


@dataclass(frozen=True)
class Ear:
    """What typed words can mean at one question: labels of the options, other words for them,
    the gemeenten of the country, which day it is for the person (a local date), and when councils
    are elected.
    """

    labels: Mapping[str, str]
    also: Mapping[str, Sequence[str]]
    gemeenten: Gemeenten
    today: date
    verkiezingen: Verkiezingen = field(default_factory=Verkiezingen)

    def options(self, keys: Iterable[str]) -> list[tuple[str, str]]:
        return [(key, self.labels[key]) for key in keys]


class Kind(Protocol):
    """What every kind can do."""

    @property
    def options(self) -> tuple[str, ...]:
        """The options that have a label."""

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:
        """What typed (clean, not empty) text says."""

    def tap(self, option: str, ear: Ear, draft: Draft) -> Heard | None:
        """What a tap says; None when this kind has no such button."""

    def accepts(self, value: Value) -> bool:
        """Whether a stored value is (still) an answer."""

    def rows(self, draft: Draft, choices: tuple[str, ...]) -> Rows:
        """The buttons, given what has been chosen and what was suggested."""

    def controls(self, draft: Draft) -> tuple[str, ...]:
        """Further buttons that belong to this kind: "klaar", "opnieuw"."""

    def draft_of(self, value: Value) -> Draft:
        """The draft to start from when this value is corrected."""

    def still(self, draft: Draft) -> Draft:
        """What of a stored draft still fits: a later version may have other options."""

    def repeats(self, option: str, value: Value, ear: Ear) -> bool:
        """Whether a tap says what this value already says."""


class Whole:
    """A kind that is corrected by answering it again, from nothing."""

    def controls(self, draft: Draft) -> tuple[str, ...]:  # noqa: ARG002 # the protocol
        return ()

    def draft_of(self, value: Value) -> Draft:  # noqa: ARG002 # the protocol
        return Draft()

    def still(self, draft: Draft) -> Draft:  # noqa: ARG002 # the protocol
        return Draft()

    def repeats(self: Kind, option: str, value: Value, ear: Ear) -> bool:
        return self.tap(option, ear, Draft()) == value


def in_columns(buttons: Sequence[Button], columns: int) -> Rows:
    """The buttons as rows of so many."""
    return tuple(tuple(buttons[at : at + columns]) for at in range(0, len(buttons), columns))
