"""Nobody has two appointments at once, and everybody's calendar hears of every change."""

from concurrent.futures import Future
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from conversations.traject import Owner
from storage import appointments, planning
from storage.appointments import Appointment, Kind, Slot, State, span
from storage.database import Database
from storage.planning import Gone, Taken
from storage.sealing import Seal
from tests.clock import T0
from tests.storage.pool import (
    MORNING,
    TEN,
    coach,
    day,
    do,
    talk,
    two_pairs,
    until_it_waits,
    wethouder,
)

SLOTS = st.builds(
    Slot,
    st.sampled_from([day(7), day(8)]),
    st.sampled_from([30, 60, 90]),
    st.sampled_from(["08:00", "09:30", "12:00", "12:30", "17:45", "19:00"]),
) | st.builds(
    lambda on, part: Slot(on, 90, part=part),
    st.sampled_from([day(7), day(8)]),
    st.sampled_from(["ochtend", "middag", "avond"]),
)


def clash(one: Appointment, other: Appointment) -> bool:
    """Whether two appointments have somebody and a moment in common."""
    if one.slot.day != other.slot.day:
        return False
    same = one.about.case_id == other.about.case_id or one.about.coach_id == other.about.coach_id
    (begin, end), (since, until) = (
        span(a.slot.time, a.slot.part, a.slot.minutes) for a in (one, other)
    )
    return same and begin < until and since < end


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(0, 8), SLOTS), max_size=20)
)
def test_nobody_is_booked_twice_whatever_is_planned_moved_and_cancelled(
    database: Database, seal: Seal, plans: list[tuple[int, int, int, Slot]]
) -> None:
    """And what is refused would have been twice, or was no longer planned."""

    def live(db: Connection) -> None:
        pairs = two_pairs(db)
        made: list[int] = []
        for w, c, which, slot in plans:
            case, theirs = pairs[0][w], pairs[1][c]
            planned = [one for case in pairs[0] for one in appointments.coming(db, seal, case.id)]
            wanted = Appointment(0, talk(case, theirs), slot, State.GEPLAND, "", 0, T0, T0)
            try:
                if which < len(made) and which % 2:
                    planning.cancel(db, seal, made[which], T0)
                elif which < len(made):
                    moved = appointments.with_id(db, seal, made[which])
                    assert moved
                    wanted = replace(wanted, about=moved.about)
                    planned = [one for one in planned if one.id != moved.id]
                    planning.move(db, seal, made[which], slot, T0)
                else:
                    made.append(planning.plan(db, seal, wanted.about, slot, T0).id)
            except Taken:
                assert any(clash(wanted, one) for one in planned)
            except Gone:
                assert made[which] not in [one.id for one in planned]
            now = [one for case in pairs[0] for one in appointments.coming(db, seal, case.id)]
            assert not [1 for a in now for b in now if a.id < b.id and clash(a, b)]
        raise LookupError  # the next example begins anew

    with pytest.raises(LookupError):
        do(database, live)


@pytest.mark.parametrize(
    ("slot", "free"),
    [
        (replace(TEN, time="11:00"), True),
        (replace(TEN, time="10:59"), False),
        (replace(TEN, time="09:00"), True),
        (replace(TEN, time="09:01"), False),
        (replace(TEN, day=day(8)), True),
        (MORNING, False),
        (replace(MORNING, part="middag"), True),
    ],
)
def test_a_talk_takes_its_minutes_and_a_part_of_the_day_takes_all_of_it(
    database: Database, seal: Seal, slot: Slot, free: bool
) -> None:
    """Back to back is possible, one minute less is not."""

    def planned(db: Connection) -> bool:
        pairs = two_pairs(db)
        planning.plan(db, seal, talk(pairs[0][0], pairs[1][0]), TEN, T0)
        about = talk(pairs[0][1], pairs[1][0])
        if free:
            return bool(planning.plan(db, seal, about, slot, T0))
        with pytest.raises(Taken) as taken:
            planning.plan(db, seal, about, slot, T0)
        assert taken.value.who is Owner.COACH
        return bool(appointments.of_case(db, seal, about.case_id))

    assert do(database, planned) is free


def test_the_wethouder_is_not_booked_twice_either(database: Database, seal: Seal) -> None:
    """With the office, or with another coach; and Taken says whose day is full."""

    def planned(db: Connection) -> None:
        case, theirs = wethouder(db), coach(db)
        planning.plan(db, seal, talk(case, None, Kind.INTAKEGESPREK), TEN, T0)
        with pytest.raises(Taken) as taken:
            planning.plan(db, seal, talk(case, theirs), MORNING, T0)
        assert taken.value.who is Owner.WETHOUDER

    do(database, planned)


@pytest.mark.parametrize("shared", ["coach", "wethouder"])
def test_two_processes_cannot_both_get_the_same_hour(
    database: Database, seal: Seal, shared: str
) -> None:
    """The second waits for the first, and finds the hour taken: of a coach, or of a wethouder."""
    made, theirs = do(database, two_pairs)
    other = talk(made[1], theirs[0]) if shared == "coach" else talk(made[0], theirs[1])

    def first(db: Connection) -> Future[Appointment]:
        planning.plan(db, seal, talk(made[0], theirs[0]), TEN, T0)
        waiting = database.write(lambda db: planning.plan(db, seal, other, TEN, T0))
        return until_it_waits(db, waiting)

    assert isinstance(do(database, first).exception(30), Taken)
