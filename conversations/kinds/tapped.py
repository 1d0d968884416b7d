"""Kinds that are tapped: one of, several of, an order, a mark. All of them can be typed as well."""

from collections.abc import Iterable
from dataclasses import dataclass

from conversations import hearing
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


@dataclass(frozen=True)
class OneOf(Whole):
    """One of the options."""

    options: tuple[str, ...]
    columns: int = 1

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:  # noqa: ARG002 # the protocol
        heard = hearing.pick(text, ear.options(self.options), ear.also)
        if isinstance(heard, str):
            return heard
        return Retry("welke" if heard.keys else "knop", choices=heard.keys)

    def tap(self, option: str, ear: Ear, draft: Draft) -> Heard | None:  # noqa: ARG002 # the protocol
        return option if option in self.options else None

    def accepts(self, value: Value) -> bool:
        return value in self.options

    def rows(self, draft: Draft, choices: tuple[str, ...]) -> Rows:  # noqa: ARG002 # the protocol
        return in_columns([Button(o, f"optie.{o}") for o in choices or self.options], self.columns)


def yes_no() -> OneOf:
    """The kind of a question that is answered with yes or no."""
    return OneOf(("ja", "nee"))


@dataclass(frozen=True)
class ManyOf:
    """Several of the options, at most `at_most`; those in `alone` go with nothing else."""

    options: tuple[str, ...]
    at_most: int = 0
    alone: tuple[str, ...] = ()
    columns: int = 1

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:  # noqa: ARG002 # the protocol
        heard = hearing.pick_several(text, ear.options(self.options), ear.also)
        if isinstance(heard, tuple):
            return self._checked(self._in_order(heard))
        return Retry("knoppen" if heard.part == text else "deel", {"deel": heard.part})

    def tap(self, option: str, ear: Ear, draft: Draft) -> Heard | None:  # noqa: ARG002 # the protocol
        sign, name = option[:1], option[1:]
        if option == "!klaar":
            return self._checked(draft.chosen) if draft.chosen else Retry("niets")
        if sign not in "+-" or name not in self.options:
            return None
        if sign == "-":
            return Draft(tuple(o for o in draft.chosen if o != name))
        others = [o for o in draft.chosen if self._together(o, name)]
        chosen = self._in_order([*others, name])
        full = self.at_most and len(chosen) > self.at_most
        return Retry("te_veel", {"hoogstens": self.at_most}) if full else Draft(chosen)

    def _together(self, option: str, other: str) -> bool:
        return option != other and option not in self.alone and other not in self.alone

    def _in_order(self, options: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(options), key=self.options.index))

    def _checked(self, chosen: tuple[str, ...]) -> Heard:
        if self.at_most and len(chosen) > self.at_most:
            return Retry("te_veel", {"hoogstens": self.at_most})
        return chosen if self.accepts(chosen) else Retry("niet_samen")

    def accepts(self, value: Value) -> bool:
        if not isinstance(value, tuple) or not value or not set(value) <= set(self.options):
            return False
        crowded = self.at_most and len(value) > self.at_most
        return not crowded and (len(value) == 1 or not set(value) & set(self.alone))

    def rows(self, draft: Draft, choices: tuple[str, ...]) -> Rows:  # noqa: ARG002 # the protocol
        marked = [
            Button(f"-{o}", f"optie.{o}", chosen=True)
            if o in draft.chosen
            else Button(f"+{o}", f"optie.{o}")
            for o in self.options
        ]
        return in_columns(marked, self.columns)

    def controls(self, draft: Draft) -> tuple[str, ...]:  # noqa: ARG002 # the protocol
        return ("klaar",)

    def draft_of(self, value: Value) -> Draft:
        assert isinstance(value, tuple)
        return Draft(tuple(str(option) for option in value))

    def still(self, draft: Draft) -> Draft:
        return Draft(tuple(o for o in draft.chosen if o in self.options))

    def repeats(self, option: str, value: Value, ear: Ear) -> bool:
        draft = self.draft_of(value)
        return self.tap(option, ear, draft) in (draft, value)


