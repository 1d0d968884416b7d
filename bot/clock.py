"""APScheduler wakes the bot; it holds no data. What is due is in the database, and looked at anew."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Connection

from bot.outbox import Outbox
from bot.usecases import expiring
from bot.usecases.turn import House
from storage import outgoing, seen
from storage.database import Database, Unavailable

log = logging.getLogger(__name__)

TICK = timedelta(seconds=2)
LONGEST_TICK = 60.0  # seconds
# Telegram delivers no update after a day, and lets a bot remove no message after two.
KEEP = timedelta(days=2)


def schedule(
    database: Database, house: House, outbox: Outbox, now: Callable[[], datetime]
) -> AsyncIOScheduler:
    """The jobs, not started yet."""

    async def tick() -> None:
        async with asyncio.timeout(LONGEST_TICK):
            try:
                await outbox.deliver_due()
            except Unavailable as error:
                log.error("tick waits: %s", error)  # noqa: TRY400 # the cause is in the text

    async def day() -> None:
        try:
            await pass_day(database, house, outbox, now())
        except Unavailable as error:
            log.error("the day waits: %s", error)  # noqa: TRY400 # the cause is in the text

    async def tidy() -> None:
        def purge(db: Connection) -> int:
            before = now() - KEEP
            return outgoing.purge(db, before) + seen.purge(db, before)

        try:
            gone = await asyncio.wrap_future(database.write(purge))
            log.info("tidied %s rows", gone)
        except Unavailable as error:
            log.error("tidying waits: %s", error)  # noqa: TRY400 # the cause is in the text

    jobs = AsyncIOScheduler(
        timezone=UTC,
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    jobs.add_job(tick, "interval", seconds=TICK.total_seconds(), id="tick")
    jobs.add_job(day, "interval", minutes=5, id="day")
    jobs.add_job(tidy, "interval", hours=6, id="tidy")
    return jobs


async def pass_day(database: Database, house: House, outbox: Outbox, now: datetime) -> None:
    """Do what the day leads to, and begin to send what follows from it. Raises Unavailable."""
    for chat_id in await asyncio.to_thread(expiring.pass_day, database, house, now):
        outbox.drain(chat_id)
