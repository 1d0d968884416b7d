"""Conditions: small total values made from earlier questions. What is unknown does not hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conversations.kinds import Answer, Ear


@dataclass(frozen=True)
class Condition:
    """Whether something holds, given the answers on the path; `reads` names the questions it looks at.

    `told` is how it reads, for show.py: a Question stands for its short name, a (Question, option)
    for the label, and text for a word.
    """

    reads: frozenset[str]
    holds: Callable[[Mapping[str, Answer]], bool]
    told: tuple[object, ...] = ()


@dataclass(frozen=True)
class Beside:
    """What stands under a question because of earlier answers and of the day: ids of sentences."""

    reads: frozenset[str]
    tell: Callable[[Mapping[str, Answer], Ear], tuple[str, ...]]


ALWAYS = Condition(frozenset(), lambda _: True)


def all_of(*conditions: Condition) -> Condition:
    """Holds when every one of them holds."""
    return _joined("en", conditions, lambda known: all(c.holds(known) for c in conditions))


def any_of(*conditions: Condition) -> Condition:
    """Holds when at least one of them holds."""
    return _joined("of", conditions, lambda known: any(c.holds(known) for c in conditions))


def not_(condition: Condition) -> Condition:
    """Holds when the condition does not, so also when its question was skipped."""
    return Condition(
        condition.reads, lambda known: not condition.holds(known), ("niet", *condition.told)
    )


def _joined(
    word: str, conditions: tuple[Condition, ...], holds: Callable[[Mapping[str, Answer]], bool]
) -> Condition:
    reads = frozenset[str]().union(*(c.reads for c in conditions))
    told = tuple(part for c in conditions for part in (word, *c.told))[1:]
    return Condition(reads, holds, told)
