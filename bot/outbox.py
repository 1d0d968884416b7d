"""Sends what waits in the outbox, each chat in order, chats side by side.

A row is claimed, sent, and then marked. A process that dies in between lets its lease go, and the
row leaves once more: at most one message a crash is repeated, none is lost.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection
from telegram.error import TelegramError, TimedOut

from bot.messages import Message
from bot.telegram.adapter import Bug, Call, Done, Gone, Later, Verdict, call, judge
from bot.telegram.pace import Pace
from bot.usecases import nudge_stands, reaching
from bot.usecases.turn import House, Turn
from storage import backlog, ledger, outgoing
from storage.database import Database, Unavailable
from storage.outgoing import Row

T = TypeVar("T")
log = logging.getLogger(__name__)

TRIES = 3  # times that a row which Telegram refuses is tried
ASIDE = timedelta(hours=1)
NUDGES_AT_ONCE = 4
CHATS_AT_ONCE = 200  # more would wait longer for their turn than their lease lasts


@dataclass(frozen=True)
class Moot:
    """A nudge that is not to be said now."""


@dataclass(frozen=True)
class Sent:
    """It left, and stands in the chat under this id, to be taken out after so many seconds (if any)."""

    message_id: int | None
    gone_after: int


class Outbox:
    """The sender of one process.

    :param send: does a call and returns the id of the message it made, if any.
    :param now: the clock (aware UTC).
    """

    def __init__(
        self,
        database: Database,
        house: House,
        send: Callable[[Call], Awaitable[int | None]],
        pace: Pace,
        now: Callable[[], datetime],
    ) -> None:
        self._database, self._house, self._send, self._pace, self._now = (
            database,
            house,
            send,
            pace,
            now,
        )
        self._tasks: set[asyncio.Task[None]] = set()
        self._busy: Counter[int] = Counter()  # by chat: how many tasks send what waits for it
        self._look_again: set[int] = set()  # chats for which more was queued meanwhile
        self._nudging = asyncio.Semaphore(NUDGES_AT_ONCE)
        self._stopping = False

    def claim(self, db: Connection, chat_id: int) -> Row | None:
        """Claim the next row of a chat in a transaction of the caller, who then passes it to `drain`."""
        return outgoing.claim(db, self._house.seal, chat_id, self._now())

    def drain(self, chat_id: int, row: Row | None = None) -> None:
        """Send what waits for a chat, in the background, beginning with a row that was claimed."""
        if self._stopping:
            return
        if row is None and self._busy[chat_id]:
            self._look_again.add(chat_id)
            return
        self._busy[chat_id] += 1
        task = asyncio.get_running_loop().create_task(self._drain(chat_id, row))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def deliver_due(self) -> None:
        """Begin to send whatever is due, in any chat: after a restart, or at its time."""

        def due(db: Connection) -> list[int]:
            outgoing.bring_back(db, self._now())
            room = max(0, CHATS_AT_ONCE - len(self._tasks))
            return backlog.chats_due(db, self._now(), room)

        for chat_id in await self._write(due):
            self.drain(chat_id)

    async def settled(self) -> None:
        """Wait until nothing is being sent."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def stop(self, seconds: float) -> None:
        """Let what is on its way arrive, for at most so long; the rest keeps until the next start."""
        self._stopping = True
        if self._tasks:
            _, late = await asyncio.wait(set(self._tasks), timeout=seconds)
            for task in late:
                task.cancel()

    async def _drain(self, chat_id: int, row: Row | None) -> None:
        try:
            await self._send_all(chat_id, row)
            # Who settles a row and who queues the next one may each miss what the other commits.
            while chat_id in self._look_again:
                self._look_again.discard(chat_id)
                await self._send_all(chat_id, None)
        except Unavailable as error:
            log.error("outbox of chat %s waits: %s", chat_id, error)  # noqa: TRY400 # the cause is in the text
        finally:
            self._busy[chat_id] -= 1
            if not self._busy[chat_id]:
                del self._busy[chat_id]
            self._look_again.discard(chat_id)

    async def _send_all(self, chat_id: int, row: Row | None) -> None:
        row = row or await self._write(partial(self.claim, chat_id=chat_id))
        while row:
            result = await self._deliver(row)
            if result is None:
                return
            row = await self._write(partial(self._settle, row=row, result=result))

    async def _deliver(self, row: Row) -> Sent | Moot | Verdict | None:
        """Send a row, after the changes that go before it. None when its lease ran out before its
        turn came: who claims it next sends it.
        """
        try:
            message = Message.load(row.body)
            for change in message.first:
                verdict = await self._deliver_one(row, change)
                if verdict is None or isinstance(verdict, Gone | Later):
                    return verdict  # the whole row waits; to change something twice does no harm
            return await self._deliver_one(row, message)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 # one row must not stop the others
            return _logged(row, error, Bug(type(error).__name__))

    async def _deliver_one(self, row: Row, message: Message) -> Sent | Moot | Verdict | None:
        out = call(message, row.chat_id)
        if row.priority != outgoing.NUDGE:
            return await self._leave(row, message, out)
        async with self._nudging:  # looked at just before it leaves, and few at a time
            if not await self._stands(row):
                return Moot()
            return await self._leave(row, message, out)

    async def _leave(self, row: Row, message: Message, out: Call) -> Sent | Verdict | None:
        """Send it when there is leave to; nothing comes between that and the call."""
        try:
            async with self._pace.turn(row.chat_id, row.priority, new=out.new):
                if self._now() >= row.leased_until:
                    return None
                return Sent(await self._send(out), message.gone_after)
        except TimedOut as error:
            if row.priority == outgoing.NUDGE:
                return Sent(None, 0)  # it may stand there: rather once too few than twice
            return _logged(row, error, judge(error, row.attempts))
        except TelegramError as error:
            return _logged(row, error, judge(error, row.attempts))

    async def _stands(self, row: Row) -> bool:
        """Whether a nudge is still to be said; it may have waited long for its turn."""
        look = partial(
            nudge_stands.still_stands, house=self._house, message=row.once, now=self._now()
        )
        return await self._write(look)

    def _settle(self, db: Connection, row: Row, result: Sent | Moot | Verdict) -> Row | None:
        """Write down how it went, and claim what comes after it, in one transaction."""
        now = self._now()
        match result:
            case Sent(message_id, gone_after):
                # Erased while it was on its way: then it goes at once.
                wait = 0 if gone_after and outgoing.was_taken_back(db, row.id) else gone_after
                outgoing.settle(db, row.id, now, message_id=message_id)
                if row.priority == outgoing.NUDGE:
                    ledger.delivered(db, row.once, now)
                if gone_after and message_id:
                    self._remove_later(db, row, message_id, now + timedelta(seconds=wait))
            case Moot():
                outgoing.settle(db, row.id, now, state="moot")
            case Done():
                outgoing.settle(db, row.id, now)
            case Gone():
                outgoing.settle(db, row.id, now, state="gone")
                with Turn(db, self._house, f"{row.once}/gone", now) as turn:
                    reaching.lost(turn, row.chat_id)
            case Later(wait, everybody):
                outgoing.later(db, row.id, now + wait)
                self._again(row.chat_id, wait, everybody=everybody)
            case Bug() if row.attempts < TRIES:
                outgoing.set_aside(db, row.id, now + ASIDE)
            case Bug():
                outgoing.settle(db, row.id, now, state="refused")
        return None if self._stopping else self.claim(db, row.chat_id)

    def _remove_later(self, db: Connection, row: Row, message_id: int, due: datetime) -> None:
        body = Message("remove", target=message_id, asks=outgoing.REMOVAL).dump()
        outgoing.put(
            db, self._house.seal, f"{row.once}/remove", row.chat_id, body, due,
            talk_id=row.talk_id, asks=outgoing.REMOVAL,
        )  # fmt: skip

    def _again(self, chat_id: int, wait: timedelta, *, everybody: bool) -> None:
        """Called from the thread that writes: the event loop does the waiting."""
        seconds = wait.total_seconds()
        if everybody:
            self._loop.call_soon_threadsafe(self._pace.pause, seconds)
        soon = seconds + 0.01  # not before it is due
        self._loop.call_soon_threadsafe(lambda: self._loop.call_later(soon, self.drain, chat_id))

    def start(self) -> None:
        """Bind to the running event loop."""
        self._loop = asyncio.get_running_loop()

    async def _write(self, work: Callable[[Connection], T]) -> T:
        return await asyncio.wrap_future(self._database.write(work))


def _logged(row: Row, error: Exception, verdict: Verdict) -> Verdict:
    """The verdict, written down without what the message says."""
    how = (row.id, row.attempts, type(error).__name__)
    log.log(_LOUD[type(verdict)], "row %s, attempt %s: %s", *how)
    return verdict


_LOUD = {Gone: logging.INFO, Done: logging.INFO, Later: logging.WARNING, Bug: logging.ERROR}
