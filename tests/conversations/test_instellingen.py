"""What people want of messages, in hours, in days, and as they type it."""

from datetime import time

import pytest

from conversations.instellingen import Instellingen, Soort
from conversations.wensen import understood

NOTHING = Instellingen()
MONDAY, FRIDAY = 0, 4


def test_whoever_said_nothing_is_written_to_from_half_past_eight_till_eight() -> None:
    """On any day, about anything, in no recess of any region."""
    assert NOTHING.hours == (time(8, 30), time(20, 0))
    assert NOTHING.regions == {"Noord", "Midden", "Zuid"}
    assert not NOTHING.not_on | NOTHING.off


@pytest.mark.parametrize(
    ("own", "hours"),
    [
        (Instellingen(since=time(10), until=time(16)), (time(10), time(16))),
        (Instellingen(since=time(6), until=time(23)), (time(8, 30), time(20))),
        (Instellingen(only_at=time(9)), (time(9), time(10))),
        (Instellingen(only_at=time(9), since=time(14)), (time(9), time(10))),
        (Instellingen(only_at=time(8)), (time(8, 30), time(9))),
        (Instellingen(only_at=time(19, 59)), (time(19, 59), time(20))),
    ],
)
def test_own_hours_lie_within_those_of_everybody(
    own: Instellingen, hours: tuple[time, time]
) -> None:
    """One hour of the day is that hour, in place of any others."""
    assert own.hours == hours


@pytest.mark.parametrize(
    "text",
    [
        *("alleen dagelijks om 09.00", "om 9 uur", "Alleen om 9:00", "elke dag om 9.00 uur"),
        *("dagelijks om 09:00 uur", "ALLEEN ELKE DAG OM 9"),
    ],
)
def test_an_hour_is_the_only_one(text: str) -> None:
    """However it is written."""
    assert understood(text, NOTHING) == {"only_at": time(9)}


@pytest.mark.parametrize("text", ["om 8.30", "om 8.30 uur", "om 19.59"])
def test_the_first_and_the_last_minute_are_hours_too(text: str) -> None:
    """Half past eight till just before eight."""
    found = understood(text, NOTHING)
    assert found
    assert found["only_at"] in {time(8, 30), time(19, 59)}


@pytest.mark.parametrize(
    "text", ["om 8.29", "om 8", "om 20.00", "om 23", "om 24.00", "om 99", "om 9.60", "om 0.00"]
)
def test_an_hour_at_which_nobody_is_written_to_is_no_wish(text: str) -> None:
    """Nor is one that is on no clock."""
    assert understood(text, NOTHING) is None


@pytest.mark.parametrize("text", ["niet op maandag", "niet meer op maandagen", "Niet op maandag."])
def test_a_day_can_be_kept_free(text: str) -> None:
    """Beside those that were free already."""
    also = Instellingen(not_on=frozenset({FRIDAY}))
    assert understood(text, NOTHING) == {"not_on": {MONDAY}}
    assert understood(text, also) == {"not_on": {MONDAY, FRIDAY}}


@pytest.mark.parametrize("text", ["wel op maandag", "wel op maandagen"])
def test_a_day_can_be_given_back(text: str) -> None:
    """Also when it was not kept free."""
    both = Instellingen(not_on=frozenset({MONDAY, FRIDAY}))
    assert understood(text, both) == {"not_on": {FRIDAY}}
    assert understood(text, NOTHING) == {"not_on": frozenset()}


@pytest.mark.parametrize(
    "text", ["geen berichten meer", "stop berichten", "stop met berichten", "Stop alle berichten"]
)
def test_everything_can_be_stopped(text: str) -> None:
    """Every kind there is."""
    assert understood(text, NOTHING) == {"off": frozenset(Soort)}


@pytest.mark.parametrize(
    "text",
    [
        *("", "stop", "maandag", "niet op zaterdag", "op maandag", "om", "om negen", "9.00"),
        *("ik kan niet op maandag", "vrijdag om 10.00", "bericht", "om 123"),
    ],
)
def test_anything_else_is_no_wish(text: str) -> None:
    """It may be an answer to a question."""
    assert understood(text, NOTHING) is None
