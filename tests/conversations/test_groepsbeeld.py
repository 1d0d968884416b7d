"""The picture of a college: what it shows, from how many answers on, and that nobody is found in it."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, combinations_with_replacement, product

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


def test_of_a_choice_is_shown_what_more_than_half_chose() -> None:
    """And nothing of the rest, nor how many it were: half is not more than half."""
    choices = [("raad", "vieren"), ("raad",), ("knopen", "vieren"), ("raad",)]
    found = picture(said(*choices, key="niet_missen"), SIX)
    assert found
    assert found.often == {"niet_missen": ("raad",)}


def test_of_a_choice_of_two_no_more_than_two_are_shown() -> None:
    """Those chosen most; where three were chosen as often, none of them."""
    most = [("raad", "vieren")] * 4 + [("knopen", "vieren")] * 2 + [("knopen", "raad")] * 3
    found, alike = (
        picture(said(*choices, key="niet_missen"), 9)
        for choices in (most, [("a", "b"), ("b", "c"), ("a", "c")] * 3)
    )
    assert found
    assert found.often == {"niet_missen": ("raad", "vieren")}
    assert alike is None
    wide = picture(said(*[("a", "b", "c")] * 5, key="werkwijze"), 5)
    assert wide
    assert wide.often == {"werkwijze": ("a", "b", "c")}


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


# What somebody may have said to one question; None: nothing.
Said = int | tuple[str, ...] | None
NUMBERS: list[Said] = [None, 1, 2, 3, 4, 5]
OPTIONS = ("a", "b", "c", "d")
PAIRS: list[Said] = [None, *combinations(OPTIONS, 1), *combinations(OPTIONS, 2)]


@pytest.mark.parametrize("number", [5, 6, 7])
@pytest.mark.parametrize(("key", "sayings"), [("zeggen", NUMBERS), ("niet_missen", PAIRS)])
def test_who_knows_the_own_answer_learns_nothing_about_any_colleague(
    key: str, sayings: list[Said], number: int
) -> None:
    """Nor does who looks on: whatever is shown, a colleague may have chosen each number or option, may
    have left it out, and may not have answered.
    """
    possible: dict[tuple[str, Said], set[Said]] = defaultdict(set)
    for group in combinations_with_replacement(sayings, number):
        answers = [Mark.SKIPPED if one is None else one for one in group]
        seen = repr(picture(said(*answers, key=key), number))
        for own in set(group):
            others = list(group)
            others.remove(own)
            possible[seen, own] |= set(others)
    assert len({seen for seen, _ in possible}) > 5
    for (seen, own), others in possible.items():
        only_four = own is None and number == 5  # who did not answer knows that the others did
        assert None in others or only_four, (seen, own)
        if key == "zeggen":
            assert others | {None} == set(sayings), (seen, own)
        chose = [one for one in others if isinstance(one, tuple)]
        for option in OPTIONS if key == "niet_missen" else ():
            assert any(option in one for one in chose), (seen, own)
            assert any(option not in one for one in chose), (seen, own)


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
