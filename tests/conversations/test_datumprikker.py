"""Finding a date for a college."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.datumprikker import (
    Merk,
    Optie,
    Peiling,
    Reden,
    Uitslag,
    merken,
    opties,
    tot_wanneer,
)
from tests.conversations.nudge_cases import BUDGET_SEASON, KALENDER
from tests.conversations.talking import WORDS

TODAY = date(2026, 11, 24)  # a Tuesday
NORTH = frozenset({"Noord"})
A, B, C = (Optie(date(2027, 1, day)) for day in (14, 21, 28))
MEMBERS = frozenset(range(1, 6))


def nothing(_: Optie) -> tuple[Merk, ...]:
    return ()


def poll(said: Mapping[int, set[Optie]], members: frozenset[int] = MEMBERS) -> Peiling:
    """Three days, of which these members said which suit them."""
    answers = {who: frozenset(suits) for who, suits in said.items()}
    return Peiling((A, B, C), members, answers, date(2026, 12, 1))


def order(found: list[Uitslag]) -> list[Optie]:
    return [one.optie for one in found]


@pytest.mark.parametrize(
    ("data", "lengte", "keys"),
    [
        (("2027-01-14", "2027-01-28/middag"), "dagdeel", "2027-01-14/ochtend 2027-01-14/middag 2027-01-28/middag"),
        (("2027-01-14T09:00", "2027-01-14T13:00", "2027-01-14T19:00"), "dagdeel", "2027-01-14/ochtend 2027-01-14/middag 2027-01-14/avond"),
        (("2027-01-28/middag", "2027-01-14"), "dag", "2027-01-14 2027-01-28"),
        (("2027-01-14", "2027-01-14/ochtend"), "twee_dagen", "2027-01-14"),
        (("2027-01-14", "2027-01-28/middag"), "advies", "2027-01-14 2027-01-28/middag"),
        (("2026-11-23", "2026-11-24", "2026-11-25"), "dag", "2026-11-25"),
        (("2026-11-23",), "dag", ""),
    ],
)  # fmt: skip
def test_the_days_that_were_named_become_options(
    data: tuple[str, ...], lengte: str, keys: str
) -> None:
    """As long as was asked, each once, and none that has passed."""
    found = opties(data, lengte, TODAY)
    assert " ".join(one.key for one in found) == keys
    assert {one.days for one in found} <= {2 if lengte == "twee_dagen" else 1}


@pytest.mark.parametrize(
    ("option", "against"),
    [
        (Optie(date(2027, 1, 14)), [Merk.RAADSAVOND]),
        (Optie(date(2027, 1, 14), "middag"), [Merk.RAADSAVOND]),
        (Optie(date(2027, 1, 14), "ochtend"), []),
        (Optie(date(2027, 1, 13)), []),
        (Optie(date(2027, 1, 13), days=2), [Merk.RAADSAVOND]),
        (Optie(date(2027, 1, 15), days=2), [Merk.WEEKEND]),
        (Optie(date(2027, 1, 1)), [Merk.FEESTDAG, Merk.RECES]),
        (Optie(date(2026, 12, 26)), [Merk.WEEKEND, Merk.RECES]),
        (Optie(date(2027, 2, 15)), []),  # of the south only
        (Optie(date(2027, 5, 5)), [Merk.FEESTDAG]),
        (Optie(date(2027, 10, 12)), [Merk.BEGROTING]),
    ],
)
def test_what_speaks_against_a_day_is_said(option: Optie, against: list[Merk]) -> None:
    """Of a gemeente in the north, whose council meets on Thursdays; each has a sentence."""
    assert list(merken(option, BUDGET_SEASON, NORTH, 3)) == against
    assert all(WORDS.find(f"datum.merk.{one}") for one in Merk)


def test_where_the_evening_of_the_council_differs_it_is_no_mark() -> None:
    """Nor the months of a budget where none were set."""
    assert merken(Optie(date(2027, 1, 14)), KALENDER, NORTH, None) == ()
    assert merken(Optie(date(2027, 10, 12)), KALENDER, NORTH, None) == ()


def test_the_day_on_which_most_can_is_best() -> None:
    """Then the one against which least speaks, then the earliest."""
    said = {1: {A, B, C}, 2: {B, C}, 3: {C}}
    assert order(poll(said).uitslag(TODAY, nothing)) == [C, B, A]
    tie = poll({1: {A, B, C}, 2: {A, B, C}})
    assert order(tie.uitslag(TODAY, nothing)) == [A, B, C]
    in_recess = tie.uitslag(TODAY, lambda one: (Merk.RECES,) if one == A else ())
    assert order(in_recess) == [B, C, A]


def test_more_people_outweigh_what_speaks_against_a_day() -> None:
    """It is said, and the requester decides."""
    found = poll({1: {A, B}, 2: {A}}).uitslag(TODAY, lambda one: (Merk.RECES,) if one == A else ())
    assert found[0] == Uitslag(A, 2, 2, (Merk.RECES,))
    assert found[0].redenen == (Reden("datum.iedereen", {}), Reden("datum.merk.reces", {}))
    assert found[1].redenen == (Reden("datum.aantal", {"aantal": 1, "van": 2}),)


def test_what_nobody_can_is_not_proposed() -> None:
    """When that is all of them, other days are asked for."""
    assert order(poll({1: {B}, 2: {B}}).beste(TODAY, nothing)) == [B]
    assert poll({1: set(), 2: set()}).beste(TODAY, nothing) == []
    assert poll({}).beste(TODAY, nothing) == []


def test_a_day_that_went_by_is_not_proposed() -> None:
    """Whoever could."""
    everybody = poll({1: {A, B}, 2: {A, B}})
    assert order(everybody.beste(date(2027, 1, 14), nothing)) == [B]
    assert order(everybody.beste(date(2027, 1, 13), nothing)) == [A, B]


def test_only_who_did_not_answer_is_waited_for_and_not_for_ever() -> None:
    """That nothing suits is an answer."""
    some = poll({2: {A}, 5: set()})
    assert (some.open, some.klaar(TODAY)) == ((1, 3, 4), False)
    assert not some.klaar(some.tot)
    assert some.klaar(date(2026, 12, 2))
    assert poll({who: {A} for who in MEMBERS}).klaar(TODAY)


def test_who_left_the_college_does_not_count_and_who_came_is_asked() -> None:
    """The answer of the one is not looked at any more."""
    changed = poll({1: {A}, 2: {B}}, members=frozenset({2, 3}))
    assert changed.open == (3,)
    assert [(one.optie, one.kunnen, one.van) for one in changed.beste(TODAY, nothing)] == [
        (B, 1, 1)
    ]


@pytest.mark.parametrize(
    ("first", "until"),
    [
        (date(2027, 1, 14), date(2026, 12, 1)),
        (date(2026, 11, 27), date(2026, 11, 26)),
        (date(2026, 11, 25), TODAY),
    ],
)
def test_members_have_five_working_days_but_not_beyond_the_first_option(
    first: date, until: date
) -> None:
    """Nor less than the day itself."""
    assert tot_wanneer(TODAY, (Optie(first), C), KALENDER) == until
    assert tot_wanneer(TODAY, (), KALENDER) == date(2026, 12, 1)


@given(
    st.dictionaries(st.integers(1, 7), st.sets(st.sampled_from([A, B, C]))),
    st.permutations([A, B, C]),
)
def test_the_outcome_does_not_hang_on_the_order_in_which_things_came(
    said: dict[int, set[Optie]], choices: list[Optie]
) -> None:  # fmt: skip
    """Of the options, or of the answers."""
    one = poll(said)
    answers = dict(reversed(list(one.antwoorden.items())))
    two = Peiling(tuple(choices), one.leden, answers, one.tot)
    assert one.uitslag(TODAY, nothing) == two.uitslag(TODAY, nothing)
