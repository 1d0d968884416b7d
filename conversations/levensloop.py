"""The life of a case as a table of lines: in a state, on an event, under a guard, to a state.

An event that no line has for a state raises, and changes nothing. Of several lines for one event the
first whose guard holds counts.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

S = TypeVar("S", bound=StrEnum)
E = TypeVar("E", bound=StrEnum)
F = TypeVar("F")
Line = tuple[S, E, Callable[[F], bool], S]


class IllegalEvent(ValueError):
    """This cannot happen to a case in this state."""


def altijd(_: Any) -> bool:
    """No guard."""
    return True


def advance(table: Iterable[Line[S, E, F]], state: S, event: E, facts: F) -> S:
    """The state after the event. Raises IllegalEvent."""
    for before, happened, guard, after in table:
        if (before, happened) == (state, event) and guard(facts):
            return after
    raise IllegalEvent(f"{event} kan niet in {state}")


def can(table: Iterable[Line[S, E, F]], state: S, event: E) -> bool:
    """Whether an event may happen in a state at all."""
    return any(line[:2] == (state, event) for line in table)


def mermaid(
    table: Iterable[Line[S, E, F]], first: S, closed: Sequence[S], without: Container[E]
) -> str:
    """The table as a state diagram: one arrow for all that leads from one state to another. What
    changes nothing is left out, and so are the events in `without`.
    """
    arrows: dict[tuple[S, S], list[str]] = {}
    for before, event, guard, after in table:
        if before is not after and event not in without:
            when = "" if guard is altijd else f" [{guard.__name__}]"
            arrows.setdefault((before, after), []).append(f"{event}{when}")
    lines = [
        f"  {before} --> {after}: {', '.join(told)}" for (before, after), told in arrows.items()
    ]
    ends = [f"  {state} --> [*]" for state in closed]
    return "\n".join(["stateDiagram-v2", f"  [*] --> {first}", *lines, *ends])
