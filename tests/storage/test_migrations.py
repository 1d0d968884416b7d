"""The migrations make what models.py says, once, and lose nothing on the way."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import CheckConstraint, Engine, Table, inspect, text
from sqlmodel import SQLModel

from storage import migrations
from storage.database import open_engine
from storage.migrations import Inconsistent, config, is_current, upgrade

ROOT = Path(__file__).parents[2]
UPGRADE = """
import sys; from storage import database, migrations
engine = database.open_engine(sys.argv[1])
print("ready", flush=True); sys.stdin.readline()
print(migrations.upgrade(engine))
"""


@pytest.fixture
def filled(sqlite_url: str) -> Iterator[Engine]:
    """A SQLite database of the newest schema with one answer, and an erased talk after it."""
    file = sqlite_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("""
            INSERT INTO person VALUES (1, 100, 'nl', 1, 'x');
            INSERT INTO "case" (id, code, person_id, state, call_first, owner, due, opened_at,
                changed_at) VALUES (1, 'T-1', 1, 'intake', 0, 'x', 'x', 'x', 'x');
            INSERT INTO talk (id, person_id, case_id, script, script_version, turn, opened_at,
                heard_at) VALUES (1, 1, 1, 's', '1', 0, 'x', 'x'), (7, 1, 1, 's', '1', 0, 'x', 'x');
            INSERT INTO answer (talk_id, turn, key, value, at) VALUES (1, 1, 'k', x'00', 'x');
            DELETE FROM talk WHERE id = 7;
        """)
    engine = open_engine(sqlite_url)
    yield engine
    engine.dispose()


def next_revision(monkeypatch: pytest.MonkeyPatch, change: Any) -> None:
    """Let the newest revision be one that makes this change."""

    def run(settings: Any, _target: str) -> None:
        connection = settings.attributes["connection"]
        change(Operations(MigrationContext.configure(connection)))
        connection.execute(text("UPDATE alembic_version SET version_num = 'r9999'"))

    monkeypatch.setattr(command, "upgrade", run)
    monkeypatch.setattr(migrations, "_newest", lambda _connection: "r9999")


def rebuild_the_parents(op: Operations) -> None:
    """Make the tables that others refer to anew, as a changed column does on SQLite."""
    for name in ("person", "case", "talk"):
        kept = {"sqlite_autoincrement": True}
        with op.batch_alter_table(name, recreate="always", table_kwargs=kept):
            pass


def test_models_and_migrations_agree(empty: Engine) -> None:
    """After the migrations Alembic finds no difference from models.py."""
    upgrade(empty)
    with empty.connect() as connection:
        command.check(config(connection))


def test_what_alembic_does_not_compare_agrees_too(empty: Engine) -> None:
    """Partial indexes have their condition, checks are there, and numbers that may not come back do
    not.
    """
    upgrade(empty)
    kind = empty.dialect.name
    found = inspect(empty)
    for table in SQLModel.metadata.sorted_tables:
        partial = {i.name for i in table.indexes if i.dialect_options[kind]["where"] is not None}
        there = found.get_indexes(table.name)
        assert partial == {
            i["name"] for i in there if f"{kind}_where" in i.get("dialect_options", {})
        }
        checks = {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
        assert checks == {c["name"] for c in found.get_check_constraints(table.name)}
        if kind == "sqlite":
            assert never_reused(empty, table) == table.dialect_options["sqlite"]["autoincrement"]


def never_reused(engine: Engine, table: Table) -> bool:
    with engine.connect() as connection:
        made = text("SELECT sql FROM sqlite_master WHERE name = :name")
        return "AUTOINCREMENT" in str(connection.scalar(made, {"name": table.name}))


def test_upgrading_twice_changes_nothing(empty: Engine) -> None:
    """The first time makes the tables, the second finds nothing to do."""
    assert not is_current(empty)
    assert upgrade(empty) is True
    assert is_current(empty)
    assert upgrade(empty) is False


def test_two_processes_may_upgrade_at_once(empty: Engine, empty_url: str) -> None:
    """One of them makes the tables, the others wait and find them."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", UPGRADE, empty_url],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for one in started:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in started:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.communicate(timeout=60)[0].strip() for one in started]
    assert sorted(said) == ["False", "False", "True"]
    assert is_current(empty)


def test_an_upgrade_that_fails_changes_nothing(
    empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Halfway through a revision an error comes: not one table of it is there."""
    upgrade(empty)
    before = inspect(empty).get_table_names()

    def fail_halfway(op: Operations) -> None:
        op.execute("CREATE TABLE halfway (x INTEGER)")
        raise LookupError

    next_revision(monkeypatch, fail_halfway)
    with pytest.raises(LookupError):
        upgrade(empty)
    assert inspect(empty).get_table_names() == before


def test_a_parent_made_anew_keeps_its_children(
    filled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With foreign keys on, SQLite would refuse, or delete the answers with the old table."""
    next_revision(monkeypatch, rebuild_the_parents)
    assert upgrade(filled) is True
    with filled.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM answer")) == 1
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1


def test_a_table_made_anew_does_not_use_a_number_again(
    filled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old button of the erased talk 7 must not point at the next talk."""
    next_revision(monkeypatch, rebuild_the_parents)
    upgrade(filled)
    with filled.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO talk (person_id, case_id, script, script_version, turn, opened_at, "
                "heard_at) VALUES (1, 1, 's', '1', 0, 'x', 'x')"
            )
        )
        assert connection.scalar(text("SELECT max(id) FROM talk")) == 8


def test_rows_that_lose_their_parent_stop_the_upgrade(
    filled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A revision that leaves orphans is undone, and names the table."""
    next_revision(monkeypatch, lambda op: op.execute("DELETE FROM talk"))
    with pytest.raises(Inconsistent, match="answer"):
        upgrade(filled)
    with filled.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM talk")) == 1


def test_a_file_with_data_is_copied_before_the_upgrade(
    filled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the file stands what was there, for the owner's eyes only."""
    next_revision(monkeypatch, lambda op: op.execute("DELETE FROM answer"))
    upgrade(filled)
    copy = Path(f"{filled.url.database}.before-upgrade")
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM answer").fetchone() == (1,)
    assert sorted(path.name for path in copy.parent.glob("*before*")) == [copy.name]


def test_a_new_or_current_file_is_not_copied(tmp_path: Path) -> None:
    """Where there is nothing to lose or nothing to do there is no copy."""
    engine = open_engine(f"sqlite:///{tmp_path / 'klik.db'}")
    upgrade(engine)
    upgrade(engine)
    engine.dispose()
    assert [path.name for path in tmp_path.iterdir()] == ["klik.db"]
