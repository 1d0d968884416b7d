"""A round: coaches for many wethouders at once, as after an election, for the best total.

As many wethouders as possible get a coach; of all ways to do that, the one in which they fit best.
The only module that loads scipy, which takes a while: the running bot does without it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from conversations.afstand import Kaart
from conversations.grenzen import of_coach, of_journey, of_names, of_place, of_wethouder
from conversations.matching import Candidate, Fit
from conversations.pool import Coach, Day, Fact, Wethouder
from conversations.redenen import Journey

Fits = NDArray[np.float64]
NOT_ALLOWED = -1.0  # in a table of fits: a limit is in the way


@dataclass(frozen=True)
class Table:
    """How much each coach (column) fits each wethouder (row), or NOT_ALLOWED, and the free places."""

    fits: Fits
    free: tuple[int, ...]
    colleges: tuple[str | None, ...]  # the gemeente of each row


def assign(
    wethouders: Sequence[Wethouder], coaches: Sequence[Coach], kaart: Kaart, today: date
) -> Mapping[str, Candidate | None]:
    """A coach for each wethouder, by id; None for whom no allowed coach has a place.

    Ids are different from each other. No limit of grenzen.py is passed, also not by the round itself:
    no coach gets more than fit, or two wethouders of one college.
    """
    day = Day(kaart, today)
    pool = {coach.id: coach for coach in coaches}
    fits = [Fit.of(wethouder, pool, day) for wethouder in wethouders]
    chosen = solve(table(fits, coaches, day))
    return {
        fit.wethouder.id: None if (at := chosen.get(row)) is None else fit.candidate(coaches[at])
        for row, fit in enumerate(fits)
    }


def table(fits: Sequence[Fit], coaches: Sequence[Coach], day: Day) -> Table:
    """All pairs."""
    together = _Together(coaches, day)
    much = np.full((len(fits), len(coaches)), NOT_ALLOWED)
    for row, fit in enumerate(fits):
        if not any(of_wethouder(fit.wethouder)):
            allowed = together.allowed(fit.wethouder)
            much[row, allowed] = together.much(fit)[allowed]
    places = tuple(coach.free for coach in coaches)
    return Table(much, places, tuple(fit.wethouder.gemeente for fit in fits))


class _Together:
    """All coaches at once. Many wethouders share a gemeente or a wish: what follows is remembered."""

    def __init__(self, coaches: Sequence[Coach], day: Day) -> None:
        self._coaches, self._day = coaches, day
        self._open = [at for at, coach in enumerate(coaches) if not any(of_coach(coach, day))]
        self._open_to = cache(self._without_ties)
        self._meet = cache(self._meeting)
        self._near = cache(self._parts)

    def allowed(self, wethouder: Wethouder) -> list[int]:
        """Where the coaches are whom no limit keeps from this wethouder, as `of_pair` has them."""
        return [
            at
            for at in self._open_to(wethouder.gemeente, wethouder.wants_distance)
            if not any(of_names(wethouder, coach := self._coaches[at]))
            and not any(of_journey(wethouder, coach, self._day))
        ]

    def much(self, fit: Fit) -> Fits:
        """`Fit.much` of each coach."""
        much = np.zeros(len(self._coaches))
        for facts, share in fit.shares:
            much += share * self._meet(facts)
        if fit.journey:
            much += fit.nearness * self._near(fit.journey)
        return much

    def _without_ties(self, gemeente: str | None, apart: bool) -> list[int]:
        limits = {
            at: of_place(gemeente, self._coaches[at], self._day, apart=apart) for at in self._open
        }
        return [at for at, found in limits.items() if not any(found)]

    def _meeting(self, facts: frozenset[Fact]) -> Fits:
        return np.array([not facts.isdisjoint(coach.facts) for coach in self._coaches], float)

    def _parts(self, journey: Journey) -> Fits:
        return np.array([journey.part(coach, self._day) for coach in self._coaches])


def solve(pairs: Table) -> dict[int, int]:
    """The column for each row that gets one: the most rows, and of these ways the best total.

    That a coach takes one wethouder of a college only is no rule the solver knows. Where it breaks it,
    the one who fits best keeps the coach, the others may not have that one, and it solves again.
    """
    fits = pairs.fits.copy()
    while True:
        chosen = _best(fits, pairs.free)
        twice = _of_one_college(chosen, pairs)
        if not twice:
            return chosen
        for row, at in twice:
            fits[row, at] = NOT_ALLOWED


def _best(fits: Fits, free: Sequence[int]) -> dict[int, int]:
    """A column for each place of a coach, and for each row one more that means no coach. That one
    costs more than all pairs together, so that the number of pairs comes first.
    """
    places = np.repeat(np.arange(len(free)), free)
    rows, columns = np.nonzero(fits[:, places] >= 0)
    each = np.arange(len(fits))
    costs = (
        np.concatenate([2 - fits[rows, places[columns]], np.full(len(fits), 2.0 * len(fits) + 1)]),
        (np.concatenate([rows, each]), np.concatenate([columns, len(places) + each])),
    )
    shape = (len(fits), len(places) + len(fits))
    taken = min_weight_full_bipartite_matching(csr_array(costs, shape))[1]
    return {row: int(places[one]) for row, one in enumerate(taken) if one < len(places)}


def _of_one_college(chosen: Mapping[int, int], pairs: Table) -> list[tuple[int, int]]:
    """Pairs in which a coach gets a second wethouder of one college."""
    together: dict[tuple[int, str], list[int]] = defaultdict(list)
    for row, at in chosen.items():
        gemeente = pairs.colleges[row]
        if gemeente is not None:
            together[at, gemeente].append(row)
    return [
        (row, at)
        for (at, _), rows in together.items()
        for row in sorted(rows, key=lambda row: (-pairs.fits[row, at], row))[1:]
    ]
