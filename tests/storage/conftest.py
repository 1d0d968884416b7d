"""What the tests of storage ask for by name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage.database import open_engine
from tests.postgres import Server


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: Server = request.getfixturevalue("postgres")
    with server.fresh(template="template0") as url:
        yield url


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    """A database without any table."""
    engine = open_engine(empty_url)
    yield engine
    engine.dispose()
