"""All rows of a database, table by table, for comparing."""

from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from storage import models
from storage.sealing import Seal

TABLES = {table.name: table for table in SQLModel.metadata.sorted_tables}
Rows = dict[str, list[tuple[Any, ...]]]


def every_row(db: Connection) -> Rows:
    """Every row of every table, in the order of the first column."""
    assert models.Person.__tablename__ in TABLES
    return {
        name: [tuple(row) for row in db.execute(select(table).order_by(*table.primary_key))]
        for name, table in TABLES.items()
    }


def of(db: Connection, name: str, **where: Any) -> list[dict[str, Any]]:
    """The rows of a table in which these columns have these values, as dicts."""
    table = TABLES[name]
    query = select(table).where(*(table.c[key] == value for key, value in where.items()))
    return [dict(row._mapping) for row in db.execute(query.order_by(*table.primary_key))]


def opened(db: Connection, seal: Seal) -> dict[str, str]:
    """What the newest answer to each question says, by key, of all talks together."""
    found = {}
    for row in of(db, "answer"):
        identity = f"answer/{row['talk_id']}/{row['turn']}/{row['key']}"
        found[row["key"]] = seal.unseal(row["value"], identity)
    return found
