"""One piece of work is one transaction, on both databases; what goes wrong is named, not leaked."""

import sqlite3
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.database import Database, Unavailable, open_engine, put_once
from storage.migrations import upgrade
from storage.models import Outgoing
from storage.models_upkeep import Audit, Seen
from tests.clock import T

CANARY = "kanarie-in-de-tekst"


def seen(number: int) -> Callable[[Connection], bool]:
    """Work that inserts one row, and says whether it was new."""
    return lambda db: put_once(db, Seen, update_id=number, at=T())


def seen_numbers(db: Connection) -> list[int]:
    return list(db.scalars(text("SELECT update_id FROM seen ORDER BY 1")))


def seen_then_fail(db: Connection) -> None:
    seen(13)(db)
    raise LookupError(CANARY)


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Database]:
    """A fresh SQLite database that waits for a lock for a hundredth of a second only."""
    opened = Database(open_engine(f"{sqlite_url}?timeout=0.01"))
    yield opened
    opened.close()


@pytest.fixture
def postgresql(postgres_url: str) -> Iterator[Database]:
    """A fresh PostgreSQL database."""
    opened = Database(open_engine(postgres_url))
    yield opened
    opened.close()


def test_work_is_kept_when_its_future_has_a_result(database: Database) -> None:
    """The result comes after the commit, and a reader then sees the row."""
    assert database.write(seen(1)).result(10) is True
    assert database.read(seen_numbers) == [1]


def test_a_read_leaves_statements_ready_for_the_next_one(postgresql: Database) -> None:
    """PostgreSQL reads and plans a statement once; after a rollback psycopg would begin anew."""
    for _ in range(6):
        postgresql.read(seen_numbers)
    ready = postgresql.read(
        lambda db: list(db.scalars(text("SELECT statement FROM pg_prepared_statements")))
    )
    assert any("FROM seen" in statement for statement in ready)


def test_work_that_raises_changes_nothing(database: Database) -> None:
    """Who waits gets the work's own error, and the row it inserted is gone."""
    with pytest.raises(LookupError):
        database.write(seen_then_fail).result(10)
    assert database.read(seen_numbers) == []


def test_a_row_is_put_once(database: Database) -> None:
    """The second insert of the same key says so and changes nothing."""
    assert database.write(lambda db: [seen(7)(db), seen(7)(db)]).result(10) == [True, False]
    assert database.write(seen(7)).result(10) is False


def test_reading_sees_one_moment(database: Database) -> None:
    """What is committed in between two statements of a reader is not seen by the second."""

    def twice(db: Connection) -> list[list[int]]:
        before = seen_numbers(db)
        database.write(seen(1)).result(10)
        return [before, seen_numbers(db)]

    assert database.read(twice) == [[], []]


def test_reading_cannot_write(database: Database) -> None:
    """An insert by a reader is refused loudly."""
    with pytest.raises(Unavailable, match=r"read-?only"):
        database.read(seen(1))
    assert database.read(seen_numbers) == []


def test_a_database_in_memory_is_one_for_all_threads() -> None:
    """What the writer's thread keeps, another thread reads."""
    engine = open_engine("sqlite://")
    upgrade(engine)
    database = Database(engine)
    database.write(seen(1)).result(10)
    assert database.read(seen_numbers) == [1]
    database.close()


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    """The folder is made, and the file and the ones SQLite puts beside it have mode 0600."""
    database = Database(open_engine(f"sqlite:///{tmp_path / 'new' / 'klik.db'}"))
    database.write(lambda db: db.execute(text("CREATE TABLE x (y)"))).result(10)
    files = list((tmp_path / "new").iterdir())
    assert {file.name for file in files} >= {"klik.db", "klik.db-wal"}
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    database.close()


def test_a_file_others_could_read_is_closed_to_them(sqlite_url: str) -> None:
    """An existing file loses the rights of group and others."""
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.chmod(0o644)
    open_engine(sqlite_url).dispose()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_place_where_no_file_can_be_made_is_named(tmp_path: Path) -> None:
    """The operator reads which file, and why not."""
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable, match=r"file/klik\.db: "):
        open_engine(f"sqlite:///{tmp_path}/file/klik.db")


def test_a_database_of_another_kind_is_refused() -> None:
    """The sentence says which kinds there are."""
    with pytest.raises(ValueError, match="SQLite or PostgreSQL, not in mysql"):
        open_engine("mysql://localhost/klik")


def outgoing(db: Connection) -> None:
    row = {"once": CANARY, "chat_id": 1, "body": CANARY.encode() * 100, "due": T()}
    db.execute(insert(Outgoing), row)


