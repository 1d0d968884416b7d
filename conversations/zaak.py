"""A case: what a traject (traject.py) and a heisessie (heisessie.py) have in common.

Rules of this file:
- The life of a case is one table: in which state which event leads where, and under which guard.
- An event that is not in the table for a state raises, and changes nothing.
- Of several lines for one event the first whose guard holds counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

S = TypeVar("S", bound=StrEnum)  # states
E = TypeVar("E", bound=StrEnum)  # events
F = TypeVar("F")  # what guards look at


class Owner(StrEnum):
    """Who does the next step: in a traject, in a heisessie, or in both."""

    WETHOUDER = "wethouder"
    COACH = "coach"
    AANVRAGER = "aanvrager"  # who asked for the heisessie
    LID = "lid"  # a member of the college
    BEGELEIDER = "begeleider"
    COORDINATOR = "coordinator"


class IllegalEvent(ValueError):
    """This cannot happen to a case in this state."""


def altijd(_: object) -> bool:
    """No guard."""
    return True


@dataclass(frozen=True)
class Verloop(Generic[S, E, F]):
    """A table, from the first state on.

    :param lines: a state, an event, a guard, and the state after it.
    :param anywhere: events that are possible almost everywhere, and are not drawn.
    """

    first: S
    closed: frozenset[S]
    lines: tuple[tuple[S, E, Callable[[F], bool], S], ...]
    anywhere: frozenset[E]

    def advance(self, state: S, event: E, facts: F) -> S:
        """The state after the event. Raises IllegalEvent, and then nothing has changed."""
        for before, happened, guard, after in self.lines:
            if (before, happened) == (state, event) and guard(facts):
                return after
        raise IllegalEvent(f"{event} kan niet in {state}")

    def can(self, state: S, event: E) -> bool:
        """Whether an event may happen in a state at all."""
        return any(line[:2] == (state, event) for line in self.lines)

    def mermaid(self) -> str:
        """The table as a state diagram: one arrow for all that leads from one state to another. What
        changes nothing is left out.
        """
        arrows: dict[tuple[S, S], list[str]] = {}
        for before, event, guard, after in self.lines:
            if before is not after and event not in self.anywhere:
                when = "" if guard is altijd else f" [{guard.__name__}]"
                arrows.setdefault((before, after), []).append(f"{event}{when}")
        lines = [
            f"  {before} --> {after}: {', '.join(told)}" for (before, after), told in arrows.items()
        ]
        ends = [f"  {state} --> [*]" for state in type(self.first) if state in self.closed]
        return "\n".join(["stateDiagram-v2", f"  [*] --> {self.first}", *lines, *ends])
