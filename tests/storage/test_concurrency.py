"""Several writers at once lose nothing, and what was promised survives the end of the process."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from threading import Barrier, Event, Thread

import pytest
from sqlalchemy import Connection, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from storage.database import Database, Unavailable, open_engine, put_once
from storage.models import Consent, Outgoing, Person
from storage.models_upkeep import Audit, Seen
from tests.clock import T
from tests.forks import FORKS

WRITERS, TIMES = 4, 200


def seen(number: int) -> Callable[[Connection], bool]:
    """Work that inserts one row, and says whether it was new."""
    return lambda db: put_once(db, Seen, update_id=number, at=T())


def seen_numbers(db: Connection) -> list[int]:
    return list(db.scalars(text("SELECT update_id FROM seen ORDER BY 1")))


def seen_then_fail(db: Connection) -> None:
    seen(13)(db)
    raise LookupError


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Database]:
    """A fresh SQLite database."""
    opened = Database(open_engine(sqlite_url))
    yield opened
    opened.close()


class Occupied:
    """The writer is kept busy until the block ends, so that what is queued becomes one group."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._begun, self._go_on = Event(), Event()

    def __enter__(self) -> None:
        self._busy = self._database.write(self._wait)
        assert self._begun.wait(10)

    def __exit__(self, *_: object) -> None:
        self._go_on.set()
        self._busy.result(10)

    def _wait(self, db: Connection) -> None:
        db.execute(text("SELECT 1"))
        self._begun.set()
        assert self._go_on.wait(10)


def add_one(db: Connection) -> None:
    """Read, then write what was read plus one: what is lost between the two shows."""
    attempts = db.scalars(select(col(Outgoing.attempts)).with_for_update()).one()
    db.execute(update(Outgoing).values(attempts=attempts + 1))


def add_many(url: str, times: int) -> None:
    """What one writer does, in a thread or as a process of its own."""
    database = Database(open_engine(url))
    for _ in range(times):
        database.write(add_one).result(60)
    database.close()


def count_from_zero(database: Database) -> None:
    row = {"once": "x", "chat_id": 1, "body": None, "due": T(), "attempts": 0}
    database.write(lambda db: db.execute(insert(Outgoing), row).close()).result(10)


def counted(database: Database) -> int:
    return database.read(lambda db: int(db.scalar(text("SELECT attempts FROM outgoing")) or 0))


def in_processes(url: str, number: int) -> None:
    started = [FORKS.Process(target=add_many, args=(url, TIMES)) for _ in range(number)]
    for one in started:
        one.start()
    for one in started:
        one.join(120)
    assert [one.exitcode for one in started] == [0] * number


