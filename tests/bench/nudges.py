"""`python -m tests.bench.nudges`: what the clock costs with many open cases, on both databases; and how
a backlog of nudges drains while people are typing.

An empty tick looks for what is due and finds nothing; its CPU is that of this process (with
PostgreSQL that of the server comes on top, and the time on the clock tells).
"""

import contextlib
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import click
from _pytest.outcomes import Skipped
from sqlalchemy import Connection, text

from bot.reference import load_gemeenten, load_kalender
from bot.usecases import daily, expiring, nudging
from bot.usecases.turn import House
from bot.words import Words
from conversations.instellingen import Instellingen
from storage import backlog
from storage.database import Database, open_engine
from storage.migrations import is_current, upgrade
from storage.sealing import Seal, new_key
from tests.bench import bots, phones
from tests.bench.processes import running
from tests.postgres import running_server

CASES = (1_000, 100_000, 1_000_000)
TICKS = 200
BACKLOG, TYPING, THINKS = 5_000, 10, 4.0
LONGEST = 400.0  # seconds for a backlog

PEOPLE = """
INSERT INTO person (id, telegram_id, reachable, since)
SELECT n, :first + n, true, :now FROM numbers
"""
OPEN = """
INSERT INTO "case" (id, code, person_id, state, call_first, owner, due, planned, opened_at, changed_at, next_nudge_at)
SELECT n, 'K-' || n, n, 'loopt', false, 'coach', :due, 6, :now, :now, :next FROM numbers
"""
UNFINISHED = """
INSERT INTO "case" (id, code, person_id, state, call_first, owner, due, opened_at, changed_at, next_nudge_at)
SELECT n, 'K-' || n, n, 'vragen', false, 'wethouder', :due, :past, :past, :past FROM numbers
"""
TALKS = """
INSERT INTO talk (id, person_id, case_id, script, script_version, turn, opened_at, heard_at)
SELECT n, n, n, 'wethouder', '1', 1, :past, :past FROM numbers
"""
NUMBERS = {
    "sqlite": "WITH RECURSIVE numbers(n) AS (SELECT :least UNION ALL SELECT n + 1 FROM numbers WHERE n < :most) ",
    "postgresql": "WITH numbers AS (SELECT generate_series(CAST(:least AS bigint), CAST(:most AS bigint)) AS n) ",
}


def main() -> None:
    figures()


def figures() -> dict[str, Any]:
    """All figures; printed as well."""
    found: dict[str, Any] = {"ticks": {}}
    click.echo("the clock with many open cases")
    heads = ("database", "cases", "tick CPU ms", "tick ms", "day ms", "list ms", "open ms")
    click.echo("".join(f"{head:>12}" for head in heads))
    for kind, url in _databases():
        for number in CASES:
            one = _ticks(url(), number)
            found["ticks"][f"{kind} {number}"] = one
            click.echo(f"{kind:>12}{number:>12}" + "".join(f"{v:>12.2f}" for v in one.values()))
    found["drain"] = {kind: _drain(kind, url()) for kind, url in _databases()}
    return found


def _databases() -> Iterator[tuple[str, Callable[[], str]]]:
    with TemporaryDirectory() as name:
        names = iter(range(100))
        yield "sqlite", lambda: f"sqlite:///{name}/klik{next(names)}.db"
    with contextlib.ExitStack() as stack:
        try:
            server = stack.enter_context(running_server())
        except Skipped:
            click.echo("PostgreSQL is not installed here")
            return
        yield "postgresql", lambda: stack.enter_context(server.fresh())


def _ticks(url: str, number: int) -> dict[str, float]:
    now = _working_hour()
    engine = open_engine(url)
    upgrade(engine)
    _seed(engine.begin, number, now, PEOPLE, OPEN)
    engine.dispose()
    begun = time.perf_counter()
    engine = open_engine(url)
    assert is_current(engine)
    database = Database(engine)
    house = _house()
    nudging.nudge_due(database, house, now, 20)
    opened = time.perf_counter() - begun
    cpu, wall = [], []
    for _ in range(TICKS):
        used, begun = time.process_time(), time.perf_counter()
        nudging.nudge_due(database, house, now, 20)
        database.write(partial(backlog.chats_due, now=now)).result()
        cpu.append(time.process_time() - used)
        wall.append(time.perf_counter() - begun)
    day = _timed(lambda: expiring.pass_day(database, house, now))
    listed = _timed(lambda: database.write(partial(daily.tell, house=house, now=now)).result())
    database.close()
    return {
        "cpu_ms": statistics.median(cpu) * 1000,
        "tick_ms": statistics.median(wall) * 1000,
        "day_ms": day * 1000,
        "list_ms": listed * 1000,
        "open_ms": opened * 1000,
    }