@dataclass(frozen=True)
class Ranking(Whole):
    """All options, put in order: the first tap is the most important one."""

    options: tuple[str, ...]

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:  # noqa: ARG002 # the protocol
        heard = hearing.pick_several(text, ear.options(self.options), ear.also)
        if isinstance(heard, tuple) and self.accepts(heard):
            return heard
        return Retry("volgorde", {"aantal": len(self.options)})

    def tap(self, option: str, ear: Ear, draft: Draft) -> Heard | None:  # noqa: ARG002 # the protocol
        if option == "!opnieuw":
            return Draft()
        if option[:1] != "+" or option[1:] not in self.options:
            return None
        chosen = draft.chosen if option[1:] in draft.chosen else (*draft.chosen, option[1:])
        rest = tuple(o for o in self.options if o not in chosen)
        return (*chosen, *rest) if len(rest) <= 1 else Draft(chosen)

    def accepts(self, value: Value) -> bool:
        return isinstance(value, tuple) and sorted(map(str, value)) == sorted(self.options)

    def rows(self, draft: Draft, choices: tuple[str, ...]) -> Rows:  # noqa: ARG002 # the protocol
        return tuple(
            (Button(f"+{o}", f"optie.{o}"),) for o in self.options if o not in draft.chosen
        )

    def controls(self, draft: Draft) -> tuple[str, ...]:
        return ("opnieuw",) if draft.chosen else ()

    def still(self, draft: Draft) -> Draft:
        """At least two are left to choose from: one would be no choice."""
        fitting = tuple(o for o in draft.chosen if o in self.options)
        return Draft(fitting[: max(len(self.options) - 2, 0)])

    def repeats(self, option: str, value: Value, ear: Ear) -> bool:  # noqa: ARG002 # the protocol
        return option.startswith("+") and option[1:] in self.options


@dataclass(frozen=True)
class Scale(Whole):
    """A mark from low to high, for one thing or for each of `items` in turn."""

    low: int
    high: int
    items: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        return ()

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:
        marks = hearing.read_numbers(text, max(len(self.items), 1)) or ()
        if not marks and (number := hearing.read_number(text)) is not None:
            marks = (*self._marks(draft), number)
        places = [hearing.fold(text).find(ear.labels.get(item, item)) for item in self.items]
        mixed = -1 not in places and places != sorted(places)  # named in another order: not guessed
        if not marks or mixed or not all(self.low <= mark <= self.high for mark in marks):
            return Retry("cijfers" if self.items else "getal", self._bounds)
        return self._kept(marks)

    def tap(self, option: str, ear: Ear, draft: Draft) -> Heard | None:  # noqa: ARG002 # the protocol
        item, _, mark = option.rpartition(".")
        if not mark.isdecimal() or not self.low <= int(mark) <= self.high:
            return None
        if not self.items:
            return None if item else int(mark)
        if item not in self.items:
            return None
        marks, place = self._marks(draft), self.items.index(item)
        # A second tap on an earlier line changes nothing: that line has its mark.
        return self._kept((*marks, int(mark))) if place == len(marks) else draft

    def _kept(self, marks: tuple[int, ...]) -> Heard:
        if not self.items:
            return marks[0]
        return marks if len(marks) == len(self.items) else Draft(tuple(map(str, marks)))

    @staticmethod
    def _marks(draft: Draft) -> tuple[int, ...]:
        return tuple(map(int, draft.chosen))

    @property
    def _bounds(self) -> dict[str, object]:
        return {"laagste": self.low, "hoogste": self.high, "aantal": len(self.items)}

    def still(self, draft: Draft) -> Draft:
        marks = tuple(m for m in draft.chosen if m.isdecimal() and self.low <= int(m) <= self.high)
        return Draft(marks[: max(len(self.items) - 1, 0)])

    def repeats(self, option: str, value: Value, ear: Ear) -> bool:  # noqa: ARG002 # the protocol
        marks = value if isinstance(value, tuple) else (value,)
        names = [f"{item}." for item in self.items] or [""]
        return option in [f"{name}{mark}" for name, mark in zip(names, marks, strict=True)]

    def accepts(self, value: Value) -> bool:
        marks = value if self.items else (value,)
        return (
            isinstance(marks, tuple)
            and len(marks) == max(len(self.items), 1)
            and all(isinstance(mark, int) and self.low <= mark <= self.high for mark in marks)
        )

    def rows(self, draft: Draft, choices: tuple[str, ...]) -> Rows:  # noqa: ARG002 # the protocol
        item = f"{self.items[len(draft.chosen)]}." if self.items else ""
        marks = [Button(f"{item}{mark}", text=str(mark)) for mark in range(self.low, self.high + 1)]
        return in_columns(marks, 5)
