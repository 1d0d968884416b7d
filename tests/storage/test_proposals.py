"""One coach at a time for a case, and never more cases than a coach has places."""

from concurrent.futures import Future
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from conversations.pool import Barred
from conversations.voorstel import OPEN, STEPS, Because, IllegalStep, Voorstel
from storage import cases, coaches, proposals
from storage.database import Database
from storage.proposals import Full, OpenAlready, Proposal
from storage.sealing import Seal
from storage.talks import Overtaken
from tests.clock import T0, T
from tests.storage.pool import BECAUSE, ask, coach, day, do, until_it_waits, walk, wethouder

_V = Voorstel


def test_a_proposal_says_who_was_asked_for_what_until_when_and_why(
    database: Database, seal: Seal
) -> None:
    """It is the current one of the case, and one of the coach's."""

    def asked(db: Connection) -> None:
        case, theirs = wethouder(db), coach(db)
        reasons = (BECAUSE, Because("reden.reistijd", {"aantal": 25}, (), "reden.soort.reistijd"))
        made = proposals.make(db, seal, case.id, theirs.id, reasons, T0, day(3), 1)
        asked = Proposal(made.id, case.id, theirs.id, _V.GEVRAAGD, T0, day(3), None, reasons)
        assert made == asked
        assert proposals.with_id(db, seal, made.id) == made
        assert proposals.current(db, seal, case.id) == made
        assert proposals.of_case(db, seal, case.id) == [made]
        assert proposals.of_coach(db, seal, theirs.id) == [made]
        assert proposals.with_id(db, seal, 404) is None

    do(database, asked)


def test_what_it_rests_on_stands_in_no_column(database: Database, seal: Seal) -> None:
    """Reasons are sealed for their own row."""

    def asked(db: Connection) -> str:
        walk(db, ask(db, seal, wethouder(db), coach(db)), _V.VOORGESTELD, _V.AFGEWEZEN)
        return str([tuple(row) for row in db.execute(text("SELECT * FROM proposal"))])

    kept = do(database, asked)
    assert "afgewezen" in kept
    assert not [word for word in ("stijl", "reden", "Spiegel") if word in kept]


@pytest.mark.parametrize("state", list(Voorstel))
def test_a_case_has_one_open_proposal(database: Database, seal: Seal, state: Voorstel) -> None:
    """The next one can be made when the last one has ended, in whatever way; the database agrees
    with the rules on what is open.
    """

    def twice(db: Connection) -> bool:
        case, theirs = wethouder(db), coach(db)
        first = ask(db, seal, case, theirs)
        db.execute(text("UPDATE proposal SET state = :state"), {"state": state.value})
        try:
            second = ask(db, seal, case, theirs)
        except OpenAlready:
            current = proposals.current(db, seal, case.id)
            assert current == replace(first, state=state)
            return False
        assert second.id != first.id
        return True

    assert do(database, twice) is (state not in OPEN)


def test_a_coach_without_a_free_place_is_not_asked(database: Database, seal: Seal) -> None:
    """Nothing has changed; when a place comes free the coach is asked."""

    def asked(db: Connection) -> None:
        theirs, other = coach(db), wethouder(db, 2)
        first = ask(db, seal, wethouder(db, 1), theirs, most=1)
        with pytest.raises(Full):
            ask(db, seal, other, theirs, most=1)
        assert proposals.of_case(db, seal, other.id) == []
        walk(db, first, _V.VERLOPEN)
        assert ask(db, seal, other, theirs, most=1).state is _V.GEVRAAGD

    do(database, asked)


def test_two_coordinators_who_propose_at_once_do_not_both_get_the_last_place(
    database: Database, seal: Seal
) -> None:
    """The second waits for the first, and finds the coach full."""
    theirs = do(database, coach)
    one, other = (do(database, lambda db, n=n: wethouder(db, n)) for n in (1, 2))

    def first(db: Connection) -> Future[Proposal]:
        ask(db, seal, one, theirs, most=1)
        waiting = database.write(lambda db: ask(db, seal, other, theirs, most=1))
        return until_it_waits(db, waiting)

    assert isinstance(do(database, first).exception(30), Full)
    assert do(database, lambda db: coaches.load(db, theirs.id)) == 1


def test_two_coordinators_who_propose_for_one_case_at_once_do_not_both_succeed(
    database: Database, seal: Seal
) -> None:
    """One name goes out."""
    one, other = (do(database, lambda db, n=n: coach(db, n)) for n in (101, 102))
    case = do(database, wethouder)

    def first(db: Connection) -> Future[Proposal]:
        ask(db, seal, case, one)
        waiting = database.write(lambda db: ask(db, seal, case, other))
        return until_it_waits(db, waiting)

    assert isinstance(do(database, first).exception(30), OpenAlready)


