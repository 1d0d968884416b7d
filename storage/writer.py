"""The threads that write: one queue of work, each piece a transaction of its own for who asked.

SQLite has one writer at a time, so one thread takes all that waits and commits it together: one
flush to the disk for many answers. PostgreSQL has many, so each thread runs one piece at a time.
"""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

T = TypeVar("T")
Job = tuple[Callable[[Connection], Any], Future[Any]]

TRIES = 5
TRY_AGAIN = {"40001", "40P01"}  # serialization failure, deadlock: nothing of it was kept
SQLITE_CAUSES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}


class Unavailable(Exception):
    """The database cannot do its work now (full, locked, read-only, unreachable): try later.

    The message tells an operator the cause and holds no value of any statement.
    """


def boundary(error: BaseException) -> BaseException:
    """Give Unavailable for an error that is the database's condition, else the error itself."""
    if isinstance(error, NoConnectionFree):
        return _unavailable("all its connections are in use", error)
    driver = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(driver, sqlite3.Error):
        # The low byte is the cause, the rest of the number only says where it was met.
        if getattr(driver, "sqlite_errorcode", 0) & 0xFF in SQLITE_CAUSES:
            return _unavailable(f"{driver} ({driver.sqlite_errorname})", error)
    elif isinstance(driver, psycopg.OperationalError | psycopg.errors.ReadOnlySqlTransaction):
        return _unavailable(str(driver).split("\n", 1)[0], error)
    return error


def _unavailable(cause: str, error: BaseException) -> Unavailable:
    unavailable = Unavailable(f"The database is unavailable: {cause}")
    unavailable.__cause__ = error
    return unavailable


class Writer:
    """Threads that take work off one queue, up to `most` pieces that wait at a time."""

    def __init__(self, perform: Callable[[list[Job]], None], *, threads: int, most: int) -> None:
        self._perform = perform
        self._most = most
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._door = threading.Lock()
        self._closed = False
        # Daemons: work that hangs must not keep the process from ending.
        self._threads = [
            threading.Thread(target=self._run, name=f"klik-writer-{number}", daemon=True)
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, work: Callable[[Connection], T]) -> Future[T]:
        """Queue the work; its future gets the result after the commit, or what was raised."""
        future: Future[T] = Future()
        with self._door:
            if self._closed:
                future.set_exception(Unavailable("The database is unavailable: it was closed"))
            else:
                self._queue.put((work, future))
        return future

    def close(self, seconds: float) -> bool:
        """Take no more work, finish what is queued, and say whether that was done in time.

        What was not begun in time fails with Unavailable.
        """
        with self._door:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        until = monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))
        if not any(thread.is_alive() for thread in self._threads):
            return True
        while (job := self._queue.get()) is not None:
            if job[1].set_running_or_notify_cancel():
                job[1].set_exception(Unavailable("The database is unavailable: it was closed"))
        self._queue.put(None)
        return False

    def _run(self) -> None:
        while group := self._take():
            self._perform(group)
            del group  # else the last answer stays in memory until the next one comes

    def _take(self) -> list[Job]:
        """Wait for work and take with it what waits too; nothing when the queue was closed."""
        group: list[Job] = []
        while len(group) < self._most:
            try:
                job = self._queue.get(block=not group)
            except Empty:
                break
            if job is None:
                self._queue.put(None)  # for the other threads, and for this one's next turn
                break
            if job[1].set_running_or_notify_cancel():
                group.append(job)
        return group


class GroupCommit:
    """SQLite: a group is one transaction, each piece of work a savepoint in it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None  # kept open: opening costs more than a write

    def __call__(self, group: list[Job]) -> None:
        """Run and commit the group, and only then tell each what came of it."""
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            with self._connection.begin():
                outcomes = [self._one(self._connection, work) for work, _ in group]
        except BaseException as error:  # noqa: BLE001 - it is handed to everyone who waits
            self.close()
            for _, future in group:
                future.set_exception(boundary(error))
            return
        for (_, future), (result, fault) in zip(group, outcomes, strict=True):
            if fault is None:
                future.set_result(result)
            else:
                future.set_exception(fault)

    def close(self) -> None:
        """Close the connection; the next group, if there is one, opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _one(
        self, connection: Connection, work: Callable[[Connection], Any]
    ) -> tuple[Any, BaseException | None]:
        # Straight to the driver: three statements through SQLAlchemy cost as much as the work.
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        result: Any = None
        fault: BaseException | None = None
        driver.execute("SAVEPOINT job")
        try:
            result = work(connection)
        except BaseException as error:
            if not driver.in_transaction:
                raise  # SQLite itself undid the whole group, as it may when the disk is full
            driver.execute("ROLLBACK TO job")
            fault = boundary(error)
        driver.execute("RELEASE job")
        return result, fault


class OneByOne:
    """PostgreSQL: each piece of work is a transaction, run again when it lost to another."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __call__(self, group: list[Job]) -> None:
        """Run and commit each, and only then tell who waits what came of it."""
        for work, future in group:
            try:
                result = self._again_when_it_lost(work)
            except BaseException as error:  # noqa: BLE001 - it is handed to who waits
                future.set_exception(boundary(error))
            else:
                future.set_result(result)

    def _again_when_it_lost(self, work: Callable[[Connection], T]) -> T:
        for _ in range(TRIES - 1):
            try:
                return self._once(work)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in TRY_AGAIN:
                    raise
        return self._once(work)

    def _once(self, work: Callable[[Connection], T]) -> T:
        with self._engine.begin() as connection:
            result = work(connection)
            driver = connection.connection.driver_connection
            assert isinstance(driver, psycopg.Connection)
            if driver.info.transaction_status == TransactionStatus.INERROR:
                # PostgreSQL would answer COMMIT with a rollback, without an error.
                raise RuntimeError("The work went on after a statement failed: nothing was kept")
        return result
