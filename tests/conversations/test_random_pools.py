"""The ranking and the round over thousands of random pools."""

from dataclasses import replace
from random import Random

import pytest

from conversations.matching import Fit, rank
from conversations.pool import Barred, Coach, Gemist, Wethouder
from conversations.redenen import Reason
from conversations.ronde import assign
from tests.conversations.allowed import may_meet
from tests.conversations.pairs import DAY
from tests.conversations.pools import TODAY, kaart, pool

ROUNDS, POOLS_A_ROUND = 4, 2_500


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_in_thousands_of_random_pools_no_hard_limit_is_broken(seed: int) -> None:
    """Nor by the ranking, nor by the round; and no reason is left without the answers it rests on.

    2,500 pools at each of four seeds. What is allowed is told here once more, in other words.
    """
    random = Random(seed)
    everybody = pool(random, 300, 300, spread=80)
    candidates = pairs = told = 0
    for _ in range(POOLS_A_ROUND):
        coaches, wethouders = some_of(random, *everybody)
        by_id = {one.id: one for one in coaches}
        for one in wethouders:
            found = rank(one, coaches, kaart(), TODAY)
            assert {c.coach for c in found.candidates} | {e.coach for e in found.excluded} == set(
                by_id
            )
            for candidate in found.candidates:
                assert may_meet(one, by_id[candidate.coach])
                assert len(candidate.reasons) <= 4
                assert len(candidate.reasons) >= 2 or not tells_enough(one, by_id[candidate.coach])
            for out in found.excluded:
                assert not may_meet(one, by_id[out.coach])
            for candidate in found.candidates[: 4 * told < candidates]:
                for reason in candidate.reasons:
                    rests_on_its_answers(reason, one, by_id[candidate.coach], by_id)
                    told += 1
            candidates += len(found.candidates)
        pairs += a_round_keeps_the_limits(coaches, wethouders)
    # The pools are not so strict that nothing was tried.
    assert min(candidates, pairs, 4 * told) > POOLS_A_ROUND / 3


def tells_enough(one: Wethouder, coach: Coach) -> bool:
    """Whether both told where: then there are two things to say of whoever may be proposed."""
    gemeente = one.gemeente
    if gemeente is None or gemeente not in kaart():
        return False
    return bool(coach.area & {"heel_land", kaart().province(gemeente)})


def some_of(
    random: Random, coaches: list[Coach], wethouders: list[Wethouder]
) -> tuple[list[Coach], list[Wethouder]]:
    """A small pool of these, in which some do not want each other back."""
    chosen = random.sample(coaches, random.randint(2, 3))
    return chosen, [
        replace(one, barred={random.choice(chosen).id: random.choice(list(Barred))})
        if random.random() < 0.3
        else replace(one, barred={})
        for one in random.sample(wethouders, random.randint(1, 2))
    ]


def a_round_keeps_the_limits(coaches: list[Coach], wethouders: list[Wethouder]) -> int:
    """Capacity and colleges too, which the round itself fills; how many pairs it made."""
    assigned = assign(wethouders, coaches, kaart(), TODAY)
    assert list(assigned) == [one.id for one in wethouders]
    for coach in coaches:
        theirs = [w for w in wethouders if (c := assigned[w.id]) and c.coach == coach.id]
        assert all(may_meet(one, coach) for one in theirs)
        assert len(theirs) <= coach.free
        told = [one.gemeente for one in theirs if one.gemeente]
        assert len(told) == len(set(told))
    for one in wethouders:
        if assigned[one.id] is None:  # everybody who is allowed is full, or has a college of theirs
            left = [c for c in coaches if may_meet(one, c)]
            busy = [a.coach for a in assigned.values() if a]
            with_college = {
                a.coach for w in wethouders if (a := assigned[w.id]) and w.gemeente == one.gemeente
            }
            assert all(busy.count(c.id) >= c.free or c.id in with_college for c in left)
    return sum(one is not None for one in assigned.values())


def rests_on_its_answers(
    reason: Reason, one: Wethouder, coach: Coach, pool: dict[str, Coach]
) -> None:
    """Without all its answers the reason is gone, without one of them this reason is."""
    assert any(script == "coach" for script, _ in reason.rests_on)
    assert any(script != "coach" for script, _ in reason.rests_on)
    left = reasons_without(reason.rests_on, one, coach, pool)
    assert reason.reden not in [other.reden for other in left]
    for key in reason.rests_on:
        assert reason not in reasons_without((key,), one, coach, pool)


def reasons_without(
    keys: tuple[tuple[str, str], ...], one: Wethouder, coach: Coach, pool: dict[str, Coach]
) -> tuple[Reason, ...]:
    """The reasons for this coach had these answers not been given."""
    gone = {script: {key for of, key in keys if of == script} for script, _ in keys}
    answers = {k: v for k, v in one.answers.items() if k not in gone.get("wethouder", ())}
    missed = one.missed - ({Gemist.PERSOON} if "klik_wethouder" in gone else set())
    less = {k: v for k, v in coach.answers.items() if k not in gone.get("coach", ())}
    asking = Wethouder(one.id, answers, one.barred, missed)
    return Fit.of(asking, pool, DAY).candidate(Coach(coach.id, less)).reasons