def test_many_who_propose_at_once_never_fill_a_coach_over_the_top(
    database: Database, seal: Seal
) -> None:
    """Twelve cases, three places: three are asked."""
    theirs = do(database, coach)
    made = [do(database, lambda db, n=n: wethouder(db, n)) for n in range(1, 13)]
    asked = [database.write(lambda db, case=case: ask(db, seal, case, theirs, 3)) for case in made]
    faults = [future.exception(60) for future in asked]
    assert sum(fault is None for fault in faults) == 3
    assert all(isinstance(fault, Full) for fault in faults if fault)


def test_an_end_has_an_instant_and_what_is_open_has_none(database: Database, seal: Seal) -> None:
    """And what was given back is what is stored."""

    def ends(db: Connection) -> None:
        made = ask(db, seal, wethouder(db), coach(db))
        shown = proposals.to(db, made, _V.VOORGESTELD, T(1))
        assert shown.ended_at is None
        ended = proposals.to(db, shown, _V.AFGEWEZEN, T(2))
        assert (ended.state, ended.ended_at) == (_V.AFGEWEZEN, T(2))
        assert proposals.with_id(db, seal, made.id) == ended
        assert proposals.current(db, seal, made.case_id) is None

    do(database, ends)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(Voorstel), max_size=12))
def test_a_step_is_one_of_the_table_or_changes_nothing(
    database: Database, seal: Seal, steps: list[Voorstel]
) -> None:
    """A "ja" after the proposal was withdrawn, a card for a coach who said no: refused."""

    def live(db: Connection) -> None:
        made = ask(db, seal, wethouder(db), coach(db))
        for step in steps:
            allowed = step in STEPS.get(made.state, ())
            try:
                made = proposals.to(db, made, step, T0)
                assert allowed
            except IllegalStep:
                assert not allowed
            assert proposals.with_id(db, seal, made.id) == made
        raise LookupError  # the next example begins anew

    with pytest.raises(LookupError):
        do(database, live)


def test_who_read_a_proposal_before_it_was_withdrawn_cannot_say_yes_to_it(
    database: Database, seal: Seal
) -> None:
    """The use case runs again, and sees that it was withdrawn."""
    old = do(database, lambda db: ask(db, seal, wethouder(db), coach(db)))
    do(database, lambda db: proposals.to(db, old, _V.INGETROKKEN, T0))
    error = database.write(lambda db: proposals.to(db, old, _V.VOORGESTELD, T0)).exception(10)
    assert isinstance(error, Overtaken)


def test_who_was_refused_does_not_come_back_and_who_was_withdrawn_may(
    database: Database, seal: Seal
) -> None:
    """Also not in a later case of the same wethouder; another wethouder is another matter."""
    along = (_V.VOORGESTELD, _V.KENNISMAKEN)
    ends = {
        1: (_V.GEWEIGERD,),
        2: (_V.VERLOPEN,),
        3: (_V.INGETROKKEN,),
        4: (_V.VOORGESTELD, _V.AFGEWEZEN),
        5: (*along, _V.GEEN_KLIK),
        6: (*along, _V.KLIK, _V.BEEINDIGD),
    }

    def asked(db: Connection) -> list[dict[int, Barred]]:
        case, other = wethouder(db, 1), wethouder(db, 2)
        made = {number: coach(db, 100 + number) for number in ends}
        for number, steps in ends.items():
            walk(db, ask(db, seal, case, made[number]), *steps)
        ask(db, seal, case, coach(db, 200))
        walk(db, ask(db, seal, other, made[3]), _V.GEWEIGERD)
        number_of = {made[number].id: number for number in ends}
        db.execute(
            text(
                'INSERT INTO "case" (code, person_id, state, call_first, opened_at, changed_at) '
                "SELECT 'K-LATER', person_id, 'gestopt', call_first, opened_at, changed_at "
                'FROM "case" WHERE id = :id'
            ),
            {"id": case.id},
        )
        newest = cases.of_person(db, case.person_id)
        assert newest
        return [
            {number_of[coach_id]: why for coach_id, why in proposals.refused(db, one).items()}
            for one in (case.id, newest.id, other.id)
        ]

    first, later, other = do(database, asked)
    assert first == {
        1: Barred.GEWEIGERD,
        2: Barred.GEWEIGERD,
        4: Barred.GEWEIGERD,
        5: Barred.GEEN_KLIK,
        6: Barred.GEEN_KLIK,
    }
    assert later == first
    assert other == {3: Barred.GEWEIGERD}