def told(database: Database, work: Callable[[Connection], Any]) -> str:
    """All that a log would show of the error of this work."""
    error = database.write(work).exception(10)
    assert error is not None
    return "".join(traceback.format_exception(error))


def with_room(pages: int, work: Callable[[Connection], Any]) -> Callable[[Connection], Any]:
    """The work, on a disk where the file can grow to so many pages."""

    def run(db: Connection) -> Any:
        db.execute(text(f"PRAGMA max_page_count={pages}")).close()
        return work(db)

    return run


def test_a_full_disk_is_unavailable_and_nothing_leaks(sqlite: Database) -> None:
    """The cause is named without the row, what was there stays, and room makes it work again."""
    sqlite.write(seen(1)).result(10)
    row = {"at": T(), "who": CANARY * 10_000, "what": "x"}
    for _ in range(3):
        shown = told(sqlite, with_room(1, lambda db: db.execute(insert(Audit), row)))
        assert "Unavailable: The database is unavailable: database or disk is full" in shown
        assert CANARY not in shown
    assert sqlite.read(seen_numbers) == [1]
    assert sqlite.write(with_room(100_000, seen(2))).result(10) is True


def test_a_locked_file_is_unavailable_until_it_is_free(sqlite: Database, sqlite_url: str) -> None:
    """Another process holds the lock too long: nothing is kept, and later all is well."""
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    shown = told(sqlite, outgoing)
    assert "Unavailable: The database is unavailable: database is locked (SQLITE_BUSY)" in shown
    assert CANARY not in shown
    other.close()
    assert sqlite.write(seen(1)).result(10) is True


def test_a_read_only_file_is_unavailable(sqlite_url: str) -> None:
    """Reading goes on, writing says why not."""
    file = sqlite_url.removeprefix("sqlite:///")
    database = Database(open_engine(f"sqlite:///file:{file}?mode=ro&uri=true"))
    shown = told(database, outgoing)
    assert "Unavailable: The database is unavailable: attempt to write a readonly" in shown
    assert CANARY not in shown
    assert database.read(seen_numbers) == []
    database.close()


def test_a_server_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    """Writing and reading both name the cause in one line, without a password."""
    database = Database(open_engine(f"postgresql://klik:{CANARY}@/klik?host={tmp_path}"))
    shown = told(database, outgoing)
    assert "Unavailable: The database is unavailable: connection " in shown
    assert CANARY not in shown
    with pytest.raises(Unavailable, match="No such file"):
        database.read(seen_numbers)
    database.close()


def test_a_server_that_hangs_up_is_unavailable_for_that_work_only(postgresql: Database) -> None:
    """The connection breaks halfway: nothing of it is kept, and the next work has a new one."""

    def hung_up(db: Connection) -> None:
        outgoing(db)
        db.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    shown = told(postgresql, hung_up)
    assert "Unavailable: The database is unavailable: " in shown
    assert CANARY not in shown
    assert postgresql.write(seen(1)).result(10) is True
    assert postgresql.read(lambda db: db.scalar(select(func.count()).select_from(Outgoing))) == 0


def test_work_that_swallows_an_error_is_not_lost_in_silence(postgresql: Database) -> None:
    """PostgreSQL keeps nothing after a failed statement, so the future says so."""

    def careless(db: Connection) -> None:
        seen(1)(db)
        with pytest.raises(DBAPIError):
            db.execute(text("SELECT * FROM nowhere"))

    with pytest.raises(RuntimeError, match="nothing was kept"):
        postgresql.write(careless).result(10)
    assert postgresql.read(seen_numbers) == []


def test_a_broken_rule_of_the_schema_names_no_value(database: Database) -> None:
    """The error stays what it is, and says which column but not what stood in it."""
    row = {"at": T(), "who": CANARY, "what": None}
    error = database.write(lambda db: db.execute(insert(Audit), row)).exception(10)
    assert isinstance(error, IntegrityError)
    shown = "".join(traceback.format_exception(error))
    assert "what" in shown
    assert CANARY not in shown


def test_a_mistake_in_a_statement_is_not_called_unavailable(database: Database) -> None:
    """Trying again would not help: the programmer's error comes through as it is."""
    work = text("SELECT * FROM nowhere")
    with pytest.raises(DBAPIError, match="nowhere"):
        database.write(lambda db: db.execute(work).close()).result(10)
    with pytest.raises(DBAPIError, match="nowhere"):
        database.read(lambda db: db.execute(work).close())


def test_after_closing_work_is_refused(database_url: str) -> None:
    """A late answer gets Unavailable, not silence."""
    database = Database(open_engine(database_url))
    database.close()
    with pytest.raises(Unavailable, match="closed"):
        database.write(seen(1)).result(10)
