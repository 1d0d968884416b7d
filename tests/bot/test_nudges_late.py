# ruff: noqa: F401, F811 # fixtures come from another file
"""What comes late, or twice in time: after some days down, at night, by a clock that jumped back, and
when nobody knows whether it arrived.
"""

from datetime import datetime, timedelta

import pytest

from bot.usecases import daily, nudging
from storage.appointments import Kind
from storage.database import Database, open_engine
from tests.bot import knocks, pool, rows
from tests.bot.knocks import local
from tests.bot.life import CLARA, DIRK
from tests.bot.office import Office, a_house
from tests.bot.phone import ANNA, BRAM, COORDINATOR, Town
from tests.bot.pool import CARLA
from tests.bot.replicas import Replicas, processes_of, replicas, url

LEASE = timedelta(minutes=3)


@pytest.fixture
def town(replicas: Replicas) -> Town:
    """The town of these processes."""
    return replicas.town


def test_after_three_days_down_what_is_of_use_goes_once_and_the_rest_is_dropped_and_written_down(
    town: Town, replicas: Replicas, caplog: pytest.LogCaptureFixture
) -> None:
    """Also when it was queued before: the appointment is over, the proposal still waits."""
    caplog.set_level("INFO")
    town.now = local("2026-11-24 08.00")
    by = pool.coach(town)
    pool.planned(town, pool.looking(town), by, 1)
    late, _ = pool.planned(town, pool.looking(town, BRAM), pool.coach(town, pool.COEN), 2)
    town.now = local("2026-11-24 09.00")
    replicas.crash("after queueing", ())
    pool.shown(town, pool.looking(town, DIRK), pool.coach(town, CLARA))
    replicas.tick(local("2026-11-27 10.00"))
    replicas.tick()
    assert replicas.nudges(ANNA) == [] == replicas.nudges(BRAM)
    assert [at for at, _ in replicas.nudges(DIRK)] == ["2026-11-27 10.00"]
    dropped = knocks.ledger(town, kind="morgen", dropped=True)
    assert len(dropped) == 4
    assert f"nudge morgen of case {late.id} is too late" in caplog.text
    assert "TOO_LATE" in caplog.text


def test_a_message_that_waits_until_after_the_hours_goes_the_next_morning(
    town: Town, replicas: Replicas
) -> None:
    """It is not lost: nobody is written to at night, and it is still of use."""
    town.now = local("2026-11-24 19.59")
    pool.shown(town, pool.looking(town), pool.coach(town))
    replicas.crash("after queueing", ())
    replicas.tick(local("2026-11-24 20.00"))
    replicas.tick()
    assert replicas.arrived == []
    replicas.tick(local("2026-11-25 08.30"))
    assert len(replicas.nudges(ANNA)) == 1


def test_a_clock_that_jumps_backwards_sends_nothing_twice(town: Town, replicas: Replicas) -> None:
    """The days are lived a second time, to the very end of what was said."""
    town.now = local("2026-11-24 09.00")
    case, by = pool.looking(town), pool.coach(town)
    running = pool.running(town, case, by)
    knocks.planned(town, running, by, Kind.GESPREK, "2026-11-27")
    for _ in range(2):
        for day in range(24, 31):
            for clock in ("08.30", "09.00", "15.00"):
                town.now = local(f"2026-11-{day} {clock}")
                replicas.tick(town.now)
                town.write(lambda db: daily.tell(db, town.house, town.now))
    once = [text for _, chat, text in replicas.arrived if chat == CARLA]
    assert len(once) == len(set(once)) == len(knocks.queued(town, chat_id=CARLA))
    assert len(once) >= 2
    lists = town.read(lambda db: rows.of(db, "outgoing", asks="lijst", chat_id=COORDINATOR))
    assert len(lists) == len({row["once"] for row in lists})


def test_a_message_that_may_have_arrived_counts_as_arrived(town: Town, replicas: Replicas) -> None:
    """Rather once too few than twice: no answer came from Telegram, and it stands there."""
    town.now = local("2026-11-24 09.00")
    pool.shown(town, pool.looking(town), pool.coach(town))
    replicas.loses = True
    replicas.tick()
    replicas.loses = False
    town.now += LEASE
    replicas.tick()
    assert len(replicas.nudges(ANNA)) == 1
    (line,) = knocks.ledger(town)
    assert line["delivered_at"]


def test_two_real_processes_queue_each_nudge_once(office: Office) -> None:
    """Thirty cases of one coach and thirty wethouders, looked at by both at the same time."""
    town = office.town
    by = pool.coach(town, pool.CARLA, aantal=99)
    for number in range(15):
        pool.asked(town, pool.looking(town, 9_000 + number), by)
    begun = [office.processes.submit(tick_all, office.url, office.key, town.now) for _ in range(2)]
    assert sum(one.result(60) for one in begun) >= 1
    lines = knocks.ledger(town)
    assert len(lines) == 15
    assert {row["once"] for row in knocks.queued(town)} == {one["message"] for one in lines}


def tick_all(url: str, key: str, now: datetime) -> int:
    """What one process does: look until nothing is due; how many messages it queued."""
    database, house, said, looked = Database(open_engine(url)), a_house(key), 0, 1
    while looked:
        looked, chats = nudging.nudge_due(database, house, now, 5)
        said += len(chats)
    database.close()
    return said
