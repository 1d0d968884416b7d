"""The search for a coach, over thousands of random runs: asked, refused, no klik, another one."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from conversations.matching import rank
from conversations.pool import Barred, Coach, Gemist, Wethouder
from tests.conversations.allowed import may_meet
from tests.conversations.pools import TODAY, kaart, pool

ROUNDS, RUNS_A_ROUND = 4, 2_500


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_in_thousands_of_random_runs_no_refused_coach_comes_back(seed: int) -> None:
    """Nor is a hard limit broken on the way: not by what was refused, nor by who found each other.

    2,500 runs at each of four seeds. In each two of one college and one from elsewhere look on until
    they have a coach, or nobody is left.
    """
    random = Random(seed)
    everybody = pool(random, 300, 300, spread=80)
    met = refused = 0
    for _ in range(RUNS_A_ROUND):
        coaches = random.sample(everybody[0], 4)
        first, second, elsewhere = random.sample(everybody[1], 3)
        gemeente = first.answers["gemeente"]
        colleague = replace(second, answers={**second.answers, "gemeente": gemeente}, barred={})
        for one in (replace(first, barred={}), colleague, replace(elsewhere, barred={})):
            found, no = a_search(random, one, coaches)
            coaches = [with_one_more(c, one) if c.id == found else c for c in coaches]
            met, refused = met + bool(found), refused + no
    # The runs are not so strict that nothing was tried.
    assert min(met, refused) > RUNS_A_ROUND / 3


def a_search(random: Random, one: Wethouder, coaches: Sequence[Coach]) -> tuple[str | None, int]:
    """Proposal after proposal, any candidate; the coach who was found, and how many were not."""
    by_id, gone = {coach.id: coach for coach in coaches}, set[str]()
    while candidates := rank(one, coaches, kaart(), TODAY).candidates:
        chosen = random.choice(candidates).coach
        assert chosen not in gone
        assert may_meet(one, by_id[chosen])
        if random.random() < 0.4:
            return chosen, len(gone)
        gone.add(chosen)
        missed = one.missed | {random.choice(list(Gemist))} if random.random() < 0.5 else one.missed
        one = replace(
            one, barred={**one.barred, chosen: random.choice(list(Barred))}, missed=missed
        )
    # Nobody is left: all others are kept away by a limit, or said no.
    assert not [coach for coach in coaches if coach.id not in gone and may_meet(one, coach)]
    return None, len(gone)


def with_one_more(coach: Coach, one: Wethouder) -> Coach:
    """This coach with one more traject."""
    colleges = coach.colleges | ({one.gemeente} if one.gemeente else set())
    return replace(coach, load=coach.load + 1, colleges=colleges)
