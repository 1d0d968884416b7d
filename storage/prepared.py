"""Statements of the hot path: written with SQLAlchemy, compiled once, and run by SQLite's own driver.

Through SQLAlchemy a statement costs several times what SQLite needs for it (make bench). PostgreSQL
is asked through SQLAlchemy: beside a round trip that is little, and it keeps values out of errors.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from sqlite3 import Connection as Driver
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine
from sqlmodel.sql.sqltypes import UTCDateTime

Process = Callable[[Any], Any] | None
SQLITE = dialect(paramstyle="qmark")


class Prepared:
    """One statement; `keys` are the columns that an INSERT fills."""

    def __init__(self, statement: Select[Any] | Insert | Update | Delete, *keys: str) -> None:
        self.statement, self._keys = statement, keys

    def rows(self, db: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """Run it, and give the rows that it returns."""
        if db.dialect.name != SQLITE.name:
            return [tuple(row) for row in db.execute(self.statement, values)]
        found = self._driver(db).execute(self._sql, self._bound(values)).fetchall()
        return [self._read(row) for row in found] if self._out else found

    def run(self, db: Connection, **values: Any) -> int:
        """Run it, and give the number of rows that it changed."""
        if db.dialect.name != SQLITE.name:
            return db.execute(self.statement, values).rowcount
        return self._driver(db).execute(self._sql, self._bound(values)).rowcount

    def _read(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        read = list(row)
        for place, process in self._out:
            read[place] = process(read[place])
        return tuple(read)

    @staticmethod
    def _driver(db: Connection) -> Driver:
        if not db.in_transaction():
            db.begin()  # as SQLAlchemy does by itself before a statement
        driver = db.connection.driver_connection
        assert isinstance(driver, Driver)
        return driver

    def _bound(self, values: dict[str, Any]) -> list[Any]:
        given = self._fixed | values
        return [process(given[name]) if process else given[name] for name, process in self._in]

    @cached_property
    def _compiled(self) -> SQLCompiler:
        compiled = self.statement.compile(dialect=SQLITE, column_keys=list(self._keys) or None)
        assert isinstance(compiled, SQLCompiler)
        return compiled

    @cached_property
    def _sql(self) -> str:
        return self._compiled.string

    @cached_property
    def _fixed(self) -> dict[str, Any]:
        """Values that stand in the statement itself; the others must be given."""
        return {
            name: bind.value
            for name, bind in self._compiled.binds.items()
            if not bind.required and name not in self._keys
        }

    @cached_property
    def _in(self) -> list[tuple[str, Process]]:
        return [
            (name, self._compiled.binds[name].type.dialect_impl(SQLITE).bind_processor(SQLITE))
            for name in self._compiled.positiontup or ()
        ]

    @cached_property
    def _out(self) -> list[tuple[int, Callable[[Any], Any]]]:
        """The columns that SQLite gives in another form than they are read in."""
        columns = getattr(self.statement, "exported_columns", ())
        every = enumerate(_processor(column.type) for column in columns)
        return [(place, process) for place, process in every if process]


def _processor(kind: TypeEngine[Any]) -> Process:
    if isinstance(kind, UTCDateTime):
        return _instant
    return kind.dialect_impl(SQLITE).result_processor(SQLITE, None)


def _instant(kept: str | None) -> datetime | None:
    """As the type itself does, in a fraction of the time: most rows have several."""
    return datetime.fromisoformat(f"{kept}+00:00") if kept else None
