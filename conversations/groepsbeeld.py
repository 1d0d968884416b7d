"""What a college answered before its heisessie, as a group (domain.md (ii-b), aggregation rules).

Everybody sees the same picture: of a statement the median, of a choice what more than half chose,
which is its median too. Nothing else is ever shown: no number of answers, no spread, no role. Why
nobody can be found in it:

- It is made once, at the end of the term, and stays as it is then. Two pictures that differ by the
  last answer would tell that answer; there are no two. Afterwards the answers themselves are gone.
- It depends on the answers alone, not on who gave which. When one answer makes it different, the
  same answer of anybody else would have made it different in the same way.
- Of fewer than four answers nothing is shown, also when that is so for one statement only; under
  five participants nothing is asked at all. So of every colleague, whatever is shown, any answer is
  possible, and that there is none: to who looks on, and to a member who knows the own answer. (In a
  group of five who did not answer may know that the four others did, and no more than that.)
- Of a choice of two at most two are shown. Where three have more than half, so few answers are left
  over that somebody who chose none of the three would know what the others chose.

What is left is what the thresholds allow. Who knows of all others what they answered, or that they
did not, may learn the last answer: six who tell each other everything have told who the seventh is.
And who opens links of others with accounts of their own makes such a group; it does not stay
unseen, for a link opens once, and the colleague whose link was used hears so.
"""

from collections import Counter
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
CHOICES = {"niet_missen": 2, "werkwijze": None}  # of how many options one may choose, and are shown
FAR_BELOW = 2  # domain.md 3.5: who scores so much below the median is not to be surprised


@dataclass(frozen=True)
class Groepsbeeld:
    """What requester and members see.

    :param medians: by statement, 1 to 5; without those that too few answered.
    :param often: by choice, the options that more than half of those who answered chose.
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


def often(
    answered: Sequence[Answers], choices: Mapping[str, int | None]
) -> dict[str, tuple[str, ...]]:
    """Of each choice what more than half chose, without those that too few answered.

    :param choices: how many options are shown at most; None: all of them.
    """
    found = {key: _often([one.get(key) for one in answered], most) for key, most in choices.items()}
    return {key: options for key, options in found.items() if options}


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


def _often(given: Iterable[Answer | None], most: int | None) -> tuple[str, ...]:
    """What more than half chose, in alphabetical order; where that is too much, without those that
    were chosen least.
    """
    picked = [options for one in given if (options := chosen(one))]
    if len(picked) < LEAST_ANSWERS:
        return ()
    number = Counter(option for options in picked for option in options)
    shown = sorted(option for option, times in number.items() if 2 * times > len(picked))
    while most is not None and len(shown) > most:
        least = min(number[option] for option in shown)
        shown = [option for option in shown if number[option] > least]
    return tuple(shown)
