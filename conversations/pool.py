"""Who is matched: a wethouder and the coaches of the pool, as what they answered and what the office
knows of them. Answers are those on the path of their script (`Script.path(...).known`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from conversations.afstand import Kaart
from conversations.kinds import Answer, Mark
from conversations.script import chosen

Answers = Mapping[str, Answer]
Key = tuple[str, str]  # a script, and the key of one of its questions
Fact = tuple[str, str]  # the key of a question, and an option that was chosen there

NO_LIMIT = float("inf")


class Gemist(StrEnum):
    """What a wethouder missed in a coach with whom there was no klik: the options of the klik
    questions `zoekt` and `praktisch` (domain.md (iv), 7 and 6).
    """

    ERVARING = "ervaring"
    STIJL = "stijl"
    AFSTAND = "afstand"
    PERSOON = "persoon"
    REISTIJD = "reistijd"
    AGENDA = "agenda"
    PLEK = "plek"


class Barred(StrEnum):
    """Why a coach does not come back to this wethouder."""

    GEWEIGERD = "geweigerd"  # one of the two did not take up the proposal
    GEEN_KLIK = "geen_klik"
    GENOEMD = "genoemd"  # either side named the other as somebody not to work with
    UITGESLOTEN = "uitgesloten"  # the office says so


def missed_in(klik: Answers) -> frozenset[Gemist]:
    """What was missed, from the answers of a wethouder to the klik questions."""
    told = options(klik, "zoekt", "praktisch")
    return frozenset(missed for missed in Gemist if missed in told)


@dataclass(frozen=True, eq=False)
class Side:
    """What a wethouder and a coach are both asked; `answers` are theirs."""

    id: str
    answers: Answers

    @cached_property
    def places(self) -> frozenset[str]:
        """Where this person likes to meet."""
        return options(self.answers, "plek")

    @cached_property
    def farthest(self) -> float:
        """How many minutes this person travels at most."""
        return float(_one(self.answers, "reistijd") or NO_LIMIT)


@dataclass(frozen=True, eq=False)
class Wethouder(Side):
    """Somebody who looks for a coach.

    :param barred: ids of coaches who do not come back, and why.
    :param missed: what was missed in earlier coaches; changes the weights.
    """

    barred: Mapping[str, Barred] = field(default_factory=dict)
    missed: frozenset[Gemist] = frozenset()

    @property
    def wants_distance(self) -> bool:
        """Whether somebody from farther away was asked for."""
        return Gemist.AFSTAND in self.missed

    @cached_property
    def gemeente(self) -> str | None:
        """The code, or None when it was not told."""
        return _one(self.answers, "gemeente")


@dataclass(frozen=True, eq=False)
class Coach(Side):
    """A coach of the pool.

    :param load: trajecten and open proposals now.
    :param paused_until: the first day on which a new proposal is welcome again.
    :param colleges: codes of gemeenten where this coach already coaches somebody of the college.
    """

    load: int = 0
    paused_until: date | None = None
    colleges: frozenset[str] = frozenset()

    @cached_property
    def facts(self) -> frozenset[Fact]:
        """Everything that was chosen, as pairs of key and option."""
        return frozenset((key, o) for key, answer in self.answers.items() for o in chosen(answer))

    @property
    def free(self) -> int:
        """How many more trajecten fit; none when the coach did not say how many."""
        most = self.answers.get("aantal")
        return max(most - self.load, 0) if isinstance(most, int) else 0

    @cached_property
    def home(self) -> str | None:
        """The code of the gemeente where this coach lives, or None when it was not told."""
        return _one(self.answers, "woonplaats")

    @cached_property
    def ties(self) -> frozenset[str]:
        """Gemeenten of present functions, of earlier posts and of residence."""
        return options(self.answers, "functies_nu", "eerder", "woonplaats")

    @cached_property
    def area(self) -> frozenset[str]:
        """The provinces in which this coach works."""
        return options(self.answers, "provincies")


@dataclass(frozen=True)
class Day:
    """What holds for every pair: the map, and which day it is at the office."""

    kaart: Kaart
    today: date


def options(answers: Answers, *keys: str) -> frozenset[str]:
    """The options that were chosen at these questions together."""
    return frozenset(option for key in keys for option in chosen(answers.get(key)))


def is_told(answers: Answers, key: str) -> bool:
    """Whether there is a value, and not that it was skipped or is for a talk."""
    return key in answers and not isinstance(answers[key], Mark)


def _one(answers: Answers, key: str) -> str | None:
    return next(iter(chosen(answers.get(key))), None)
