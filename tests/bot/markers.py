"""Where a marker may not be found: every byte that the database keeps, and every line that is logged."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, make_url, text

from tests.bot import rows
from tests.bot.phone import Town

ENCODINGS = ("utf-8", "utf-16-le")


def readable(town: Town, marker: str) -> bool:
    """Whether a marker can be read in the database, as it stands or byte by byte as hexadecimals."""
    kept = _every_byte(town)
    written = [marker.encode(one) for one in ENCODINGS]
    return any(one in kept for one in (*written, marker.encode().hex().encode()))


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """Everything that was logged so far, also while the test was set up."""
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    return "\n".join(f"{record.getMessage()} {record.exc_text}" for record in records)


def _every_byte(town: Town) -> bytes:
    """As the files have it, or as the server gives it."""
    url = make_url(town.database.engine.url.render_as_string(hide_password=False))
    if url.get_backend_name() == "sqlite":
        files = sorted(Path(str(url.database)).parent.glob("klik.db*"))
        assert len(files) >= 2
        return b"".join(file.read_bytes() for file in files)

    def all_columns(db: Connection) -> bytes:
        tables = [db.execute(text(f'SELECT t::text FROM "{name}" t')) for name in rows.TABLES]
        return "\n".join(str(row[0]) for table in tables for row in table).encode()

    return town.read(all_columns)