def test_four_threads_lose_no_update(database: Database, database_url: str) -> None:
    """Four writers, each with a connection of its own: 800 of 800 are counted."""
    count_from_zero(database)
    threads = [Thread(target=add_many, args=(database_url, TIMES)) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert counted(database) == WRITERS * TIMES


def test_four_processes_lose_no_update(database: Database, database_url: str) -> None:
    """Four processes on one database: 800 of 800 are counted."""
    count_from_zero(database)
    in_processes(database_url, WRITERS)
    assert counted(database) == WRITERS * TIMES


def test_one_door_serves_many_who_ask_at_once(database: Database) -> None:
    """What is queued all at once through one Database is counted too."""
    count_from_zero(database)
    futures = [database.write(add_one) for _ in range(WRITERS * TIMES)]
    for future in futures:
        future.result(60)
    assert counted(database) == WRITERS * TIMES


def test_work_that_lost_to_another_runs_again(postgres_url: str) -> None:
    """Two pieces of work lock the same rows in opposite order: both are kept in the end."""
    database = Database(open_engine(postgres_url))
    rows = [{"telegram_id": number, "reachable": True, "since": T()} for number in (1, 2)]
    database.write(lambda db: db.execute(insert(Person), rows).close()).result(10)
    both_have_one = Barrier(2)
    runs = []

    def lock(db: Connection, number: int) -> None:
        statement = text("UPDATE person SET language = 'nl' WHERE telegram_id = :number")
        db.execute(statement, {"number": number})

    def cross(db: Connection, first: int, second: int) -> None:
        runs.append(first)
        lock(db, first)
        if len(runs) <= 2:
            both_have_one.wait(10)
        lock(db, second)

    futures = [
        database.write(lambda db: cross(db, 1, 2)),
        database.write(lambda db: cross(db, 2, 1)),
    ]
    assert [future.result(10) for future in futures] == [None, None]
    assert len(runs) > 2
    database.close()


def end_without_warning(url: str) -> None:
    """Be killed as soon as the future has its result."""
    database = Database(open_engine(url))
    database.write(add_one).result(10)
    signal.raise_signal(signal.SIGKILL)


def test_what_was_promised_survives_a_kill(database: Database, database_url: str) -> None:
    """A kill -9 right after the future resolved: the row is there."""
    count_from_zero(database)
    killed = FORKS.Process(target=end_without_warning, args=(database_url,))
    killed.start()
    killed.join(60)
    assert killed.exitcode == -signal.SIGKILL
    assert counted(database) == 1


def test_work_that_raises_leaves_the_others_of_its_group(sqlite: Database) -> None:
    """Of three pieces in one commit the failing one disappears, the other two stay."""
    with Occupied(sqlite):
        first, failing = sqlite.write(seen(1)), sqlite.write(seen_then_fail)
        last = sqlite.write(seen(2))
    assert isinstance(failing.exception(10), LookupError)
    assert first.result(10) is True
    assert last.result(10) is True
    assert sqlite.read(seen_numbers) == [1, 2]


def test_a_commit_that_fails_fails_its_whole_group(sqlite: Database) -> None:
    """Nobody is told that something was kept which was not; the next work goes on."""

    def orphan(db: Connection) -> None:
        db.execute(text("PRAGMA defer_foreign_keys=ON"))
        row = {"person_id": 404, "kind": "A", "version": "1", "given": True, "at": T()}
        db.execute(insert(Consent), row)

    with Occupied(sqlite):
        innocent, guilty = sqlite.write(seen(1)), sqlite.write(orphan)
    assert isinstance(guilty.exception(10), IntegrityError)
    assert isinstance(innocent.exception(10), IntegrityError)
    assert sqlite.write(seen(2)).result(10) is True
    assert sqlite.read(seen_numbers) == [2]


def test_a_full_disk_tells_everyone_in_the_group_the_truth(sqlite: Database) -> None:
    """Whoever has a result was kept, and whoever was told of the full disk was not."""

    def fill_the_disk(db: Connection) -> None:
        db.execute(text("PRAGMA max_page_count=1")).close()
        db.execute(insert(Audit), {"at": T(), "who": "x" * 100_000, "what": "x"})

    with Occupied(sqlite):
        before = sqlite.write(seen(1))
        sqlite.write(fill_the_disk)
        after = sqlite.write(seen(2))
    told_kept = [n for n, future in ((1, before), (2, after)) if future.exception(10) is None]
    assert sqlite.read(seen_numbers) == told_kept


def test_cancelled_work_is_skipped(sqlite: Database) -> None:
    """A future cancelled before its turn leaves no row, and the writer goes on."""
    with Occupied(sqlite):
        skipped, kept = sqlite.write(seen(1)), sqlite.write(seen(2))
        assert skipped.cancel()
    assert kept.result(10) is True
    assert sqlite.read(seen_numbers) == [2]
    with pytest.raises(CancelledError):
        skipped.result(10)


def test_reading_does_not_wait_for_who_writes(database: Database) -> None:
    """While a piece of work holds its transaction open, a reader sees what was there before."""
    database.write(seen(1)).result(10)
    with Occupied(database):
        assert database.read(seen_numbers) == [1]


def test_closing_finishes_what_is_queued(database_url: str) -> None:
    """Everything asked before the close has its result after it."""
    database = Database(open_engine(database_url))
    futures = [database.write(seen(number)) for number in range(100)]
    database.close()
    assert all(future.done() and future.result() for future in futures)


def test_closing_does_not_wait_for_ever(sqlite_url: str) -> None:
    """Work that hangs is left behind; what waited behind it is told that nothing was kept."""
    database = Database(open_engine(sqlite_url))
    with Occupied(database):
        waiting = database.write(seen(1))
        database.close(seconds=0)
        assert isinstance(waiting.exception(10), Unavailable)
    database.close()
