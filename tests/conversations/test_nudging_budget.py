"""Few: two unasked messages in any seven days, and twenty-five a year, over all roles."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from conversations.instellingen import Soort
from conversations.kalender import Kalender, Recess
from conversations.nudging import Entry, Nudge, unasked
from conversations.prompt import Case, Kind
from conversations.traject import Owner, State
from tests.clock import T0, T
from tests.conversations.nudge_cases import (
    BUDGET_SEASON,
    KALENDER,
    ZONE,
    C,
    W,
    case,
    first,
    held,
    line,
    most_in,
    on_the_wall,
    person,
    plan,
    play,
    wall,
)

KLIK = case(State.KLIK, plans=held("kennismaking", "2026-11-23"))
TALK = case(State.LOOPT, plans=(plan("gesprek", "2026-11-25", made=T(days=-9)),))
YEAR = timedelta(days=365)


def goes(
    about: Case,
    ledger: list[Entry],
    role: Owner = W,
    now: datetime = T0,
    kalender: Kalender = KALENDER,
) -> Nudge:
    """What goes next, but for the overview of the week."""
    off = frozenset({Soort.WEEK})
    found = first(about, person(role, off=off), ledger, now, kalender)
    assert found
    return found


def test_a_third_message_in_a_week_waits_until_the_first_is_a_week_old() -> None:
    """To the minute, where that suits."""
    one, two = line(wall("2026-11-18", "11:00")), line(wall("2026-11-23", "15:00"))
    assert goes(KLIK, [one]).at == T0
    assert on_the_wall(goes(KLIK, [one, two]).at) == "2026-11-25 11:00"
    assert on_the_wall(goes(KLIK, [two, one]).at) == "2026-11-25 11:00"


def test_it_waits_for_a_moment_that_suits_too() -> None:
    """A place that comes free on a Saturday is used on Monday."""
    sent = [line(wall("2026-11-21", hour)) for hour in ("12:00", "13:00")]
    assert on_the_wall(goes(KLIK, sent).at) == "2026-11-30 08:30"


def test_what_has_no_place_before_it_is_of_no_use_is_dropped() -> None:
    """A kennismaking comes, and both places are taken until after it."""
    there = plan("kennismaking", "2026-11-26", made=T(days=-5))
    about = case(State.KENNISMAKING, plans=(there,))
    sent = [line(wall("2026-11-23", hour)) for hour in ("10:00", "11:00")]
    assert goes(about, sent).drop
    assert not goes(about, sent[:1]).drop


def test_what_never_has_a_place_is_dropped() -> None:
    """A recess without an end begins tomorrow."""
    for_good = Kalender(ZONE, (Recess("Noord", date(2026, 11, 25), date(2029, 1, 1)),))
    sent = [line(T(-n)) for n in (5, 6)]
    assert not goes(KLIK, sent[1:], kalender=for_good).drop
    assert goes(KLIK, sent, kalender=for_good).drop


def test_a_place_that_comes_free_on_the_wall_of_another_season_is_a_week_later() -> None:
    """Seven days are seven times twenty-four hours, also when the clock changed."""
    now = wall("2027-11-01", "10:00")
    sent = [line(wall("2027-10-26", "18:00")), line(wall("2027-10-27", "12:00"))]
    assert on_the_wall(goes(KLIK, sent, now=now).at) == "2027-11-02 17:00"


@pytest.mark.parametrize(("month", "day"), [("10", "2026-10-09"), ("11", "2026-11-27")])
def test_in_a_budget_month_one_in_a_week_is_enough(month: str, day: str) -> None:
    """The second waits until the first is a week old; in December two go again."""
    one = line(wall(day, "10:00"))
    now = wall(day, "12:00")
    at = goes(replace(KLIK, since=now), [one], now=now, kalender=BUDGET_SEASON).at
    # Of the last Friday of November the next working hour after that week is in December.
    week = {"10": "2026-10-16 10:00", "11": "2026-12-04 10:00"}[month]
    assert on_the_wall(at) == week
    december = wall("2026-12-01", "12:00")
    assert goes(KLIK, [one], now=december, kalender=BUDGET_SEASON).at == december


def test_what_waited_for_a_week_of_two_into_a_budget_month_waits_on() -> None:
    """On 1 October one is too many where two were not in September."""
    sent = [line(wall("2027-09-23", "12:00")), line(wall("2027-09-28", "12:00"))]
    now = wall("2027-09-29", "12:00")
    found = goes(replace(KLIK, since=now), sent, now=now, kalender=BUDGET_SEASON)
    assert on_the_wall(found.at) == "2027-09-30 12:00"
    later = wall("2027-10-01", "12:00")
    found = goes(replace(KLIK, since=now), sent, now=later, kalender=BUDGET_SEASON)
    assert on_the_wall(found.at) == "2027-10-05 12:00"


def test_a_twenty_sixth_in_a_year_waits_until_the_first_is_a_year_old() -> None:
    """However quiet the last weeks were."""
    sent = [line(T(days=-360 + 8 * n)) for n in range(25)]
    assert goes(KLIK, sent[1:]).at == T0
    found = goes(KLIK, sent)
    assert found.at >= sent[0].queued_at + YEAR
    assert on_the_wall(found.at) == "2026-11-30 08:30"  # a Sunday at first


def test_several_lines_in_one_message_count_once() -> None:
    """Three things were said in one message."""
    together = [line(T(days=-1), "m", occurrence=name, case=9) for name in "abc"]
    assert unasked(together) == [T(days=-1)]
    assert goes(KLIK, together).at == T0


def test_what_was_asked_for_or_did_not_go_does_not_count() -> None:
    """An answer, a Later, and what came too late."""
    free = [line(T(-n), asked=True) for n in range(9)]
    free += [line(T(-n), dropped=True) for n in range(9, 18)]
    assert unasked(free) == []
    assert goes(KLIK, free).at == T0


def test_a_message_with_something_unasked_in_it_counts() -> None:
    """Whatever came along."""
    mixed = [line(T(-5), "m"), line(T(-5), "m", occurrence="b", asked=True)]
    assert unasked(mixed) == unasked(mixed[::-1]) == [T(-5)]


def test_what_did_not_arrive_counts() -> None:
    """It may be on its way."""
    assert unasked([line(T(-5), delivered_at=None)]) == [T(-5)]


def test_later_goes_although_there_is_no_place() -> None:
    """It was asked for."""
    sent = [line(T(-n)) for n in (5, 6)]
    found = goes(KLIK, [])
    mine = Entry(1, found.kind, found.occurrence, "m", T(-7), delivered_at=T(-7), later=T(30))
    assert goes(KLIK, [mine, *sent]).at == T(30)


def test_what_only_helps_leaves_the_last_place_of_a_week_to_what_moves_a_case() -> None:
    """A coach who had one message hears of no talk tomorrow, and is asked about the klik."""
    sent = [line(T(-5))]
    assert goes(TALK, [], C).kind is Kind.MORGEN
    assert goes(TALK, sent, C).drop
    assert goes(KLIK, sent, C).at == T0


def test_what_only_helps_does_not_go_in_a_budget_month() -> None:
    """One is all there is, and that is for what moves a case on."""
    assert goes(TALK, [], C, kalender=BUDGET_SEASON).drop
    assert not goes(KLIK, [], C, kalender=BUDGET_SEASON).drop


@pytest.mark.parametrize(
    ("role", "kind", "places"), [(C, Kind.MORGEN, 15), (W, Kind.VOORBEREIDEN, 20)]
)
def test_what_only_helps_leaves_places_of_the_year(role: Owner, kind: Kind, places: int) -> None:
    """Ten for a coach, five for a wethouder."""
    talk = case(State.LOOPT, plans=(plan("gesprek", "2026-11-26", made=T(days=-9)),))
    spread = [line(T(days=-20 - 12 * n)) for n in range(places)]
    fits, too_many = goes(talk, spread[1:], role), goes(talk, spread, role)
    assert (fits.kind, fits.drop) == (kind, False)
    assert (too_many.kind, too_many.drop) == (kind, True)
    assert goes(KLIK, spread, role).at == T0


def test_messages_of_all_roles_and_cases_count_together() -> None:
    """Somebody is a coach of many: 24 talks and as many questions are 25 messages a year at most."""
    sides = [
        (
            case(
                State.LOOPT,
                id=number,
                plans=tuple(
                    plan("gesprek", f"{date(2027, month, 1 + 2 * number)}")
                    for month in range(1, 13)
                ),
            ),
            person(C if number % 2 else W),
        )
        for number in (1, 2)
    ]
    told = play(sides, KALENDER, T0, wall("2027-12-31"))
    moments = unasked(entry for _, entry in told)
    assert len(told) > 40
    assert len(moments) > 20
    assert most_in(moments, 7) <= 2
    assert most_in(moments, 365) <= 25


def test_a_clock_that_jumps_back_makes_no_room() -> None:
    """What left in what is now the future has left."""
    sent = [line(T(days=2)), line(T(days=3))]
    found = goes(KLIK, sent)
    assert found.at >= T(days=9)
    assert on_the_wall(found.at) == "2026-12-03 10:00"
