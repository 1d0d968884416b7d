"""An appointment is offered, agreed, moved, held or cancelled, and calendars can follow it."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from storage import appointments, planning
from storage.appointments import About, Kind, Slot, State
from storage.database import Database
from storage.planning import Gone, Taken
from storage.sealing import Seal
from tests.clock import T0, T
from tests.storage.pool import MORNING, TEN, TODAY, ask, coach, day, do, talk, two_pairs, wethouder


def test_one_of_the_moments_on_offer_is_picked_and_the_others_lapse(
    database: Database, seal: Seal
) -> None:
    """Offered is not yet planned; picking twice, or a moment that lapsed, is refused."""

    def chosen(db: Connection) -> None:
        case, theirs = wethouder(db), coach(db)
        about = About(case.id, Kind.KENNISMAKING, 0, ask(db, seal, case, theirs).id, theirs.id)
        slots = [TEN, replace(TEN, day=day(8)), replace(MORNING, day=day(9))]
        offered = planning.offer(db, seal, about, slots, T0)
        assert [one.slot for one in offered] == slots
        assert {one.state for one in offered} == {State.AANGEBODEN}
        assert appointments.coming(db, seal, case.id) == []
        picked = planning.pick(db, seal, offered[1].id, T(5))
        assert picked == replace(offered[1], state=State.GEPLAND, changed_at=T(5))
        there = appointments.of_case(db, seal, case.id)
        assert [one.state.value for one in there] == ["vervallen", "gepland", "vervallen"]
        assert appointments.coming(db, seal, case.id, Kind.KENNISMAKING) == [picked]
        assert appointments.coming(db, seal, case.id, Kind.GESPREK) == []
        for one in offered:
            with pytest.raises(Gone):
                planning.pick(db, seal, one.id, T(6))
        with pytest.raises(Gone):
            planning.pick(db, seal, 404, T(6))

    do(database, chosen)


def test_a_moment_on_offer_may_be_taken_when_it_is_picked(database: Database, seal: Seal) -> None:
    """The coach got something else in the meantime; the other moments are still on offer."""

    def chosen(db: Connection) -> None:
        made, theirs = two_pairs(db)
        about = talk(made[0], theirs[0], Kind.KENNISMAKING)
        first, second = planning.offer(db, seal, about, [TEN, replace(TEN, day=day(8))], T0)
        planning.plan(db, seal, talk(made[1], theirs[0]), MORNING, T0)
        with pytest.raises(Taken):
            planning.pick(db, seal, first.id, T0)
        assert planning.pick(db, seal, second.id, T0).state is State.GEPLAND

    do(database, chosen)


def test_what_comes_instead_of_something_cancelled_is_a_move_of_it(
    database: Database, seal: Seal
) -> None:
    """Of the same thing, with the same coach: for another coach it is another appointment."""

    def moved(db: Connection) -> None:
        case, first, other = wethouder(db), coach(db), coach(db, 101)
        about = talk(case, first, Kind.KENNISMAKING)
        planned = planning.plan(db, seal, about, TEN, T0)
        planning.cancel(db, seal, planned.id, T(1))
        later = replace(TEN, day=day(9), place="op het station")
        one = planning.pick(db, seal, planning.offer(db, seal, about, [later], T(2))[0].id, T(3))
        assert (one.id, one.uid, one.sequence) == (planned.id, planned.uid, 2)
        assert (one.slot, one.state) == (later, State.GEPLAND)
        assert appointments.coming(db, seal, case.id) == [one]
        planning.cancel(db, seal, one.id, T(4))
        to_other = planning.offer(db, seal, talk(case, other, Kind.KENNISMAKING), [TEN], T(5))
        two = planning.pick(db, seal, to_other[0].id, T(6))
        assert (two.uid == one.uid, two.sequence) == (False, 0)

    do(database, moved)


def test_new_moments_take_the_place_of_those_that_were_on_offer(
    database: Database, seal: Seal
) -> None:
    """Of the same kind; the offer of another kind stays."""

    def offered(db: Connection) -> list[State]:
        case, theirs = wethouder(db), coach(db)
        (old,) = planning.offer(db, seal, talk(case, theirs, Kind.KENNISMAKING), [TEN], T0)
        (other,) = planning.offer(db, seal, talk(case, theirs, Kind.OBSERVATIE), [TEN], T0)
        (new,) = planning.offer(db, seal, talk(case, theirs, Kind.KENNISMAKING), [MORNING], T0)
        found = [appointments.with_id(db, seal, one.id) for one in (old, other, new)]
        return [one.state for one in found if one]

    assert do(database, offered) == [State.VERVALLEN, State.AANGEBODEN, State.AANGEBODEN]


def test_a_calendar_can_follow_a_move_and_a_cancel(database: Database, seal: Seal) -> None:
    """The uid stays, the sequence rises; after the cancel nothing can be done with it."""

    def changes(db: Connection) -> None:
        about = talk(wethouder(db), coach(db))
        made = planning.plan(db, seal, about, TEN, T0)
        moved = planning.move(db, seal, made.id, MORNING, T(1))
        assert moved == replace(made, slot=MORNING, sequence=1, changed_at=T(1))
        off = planning.cancel(db, seal, made.id, T(2))
        assert off == replace(moved, state=State.AFGEZEGD, sequence=2, changed_at=T(2))
        for again in (
            lambda: planning.cancel(db, seal, made.id, T(3)),
            lambda: planning.move(db, seal, made.id, TEN, T(3)),
            lambda: planning.held(db, seal, made.id, T(3), took_place=True),
        ):
            with pytest.raises(Gone):
                again()
        other = planning.plan(db, seal, about, MORNING, T(4))
        assert other.uid != made.uid

    do(database, changes)


def test_a_talk_may_move_within_its_own_time(database: Database, seal: Seal) -> None:
    """Half an hour later is not a clash with itself."""

    def moved(db: Connection) -> str | None:
        made = planning.plan(db, seal, talk(wethouder(db), coach(db)), TEN, T0)
        return planning.move(db, seal, made.id, replace(TEN, time="10:30"), T0).slot.time

    assert do(database, moved) == "10:30"


@pytest.mark.parametrize(("took_place", "state"), [(True, "gehouden"), (False, "niet_gehouden")])
def test_a_talk_that_was_planned_was_held_or_not(
    database: Database, seal: Seal, took_place: bool, state: str
) -> None:
    """Once; afterwards its hour is free again for the log of something else."""

    def logged(db: Connection) -> State:
        about = talk(wethouder(db), coach(db))
        made = planning.plan(db, seal, about, TEN, T0)
        after = planning.held(db, seal, made.id, T(9), took_place=took_place)
        assert after.sequence == 0
        assert planning.plan(db, seal, about, TEN, T(9)).state is State.GEPLAND
        return after.state

    assert do(database, logged).value == state


def test_all_that_was_to_come_of_a_case_can_be_called_off_at_once(
    database: Database, seal: Seal
) -> None:
    """What was planned is given back, so that calendars hear of it; what was held stays."""

    def off(db: Connection) -> list[str]:
        case, theirs = wethouder(db), coach(db)
        held = planning.plan(db, seal, talk(case, theirs), replace(TEN, day=TODAY), T0)
        planning.held(db, seal, held.id, T0, took_place=True)
        planned = planning.plan(db, seal, talk(case, theirs), TEN, T0)
        planning.offer(db, seal, talk(case, theirs, Kind.OBSERVATIE), [MORNING], T0)
        (gone,) = planning.clear(db, seal, case.id, T(5))
        assert (gone.uid, gone.sequence) == (planned.uid, 1)
        return sorted(one.state.value for one in appointments.of_case(db, seal, case.id))

    assert do(database, off) == ["afgezegd", "gehouden", "vervallen"]


def test_everybody_sees_what_they_have_to_come_in_order_of_time(
    database: Database, seal: Seal
) -> None:
    """As wethouder or as coach; nothing of others, nothing before the day, nothing cancelled."""

    def planned(db: Connection) -> list[list[tuple[int, str]]]:
        made, theirs = two_pairs(db)
        for pair, slot in (
            ((0, 0), replace(TEN, day=day(9))),
            ((0, 0), MORNING),
            ((1, 0), replace(TEN, time="14:00")),
            ((1, 1), replace(TEN, day=day(1))),
        ):
            planning.plan(db, seal, talk(made[pair[0]], theirs[pair[1]]), slot, T0)
        off = planning.plan(db, seal, talk(made[0], theirs[0]), replace(TEN, day=day(20)), T0)
        planning.cancel(db, seal, off.id, T0)
        people = (made[0].person_id, theirs[0].person_id, theirs[1].person_id)
        seen = [appointments.of_person(db, seal, person, day(2)) for person in people]
        return [
            [((one.slot.day - TODAY).days, one.slot.time or one.slot.part or "") for one in some]
            for some in seen
        ]

    assert do(database, planned) == [
        [(7, "ochtend"), (9, "10:00")],
        [(7, "ochtend"), (7, "14:00"), (9, "10:00")],
        [],
    ]


def test_a_place_is_sealed(database: Database, seal: Seal) -> None:
    """It may be somebody's home."""

    def planned(db: Connection) -> str:
        made = planning.plan(db, seal, talk(wethouder(db), coach(db)), TEN, T0)
        assert made.slot.place == "bij Anna thuis"
        return str([tuple(row) for row in db.execute(text("SELECT * FROM appointment"))])

    kept = do(database, planned)
    assert "10:00" in kept
    assert "Anna" not in kept


@pytest.mark.parametrize("slot", [Slot(TODAY, 60), Slot(TODAY, 60, "10:00", "ochtend")])
def test_an_appointment_has_a_time_or_a_part_of_the_day(
    database: Database, seal: Seal, slot: Slot
) -> None:
    """Never both, never neither; the database refuses it."""

    def offered(db: Connection) -> object:
        return planning.offer(db, seal, talk(wethouder(db), coach(db)), [slot], T0)

    assert isinstance(database.write(offered).exception(10), IntegrityError)
