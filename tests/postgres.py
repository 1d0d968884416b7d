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

from storage.database import open_engine
from storage.migrations import upgrade

ANSWERS_WITHIN = 30.0
# Nothing has to survive a power cut here.
QUICK = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "deadlock_timeout=50ms",
]
NEW_CLUSTER = ["-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]
# The server ends when its standard input does: also when the tests are killed.
UNTIL_WE_END = '"$@" & read -r _; kill -INT $!; wait $!'


class Server:
    """A running server, with a template database that has the newest schema."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

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
