"""On which days, and at which hours, people can be written to."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from conversations.instellingen import Instellingen
from conversations.kalender import Kalender, is_working
from tests.clock import T0
from tests.conversations.nudge_cases import (
    BUDGET_SEASON,
    FEAST_DAYS,
    KALENDER,
    ZONE,
    on_the_wall,
    wall,
)

MONDAY, TUESDAY, THURSDAY = 0, 1, 3
SPRING, AUTUMN = "2027-03-28", "2027-10-31"  # the clock is put forward, and back


def wishes(**more: Any) -> Instellingen:
    return Instellingen(**({"regions": frozenset({"Noord"})} | more))


def opens(at: datetime, own: Instellingen | None = None, **more: bool) -> str | None:
    found = KALENDER.opening(at, own or wishes(), **more)
    return found and on_the_wall(found)


def test_a_year_has_its_weekends_and_its_feast_days() -> None:
    """Goede Vrijdag and 5 May are among them, whoever has to work then."""
    day = T0.date()
    while day.year < 2028:
        assert is_working(day) == (day.weekday() not in {5, 6} and day not in FEAST_DAYS), day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-04-06", False),  # Easter Monday is on another day each year
        ("2028-04-17", False),
        ("2025-04-28", True),  # Koningsdag was on Saturday, as the 27th was a Sunday
        ("2026-04-27", False),
        ("2025-05-05", False),  # every fifth year everybody is free
        ("2028-05-05", False),  # and in others not
        ("2026-12-24", True),
        ("2027-12-31", True),
    ],
)
def test_feast_days_follow_the_year(day: str, working: bool) -> None:
    """Not the calendar of the last one."""
    assert is_working(date.fromisoformat(day)) is working


@pytest.mark.parametrize(
    ("since", "number", "until"),
    [
        ("2026-11-24", 0, "2026-11-24"),
        ("2026-11-24", 2, "2026-11-26"),
        ("2026-11-26", 2, "2026-11-30"),
        ("2026-11-28", 1, "2026-11-30"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2027-05-04", 1, "2027-05-07"),
    ],
)
def test_working_days_pass_over_what_is_free(since: str, number: int, until: str) -> None:
    """Over Christmas, and over 5 May and Ascension Day."""
    assert KALENDER.working_days(date.fromisoformat(since), number) == date.fromisoformat(until)


@pytest.mark.parametrize(
    ("at", "opening"),
    [
        (("2026-11-24", "10:00"), "2026-11-24 10:00"),
        (("2026-11-24", "03:00"), "2026-11-24 08:30"),
        (("2026-11-24", "19:59"), "2026-11-24 19:59"),
        (("2026-11-24", "20:00"), "2026-11-25 08:30"),
        (("2026-11-27", "20:30"), "2026-11-30 08:30"),
        (("2027-03-25", "21:00"), "2027-03-30 08:30"),  # Easter
        (("2027-01-01", "12:00"), "2027-01-04 08:30"),
    ],
)
def test_people_are_written_to_on_working_days_between_half_past_eight_and_eight(
    at: tuple[str, str], opening: str
) -> None:
    """Or else at the first moment after."""
    assert opens(wall(*at)) == opening


@pytest.mark.parametrize(
    ("own", "opening"),
    [
        (wishes(since=time(13), until=time(15)), "2026-11-24 13:00"),
        (wishes(since=time(9), until=time(10)), "2026-11-25 09:00"),
        (wishes(only_at=time(9)), "2026-11-25 09:00"),
        (wishes(only_at=time(9, 30)), "2026-11-24 10:00"),
        (wishes(not_on=frozenset({TUESDAY})), "2026-11-25 08:30"),
        (wishes(not_on=frozenset({TUESDAY, 2, 3, 4})), "2026-11-30 08:30"),
        (wishes(not_on=frozenset(range(5))), None),
        (wishes(since=time(15), until=time(9)), None),
    ],
)
def test_own_wishes_narrow_it_down(own: Instellingen, opening: str | None) -> None:
    """On Tuesday at 10.00; who keeps no moment free is not written to."""
    assert opens(T0, own) == opening


def test_nothing_comes_from_five_on_when_the_council_meets() -> None:
    """On that evening only."""
    own = wishes(council=THURSDAY)
    assert opens(wall("2026-11-26", "16:59"), own) == "2026-11-26 16:59"
    assert opens(wall("2026-11-26", "17:00"), own) == "2026-11-27 08:30"
    assert opens(wall("2026-11-25", "17:00"), own) == "2026-11-25 17:00"
    evening = wishes(council=THURSDAY, only_at=time(18))
    assert opens(wall("2026-11-26", "09:00"), evening) == "2026-11-27 18:00"


def test_a_recess_holds_back_what_is_no_confirmation() -> None:
    """From Saturday to Sunday, both included; an appointment is confirmed all the same."""
    monday = wall("2027-02-22", "12:00")
    assert opens(monday) == "2027-03-01 08:30"
    assert opens(monday, in_recess=True) == "2027-02-22 12:00"
    assert opens(wall("2027-02-19", "19:00")) == "2027-02-19 19:00"


@pytest.mark.parametrize(
    ("gemeente", "opening"),
    [
        ("noord", "2027-02-15 12:00"),
        ("zuid", "2027-02-22 08:30"),
        ("beide", "2027-03-01 08:30"),
        ("elders", "2027-03-01 08:30"),
        (None, "2027-03-01 08:30"),
    ],
)
def test_a_recess_is_that_of_the_region(gemeente: str | None, opening: str) -> None:
    """Where a gemeente lies in two, or nobody knows where, every recess counts."""
    own = wishes(regions=KALENDER.regions(gemeente))
    assert opens(wall("2027-02-15", "12:00"), own) == opening


def test_a_calendar_without_recesses_has_none() -> None:
    """Not even where the gemeente is not known."""
    bare = Kalender(ZONE)
    own = Instellingen(regions=bare.regions(None))
    assert bare.opening(wall("2026-12-21", "12:00"), own) == wall("2026-12-21", "12:00")


@pytest.mark.parametrize(
    ("now", "after"),
    [
        (("2026-11-24", "10:00"), "2027-01-04 09:00"),
        (("2026-12-28", "10:00"), "2027-01-04 09:00"),
        (("2027-01-03", "23:00"), "2027-01-04 09:00"),
        (("2027-01-04", "10:00"), "2027-03-01 09:00"),
    ],
)
def test_after_the_recess_is_the_morning_after_this_one_or_the_next(
    now: tuple[str, str], after: str
) -> None:
    """At nine."""
    assert on_the_wall(KALENDER.after_recess(wall(*now), wishes())) == after


def test_after_a_recess_that_does_not_come_is_never_in_the_past() -> None:
    """It is now, or as soon as people can be written to."""
    bare = Kalender(ZONE)
    assert bare.after_recess(T0, Instellingen()) == T0
    late = wall("2026-11-24", "21:00")
    assert bare.after_recess(late, Instellingen()) == wall("2026-11-25", "08:30")
    nobody = Instellingen(not_on=frozenset(range(5)))
    assert bare.after_recess(T0, nobody) == T0


@pytest.mark.parametrize(
    ("day", "own", "ahead", "eve"),
    [
        ("2026-11-26", wishes(), 1, "2026-11-25 09:00"),
        ("2026-11-26", wishes(), 2, "2026-11-24 09:00"),
        ("2026-11-30", wishes(), 1, "2026-11-27 09:00"),
        ("2027-03-30", wishes(), 1, "2027-03-25 09:00"),
        ("2026-12-23", wishes(), 1, "2026-12-22 09:00"),  # in the recess
        ("2026-12-01", wishes(not_on=frozenset({MONDAY})), 1, "2026-11-27 09:00"),
        ("2026-11-26", wishes(since=time(13)), 1, "2026-11-25 13:00"),
        ("2026-11-26", wishes(until=time(9)), 1, "2026-11-25 08:59"),
        ("2026-11-26", wishes(only_at=time(18)), 1, "2026-11-25 18:00"),
        ("2026-11-27", wishes(only_at=time(18), council=THURSDAY), 1, "2026-11-25 18:00"),
        ("2026-11-26", wishes(not_on=frozenset(range(5))), 1, "2026-11-25 09:00"),
    ],
)
def test_the_eve_is_the_last_morning_before_on_which_somebody_can_be_written_to(
    day: str, own: Instellingen, ahead: int, eve: str
) -> None:
    """Whether or not it is recess; for who wants nothing it is simply so many days before."""
    assert on_the_wall(KALENDER.eve(date.fromisoformat(day), own, ahead)) == eve


def test_the_eve_of_what_is_no_appointment_lies_before_the_recess() -> None:
    """Also when it is weeks before."""
    day = date(2027, 1, 4)
    assert on_the_wall(KALENDER.eve(day, wishes(), 7, in_recess=False)) == "2026-12-18 09:00"


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_nine_on_the_wall_stays_nine_on_the_wall(day: str) -> None:
    """On the Friday before a change of the clock, on the day itself and on the Tuesday after."""
    sunday = date.fromisoformat(day)
    for one in (sunday - timedelta(days=3), sunday, sunday + timedelta(days=2)):
        assert on_the_wall(KALENDER.morning(one)) == f"{one} 09:00"
    own = wishes(only_at=time(9))
    saturday = wall(f"{sunday - timedelta(days=1)}", "12:00")
    assert str(opens(saturday, own)).endswith(" 09:00")


def test_an_hour_that_does_not_exist_is_as_long_after_the_jump() -> None:
    """02.30 is half an hour after the clock jumps: 03.30 on the wall."""
    at = KALENDER.instant(date.fromisoformat(SPRING), time(2, 30))
    assert at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert on_the_wall(at) == "2027-03-28 03:30"


def test_of_an_hour_that_comes_twice_the_first_counts() -> None:
    """In summer time, that is."""
    at = KALENDER.instant(date.fromisoformat(AUTUMN), time(2, 30))
    assert at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_the_day_is_that_of_the_people() -> None:
    """Shortly before midnight in London it is the next one."""
    assert KALENDER.day(datetime(2026, 11, 24, 23, 30, tzinfo=UTC)) == date(2026, 11, 25)


def test_fewer_messages_go_while_budgets_are_made() -> None:
    """One a week in October and November, from the first to the last hour on the wall."""
    assert KALENDER.per_week(T0) == 2
    assert BUDGET_SEASON.per_week(T0) == 1
    assert BUDGET_SEASON.per_week(wall("2026-10-01", "00:30")) == 1
    assert BUDGET_SEASON.per_week(wall("2026-12-01", "00:30")) == 2
