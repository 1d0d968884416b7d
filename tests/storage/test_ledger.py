"""What was said of our own accord is in the ledger once, whoever is first."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from sqlalchemy import Connection

from conversations.nudging import Entry, Nudge
from conversations.prompt import Kind
from conversations.prompts import PROMPTS
from conversations.traject import Event
from storage import cases, due, forget, ledger
from storage.cases import Traject
from storage.database import Database, open_engine
from storage.ledger import Line
from tests.clock import T0, T
from tests.storage.pool import TODAY, coach, do, until_it_waits, wethouder

INTAKE = next(one for one in PROMPTS if one.kind is Kind.INTAKE)
NUDGE = Nudge(INTAKE, "intake", T0, why="N1 intake")
AGAIN = replace(NUDGE, occurrence="intake/2", time=2, asked=True)
LATE = replace(NUDGE, occurrence="other", drop=True)


def put(case: Traject, nudge: Nudge = NUDGE, message: str = "m1", minutes: float = 0) -> Callable[[Connection], int | None]:  # fmt: skip
    return lambda db: ledger.put(db, case.person_id, case.id, nudge, message, T(minutes))


def lines(database: Database, person_id: int) -> list[Entry]:
    return [one.entry for one in database.read(lambda db: ledger.of_person(db, person_id))]


def test_a_line_says_what_left_and_when(database: Database) -> None:
    """As the policy reads it; what comes too late is there too, as dropped."""
    case = do(database, wethouder)
    first = Entry(case.id, Kind.INTAKE, "intake", "m1", T0)
    numbers = [do(database, put(case, one)) for one in (NUDGE, AGAIN, LATE)]
    assert None not in numbers
    assert lines(database, case.person_id) == [
        first,
        replace(first, occurrence="intake/2", asked=True),
        replace(first, occurrence="other", dropped=True),
    ]


def test_an_occurrence_is_written_down_once(database: Database) -> None:
    """The second who comes gets no number; the line stays as it was."""
    case = do(database, wethouder)
    assert do(database, put(case))
    assert do(database, put(case, message="m2", minutes=5)) is None
    assert [one.message for one in lines(database, case.person_id)] == ["m1"]


def test_the_same_is_another_thing_for_another_person_or_case(database: Database) -> None:
    """Both sides are asked about the klik."""
    case, other = (do(database, lambda db, n=n: wethouder(db, n)) for n in (1, 2))
    mixed = replace(case, person_id=other.person_id)
    assert do(database, put(case))
    assert do(database, put(mixed))
    assert do(database, put(other))
    assert len(lines(database, other.person_id)) == 2


def test_of_two_who_write_at_once_one_gets_the_line(database: Database) -> None:
    """The second waits for the first, and hears that it was there."""
    case = do(database, wethouder)

    def first(db: Connection) -> Future[int | None]:
        assert put(case)(db)
        return until_it_waits(db, database.write(put(case, message="m2")))

    assert do(database, first).result(30) is None
    assert [one.message for one in lines(database, case.person_id)] == ["m1"]


def test_of_two_doors_to_one_database_one_gets_each_line(
    database: Database, database_url: str
) -> None:
    """As two processes have: each of ten lines is written by one of them."""
    case, other = do(database, wethouder), Database(open_engine(database_url))
    every = [replace(NUDGE, occurrence=f"o{number}") for number in range(10)]
    written = [one.write(put(case, nudge)) for nudge in every for one in (database, other)]
    got = [one.result(30) for one in written]
    other.close()
    assert len([one for one in got if one]) == len(lines(database, case.person_id)) == 10


def test_lines_of_one_message_have_its_name(database: Database) -> None:
    """Several things are said together; the rest keeps its own."""
    case = do(database, wethouder)
    numbers = [do(database, put(case, one, "")) for one in (NUDGE, AGAIN, LATE)]
    together = [one for one in numbers[:2] if one]
    do(database, lambda db: ledger.rename(db, together, "bericht/1"))
    found = database.read(lambda db: ledger.of_message(db, "bericht/1"))
    assert [one.id for one in found] == together
    assert {one.person_id for one in found} == {case.person_id}
    assert [one.message for one in lines(database, case.person_id)] == ["bericht/1"] * 2 + [""]


def test_a_line_is_found_by_its_number(database: Database) -> None:
    """A button names it."""
    case = do(database, wethouder)
    number = do(database, put(case))
    assert number
    first = Entry(case.id, Kind.INTAKE, "intake", "m1", T0)
    found = database.read(lambda db: ledger.with_id(db, number))
    assert found == Line(number, case.person_id, first)
    assert database.read(lambda db: ledger.with_id(db, number + 1)) is None


def test_what_arrived_has_its_instant_and_its_case_is_looked_at(database: Database) -> None:
    """A repetition may follow now; another message and another case are left alone."""
    case, other = (do(database, lambda db, n=n: wethouder(db, n)) for n in (1, 2))
    do(database, put(case))
    do(database, put(case, AGAIN, "m2"))

    def asleep(db: Connection) -> None:
        for one in (case, other):
            due.set_next(db, one.id, None)

    do(database, asleep)
    do(database, lambda db: ledger.delivered(db, "m1", T(5)))
    assert [one.delivered_at for one in lines(database, case.person_id)] == [T(5), None]
    assert database.read(lambda db: due.due(db, T(5), 9)) == [case.id]
    do(database, lambda db: ledger.delivered(db, "no such message", T(6)))
    assert database.read(due.next_at) == T(5)


def test_later_is_noted_for_all_that_was_said_together(database: Database) -> None:
    """One button stands under the message."""
    case = do(database, wethouder)
    for one in (NUDGE, AGAIN):
        do(database, put(case, one))
    do(database, put(case, LATE, "m2"))
    do(database, lambda db: ledger.later(db, "m1", T(60)))
    assert [one.later for one in lines(database, case.person_id)] == [T(60), T(60), None]


def test_what_is_of_no_use_any_more_is_dropped_and_what_may_go_again_is_undone(
    database: Database,
) -> None:
    """The one stays in the ledger, the other can be written down anew."""
    case = do(database, wethouder)
    dropped, undone = do(database, put(case)), do(database, put(case, AGAIN))
    assert dropped
    assert undone
    do(database, lambda db: ledger.drop(db, [dropped]))
    do(database, lambda db: ledger.undo(db, [undone]))
    assert [(one.occurrence, one.dropped) for one in lines(database, case.person_id)] == [
        ("intake", True)
    ]
    assert do(database, put(case)) is None
    again = do(database, put(case, AGAIN))
    assert again
    assert again > undone  # an old button does not point at the new line


def test_what_was_queued_and_did_not_arrive_is_known(database: Database) -> None:
    """Neither what arrived nor what was dropped is among it."""
    case = do(database, wethouder)
    do(database, put(case))
    do(database, put(case, AGAIN, "m2"))
    do(database, put(case, LATE, "m3"))
    do(database, lambda db: ledger.delivered(db, "m1", T(5)))
    found = database.read(lambda db: ledger.undelivered(db, case.person_id))
    assert [one.entry.message for one in found] == ["m2"]


def test_the_office_sees_which_open_cases_could_not_be_told_something(database: Database) -> None:
    """Once each, by code, when it has been on its way for some time, for a week; nothing of what
    ended.
    """
    case, ended, fine = (do(database, lambda db, n=n: wethouder(db, n)) for n in (1, 2, 3))
    for one in (case, ended, fine):
        do(database, put(one, message=f"m{one.id}"))
        do(database, put(one, AGAIN, f"m{one.id}"))
    do(database, put(case, LATE))
    do(database, lambda db: cases.happen(db, ended, Event.STOP, T0, TODAY))
    do(database, lambda db: ledger.delivered(db, f"m{fine.id}", T0))
    assert database.read(lambda db: ledger.not_arrived(db, T(1))) == [case.code]
    assert database.read(lambda db: ledger.not_arrived(db, T0)) == []
    assert database.read(lambda db: ledger.not_arrived(db, T(days=8))) == []


def test_who_is_erased_takes_the_ledger_along(database: Database) -> None:
    """That others were told something stays, for it counts; not about which case it was."""
    anna, bram = (do(database, lambda db, n=n: wethouder(db, n)) for n in (1, 2))
    theirs = do(database, coach).person_id
    for case in (anna, bram):
        do(database, put(case))
        do(database, put(replace(case, person_id=theirs)))
    do(database, lambda db: forget.forget(db, anna.person_id, T(5)))
    assert [one.case for one in lines(database, theirs)] == [ledger.ERASED, bram.id]
    assert len(lines(database, bram.person_id)) == 1
    assert lines(database, anna.person_id) == []
    do(database, lambda db: forget.forget(db, theirs, T(5)))
    assert lines(database, theirs) == []
    assert len(lines(database, bram.person_id)) == 1
