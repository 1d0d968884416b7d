"""The ranking of a whole pool, by example."""

from collections.abc import Iterable

from conversations.grenzen import Limit
from conversations.matching import Ranking, rank
from conversations.pool import Barred, Coach, Wethouder
from conversations.ronde import assign
from tests.conversations.pairs import COACH_ANSWERS, wethouder
from tests.conversations.pools import TODAY, kaart


def ranked(one: Wethouder, coaches: Iterable[Coach]) -> Ranking:
    """The ranking of this pool, on the real map."""
    return rank(one, coaches, kaart(), TODAY)


def test_every_coach_is_a_candidate_or_excluded_with_a_limit() -> None:
    """Nobody is silently left out."""
    refused = wethouder(barred={"b": Barred.GEWEIGERD})
    found = ranked(refused, [Coach("b", COACH_ANSWERS), Coach("a", COACH_ANSWERS)])
    assert [one.coach for one in found.candidates] == ["a"]
    assert [(one.coach, one.limits) for one in found.excluded] == [("b", (Limit.GEWEIGERD,))]


def test_among_equals_the_one_with_least_work_comes_first_then_the_id() -> None:
    """In whatever order they are given."""
    coaches = [Coach(id_, COACH_ANSWERS, load) for id_, load in (("a", 2), ("c", 0), ("b", 0))]
    for given in (coaches, coaches[::-1]):
        assert [one.coach for one in ranked(wethouder(), given).candidates] == ["b", "c", "a"]
    assert [one.load for one in ranked(wethouder(), coaches).candidates] == [0, 0, 2]


def test_how_much_somebody_fits_is_in_nothing_that_comes_out() -> None:
    """A person who sees a number trusts it too much."""
    one = ranked(wethouder(), [Coach("a", COACH_ANSWERS)]).candidates[0]
    assert set(vars(one)) == {"coach", "reasons", "let_op", "load"}
    assert set(vars(one.reasons[0])) == {"reden", "rests_on", "what", "number", "discreet"}


def test_an_empty_pool_ranks_nobody() -> None:
    """And fails nowhere."""
    assert ranked(wethouder(), []) == Ranking((), ())
    assert assign([wethouder()], [], kaart(), TODAY) == {"w": None}
    assert assign([], [Coach("a", COACH_ANSWERS)], kaart(), TODAY) == {}
