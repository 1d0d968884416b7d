"""A round: the most pairs, and of these ways the best total."""

from itertools import product
from random import Random

import numpy as np
import pytest

from conversations.grenzen import limits
from conversations.matching import Fit
from conversations.pool import Coach, Day
from conversations.ronde import NOT_ALLOWED, Table, assign, solve, table
from tests.bench.ronde import first_come
from tests.conversations.pairs import COACH_ANSWERS, wethouder
from tests.conversations.pools import TODAY, kaart, pool


def worth(pairs: Table, chosen: dict[int, int]) -> tuple[int, float]:
    """How many pairs, and how well they fit together."""
    return len(chosen), round(float(sum(pairs.fits[row, at] for row, at in chosen.items())), 9)


def best_of_all(pairs: Table) -> tuple[int, float]:
    """The best by trying every way there is."""
    rows, columns = pairs.fits.shape
    ways = (
        {r: c for r, c in enumerate(way) if c < columns}
        for way in product(range(columns + 1), repeat=rows)
    )
    return max(worth(pairs, way) for way in ways if is_allowed(pairs, way))


def is_allowed(pairs: Table, chosen: dict[int, int]) -> bool:
    """No limit, no more than fit, no two of one college."""
    together = [(at, pairs.colleges[row]) for row, at in chosen.items() if pairs.colleges[row]]
    return (
        all(pairs.fits[row, at] >= 0 for row, at in chosen.items())
        and all(list(chosen.values()).count(at) <= free for at, free in enumerate(pairs.free))
        and len(together) == len(set(together))
    )


def random_table(random: Random, colleges: int) -> Table:
    """Four wethouders and three coaches, some pairs not allowed."""
    fits = np.array(
        [[random.choice([NOT_ALLOWED, random.random()]) for _ in range(3)] for _ in range(4)]
    )
    free = tuple(random.randint(0, 2) for _ in range(3))
    names = [f"GM{n:04}" for n in range(colleges)]
    gemeenten = tuple(random.choice([*names, None]) for _ in range(4)) if colleges else (None,) * 4
    return Table(fits, free, gemeenten)


def test_the_round_is_the_best_of_all_ways() -> None:
    """As far as every way can be tried."""
    random = Random(7)
    for _ in range(60):
        pairs = random_table(random, colleges=0)
        assert worth(pairs, solve(pairs)) == best_of_all(pairs)


def test_with_colleges_the_round_is_allowed_and_hardly_ever_less_than_the_best() -> None:
    """The solver knows no colleges; what it must give up is found again in the next try."""
    random = Random(8)
    less = 0
    for _ in range(200):
        pairs = random_table(random, colleges=2)
        chosen = solve(pairs)
        assert is_allowed(pairs, chosen)
        less += worth(pairs, chosen)[0] < best_of_all(pairs)[0]
    assert less <= 10


def test_more_wethouders_with_a_coach_come_before_a_better_fit() -> None:
    """Whoever fits best leaves that coach to somebody who has no other."""
    pairs = Table(np.array([[0.9, 0.1], [0.8, NOT_ALLOWED]]), (1, 1), (None, None))
    assert solve(pairs) == {0: 1, 1: 0}


def test_a_coach_gets_one_of_a_college_and_the_other_another_coach() -> None:
    """The one who fits best stays."""
    pairs = Table(np.array([[0.5, 0.1], [0.9, 0.1]]), (2, 1), ("GM0193", "GM0193"))
    assert solve(pairs) == {0: 1, 1: 0}
    alone = Table(np.array([[0.5], [0.9]]), (2,), ("GM0193", "GM0193"))
    assert solve(alone) == {1: 0}


def test_all_pairs_fit_as_each_of_them_does() -> None:
    """What is reckoned for all together is what the ranking goes by, limits and all."""
    random = Random(3)
    coaches, wethouders = pool(random, 30, 30, spread=60)
    day, ids = Day(kaart(), TODAY), {coach.id: coach for coach in coaches}
    fits = [Fit.of(one, ids, day) for one in wethouders]
    found = table(fits, coaches, day).fits
    allowed = [(row, at) for row, at in np.argwhere(found >= 0).tolist()]
    assert len(allowed) > 30
    for (row, one), (at, coach) in product(enumerate(wethouders), enumerate(coaches)):
        assert ((row, at) in allowed) is (not limits(one, coach, day))
    for row, at in allowed:
        assert found[row, at] == pytest.approx(fits[row].much(coaches[at]))


def test_a_round_is_worth_more_than_first_come_first_served() -> None:
    """At least as many pairs, and together they fit better."""
    random = Random(11)
    coaches, wethouders = pool(random, 40, 150, spread=120, gaps=0.02)
    day, ids = Day(kaart(), TODAY), {coach.id: coach for coach in coaches}
    pairs = table([Fit.of(one, ids, day) for one in wethouders], coaches, day)
    assert worth(pairs, solve(pairs)) > worth(pairs, first_come(pairs))


def test_the_round_tells_why_as_the_ranking_does() -> None:
    """Reasons and warnings come with it."""
    coaches = [Coach("a", COACH_ANSWERS)]
    day = Day(kaart(), TODAY)
    expected = Fit.of(wethouder(), {"a": coaches[0]}, day).candidate(coaches[0])
    assert assign([wethouder()], coaches, kaart(), TODAY) == {"w": expected}
