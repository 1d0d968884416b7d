"""Kinds that are typed or sent: text, a telephone number, a number, a date, a gemeente, a photo."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from conversations import hearing
from conversations.dates import is_day, read_date
from conversations.kinds.answers import (
    Button,
    Draft,
    Ear,
    Heard,
    Retry,
    Rows,
    Value,
    Whole,
    in_columns,
)


class _Typed(Whole):
    """A kind without buttons."""

    options: tuple[str, ...] = ()

    def tap(self, option: str, ear: Ear, draft: Draft) -> Heard | None:  # noqa: ARG002 # the protocol
        return None

    def rows(self, draft: Draft, choices: tuple[str, ...]) -> Rows:  # noqa: ARG002 # the protocol
        return ()


_TITLED = re.compile(r"\b(?:de heer|dhr\.?|meneer|mevrouw|mevr\.?|mw\.?)\s+[A-Z]")
_FULL_NAME = re.compile(r"(?<=\w )[A-Z][a-zà-ÿ]+(?: (?:van|de|der|den|ten|ter|'t))* [A-Z][a-zà-ÿ]+")
# What stands before a name, and a word that greets or says goodbye: neither is somebody's name.
_NO_NAME = re.compile(r"(?:als )?(?:(?:de )?heer|dhr|meneer|mevrouw|mevr|mw|dag)\b[ .]*")


@dataclass(frozen=True)
class ShortText(_Typed):
    """A sentence of at most `limit` characters.

    :param no_names: names of other people are kept out (domain.md (i), branch rule of question 7).
    :param own_name: it is what somebody is called: a title alone or a number is no answer.
    """

    limit: int
    no_names: bool = False
    own_name: bool = False

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:  # noqa: ARG002 # the protocol
        if len(text) > self.limit:
            return Retry("te_lang", {"limiet": self.limit})
        if self.no_names and (_TITLED.search(text) or _FULL_NAME.search(text)):
            return Retry("naam")
        if self.own_name and not self._is_name(text):
            return Retry("geen_naam")
        return text

    @staticmethod
    def _is_name(text: str) -> bool:
        letters = any(sign.isalpha() for sign in text)
        return letters and not _NO_NAME.fullmatch(hearing.fold(text))

    def accepts(self, value: Value) -> bool:
        return isinstance(value, str) and 0 < len(value) <= self.limit


@dataclass(frozen=True)
class Phone(_Typed):
    """A telephone number, typed or shared with Telegram's own button."""

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:  # noqa: ARG002 # the protocol
        return hearing.read_phone(text) or Retry("telefoon")

    def accepts(self, value: Value) -> bool:
        return isinstance(value, str) and hearing.read_phone(value) is not None


@dataclass(frozen=True)
class Number(_Typed):
    """A whole number from low to high, both included."""

    low: int
    high: int

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:  # noqa: ARG002 # the protocol
        number = hearing.read_number(text)
        return (
            Retry("getal", self._bounds) if number is None or not self.accepts(number) else number
        )

    def accepts(self, value: Value) -> bool:
        return isinstance(value, int) and self.low <= value <= self.high

    @property
    def _bounds(self) -> dict[str, object]:
        return {"laagste": self.low, "hoogste": self.high}


@dataclass(frozen=True)
class Date(_Typed):
    """A day from today on, at most `ahead` days away; `quick` are buttons for days from today.

    :param back: how many days it may lie back. A day of which the year was not typed is the next
        such day, so that what then lies too far ahead is asked with its year.
    """

    ahead: int = 730
    back: int = 0
    quick: Mapping[str, int] = field(default_factory=dict)

    @property
    def options(self) -> tuple[str, ...]:  # type: ignore[override] # computed here
        return tuple(self.quick)

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:  # noqa: ARG002 # the protocol
        option = hearing.pick(text, ear.options(self.quick), ear.also)
        if isinstance(option, str):
            return self._day(ear.today + timedelta(days=self.quick[option]), ear)
        day = read_date(text, ear.today)
        return Retry("datum") if day is None else self._day(day, ear)

    def tap(self, option: str, ear: Ear, draft: Draft) -> Heard | None:  # noqa: ARG002 # the protocol
        if option not in self.quick:
            return None
        return self._day(ear.today + timedelta(days=self.quick[option]), ear)

    def _day(self, day: date, ear: Ear) -> Heard:
        days = (day - ear.today).days
        if days < -self.back:
            return Retry("datum_terug" if self.back else "datum_voorbij")
        if days > self.ahead:
            return Retry("datum_jaar" if self.back else "datum_ver")
        return day.isoformat()

    def accepts(self, value: Value) -> bool:
        return isinstance(value, str) and is_day(value)

    def rows(self, draft: Draft, choices: tuple[str, ...]) -> Rows:  # noqa: ARG002 # the protocol
        return in_columns([Button(option, f"optie.{option}") for option in self.options], 1)


@dataclass(frozen=True)
class GemeenteKind(_Typed):
    """A gemeente, matched against the real list; a near miss or a double name is asked."""

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:  # noqa: ARG002 # the protocol
        match = ear.gemeenten.find(text)
        codes = tuple(found.code for found in match.candidates)
        if match.certain and match.via:
            return Retry(
                "gemeente_van", {"plaats": match.via, "gemeente": match.certain.name}, codes
            )
        if match.certain:
            return match.certain.code
        return Retry("welke_gemeente", choices=codes) if codes else Retry("gemeente")

    def tap(self, option: str, ear: Ear, draft: Draft) -> Heard | None:  # noqa: ARG002 # the protocol
        return option if option in ear.gemeenten else None

    def accepts(self, value: Value) -> bool:
        return isinstance(value, str) and re.fullmatch(r"GM\d{4}", value) is not None

    def rows(self, draft: Draft, choices: tuple[str, ...]) -> Rows:  # noqa: ARG002 # the protocol
        return tuple((Button(code, text=code),) for code in choices)


@dataclass(frozen=True)
class PhotoKind(_Typed):
    """A photo, kept as the id under which Telegram holds the file; it is sent, never typed."""

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:  # noqa: ARG002 # the protocol
        return Retry("foto")

    def accepts(self, value: Value) -> bool:
        return isinstance(value, str) and re.fullmatch(r"[\w-]{1,250}", value) is not None
