"""What the members of a college answered, as a group (domain.md (ii-b) and 3.5).

The begeleider sees the answers and `Groep`. Requester and members see `Beeld`, and nothing else that
comes from the answers: the programme is composed from it as well, so that it tells no more.

Why nobody is found in a `Beeld`:

- It is made once, at the end of a day that is reckoned from the date alone, and kept as it is. There
  is no count that runs and no second picture. So there are never two to compare, and neither an
  answer that comes in nor a member who leaves shows as a difference.
- It is the same whoever of the members gave which answers: only sorted values and counts go into it.
  Suppose that one member changed an answer, or did not answer at all, and that this shows. Give
  every answer of this member to any other member, and the other's to this one: each of the two
  pictures stays what it is. So whatever is seen fits every member but the one who looks, who knows
  the own answers. Nobody is asked for an office, and nothing is split by one.
- It has no numbers. A median is told in three words, which hide its halves (these would tell whether
  an even number of people answered) and its ends: at the top "eens" is 4 or 5, so that who answered
  1 cannot tell that all others answered 5. A choice is told when at least half made it, and at
  least three, out of five or more: then neither who made it alone nor who alone did not can tell
  what any other one did. How many answered, and who, is not in it.
- Fewer than four answers, a low trust, and somebody far below the others all look the same: nothing
  is shown, and the begeleider talks with everybody. That somebody asks to be called changes nothing
  that others see.

What the thresholds allow all the same: members who put their answers together know more (two of four
may find what the other two said, all but one nearly everything), and where something is shown,
nobody's trust is two below the middle.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from conversations.kalender import Kalender
from conversations.kinds import Answer, Mark
from conversations.script import chosen

VERTROUWEN = ("zeggen", "fout", "aanspreken")  # M1 to M3
STELLINGEN = (*VERTROUWEN, "doelen", "rollen")  # and M4, M5
LEAST_ANSWERS, LEAST_MEMBERS = 4, 5
LEAST_TO_CHOOSE, LEAST_OF_CHOICE = 5, 3
LOW, HIGH = 3, 4  # of trust: below, and from there on
FAR_BELOW = 2
CLOSES = 6  # working days before: the begeleider composes, and the college looks at it, after that
Answers = Mapping[str, Answer]  # of one member, on the path of the script


class Oordeel(StrEnum):
    """What the group says of a statement."""

    ONEENS = "oneens"
    ERTUSSEN = "ertussen"
    EENS = "eens"


@dataclass(frozen=True)
class Beeld:
    """What everybody may see. Nothing at all where talks come first.

    :param niveau: the highest trust level that a werkvorm may ask for, 1 to 3.
    :param stellingen: the middle of the group, by statement; without those that too few answered.
    :param onderwerpen, werkwijzen: what at least half wants (M6 and M8), by name.
    """

    niveau: int = 1
    stellingen: Mapping[str, Oordeel] = field(default_factory=dict)
    onderwerpen: tuple[str, ...] = ()
    werkwijzen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Groep:
    """What only the begeleider sees.

    :param aantal: how many answered.
    :param medianen: by statement; without those that too few answered.
    :param vertrouwen: the middle of what each member scores on M1 to M3; None of too few.
    :param verspreid: somebody scores far below that.
    :param eerst_spreken: the begeleider talks with everybody before anything is composed.
    :param bellen: somebody asks to be called.
    :param keuzes: how often each option was chosen, by question (M6 to M8).
    """

    aantal: int
    medianen: Mapping[str, float]
    vertrouwen: float | None
    verspreid: bool
    eerst_spreken: bool
    bellen: bool
    keuzes: Mapping[str, Counter[str]]


def mag_vragen(leden: int | None, vragenlijst: Answer | None) -> bool:
    """Whether the members are asked questions at all; else the begeleider talks with each of them.

    :param leden: how many take part (scripts/college.py).
    :param vragenlijst: the answer to C15.
    """
    return (leden or 0) >= LEAST_MEMBERS and vragenlijst in ("ja", "na_overleg")


def sluit_op(datum: date, kalender: Kalender) -> date:
    """The last day on which members can answer, for a heisessie on this day (local). Where it is
    over when the date is fixed, there is no time to ask anything.
    """
    return kalender.working_days(datum, -CLOSES)


def wissen_op(datum: date) -> date:
    """The day on which the answers are erased (domain.md 5.5)."""
    return datum + timedelta(days=1)


def groep(leden: int, answers: Sequence[Answers]) -> Groep:
    """The group that these members are.

    :param leden: how many take part, whether they answered or not.
    :param answers: of those who finished, in any order.
    """
    scores = [score for one in answers if (score := _score(one)) is not None]
    enough = leden >= LEAST_MEMBERS and len(answers) >= LEAST_ANSWERS
    trust = median(scores) if enough and len(scores) >= LEAST_ANSWERS else None
    verspreid = trust is not None and min(scores) <= trust - FAR_BELOW
    marks = {key: _marks(answers, key) for key in STELLINGEN}
    return Groep(
        aantal=len(answers),
        medianen={key: median(all_) for key, all_ in marks.items() if len(all_) >= LEAST_ANSWERS},
        vertrouwen=trust,
        verspreid=verspreid,
        eerst_spreken=trust is None or trust < LOW or verspreid,
        bellen=any(one.get("opzien") == "bel_mij" or one.get("vooraf") == "ja" for one in answers),
        keuzes={key: _chosen(answers, key) for key in ("niet_missen", "opzien", "werkwijze")},
    )


def beeld(leden: int, answers: Sequence[Answers]) -> Beeld:
    """What everybody may see of it. Made once, after the last day, and kept; as above."""
    them = groep(leden, answers)
    if them.eerst_spreken or them.vertrouwen is None:
        return Beeld()
    return Beeld(
        niveau=3 if them.vertrouwen >= HIGH else 2,
        stellingen={key: _oordeel(middle) for key, middle in them.medianen.items()},
        onderwerpen=_shared(answers, "niet_missen"),
        werkwijzen=_shared(answers, "werkwijze"),
    )


def _score(one: Answers) -> float | None:
    """What a member scores on trust; None of who answered less than two of the three."""
    marks = _marks([one], *VERTROUWEN)
    return median(marks) if len(marks) > 1 else None


def _marks(answers: Iterable[Answers], *keys: str) -> list[int]:
    given = (one.get(key) for one in answers for key in keys)
    return [mark for mark in given if isinstance(mark, int)]


def _chosen(answers: Iterable[Answers], key: str) -> Counter[str]:
    return Counter(option for one in answers for option in chosen(one.get(key)))


def _shared(answers: Sequence[Answers], key: str) -> tuple[str, ...]:
    """What enough of those who answered chose, in an order that does not tell whose came first."""
    many = sum(one.get(key) is not None and not isinstance(one[key], Mark) for one in answers)
    if many < LEAST_TO_CHOOSE:
        return ()
    least = max(LEAST_OF_CHOICE, (many + 1) // 2)
    return tuple(sorted(o for o, times in _chosen(answers, key).items() if times >= least))


def _oordeel(middle: float) -> Oordeel:
    if middle < LOW:
        return Oordeel.ONEENS
    return Oordeel.EENS if middle >= HIGH else Oordeel.ERTUSSEN
