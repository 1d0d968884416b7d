"""Statements of the hot path: written with SQLAlchemy, compiled once, and run by SQLite's own driver.

Through SQLAlchemy a statement costs several times what SQLite needs for it (make bench). PostgreSQL
is asked through SQLAlchemy: beside a round trip that is little, and it keeps values out of errors.
"""

from collections.abc import Callable
from functools import cached_property
from sqlite3 import Connection as Driver
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.compiler import SQLCompiler

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
        return [
            tuple([process(value) if process else value for process, value in zip(self._out, row, strict=True)])
            for row in self._driver(db).execute(self._sql, self._bound(values))
        ]  # fmt: skip

    def run(self, db: Connection, **values: Any) -> int:
        """Run it, and give the number of rows that it changed."""
        if db.dialect.name != SQLITE.name:
            return db.execute(self.statement, values).rowcount
        return self._driver(db).execute(self._sql, self._bound(values)).rowcount

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
    def _out(self) -> list[Process]:
        columns = getattr(self.statement, "exported_columns", ())
        return [
            column.type.dialect_impl(SQLITE).result_processor(SQLITE, None) for column in columns
        ]
