"""A database of an older revision comes over with its rows."""

from datetime import UTC, date, datetime

import pytest
from alembic import command
from sqlalchemy import Engine, select, text

from storage.cases import CASE
from storage.migrations import upgrade


def at(engine: Engine, revision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bring an empty database to an older revision."""
    with monkeypatch.context() as patched:
        run = command.upgrade
        patched.setattr(command, "upgrade", lambda settings, _target: run(settings, revision))
        upgrade(engine)


OLD_ROWS = """
INSERT INTO person VALUES (1, 100, 'nl', TRUE, '2026-11-20 09:00:00');
INSERT INTO "case" VALUES (1, 'K-1', 1, 'vragen', FALSE, :then, :then);
INSERT INTO "case" VALUES (2, 'K-2', 1, 'te_bellen', TRUE, :then, :then);
INSERT INTO "case" VALUES (3, 'K-3', 1, 'gebeld', FALSE, :then, :then);
INSERT INTO talk VALUES (7, 1, 3, 'wethouder', '1', 2, NULL, NULL, :then, :then, NULL, NULL);
INSERT INTO answer VALUES (7, 1, 'naam', :box, NULL, :then);
INSERT INTO outgoing (id, once, chat_id, talk_id, priority, state, due, attempts)
    VALUES (5, 'x', 100, 7, 0, 'waiting', :then, 0)
"""


def test_the_rows_of_the_first_revision_come_over(
    empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was called is a search now, and every open case has somebody who does the next step, by
    a day that is counted from the last change.
    """
    at(empty, "r0001", monkeypatch)
    friday = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 # as the tables of both databases have it
    with empty.begin() as connection:
        for row in OLD_ROWS.split(";"):
            values = {name: v for name, v in (("then", friday), ("box", b"x")) if f":{name}" in row}
            connection.execute(text(row), values)
    assert upgrade(empty) is True
    with empty.connect() as connection:
        got = select(CASE.code, CASE.state, CASE.owner, CASE.due, CASE.planned, CASE.changed_at)
        found = [tuple(row) for row in connection.execute(got.order_by(CASE.id))]
        then = friday.replace(tzinfo=UTC)
        assert found == [
            ("K-1", "vragen", "wethouder", date(2026, 12, 4), None, then),
            ("K-2", "te_bellen", "coordinator", date(2026, 11, 24), None, then),
            ("K-3", "zoeken", "coordinator", date(2026, 11, 27), None, then),
        ]
        old = connection.execute(text("SELECT case_id, proposal_id, script, turn FROM talk")).one()
        assert tuple(old) == (3, None, "wethouder", 2)
        assert connection.scalar(text("SELECT count(*) FROM answer WHERE talk_id = 7")) == 1
        assert connection.scalar(text("SELECT telegram_id FROM person")) == 100
        waits = connection.execute(text("SELECT talk_id, case_id FROM outgoing")).one()
        assert tuple(waits) == (7, None)


ROWS_OF_THE_SECOND = """
INSERT INTO person VALUES (1, 100, 'nl', TRUE, '2026-11-20 09:00:00');
INSERT INTO "case" (id, code, person_id, state, call_first, owner, due, planned, opened_at, changed_at)
    VALUES (1, 'K-1', 1, 'loopt', FALSE, 'coach', '2026-12-24', 5, :then, :then);
INSERT INTO "case" (id, code, person_id, state, call_first, opened_at, changed_at)
    VALUES (2, 'K-2', 1, 'afgesloten', FALSE, :then, :later)
"""


def test_the_cases_of_the_second_revision_are_looked_at_at_once(
    empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that ended, which is erased some day. None has gone wrong, nothing was said of our own
    accord, and nobody chose anything yet.
    """
    at(empty, "r0002", monkeypatch)
    friday, sunday = datetime(2026, 11, 20, 9, 0), datetime(2026, 11, 22, 9, 0)  # noqa: DTZ001 # as the tables have it
    with empty.begin() as connection:
        for row in ROWS_OF_THE_SECOND.split(";"):
            every = {"then": friday, "later": sunday}
            connection.execute(
                text(row), {name: v for name, v in every.items() if f":{name}" in row}
            )
    assert upgrade(empty) is True
    with empty.connect() as connection:
        got = select(CASE.code, CASE.planned, CASE.due, CASE.next_nudge_at, CASE.faults)
        assert [tuple(row) for row in connection.execute(got.order_by(CASE.id))] == [
            ("K-1", 5, date(2026, 12, 24), friday.replace(tzinfo=UTC), 0),
            ("K-2", None, None, sunday.replace(tzinfo=UTC), 0),
        ]
        for table in ("nudge", "setting", "job", "listed"):
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 0


ROWS_OF_THE_THIRD = """
INSERT INTO person VALUES (1, 100, 'nl', TRUE, '2026-11-20 09:00:00');
INSERT INTO "case" (id, code, person_id, state, call_first, owner, due, opened_at, changed_at, next_nudge_at, faults)
    VALUES (1, 'K-1', 1, 'zoeken', FALSE, 'coordinator', '2026-11-27', :then, :then, :then, 2);
INSERT INTO invite (id, token_hash, purpose, made_by, made_at, expires_at, person_id)
    VALUES (4, :box, 'coach', 'telegram 9', :then, :then, 1)
"""


def test_the_cases_of_the_third_revision_are_trajects(
    empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As they were; an invitation belongs to none of them, and there is no heisessie yet."""
    at(empty, "r0003", monkeypatch)
    friday = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 # as the tables of both databases have it
    with empty.begin() as connection:
        for row in ROWS_OF_THE_THIRD.split(";"):
            values = {name: v for name, v in (("then", friday), ("box", b"x")) if f":{name}" in row}
            connection.execute(text(row), values)
    assert upgrade(empty) is True
    with empty.connect() as connection:
        got = select(CASE.code, CASE.kind, CASE.state, CASE.faults, CASE.next_nudge_at)
        found = [tuple(row) for row in connection.execute(got)]
        assert found == [("K-1", "traject", "zoeken", 2, friday.replace(tzinfo=UTC))]
        assert tuple(connection.execute(text("SELECT id, case_id FROM invite")).one()) == (4, None)
        for table in ("heisessie", "collegelid", "prikdag", "programma", "werkafspraak"):
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 0
