"""The door to the database: SQLite in one file, or PostgreSQL when several processes share it."""

import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from storage.prepared import Prepared
from storage.writer import GroupCommit, OneByOne, T, Unavailable, Writer, boundary

__all__ = ["Database", "Unavailable", "open_engine", "put_once"]

READING = "klik_reading"
STATEMENTS = 512  # that a connection keeps ready: more than there are
GROUP = 64  # most pieces of work in one commit: more makes the first one wait
WRITERS = 8  # threads and connections that write to PostgreSQL
SECONDS_TO_CLOSE = 10.0
WAL_TRIES, WAL_WAIT = 20, 0.05  # seconds


class Database:
    """The one door for use cases: each piece of work is one transaction, wholly kept or not at all.

    Work is a function of a Connection that neither commits nor rolls back. It may run twice on
    PostgreSQL (when it lost to another transaction), so it changes nothing but the database.
    """

    def __init__(self, engine: Engine) -> None:
        """Take the engine that `open_engine` made; it is disposed of by `close`."""
        self.engine = engine
        self._reading = engine.execution_options(**{READING: True})
        self._groups: GroupCommit | None = None
        if engine.dialect.name == "sqlite":
            self._groups = GroupCommit(engine)
            self._writer = Writer(self._groups, threads=1, most=GROUP)
        else:
            self._reading = self._reading.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            self._writer = Writer(OneByOne(engine), threads=WRITERS, most=1)

    def write(self, work: Callable[[Connection], T]) -> Future[T]:
        """Run the work as one transaction, in a thread that writes.

        The future gets what the work returned, after the durable commit; or what it raised, after
        everything was rolled back; or Unavailable. Cancelling it before its turn skips the work.
        """
        return self._writer.put(work)

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run the work here and now, on a connection that cannot write and sees one moment.

        It does not wait for who writes. Raises what the work raises, or Unavailable.
        """
        if isinstance(self.engine.pool, StaticPool):
            return self.write(work).result()  # in memory there is one connection: take turns
        try:
            # Ended as kept: after a rollback psycopg prepares all its statements anew.
            with self._reading.begin() as connection:
                return work(connection)
        except Exception as error:
            fault = boundary(error)
            if fault is error:
                raise
            raise fault from error

    def close(self, seconds: float = SECONDS_TO_CLOSE) -> None:
        """Finish what is queued, for at most so many seconds, and close all connections.

        What was not begun by then fails with Unavailable, and so does what is asked afterwards.
        """
        if self._writer.close(seconds) and self._groups is not None:
            self._groups.close()
        self.engine.dispose()


def open_engine(url: str) -> Engine:
    """Open the database of a URL: sqlite:///file, sqlite:// (memory) or postgresql://...

    Makes the folder and the file (readable by the owner only) of a SQLite database that is not
    there yet. Raises ValueError for a database of another kind, Unavailable when the file cannot
    be made. Errors of the engine hold no values of statements.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed)
    if parsed.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return _open_postgresql(parsed.set(drivername="postgresql+psycopg"))
    raise ValueError(
        f"Klik keeps its data in SQLite or PostgreSQL, not in {parsed.drivername}: "
        "use a URL like sqlite:///var/klik.db or postgresql://user@host/name"
    )


def put_once(db: Connection, table: type[SQLModel], **values: Any) -> bool:
    """Insert a row unless a unique column of it is taken; say whether the row is new."""
    return _insert_or_leave(db.dialect.name, table, *values).run(db, **values) == 1


@cache
def _insert_or_leave(dialect: str, table: type[SQLModel], *keys: str) -> Prepared:
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    rows: Table = table.__table__  # type: ignore[attr-defined] # SQLModel does not declare it
    # inline: the database is not asked for the new row's number, which may not be there.
    statement = insert(rows).on_conflict_do_nothing().inline()
    return Prepared(statement.execution_options(preserve_rowcount=True), *keys)


def _open_sqlite(url: URL) -> Engine:
    in_memory = url.database in {None, "", ":memory:"}
    if not in_memory and "uri" not in url.query:
        _make_private(Path(str(url.database)))
    engine = create_engine(
        url.update_query_dict({"timeout": url.query.get("timeout", "5")}),
        hide_parameters=True,
        connect_args={
            "isolation_level": None,
            "check_same_thread": False,
            "cached_statements": STATEMENTS,
        },
        # The pool's own choice for memory is a database per thread.
        **({"poolclass": StaticPool} if in_memory else {"pool_size": 8, "max_overflow": 32}),
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        mode = path.stat().st_mode & 0o777
        if mode & 0o077:
            path.chmod(mode & 0o700)
    except OSError as error:
        raise Unavailable(f"The database is unavailable: {path}: {error.strerror}") from error


def _prepare_sqlite(driver: sqlite3.Connection, _record: object) -> None:
    for left in reversed(range(WAL_TRIES)):
        try:
            driver.execute("PRAGMA journal_mode=WAL")
            break
        except sqlite3.OperationalError:  # another process makes a new file: SQLite does not wait
            if not left:
                raise
            time.sleep(WAL_WAIT)
    # FULL: an answer is acknowledged to Telegram once, so it must survive a power cut.
    driver.execute("PRAGMA synchronous=FULL")
    driver.execute("PRAGMA foreign_keys=ON")


def _begin_sqlite(connection: Connection) -> None:
    """Begin by ourselves: the driver begins too late, and then updates are lost silently."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    reading = bool(connection.get_execution_options().get(READING))
    if connection.info.get(READING, False) != reading:
        driver.execute(f"PRAGMA query_only={'ON' if reading else 'OFF'}")
        connection.info[READING] = reading
    driver.execute("BEGIN" if reading else "BEGIN IMMEDIATE")


def _open_postgresql(url: URL) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"connect_timeout": int(str(url.query.get("connect_timeout", 5)))},
        pool_size=WRITERS,
        max_overflow=WRITERS,  # for who reads
        pool_timeout=10,
        pool_pre_ping=True,
    )
    event.listen(engine, "connect", _prepare_postgresql)
    event.listen(engine, "handle_error", _forget_the_row)
    return engine


def _prepare_postgresql(driver: psycopg.Connection[Any], _record: object) -> None:
    driver.prepared_max = STATEMENTS
    driver.execute("SET timezone = 'UTC'; SET lock_timeout = '5s'")
    driver.commit()


def _forget_the_row(context: ExceptionContext) -> None:
    """Keep the first line of PostgreSQL's message: the next ones quote the values of the row."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).split("\n", 1)[0],)
