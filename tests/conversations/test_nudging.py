"""Which message goes when: what comes first, at which hours, Stop, and what comes too late."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from conversations.instellingen import Soort
from conversations.nudging import Entry, Person, next_nudge, nudges
from conversations.prompt import Case, Kind
from conversations.traject import Owner, State
from tests.clock import T0, T
from tests.conversations.nudge_cases import (
    KALENDER,
    C,
    W,
    case,
    first,
    held,
    kinds,
    line,
    on_the_wall,
    person,
    plan,
    there,
    wall,
)

SHOWN = case(State.VOORGESTELD)
INTAKE = case(State.VRAGEN, heard_at=T0)
TALK = case(State.LOOPT, plans=(plan("gesprek", "2026-12-03"),))
OBSERVED = case(State.LOOPT, plans=held("observatie", "2026-12-03"))


def when(about: Case, who: Person | None = None, ledger: tuple[Entry, ...] = (), now: datetime = T0) -> str:  # fmt: skip
    """When the next one goes, on the wall."""
    return on_the_wall(there(first(about, who, ledger, now)).at)


def test_the_first_that_is_due_comes_next() -> None:
    """Of the four that a talk brings to a wethouder and a coach, each sees the own one."""
    assert [there(first(TALK, person(side))).kind for side in (W, C)] == [Kind.VOORBEREIDEN, Kind.WEEK]  # fmt: skip
    assert when(TALK, person(C)) == "2026-11-30 09:00"


def test_of_those_that_are_due_at_once_the_most_important_comes_next() -> None:
    """A warning that answers are about to be erased goes before a reminder."""
    now = T(days=14)
    found = list(nudges(INTAKE, person(), KALENDER, (), now))
    assert kinds(found) == [Kind.WISSEN, Kind.INTAKE]
    assert first(INTAKE, now=now) == found[0]


def test_what_is_due_goes_now() -> None:
    """And what is not, not in the past."""
    assert there(first(SHOWN)).at == T0
    assert there(first(INTAKE, now=T(days=3))).at == T(days=3)


def test_it_says_what_it_is_and_why_without_a_name() -> None:
    """For who looks into it."""
    found = there(first(SHOWN))
    assert (found.kind, found.time, found.asked, found.drop) == (Kind.VOORSTEL, 1, True, False)
    assert found.why.startswith("N7 ")


def test_there_may_be_nothing_to_say() -> None:
    """The office looks for a coach."""
    assert first(case(State.ZOEKEN)) is None


@pytest.mark.parametrize("side", [Owner.COACH, Owner.COORDINATOR])
def test_nobody_hears_what_is_for_another(side: Owner) -> None:
    """A coördinator has a list of its own."""
    assert first(SHOWN, person(side)) is None


def test_who_cannot_be_reached_gets_nothing() -> None:
    """Until the bot is opened again."""
    assert first(SHOWN, replace(person(), reachable=False)) is None


def test_who_stopped_a_kind_gets_nothing_of_it() -> None:
    """The rest comes as before."""
    found = there(first(TALK, person(C, off=frozenset({Soort.WEEK}))))
    assert found.kind is Kind.MORGEN
    assert first(TALK, person(C, off=frozenset({Soort.WEEK, Soort.AFSPRAAK, Soort.VRAAG}))) is None


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("side", [W, C])
def test_who_stopped_all_gets_nothing(state: State, side: Owner) -> None:
    """Whatever there is to say."""
    about = case(state, plans=TALK.plans, heard_at=T0, owner=side)
    assert first(about, person(side, off=frozenset(Soort))) is None


@pytest.mark.parametrize(
    ("now", "own", "at"),
    [
        (("2026-11-24", "20:15"), {}, "2026-11-25 08:30"),
        (("2026-11-27", "20:15"), {}, "2026-11-30 08:30"),
        (("2026-11-24", "10:00"), {"only_at": time(9)}, "2026-11-25 09:00"),
        (("2026-11-24", "10:00"), {"not_on": frozenset({1, 2})}, "2026-11-26 08:30"),
        (("2026-11-24", "17:30"), {"council": 1}, "2026-11-25 08:30"),
        (("2026-12-21", "10:00"), {}, "2027-01-04 08:30"),
        (("2027-03-26", "10:00"), {}, "2027-03-30 08:30"),
        (("2027-10-30", "10:00"), {"only_at": time(9)}, "2027-11-01 09:00"),
        (("2027-03-27", "10:00"), {"only_at": time(9)}, "2027-03-30 09:00"),
    ],
)
def test_what_is_due_waits_for_a_moment_that_suits(
    now: tuple[str, str], own: dict[str, Any], at: str
) -> None:
    """Also what is the answer to what somebody did."""
    assert when(SHOWN, person(**own), now=wall(*now)) == at


def test_in_a_recess_an_appointment_is_confirmed_and_a_talk_is_not_prepared() -> None:
    """What was to be said about the talk is of no use after it."""
    made = wall("2026-12-01")
    meeting = case(State.KENNISMAKING, plans=(plan("kennismaking", "2026-12-23", made=made),))
    assert when(meeting, now=wall("2026-12-21")) == "2026-12-22 09:00"
    talk = case(State.LOOPT, plans=(plan("gesprek", "2026-12-23", made=made),))
    assert there(first(talk, now=wall("2026-12-21"))).drop


def test_what_comes_too_late_is_dropped_and_written_down() -> None:
    """After three days down: the observation was on Thursday, and Sunday is over."""
    late = there(first(OBSERVED, now=wall("2026-12-07")))
    assert (late.kind, late.drop, late.at) == (Kind.NABESPREKEN, True, wall("2026-12-07"))
    assert not there(first(OBSERVED, now=wall("2026-12-04", "19:00"))).drop


def test_what_cannot_come_in_time_is_dropped_at_its_moment() -> None:
    """On Friday, of use until Monday morning, for somebody who wants nothing on Fridays."""
    found = there(first(OBSERVED, person(not_on=frozenset({4}), since=time(9))))
    assert (found.drop, on_the_wall(found.at)) == (True, "2026-12-04 09:00")


def test_what_is_of_use_until_the_very_moment_goes_until_then() -> None:
    """The reminder of an appointment goes while it has not begun."""
    about = case(State.KENNISMAKING, plans=(plan("kennismaking", "2026-12-03", "14:00"),))
    assert not there(first(about, now=wall("2026-12-03", "13:59"))).drop
    assert there(first(about, now=wall("2026-12-03", "14:00"))).drop


def test_who_keeps_no_moment_free_is_never_written_to() -> None:
    """What there is to say waits until there is a moment again."""
    nobody = person(not_on=frozenset(range(5)))
    assert first(SHOWN, nobody) is None
    assert there(first(SHOWN, person(not_on=frozenset(range(4))))).at


@pytest.mark.parametrize("day", ["2027-03-30", "2027-10-31"])
def test_nine_on_the_wall_is_nine_on_the_wall_around_a_change_of_the_clock(day: str) -> None:
    """A reminder of two days of silence that began before it comes at nine after it."""
    heard = wall(day, "12:00") - timedelta(days=1 if day.endswith("31") else 4)
    about = case(State.VRAGEN, heard_at=heard)
    at = there(next_nudge(about, person(only_at=time(9)), KALENDER, (), heard)).at
    assert on_the_wall(at).endswith(" 09:00")
    assert on_the_wall(at) > day


def test_other_messages_do_not_stand_in_the_way_of_an_answer() -> None:
    """What somebody set off comes at once, however many came before."""
    many = tuple(line(T(-n)) for n in range(1, 30))
    assert there(first(SHOWN, ledger=many)).at == T0
