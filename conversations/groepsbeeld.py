"""What a college answered before its heisessie, as a group (domain.md (ii-b), aggregation rules).

Everybody sees the same picture: of a statement the median, of a choice what at least half chose,
which is its median too. Nothing else is ever shown: no number of answers, no spread, no role. Why
nobody can be found in it:

- It is made once, at the end of the term, and stays as it is then. Two pictures that differ by the
  last answer would tell that answer; there are no two.
- It depends on the answers alone, not on who gave which. When one answer makes it different, the
  same answer of anybody else would have made it different in the same way.
- From four answers on every median leaves every single answer open: whoever sees "4" may hold any
  of the five possible answers of any colleague for true. Of fewer answers nothing is shown, also
  when that is so for one statement only; under five participants nothing is asked at all.

What is left is what the thresholds allow: who knows of all others but one what they answered may
learn on which side of the median that one is. The begeleider sees more, as everybody was told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from conversations.kinds import Answer
from conversations.script import chosen

Answers = Mapping[str, Answer]

LEAST_PARTICIPANTS = 5  # under this: talks beforehand in place of questions
LEAST_ANSWERS = 4
STATEMENTS = ("zeggen", "fout", "aanspreken", "doelen", "rollen")
TRUST = ("zeggen", "fout", "aanspreken")
CHOICES = ("niet_missen", "werkwijze")
FAR_BELOW = 2  # domain.md 3.5: who scores so much below the median is not to be surprised


@dataclass(frozen=True)
class Groepsbeeld:
    """What requester and members see.

    :param medians: by statement, 1 to 5; without those that too few answered.
    :param often: by choice, the options that at least half of those who answered chose.
    """

    medians: Mapping[str, int]
    often: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Vertrouwen:
    """For the begeleider and the programme: how open the group is (domain.md 3.5).

    :param score: 1 to 5, the median of what each gave for the statements about trust.
    :param apart: somebody is far below it: the group counts as one without trust, and all are called.
    """

    score: int
    apart: bool


def may_ask(participants: int) -> bool:
    """Whether a group is large enough for questions; a smaller one has talks beforehand."""
    return participants >= LEAST_PARTICIPANTS


def picture(answered: Sequence[Answers], participants: int) -> Groepsbeeld | None:
    """The picture of a group, or None when there is nothing that may be shown.

    :param answered: of each member who took part the answers to the script `collegelid`.
    """
    if not may_ask(participants):
        return None
    found = Groepsbeeld(medians(answered, STATEMENTS), often(answered, CHOICES))
    return found if found.medians or found.often else None


def medians(answered: Sequence[Answers], keys: Iterable[str]) -> dict[str, int]:
    """Of each statement the median, without those that too few answered."""
    return {
        key: median_low(given)
        for key in keys
        if len(given := _given(answered, key)) >= LEAST_ANSWERS
    }


def often(answered: Sequence[Answers], keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of each choice what at least half chose, without those that too few answered."""
    return {key: options for key in keys if (options := _often([one.get(key) for one in answered]))}


def trust(answered: Sequence[Answers], participants: int) -> Vertrouwen | None:
    """How open the group is; None where too few answered."""
    each = [median_low(own) for one in answered if (own := _own(one))]
    if not may_ask(participants) or len(each) < LEAST_ANSWERS:
        return None
    score = median_low(each)
    return Vertrouwen(score, min(each) <= score - FAR_BELOW)


def _own(answers: Answers) -> list[int]:
    return [number for key in TRUST for number in _given([answers], key)]


def _given(answered: Sequence[Answers], key: str) -> list[int]:
    return [number for one in answered if isinstance(number := one.get(key), int)]


def _often(given: Sequence[Answer | None]) -> tuple[str, ...]:
    """What at least half chose, in alphabetical order."""
    picked = [options for one in given if (options := chosen(one))]
    if len(picked) < LEAST_ANSWERS:
        return ()
    every = sorted({option for options in picked for option in options})
    return tuple(o for o in every if 2 * sum(o in options for options in picked) >= len(picked))
