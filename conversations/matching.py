"""Which coaches fit a wethouder, best first, and why; and which do not, and by which limit.

The ranking is for a person who decides (domain.md 1.7: the bot ranks, a human decides, one name goes
out). How much somebody fits is a number that only sorts: it is not in what comes out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conversations.afstand import Kaart
from conversations.gewichten import Reden
from conversations.grenzen import LetOp, Limit, let_op, limits
from conversations.pool import Coach, Day, Fact, Wethouder
from conversations.redenen import (
    LEAST_REASONS,
    MOST_REASONS,
    Journey,
    Reason,
    Wish,
    journey,
    plain,
    wishes,
)

_ORDER = {reden: place for place, reden in enumerate(Reden)}


@dataclass(frozen=True)
class Candidate:
    """A coach who may be proposed.

    :param reasons: two to four, the weightiest first; fewer only where the gemeente of the wethouder,
        or most of the coach's profile, was not told.
    :param let_op: what the coördinator must look at before proposing.
    :param load: trajecten and open proposals of this coach now.
    """

    coach: str
    reasons: tuple[Reason, ...]
    let_op: tuple[LetOp, ...]
    load: int


@dataclass(frozen=True)
class Excluded:
    """A coach who cannot be proposed, with every limit that says so."""

    coach: str
    limits: tuple[Limit, ...]


@dataclass(frozen=True)
class Ranking:
    """All coaches of a pool for one wethouder: those who fit, best first, and all others."""

    candidates: tuple[Candidate, ...]
    excluded: tuple[Excluded, ...]


@dataclass(frozen=True)
class Fit:
    """What one wethouder looks for, to hold against coach after coach."""

    wethouder: Wethouder
    wishes: tuple[Wish, ...]
    journey: Journey | None
    day: Day

    @classmethod
    def of(cls, wethouder: Wethouder, pool: Mapping[str, Coach], day: Day) -> "Fit":
        """What this wethouder looks for; `pool` knows the coaches by id, earlier ones too."""
        return cls(wethouder, wishes(wethouder, pool, day), journey(wethouder, day), day)

    @cached_property
    def shares(self) -> tuple[tuple[frozenset[Fact], float], ...]:
        """Facts of which one is enough, and what that adds; all together, with the journey, are 1."""
        return tuple(
            (meeting, wish.weight / len(wish.meets) / self._total)
            for wish in self.wishes
            for _, meeting in wish.meets
        )

    @cached_property
    def nearness(self) -> float:
        """What a journey of no minutes adds."""
        return self.journey.weight / self._total if self.journey else 0.0

    @property
    def _total(self) -> float:
        journey_weight = self.journey.weight if self.journey else 0.0
        return journey_weight + sum(wish.weight for wish in self.wishes)

    def much(self, coach: Coach) -> float:
        """How much of all that is looked for this coach has, from 0 to 1. Only to compare with."""
        met = sum(share for meeting, share in self.shares if not meeting.isdisjoint(coach.facts))
        near = self.journey.part(coach, self.day) if self.journey else 0.0
        return met + self.nearness * near

    def candidate(self, coach: Coach) -> Candidate:
        """This coach with the reasons that weigh most."""
        weighed: list[tuple[float, int, Wish | Journey]] = [
            (-wish.weight * met / len(wish.meets), _ORDER[wish.reden], wish)
            for wish in self.wishes
            if (met := wish.met(coach))
        ]
        if self.journey and self.journey.is_short(coach, self.day):
            weight = self.journey.weight * self.journey.part(coach, self.day)
            weighed.append((-weight, _ORDER[Reden.REISTIJD], self.journey))
        weighed.sort(key=lambda one: one[:2])
        reasons = [wish.reason(coach, self.day) for _, _, wish in weighed[:MOST_REASONS]]
        if len(reasons) < LEAST_REASONS:
            reasons += plain(self.wethouder, coach, self.day)
            del reasons[LEAST_REASONS:]
        return Candidate(
            coach.id, tuple(reasons), let_op(self.wethouder, coach, self.day), coach.load
        )


def rank(wethouder: Wethouder, coaches: Iterable[Coach], kaart: Kaart, today: date) -> Ranking:
    """Every coach of the pool, for one wethouder. Among equals the one with the least work comes
    first, then the id decides, so that the same pool always gives the same ranking.

    :param today: the day at the office, for pauses.
    """
    day = Day(kaart, today)
    pool = {coach.id: coach for coach in coaches}
    fit = Fit.of(wethouder, pool, day)
    kept_out = {coach.id: limits(wethouder, coach, day) for coach in pool.values()}
    fitting = sorted(
        (coach for coach in pool.values() if not kept_out[coach.id]),
        key=lambda coach: (-round(fit.much(coach), 9), coach.load, coach.id),
    )
    return Ranking(
        tuple(fit.candidate(coach) for coach in fitting),
        tuple(Excluded(id_, found) for id_, found in sorted(kept_out.items()) if found),
    )