def _drain(kind: str, database: str) -> dict[str, float]:
    """A backlog leaves at Telegram's limit, while some people are typing."""
    with _stand_in(BACKLOG + TYPING + 1) as (url, people):
        people("open_all")
        people("mark")
        with running(bots.nudged, url, database, _prepare) as bot:
            people("people", TYPING, THINKS)
            begun, sent = time.perf_counter(), 0
            bot("mark")
            while sent < BACKLOG and time.perf_counter() - begun < LONGEST:
                time.sleep(1)
                sent = bot("arrived")
            seconds = time.perf_counter() - begun
            counted = people("read")
    turns = counted["turns"]
    found = {
        "nudges": float(sent),
        "a_second": sent / seconds,
        "p95_ms": turns[len(turns) * 95 // 100] * 1000 if turns else 0.0,
        "turns": float(len(turns)),
        "too_many": float(counted["too_many"]),
    }
    click.echo(
        f"backlog, {kind}: {sent} nudges, {found['a_second']:.1f} a second; meanwhile {len(turns)} answers,"
        f" p95 {found['p95_ms']:.0f} ms; told 429 {counted['too_many']} times"
    )
    return found


def _prepare(url: str) -> datetime:
    """A database with a backlog; gives the instant at which it is due."""
    now = _working_hour()
    engine = open_engine(url)
    upgrade(engine)
    _seed(engine.begin, BACKLOG, now, PEOPLE, UNFINISHED, TALKS, first=TYPING + 1)
    engine.dispose()
    return now


def _seed(
    begin: Callable[[], contextlib.AbstractContextManager[Connection]],
    number: int,
    now: datetime,
    *statements: str,
    first: int = 1,
) -> None:
    values = {
        "first": phones.FIRST,
        "least": first,
        "most": first + number - 1,
        "now": now,
        "past": now - timedelta(days=3),
        "next": now + timedelta(days=30),
        "due": (now + timedelta(days=40)).date(),
    }
    with begin() as db:
        kind = db.dialect.name
        kept = {
            name: value.replace(tzinfo=None).isoformat(" ", "microseconds")
            if isinstance(value, datetime) and kind == "sqlite"
            else value
            for name, value in values.items()
        }
        for statement in statements:
            if kind == "sqlite":  # its INSERT comes before the numbers
                head, rest = statement.split(")\n", 1)
                db.execute(text(f"{head})\n{NUMBERS[kind]}{rest}"), kept)
            else:
                db.execute(text(f"{NUMBERS[kind]}{statement}"), kept)
        if kind == "postgresql":
            for table in ("person", "case", "talk"):  # who comes later has a number after these
                sequence = f"pg_get_serial_sequence('\"{table}\"', 'id')"
                db.execute(
                    text(f"SELECT setval({sequence}, :most)"), {"most": values["most"]}
                )  # these three
            db.execute(text("ANALYZE"))


def _house() -> House:
    zone = ZoneInfo("Europe/Amsterdam")
    kalender = load_kalender(zone, frozenset())
    coordinators = frozenset({1})
    return House(Words("nl", bureau="", telefoon="", email=""), load_gemeenten(), Seal([new_key()]), coordinators, kalender)  # fmt: skip


def _working_hour() -> datetime:
    """Ten o'clock on the next day on which people are written to."""
    kalender = load_kalender(ZoneInfo("Europe/Amsterdam"), frozenset())
    opening = kalender.opening(datetime.now(UTC) + timedelta(days=1), Instellingen())
    assert opening
    return kalender.morning(kalender.day(opening)) + timedelta(hours=1)


@contextlib.contextmanager
def _stand_in(most: int) -> Iterator[tuple[str, Any]]:
    port = phones.free_port()
    with running(partial(phones.main, most=most, paced=True), port) as crowd:
        yield f"http://127.0.0.1:{port}", crowd


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
