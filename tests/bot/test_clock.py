"""The jobs of the clock: which there are, how they run, and what is written down of that."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot import clock
from bot.clock import Clock
from bot.usecases import nudging
from storage import jobs
from storage.appointments import Kind
from storage.cases import Traject
from storage.database import Unavailable
from storage.jobs import Run
from tests.bot import knocks, rows
from tests.bot.phone import ANNA, Town
from tests.bot.post import Post
from tests.bot.waiting import until

JOBS = {"tick": 2, "day": 300, "list": 300, "retention": 3600, "tidy": 6 * 3600}


@pytest.fixture
async def made(post: Post) -> AsyncIterator[Clock]:
    """A clock that goes, of which the jobs run when a test lets them."""
    one = Clock(post.database, post.house, post.outbox, lambda: post.now)
    one._jobs.start(paused=True)
    yield one
    one.stop()
    await asyncio.sleep(0)


def runs(post: Post) -> dict[str, Run]:
    return {run.name: run for run in post.database.read(jobs.all_runs)}


async def run(made: Clock, name: str) -> None:
    """A job runs now."""
    await made._jobs.get_job(name).func()


def test_every_job_runs_once_at_a_time_and_what_was_missed_runs_once(made: Clock) -> None:
    """However late, for as long as a process was busy or asleep."""
    every = {job.id: job for job in made._jobs.get_jobs()}
    assert {name: job.trigger.interval.total_seconds() for name, job in every.items()} == JOBS
    for job in every.values():
        assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)


async def test_every_job_runs_when_the_bot_starts(post: Post) -> None:
    """Or a bot that is started anew each night would never tidy; and each has a last and a next run."""
    one = Clock(post.database, post.house, post.outbox, lambda: post.now)
    one.start()
    try:
        await until(lambda: runs(post).keys() == JOBS.keys())
    finally:
        one.stop()
    assert all(run.next_at and not run.fault for run in runs(post).values())


@pytest.mark.parametrize("name", JOBS)
async def test_a_run_is_written_down_with_the_next_one(made: Clock, post: Post, name: str) -> None:
    """When it began and ended, and that all was well."""
    await run(made, name)
    noted = runs(post)[name]
    assert (noted.began_at, noted.ended_at, noted.fault) == (post.now, post.now, None)
    assert noted.next_at == made._jobs.get_job(name).next_run_time


@pytest.mark.parametrize("error", [ValueError("Anna"), Unavailable("vol"), KeyError("Anna")])
async def test_a_job_that_goes_wrong_is_written_down_and_runs_again(
    made: Clock, post: Post, error: Exception, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    """Under the name of the error, without what was said."""
    faults: list[Exception] = [error]

    def fails(*_: object) -> tuple[int, set[int]]:
        for fault in faults:
            raise fault
        return 0, set()

    monkeypatch.setattr(nudging, "nudge_due", fails)
    await run(made, "tick")
    assert runs(post)["tick"].fault == type(error).__name__
    assert "Anna" not in caplog.text
    faults.clear()
    post.now += timedelta(seconds=2)
    await run(made, "tick")
    assert made._jobs.get_job("tick") is not None
    post.now += timedelta(minutes=1)
    await run(made, "tick")
    assert runs(post)["tick"].fault is None


async def test_a_job_that_hangs_ends_in_time(
    made: Clock, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And counts as gone wrong."""
    monkeypatch.setattr(clock, "LONGEST", 0.01)

    async def hangs() -> None:
        await asyncio.Event().wait()

    await made._run("list", hangs)
    assert runs(post)["list"].fault == "TimeoutError"


@pytest.mark.parametrize(
    ("seconds", "is_noted"), [(2, False), (59, False), (60, True), (-3600, True)]
)
async def test_a_tick_is_written_down_at_most_once_a_minute(
    made: Clock, post: Post, seconds: int, is_noted: bool
) -> None:
    """It comes every two seconds; by a clock that jumped back it counts anew."""
    await run(made, "tick")
    post.now += timedelta(seconds=seconds)
    await run(made, "tick")
    assert (runs(post)["tick"].began_at == post.now) is is_noted


async def test_that_it_cannot_be_written_down_ends_nothing(
    made: Clock, post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The work was done."""

    def full(*_: object, **__: object) -> None:
        raise Unavailable("vol")

    monkeypatch.setattr(jobs, "note", full)
    await run(made, "list")
    assert "was not written down" in caplog.text


async def test_a_tick_goes_on_until_nothing_is_due(
    made: Clock, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backlog does not wait for the next tick."""
    looks = [clock.AT_A_TIME, clock.AT_A_TIME, 3]
    monkeypatch.setattr(nudging, "nudge_due", lambda *_: (looks.pop(0), set()))
    await run(made, "tick")
    assert looks == []


async def test_what_is_due_at_nine_leaves_with_the_first_tick_from_nine_on(
    made: Clock, post: Post, town: Town, case: Traject
) -> None:
    """Nobody else sends it; and not a tick sooner."""
    knocks.planned(town, case, None, Kind.INTAKEGESPREK, "2026-12-01")
    for clock_says, arrived in (("08.59", []), ("09.00", [ANNA])):
        post.now = knocks.local(f"2026-11-30 {clock_says}")
        await run(made, "tick")
        await post.outbox.settled()
        assert [chat for chat, _ in post.arrived] == arrived


async def test_a_backlog_without_an_end_leaves_room_for_the_next_tick(
    made: Clock, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The job is bounded in time, of its own accord."""
    looked: list[float] = []
    monkeypatch.setattr(clock, "monotonic", lambda: 7.0 * len(looked))
    monkeypatch.setattr(
        nudging, "nudge_due", lambda *_: (looked.append(1.0) or clock.AT_A_TIME, set())
    )
    await run(made, "tick")
    assert len(looked) == 3
    assert runs(post)["tick"].fault is None


async def test_the_scheduler_really_calls_the_tick(post: Post) -> None:
    """APScheduler and this loop fit together; it is asked for at once, so that nobody waits."""
    one = Clock(post.database, post.house, post.outbox, lambda: post.now)
    called = asyncio.Event()

    async def work() -> None:
        called.set()

    one._jobs.modify_job("tick", func=work, next_run_time=clock.datetime.now(clock.UTC))
    one.start()
    try:
        async with asyncio.timeout(5):
            await called.wait()
    finally:
        one.stop()


async def test_tidying_forgets_what_left_long_ago(made: Clock, post: Post) -> None:
    """And keeps what is of yesterday."""
    post.put(5, "oud")
    await post.deliver()
    post.now += timedelta(days=1)
    post.put(5, "nieuw")
    await post.deliver()
    post.now += timedelta(days=1, minutes=1)
    await run(made, "tidy")
    assert len(post.database.read(lambda db: rows.of(db, "outgoing"))) == 1


def test_a_clock_that_never_went_can_be_stopped(post: Post) -> None:
    """A start that failed ends in order."""
    Clock(post.database, post.house, post.outbox, lambda: post.now).stop()
