"""The picture of a college: what it shows, from how many answers on, and that nobody is found in it."""

from collections.abc import Sequence
from itertools import combinations_with_replacement, product

import pytest

from conversations.groepsbeeld import STATEMENTS, Answers, picture, trust
from conversations.kinds import Answer, Mark

SIX = 6


def said(*zeggen: Answer, key: str = "zeggen") -> list[Answers]:
    """Members who answered one question."""
    return [{key: answer} for answer in zeggen]


def shown(answers: Sequence[Answer]) -> object:
    """All that anybody can see of these answers to one statement."""
    found = picture(said(*answers), SIX)
    return found and (dict(found.medians), dict(found.often))


def test_of_a_statement_the_median_is_shown() -> None:
    """Of an even number the lower one of the two in the middle."""
    found = picture(said(5, 1, 4, 2), SIX)
    assert found
    assert found.medians == {"zeggen": 2}
    assert found.often == {}


def test_of_a_choice_is_shown_what_at_least_half_chose() -> None:
    """And nothing of the rest, nor how many it were."""
    choices = [("raad", "vieren"), ("raad",), ("knopen", "vieren"), ("terugkijken",)]
    found = picture(said(*choices, key="niet_missen"), SIX)
    assert found
    assert found.often == {"niet_missen": ("raad", "vieren")}


@pytest.mark.parametrize("key", ["opzien", "vooraf", "door"])
def test_what_somebody_dreads_or_wants_to_be_called_about_is_never_shown(key: str) -> None:
    """Also when all six say the same."""
    assert picture(said(*["ja"] * SIX, key=key), SIX) is None


def test_of_three_answers_nothing_is_shown() -> None:
    """Nor of more, when only three of them are about this statement."""
    assert picture(said(3, 3, 3), 7) is None
    assert picture(said(3, 3, 3, Mark.SKIPPED), 7) is None
    of_one = [{"zeggen": 4, "rollen": 2}] * 3 + [{"rollen": 2}]
    found = picture(of_one, 7)
    assert found
    assert found.medians == {"rollen": 2}


def test_of_a_choice_by_three_nothing_is_shown() -> None:
    """Skipping is no choice."""
    assert picture(said(*[("raad",)] * 3, Mark.SKIPPED, key="werkwijze"), 7) is None


def test_under_five_participants_there_is_no_picture() -> None:
    """Also when all four answer."""
    assert picture(said(3, 3, 3, 3), 4) is None
    assert trust(said(3, 3, 3, 3), 4) is None
    assert picture(said(3, 3, 3, 3), 5)


@pytest.mark.parametrize("number", [4, 5, 6])
def test_nobody_can_tell_who_changed_an_answer(number: int) -> None:
    """For every pair of groups that differ in one answer: what is seen before and after would have
    been seen just as well had any other member given that answer, and changed it so.
    """
    ways: list[set[object]] = [set() for _ in range(number)]
    answers = range(1, 6) if number == 4 else (1, 3, 5)
    for before in product(answers, repeat=number):
        for member in range(number):
            for answer in range(1, 6):
                after = (*before[:member], answer, *before[member + 1 :])
                ways[member].add(
                    (before[member], answer, *map(repr, (shown(before), shown(after))))
                )
    assert all(way == ways[0] for way in ways)


@pytest.mark.parametrize("number", [4, 5, 6])
def test_whatever_is_shown_each_member_may_have_given_any_answer(number: int) -> None:
    """One who sees the picture knows no answer of anybody."""
    possible: dict[str, set[int]] = {}
    for group in combinations_with_replacement(range(1, 6), number):
        possible.setdefault(repr(shown(group)), set()).update(group)
    assert len(possible) == 5
    assert all(answers == {1, 2, 3, 4, 5} for answers in possible.values())


def test_who_answered_is_not_shown_either() -> None:
    """Four, five or six answers give the same picture."""
    pictures = {repr(shown([3] * number)) for number in (4, 5, 6)}
    assert len(pictures) == 1


def test_trust_is_the_median_of_what_each_gave_for_the_three_statements() -> None:
    """Of each the median first, so that one who is very unhappy about one thing does not decide."""
    each = [(4, 4, 1), (5, 4, 4), (3, 3, 3), (4, 5, 5), (4, 3, 4)]
    group = [dict(zip(STATEMENTS, one, strict=False)) for one in each]
    found = trust(group, SIX)
    assert found
    assert (found.score, found.apart) == (4, False)


def test_somebody_two_points_below_the_group_is_noticed() -> None:
    """One point is no reason to call everybody."""
    far, near = trust(said(4, 4, 4, 2), SIX), trust(said(4, 4, 4, 3), SIX)
    assert far
    assert near
    assert (far.apart, near.apart) == (True, False)


def test_there_is_no_score_of_three_answers() -> None:
    """Whoever answered none of the three statements does not count."""
    assert trust([*said(4, 4, 4), {"rollen": 5}, {"zeggen": Mark.SKIPPED}], SIX) is None
