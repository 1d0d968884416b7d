"""The schema's history: brings a database to the newest revision, on SQLite and PostgreSQL.

python -m storage.migrations "what changes"     makes a new revision from models.py
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from storage.database import READING

ONE_AT_A_TIME = 0x6B6C696B  # "klik": the number of the advisory lock around an upgrade
BACKUP = ".before-upgrade"


class Inconsistent(Exception):
    """After an upgrade rows refer to rows that are not there; nothing of the upgrade was kept."""


def config(connection: Connection) -> Config:
    """Give Alembic its configuration, without a file: it works on this connection."""
    settings = Config()
    settings.set_main_option("script_location", "storage:migrations")
    settings.set_main_option("path_separator", "os")
    settings.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    settings.attributes["connection"] = connection
    return settings


def is_current(engine: Engine) -> bool:
    """Say whether the database has the newest revision of the schema."""
    with engine.execution_options(**{READING: True}).connect() as connection:
        return _revision(connection) == _newest(connection)


def upgrade(engine: Engine) -> bool:
    """Bring the schema to the newest revision, in one transaction; say whether anything changed.

    Of a SQLite file that has data, a copy named FILE.before-upgrade is made first. Two processes
    may do this at once: the second waits, and finds nothing to do. Raises Inconsistent when rows
    lost what they refer to, and then nothing has changed.
    """
    with engine.connect() as connection, _foreign_keys_off(connection), connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
        before = _revision(connection)
        if before == _newest(connection):
            return False
        if before is not None:
            _back_up(connection)
        with _numbers_kept(connection):
            command.upgrade(config(connection), "head")
        _check_references(connection)
    return True


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _newest(connection: Connection) -> str | None:
    return ScriptDirectory.from_config(config(connection)).get_current_head()


@contextmanager
def _foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Making a parent table anew deletes the old one, and its children too if keys are on."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


@contextmanager
def _numbers_kept(connection: Connection) -> Iterator[None]:
    """A table made anew forgets its highest number, and would use an erased row's number again."""
    before = _highest_numbers(connection)
    yield
    after = _highest_numbers(connection)
    for name in before.keys() & after.keys():
        if after[name] < before[name]:
            row = {"name": name, "seq": before[name]}
            connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), row)
            connection.execute(text("INSERT INTO sqlite_sequence VALUES (:name, :seq)"), row)


def _highest_numbers(connection: Connection) -> dict[str, int]:
    """Give the highest number ever used, for each SQLite table that uses none twice."""
    if connection.dialect.name != "sqlite":
        return {}  # PostgreSQL keeps a table when it changes it
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
    names = connection.scalars(text(tables)).all()
    if not names:
        return {}
    used = connection.execute(text("SELECT name, seq FROM sqlite_sequence"))
    return dict.fromkeys(names, 0) | {str(row.name): int(row.seq) for row in used}


def _back_up(connection: Connection) -> None:
    """Copy the file as it is now: others cannot write, and reading goes beside the lock."""
    if connection.dialect.name != "sqlite":
        return
    file = connection.scalar(text("SELECT file FROM pragma_database_list WHERE name = 'main'"))
    if not file:
        return  # in memory
    backup = Path(f"{file}{BACKUP}")
    unfinished = Path(f"{backup}.unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(unfinished)) as target:
        source.backup(target)
    unfinished.replace(backup)


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return  # PostgreSQL checks by itself
    lost = connection.execute(text("PRAGMA foreign_key_check")).all()
    if lost:
        tables = ", ".join(sorted({str(row[0]) for row in lost}))
        raise Inconsistent(f"After the upgrade rows of {tables} refer to rows that are not there")
