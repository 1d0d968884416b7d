"""What the tests of all folders ask for by name."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage.database import Database, open_engine
from storage.migrations import upgrade
from storage.sealing import Seal, new_key
from tests.postgres import Server, running_server

IN_MEMORY = Path("/dev/shm")  # what is in it goes with the tests
ENOUGH = 2 * 1024**3


def pytest_configure() -> None:
    """Where there is room for it files of the tests are in memory: each commit waits for a disk."""
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))  # noqa: TID251 # pytest's own


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of this test process; skips the test where none is installed."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema, to make copies of."""
    file = tmp_path_factory.mktemp("template") / "klik.db"
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def sqlite_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """What opens the SQLite file of each test in turn: a new one has every statement to compile anew,
    which takes longer than most tests.
    """
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'klik.db'}")
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_url(migrated_file: Path, sqlite_engine: Engine) -> str:
    """The URL of a fresh SQLite file with the newest schema."""
    file = Path(str(sqlite_engine.url.database))
    for left in file.parent.iterdir():
        left.unlink()
    return f"sqlite:///{shutil.copy(migrated_file, file)}"


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """The URL of a fresh PostgreSQL database with the newest schema."""
    with postgres.emptied() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a fresh database with the newest schema: the test runs on both kinds."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture
def database(database_url: str, request: pytest.FixtureRequest) -> Iterator[Database]:
    """A fresh database with the newest schema: the test runs on both kinds."""
    if database_url.startswith("sqlite"):
        opened = Database(request.getfixturevalue("sqlite_engine"))
        yield opened
        opened.close()
        return
    server: Server = request.getfixturevalue("postgres")
    with server.opened(database_url) as opened:
        yield opened


@pytest.fixture
def seal() -> Seal:
    """A seal with one key of its own."""
    return Seal([new_key()])


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything is installed, a skipped test is a failure: it would hide what it tests."""
    everything_here = os.environ.get("CI")  # noqa: TID251 # what CI sets, not a setting of Klik
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if everything_here and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
