# ruff: noqa: F401, F811 # fixtures come from another file
"""Each nudge once and never after it is moot: around the days on which the clock changes, whatever
people do meanwhile, wherever a process ends, and with two processes.

With one process on SQLite all of that is tried together, elsewhere each two things of it.
A message that left while its process ended leaves once more (bot/outbox.py); it is queued once.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

import pytest

from bot.inbound import Command, Heard, Inbound, Pressed
from bot.usecases.hear import hear
from conversations.kalender import is_working
from storage import planning
from storage.appointments import Appointment
from storage.cases import Traject
from tests.bot import knocks, pool
from tests.bot.covering import covering
from tests.bot.knocks import local
from tests.bot.phone import ANNA, Town
from tests.bot.pool import CARLA
from tests.bot.replicas import DATABASES, NUMBERS, Replicas, processes_of, replicas, url


class Change(NamedTuple):
    """A day on which the clock changes: an appointment on it, the morning on which that is told, when
    it is told after it was moved to `moved`, and when something is told that waits from the morning
    for a week.
    """

    day: str
    eve: str
    moved: str
    again: str
    snoozed: str


# In 2027 the clock goes forward on Easter; Good Friday and Easter Monday are free too.
SPRING = Change(
    "2027-03-28", "2027-03-25 09.00", "2027-03-31", "2027-03-30 09.00", "2027-04-01 09.00"
)
AUTUMN = Change(
    "2027-10-31", "2027-10-29 09.00", "2027-11-03", "2027-11-02 09.00", "2027-11-05 09.00"
)
CHANGES = (SPRING, AUTUMN)
DOINGS = ("nothing", "move", "cancel", "opt-out", "pause")
STAGES = ("before queueing", "after queueing", "before sending", "after sending")
LEASE = timedelta(minutes=3)
OPENS, CLOSES = (8, 30), (20, 0)


def named(value: object) -> str:
    """How a value is called in the name of a test."""
    return value.day if isinstance(value, Change) else str(value)


@pytest.fixture
def town(replicas: Replicas) -> Town:
    """The town of these processes."""
    return replicas.town


def does(town: Town, chat: int, event: Inbound) -> None:
    """Somebody does something, which another process hears; nothing is sent by that."""
    town.update_id += 1
    town.now += timedelta(milliseconds=1)
    heard = Heard(town.update_id, chat, event, town.now, "nl")
    town.write(lambda db: hear(db, town.house, heard))


def act(town: Town, what: str, case: Traject, made: Appointment, change: Change) -> None:
    """What somebody does between the end of a process and its next start."""
    seal = town.house.seal
    match what:
        case "move":
            day = datetime.fromisoformat(change.moved).date()
            slot = pool.Slot(day, 45, "11:00")
            town.write(lambda db: planning.move(db, seal, made.id, slot, town.now))
        case "cancel":
            town.write(lambda db: planning.cancel(db, seal, made.id, town.now))
        case "opt-out":
            for chat in (ANNA, CARLA):
                does(town, chat, Command("instellingen", "geen berichten"))
        case "pause":
            does(town, ANNA, Pressed(f"w:{case.id}:pauze-4", 1))


def days_after(replicas: Replicas, change: Change) -> None:
    """The days go by; also hours at which nobody is to be written to, and days that are free."""
    minute, sooner = timedelta(minutes=1), local(f"{change.moved} 09.00") - timedelta(days=1)
    for at in (
        local(f"{change.eve[:10]} 20.01"),
        local(f"{change.day} 09.00"),
        local(f"{change.day} 09.00") + timedelta(days=1),
        sooner - timedelta(hours=2),
        sooner - minute,
        sooner,
        local(f"{change.moved} 09.00") + timedelta(days=9),
    ):
        replicas.tick(at)


def assert_manners(replicas: Replicas) -> None:
    """Never outside the hours, and nothing queued twice."""
    queued = knocks.queued(replicas.town)
    lines = [
        (one["person_id"], one["kind"], one["occurrence"]) for one in knocks.ledger(replicas.town)
    ]
    assert len(lines) == len(set(lines))
    assert len({row["once"] for row in queued}) == len(queued)
    for at, who, text in replicas.arrived:
        assert OPENS <= (at.hour, at.minute) < CLOSES, (at, who, text)
        assert is_working(at.date()), (at, who, text)


@pytest.mark.parametrize(
    ("url", "processes_of", "change", "what", "stage"),
    covering(2, DATABASES, NUMBERS, CHANGES, DOINGS, STAGES),
    indirect=["url", "processes_of"],
    ids=named,
)
def test_an_appointment_around_the_change_of_the_clock_is_told_once_and_only_while_it_stands(
    town: Town, replicas: Replicas, change: Change, what: str, stage: str
) -> None:
    """Both hear of it on its own morning and hour, however a process ended and whatever was done then."""
    town.now = local(change.eve) - timedelta(days=2)
    case, by = pool.looking(town), pool.coach(town)
    days = (datetime.fromisoformat(change.day).date() - town.today).days
    _, made = pool.planned(town, case, by, days)
    town.now = local(change.eve)
    replicas.crash(stage, (ANNA, CARLA))
    left = len(replicas.nudges(ANNA))
    act(town, what, case, made, change)
    town.now += LEASE
    replicas.tick()
    days_after(replicas, change)
    assert_manners(replicas)
    said = replicas.nudges(ANNA)[left:]
    if what == "nothing":
        assert [at[:13] for at, _ in said] == [change.eve[:13]]
        assert "om 10.00 uur" in said[0][1]
    elif what == "move":
        assert [at for at, _ in said] == [change.again]
        assert "om 11.00 uur" in said[0][1]
    else:
        assert said == []


@pytest.mark.parametrize(
    ("url", "processes_of", "change", "stage"),
    covering(2, DATABASES, NUMBERS, CHANGES, STAGES),
    indirect=["url", "processes_of"],
    ids=named,
)
def test_what_is_to_wait_a_week_over_the_change_of_the_clock_comes_once_at_the_hour_it_was_told(
    town: Town, replicas: Replicas, change: Change, stage: str
) -> None:
    """A week later at 9.00 on the clock on the wall, which is an hour off for who counts in hours."""
    town.now = local(change.eve)
    pool.shown(town, pool.looking(town), pool.coach(town))
    replicas.tick()
    (_, data), *_ = [one for one in town.phone(ANNA).buttons("n:") if one[1].endswith(":week")]
    number = town.phone(ANNA).last.id
    does(town, ANNA, Pressed(data, number))
    replicas.tick(local(change.snoozed) - timedelta(minutes=1))
    assert len(replicas.nudges(ANNA)) == 1
    town.now = local(change.snoozed)
    replicas.crash(stage, (ANNA,))
    left = len(replicas.nudges(ANNA))
    town.now += LEASE
    replicas.tick()
    said = replicas.nudges(ANNA)
    assert [at[:13] for at, _ in said[left:]] == [change.snoozed[:13]]
    assert len(knocks.queued(town)) == 2
    assert_manners(replicas)
