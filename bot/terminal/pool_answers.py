"""Answers as they stand in JSON, and what would be one."""

from collections.abc import Mapping
from typing import Any

from conversations.kinds import Answer, GemeenteList, ManyOf, Mark, Number, Scale
from conversations.script import Question


def is_number(given: Any) -> bool:
    """A whole number; true and false are none."""
    return isinstance(given, int) and not isinstance(given, bool)


def answer_in(given: Any) -> Answer | None:
    """The answer, or None when JSON like this never is one. Without a value it is written as in the
    store: {"mark": "bespreken"}.
    """
    if isinstance(given, dict) and given.keys() == {"mark"} and given["mark"] in tuple(Mark):
        return Mark(given["mark"])
    if isinstance(given, str) or is_number(given):
        return given  # type: ignore[no-any-return] # JSON
    if isinstance(given, list) and all(isinstance(one, str) or is_number(one) for one in given):
        return tuple(given)
    return None


def what_fits(question: Question) -> tuple[str, Mapping[str, object]]:
    """The sentence that says what would be an answer."""
    kind = question.kind
    if isinstance(kind, Number) or (isinstance(kind, Scale) and not kind.items):
        return "getal", {"laagste": kind.low, "hoogste": kind.high}
    if isinstance(kind, GemeenteList):
        return "gemeenten", {}
    if isinstance(kind, ManyOf):
        return "keuzes", {
            "mag": ", ".join(kind.options),
            "hoogstens": kind.at_most or len(kind.options),
        }
    return ("keuze", {"mag": ", ".join(kind.options)}) if kind.options else ("antwoord", {})
