"""APScheduler wakes the bot; it holds no data. What is due is in the database, and looked at anew.

The tick comes every two seconds, so the next due moment is never further away than that. Every job
runs when the bot starts, has one instance, is bounded in time, and what it missed runs once.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from time import monotonic

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Connection

from bot.outbox import Outbox
from bot.usecases import daily, expiring, nudging, retention
from bot.usecases.turn import House
from storage import jobs, outgoing, seen
from storage.database import Database, Unavailable
from storage.jobs import Run

log = logging.getLogger(__name__)

TICK = timedelta(seconds=2)
NOTED_EVERY = timedelta(minutes=1)  # a tick that went well is written down no more often
LONGEST = 60.0  # seconds for one run of a job
ENOUGH = 20.0  # seconds of a backlog in one tick; the next one goes on
AT_A_TIME = 20  # cases, between which others can write
# Telegram delivers no update after a day, and lets a bot remove no message after two.
KEEP = timedelta(days=2)


class Clock:
    """What one process does by itself.

    :param now: the clock (aware UTC); the proeftuin has one of its own.
    """

    def __init__(
        self, database: Database, house: House, outbox: Outbox, now: Callable[[], datetime]
    ) -> None:
        self._database, self._house, self._outbox, self._now = database, house, outbox, now
        self._noted: datetime | None = None
        self._jobs = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        every = {
            "tick": (self._tick, TICK),
            "day": (self._pass_day, timedelta(minutes=5)),
            "list": (self._list, timedelta(minutes=5)),
            "retention": (self._keep, timedelta(hours=1)),
            "tidy": (self._tidy, timedelta(hours=6)),
        }
        for name, (work, often) in every.items():
            run = partial(self._run, name, work)
            self._jobs.add_job(
                run,
                "interval",
                seconds=often.total_seconds(),
                id=name,
                next_run_time=datetime.now(UTC),
            )

    def start(self) -> None:
        """Begin; call it within the event loop."""
        self._jobs.start()

    def stop(self) -> None:
        """Begin nothing more."""
        if self._jobs.running:
            self._jobs.shutdown(wait=False)

    async def pass_moment(self) -> None:
        """Do all of it now, where time is moved by hand. Raises Unavailable."""
        for work in (self._pass_day, self._list, self._keep, self._tick):
            await work()

    async def _tick(self) -> None:
        looked, until = AT_A_TIME, monotonic() + ENOUGH
        while looked == AT_A_TIME and monotonic() < until:
            look = partial(nudging.nudge_due, self._database, self._house, self._now(), AT_A_TIME)
            looked, _ = await asyncio.to_thread(look)
            await self._outbox.deliver_due()

    async def _pass_day(self) -> None:
        look = partial(expiring.pass_day, self._database, self._house, self._now())
        self._drain(await asyncio.to_thread(look))

    async def _list(self) -> None:
        work = partial(daily.tell, house=self._house, now=self._now())
        self._drain(await asyncio.wrap_future(self._database.write(work)))

    async def _keep(self) -> None:
        look = partial(retention.pass_terms, self._database, self._house, self._now())
        self._drain(await asyncio.to_thread(look))

    async def _tidy(self) -> None:
        def purge(db: Connection) -> int:
            before = self._now() - KEEP
            return outgoing.purge(db, before) + seen.purge(db, before)

        gone = await asyncio.wrap_future(self._database.write(purge))
        log.info("tidied %s rows", gone)

    def _drain(self, chats: Iterable[int]) -> None:
        for chat_id in chats:
            self._outbox.drain(chat_id)

    async def _run(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        """One run of a job, written down. Whatever goes wrong, the next run comes."""
        began, fault = self._now(), None
        try:
            async with asyncio.timeout(LONGEST):
                await work()
        except asyncio.CancelledError:
            return  # the bot stops
        except Unavailable as error:
            fault = type(error).__name__
            log.error("%s waits: %s", name, error)  # noqa: TRY400 # the cause is in the text
        except Exception as error:  # noqa: BLE001 # a job that ends for good would be missed by nobody
            fault = type(error).__name__
            log.error("%s goes wrong: %s", name, fault)  # noqa: TRY400 # its text may hold what was said
        await self._note(name, began, fault)

    async def _note(self, name: str, began: datetime, fault: str | None) -> None:
        # By a clock that jumped back the last one lies ahead: then it counts anew.
        recent = self._noted is not None and abs(began - self._noted) < NOTED_EVERY
        if name == "tick" and recent and not fault:
            return
        self._noted = began if name == "tick" else self._noted
        job = self._jobs.get_job(name)
        next_at = job.next_run_time if job else None
        run = Run(name, began, self._now(), fault, next_at)
        try:
            await asyncio.wrap_future(self._database.write(partial(jobs.note, run=run)))
        except Unavailable:
            log.warning("the run of %s was not written down", name)
