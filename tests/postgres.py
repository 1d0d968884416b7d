"""A PostgreSQL server for the tests alone, thrown away afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine

from storage.database import SECONDS_TO_CLOSE, Database, open_engine
from storage.migrations import upgrade

ANSWERS_WITHIN = 30.0
# Nothing has to survive a power cut here.
QUICK = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "deadlock_timeout=50ms",
    "jit=off",
]
NEW_CLUSTER = ["-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]
# The server ends when its standard input does: also when the tests are killed.
UNTIL_WE_END = '"$@" & read -r _; kill -INT $!; wait $!'

# Whoever is still in the middle of something is cut off: a process that a test killed may hold a
# lock. What was never used is passed over: most tables are not, and to restart a sequence makes a file.
EMPTY = """
DO $$ DECLARE one record; BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle';
  SET LOCAL session_replication_role = replica;
  FOR one IN SELECT relname AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0
  LOOP EXECUTE format('DELETE FROM %%I', one.name); END LOOP;
  PERFORM setval(format('%%I', sequencename)::regclass, start_value, false) FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$
"""


class Server:
    """A running server, with a template database that has the newest schema."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._ready: list[str] = []
        self._engines: dict[str, Engine] = {}

    def url(self, name: str) -> str:
        """Give the URL of a database of this server."""
        return f"postgresql://postgres@/{name}?host={self._folder}"

    def run(self, *statements: str) -> None:
        """Run statements that stand outside any transaction."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def make_template(self) -> None:
        """Make the database that all others are copies of."""
        self.run("CREATE DATABASE migrated")
        engine = open_engine(self.url("migrated"))
        upgrade(engine)
        engine.dispose()

    @contextmanager
    def fresh(self, template: str = "migrated") -> Iterator[str]:
        """Give the URL of a new database, gone afterwards."""
        name = f"klik_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def emptied(self) -> Iterator[str]:
        """Give the URL of a database with the newest schema and no rows: one that was used before,
        for to make one costs more than most tests.
        """
        if not self._ready:
            self._ready.append(f"klik_{next(self._numbers)}")
            self.run(f"CREATE DATABASE {self._ready[-1]} TEMPLATE migrated")
        name = self._ready.pop()
        yield self.url(name)
        with self._engine(self.url(name)).begin() as connection:
            connection.exec_driver_sql(EMPTY)
        self._ready.append(name)

    @contextmanager
    def opened(self, url: str) -> Iterator[Database]:
        """Open a database on connections that outlive it: a new one has everything to learn anew,
        which takes PostgreSQL longer than most tests.
        """
        database = Database(self._engine(url))
        yield database
        database._writer.close(SECONDS_TO_CLOSE)

    def _engine(self, url: str) -> Engine:
        if url not in self._engines:
            self._engines[url] = open_engine(url)
        return self._engines[url]

    def close(self) -> None:
        """Close the connections that were kept."""
        for engine in self._engines.values():
            engine.dispose()


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server, and stop it whatever happens; skips the test where there is none."""
    binaries = _binaries()
    who = _who()
    # Not pytest's folder for temporary files: the user postgres may not look into that one.
    folder = Path(tempfile.mkdtemp(prefix="klik-pg-"))
    if who:
        shutil.chown(folder, who["user"], who["group"])
    try:
        _quietly(
            [binaries / "initdb", "-D", folder / "data", *NEW_CLUSTER],
            **who,
        )
        with _process(binaries, folder, who):
            server = Server(folder)
            _wait_for(server, folder / "log")
            server.make_template()
            yield server
            server.close()
    finally:
        shutil.rmtree(folder)


def _binaries() -> Path:
    found = [Path(path).parent for path in [shutil.which("postgres")] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parts[-2])
    for folder in reversed(found):
        if (folder / "initdb").exists():
            return folder
    pytest.skip("PostgreSQL is not installed: there is no initdb to start a server with")


def _who() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def _quietly(command: list[str | Path], **who: Any) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", **who)
    if done.returncode != 0:
        raise RuntimeError(f"{Path(command[0]).name} failed: {done.stderr}")


@contextmanager
def _process(binaries: Path, folder: Path, who: dict[str, Any]) -> Iterator[None]:
    settings = ["listen_addresses=", f"unix_socket_directories={folder}", *QUICK]
    command: list[str | Path] = [binaries / "postgres", "-D", folder / "data"]
    for setting in settings:
        command += ["-c", setting]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            ["/bin/sh", "-c", UNTIL_WE_END, "sh", *command],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C reaches the tests, which then stop it in order
            cwd="/",
            **who,
        )
    try:
        yield
    finally:
        assert server.stdin is not None
        server.stdin.close()
        server.wait(timeout=ANSWERS_WITHIN)


def _wait_for(server: Server, log: Path) -> None:
    until = monotonic() + ANSWERS_WITHIN
    while True:
        try:
            server.run("SELECT 1")
        except psycopg.OperationalError as error:
            if monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}") from error
        else:
            return
