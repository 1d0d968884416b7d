"""The clock finds the cases that it is to look at, and no others, by an index."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, event, insert, text

from conversations.voorstel import Voorstel
from storage import cases, due
from storage.cases import Traject
from storage.coaches import Coach
from storage.database import Database
from storage.models import Case
from storage.sealing import Seal
from tests.clock import T0, T
from tests.storage.pool import TODAY, ask, coach, do, walk, wethouder


def next_at(database: Database, case: Traject, at: datetime | None) -> None:
    do(database, lambda db: due.set_next(db, case.id, at))


def found(database: Database, now: datetime = T0, most: int = 99) -> list[int]:
    return database.read(lambda db: due.due(db, now, most))


def three(database: Database) -> list[Traject]:
    """Cases to look at in five minutes, at once and never."""
    made = [do(database, lambda db, n=n: wethouder(db, n)) for n in (1, 2, 3)]
    for case, at in zip(made, (T(5), T0, None), strict=True):
        next_at(database, case, at)
    return made


def test_a_new_case_is_looked_at_at_once(database: Database) -> None:
    """And so is one that goes on."""
    case = do(database, wethouder)
    assert found(database) == [case.id]
    assert found(database, T(-1)) == []
    next_at(database, case, None)
    do(database, lambda db: cases.wait_until(db, case, TODAY, T(9), TODAY))
    assert found(database, T(9)) == [case.id]


def test_what_waits_longest_is_looked_at_first(database: Database) -> None:
    """So many at a time; what waits for nothing is never looked at."""
    first, second, _ = three(database)
    assert found(database) == [second.id]
    assert found(database, T(5)) == [second.id, first.id]
    assert found(database, T(5), 1) == [second.id]
    assert found(database, T(days=9999)) == [second.id, first.id]
    assert database.read(lambda db: due.waiting(db, T(5))) == 2


def test_the_clock_knows_when_to_wake(database: Database) -> None:
    """At the first of all; not at all when there is none."""
    assert database.read(due.next_at) is None
    first, second, _ = three(database)
    assert database.read(due.next_at) == T0
    next_at(database, second, None)
    assert database.read(due.next_at) == T(5)
    next_at(database, first, None)
    assert database.read(due.next_at) is None


def test_what_changed_is_looked_at_again(database: Database) -> None:
    """These cases, and no others."""
    first, _, third = three(database)
    do(database, lambda db: due.look_again(db, T(-9), [first.id, third.id]))
    assert sorted(found(database, T(-9))) == [first.id, third.id]
    do(database, lambda db: due.look_again(db, T(-99), []))
    assert found(database, T(-99)) == []


def test_a_person_is_in_cases_on_either_side(database: Database, seal: Seal) -> None:
    """A coach in those with an open proposal: one that ended is not theirs any more."""

    def made(db: Connection) -> tuple[list[Traject], Coach, Coach]:
        theirs = [wethouder(db, n) for n in (1, 2, 3)]
        carla, other = coach(db, 100), coach(db, 101)
        ask(db, seal, theirs[0], carla)
        walk(db, ask(db, seal, theirs[1], carla), Voorstel.GEWEIGERD)
        ask(db, seal, theirs[2], other)
        return theirs, carla, other

    (first, second, third), carla, other = do(database, made)

    def of(person_id: int, now: datetime = T0) -> list[int]:
        return database.read(lambda db: due.due_of(db, person_id, now))

    assert of(carla.person_id) == [first.id]
    assert of(other.person_id) == [third.id]
    assert of(second.person_id) == [second.id]
    assert of(carla.person_id, T(-1)) == []
    do(database, lambda db: due.look_again_for(db, T(-9), carla.person_id))
    do(database, lambda db: due.look_again_for(db, T(-8), second.person_id))
    assert found(database, T(-1)) == [first.id, second.id]


def test_a_case_that_goes_wrong_waits_and_stays_loud(database: Database) -> None:
    """An hour each time, with how often it was; once it goes well that is over."""
    first, second, _ = three(database)
    for faults in (1, 2):
        do(database, lambda db: due.set_aside(db, second.id, T0))
        assert database.read(due.faulty) == [(second.id, second.code, faults)]
    assert found(database, T(59)) == [first.id]
    assert found(database, T(60)) == [first.id, second.id]
    next_at(database, second, T(1))
    assert database.read(due.faulty) == []


def test_due_cases_are_found_by_their_index(database: Database) -> None:
    """However many cases wait for nothing: they are not in it."""
    person = do(database, wethouder).person_id
    row = {"person_id": person, "state": "gestopt", "opened_at": T0, "changed_at": T0}
    many = [row | {"code": f"K-{n}"} for n in range(2000)]
    do(database, lambda db: db.execute(insert(Case), many).close())
    do(database, lambda db: db.execute(text("ANALYZE")).close())
    plain = database.read(_plan)
    assert "ix_case_next_nudge_at" in plain
    assert not [slow for slow in ("SCAN case ", "Seq Scan", "Sort", "TEMP B-TREE") if slow in plain]


def _plan(db: Connection) -> str:
    """How the database goes about `due.due`, in its own words."""
    asked: list[tuple[str, Any]] = []

    def hear(_db: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        asked.append((statement, values))

    event.listen(db, "before_cursor_execute", hear)
    due.due(db, T(days=1), 9)
    event.remove(db, "before_cursor_execute", hear)
    ((statement, values),) = asked
    explain = "EXPLAIN QUERY PLAN" if db.dialect.name == "sqlite" else "EXPLAIN"
    return "\n".join(str(row) for row in db.exec_driver_sql(f"{explain} {statement}", values))
