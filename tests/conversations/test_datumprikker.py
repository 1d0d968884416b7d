"""Finding a date: what speaks against a day, which day is proposed, and who is still asked."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from conversations.datumprikker import Prikdag, Teken, best, scores, signs
from conversations.instellingen import Instellingen
from conversations.kalender import Kalender, Recess

KALENDER = Kalender(
    ZoneInfo("Europe/Amsterdam"),
    [Recess("Noord", date(2027, 2, 20), date(2027, 2, 28))],
    busy=frozenset({6}),
)
OWN = Instellingen(council=2, regions=frozenset({"Noord"}))
TODAY = date(2027, 1, 4)
MONDAY, TUESDAY, WEDNESDAY = (Prikdag(n, date(2027, 1, 18 + n)) for n in range(3))


@pytest.mark.parametrize(
    ("day", "against"),
    [
        (date(2027, 1, 18), ()),
        (date(2027, 1, 20), (Teken.RAADSAVOND,)),
        (date(2027, 2, 22), (Teken.RECES,)),
        (date(2027, 3, 29), (Teken.FEESTDAG,)),
        (date(2027, 6, 1), (Teken.BEGROTING,)),
        (date(2027, 1, 23), (Teken.WEEKEND,)),
        (date(2027, 2, 24), (Teken.RECES, Teken.RAADSAVOND)),
    ],
)
def test_what_speaks_against_a_day_is_said(day: date, against: tuple[Teken, ...]) -> None:
    """A feast day, recess, the evening of the council, the weeks of the budget."""
    assert signs(day, KALENDER, OWN) == against


def test_the_day_that_suits_most_comes_first() -> None:
    """Whatever speaks against it; a member who did not answer counts for nothing."""
    choices = {1: {0: True, 2: True}, 2: {2: True}, 3: {0: False, 2: True}}
    ranked = scores([MONDAY, TUESDAY, WEDNESDAY], choices, KALENDER, OWN)
    assert [(one.prikdag, one.can, one.of) for one in ranked] == [
        (WEDNESDAY, 3, 3),
        (MONDAY, 1, 3),
        (TUESDAY, 0, 3),
    ]


def test_of_days_that_suit_as_many_the_one_with_the_least_against_it_comes_first() -> None:
    """And then the soonest."""
    choices = {1: {0: True, 1: True, 2: True}}
    ranked = scores([WEDNESDAY, TUESDAY, MONDAY], choices, KALENDER, OWN)
    assert [one.prikdag for one in ranked] == [MONDAY, TUESDAY, WEDNESDAY]


def test_a_day_that_has_passed_or_suits_nobody_is_not_proposed() -> None:
    """Then the requester thinks of other days."""
    ranked = scores([MONDAY, TUESDAY], {1: {0: True, 1: False}}, KALENDER, OWN)
    assert best(ranked, TODAY) == ranked[0]
    assert best(ranked, MONDAY.day) is None
