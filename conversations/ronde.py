"""A round: coaches for many wethouders at once, as after an election, for the best total.

As many wethouders as possible get a coach; of all ways to do that, the one in which they fit best.
The only module that loads scipy, which takes a while: the running bot does without it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from conversations.afstand import Kaart
from conversations.grenzen import of_coach, of_pair, of_wethouder
from conversations.matching import Candidate, Fit
from conversations.pool import Coach, Day, Fact, Wethouder

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
    open_to_all = [(at, coach) for at, coach in enumerate(coaches) if not any(of_coach(coach, day))]
    much = np.full((len(fits), len(coaches)), NOT_ALLOWED)
    known: dict[frozenset[Fact], Fits] = {}
    for row, fit in enumerate(fits):
        if any(of_wethouder(fit.wethouder)):
            continue
        allowed = [at for at, coach in open_to_all if not any(of_pair(fit.wethouder, coach, day))]
        much[row, allowed] = _much(fit, coaches, known)[allowed]
    places = tuple(coach.free for coach in coaches)
    return Table(much, places, tuple(fit.wethouder.gemeente for fit in fits))


def _much(fit: Fit, coaches: Sequence[Coach], known: dict[frozenset[Fact], Fits]) -> Fits:
    """`Fit.much` for all coaches together. Many wethouders look for the same: that is known."""
    much = np.zeros(len(coaches))
    for meeting, share in fit.shares:
        if meeting not in known:
            known[meeting] = np.array(
                [not meeting.isdisjoint(coach.facts) for coach in coaches], float
            )
        much += share * known[meeting]
    if fit.journey:
        near = [fit.journey.part(coach, fit.day) for coach in coaches]
        much += fit.nearness * np.array(near)
    return much


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
    """A column for each place of a coach. A pair counts for more than all fits together, so that the
    number of pairs comes first; a pair that is not allowed counts for nothing and is left out after.
    """
    columns = np.repeat(np.arange(len(free)), free)
    worth = np.where(fits < 0, 0.0, fits + len(fits) + 1)[:, columns]
    rows, taken = linear_sum_assignment(worth, maximize=True)
    pairs = zip(rows.tolist(), columns[taken].tolist(), strict=True)
    return {row: at for row, at in pairs if fits[row, at] >= 0}


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
