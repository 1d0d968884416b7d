"""An outbox whose calls are written down, and fail on order."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.messages import Message
from bot.outbox import Outbox
from bot.telegram.adapter import Call
from bot.telegram.pace import Pace
from bot.usecases.turn import House
from storage import outgoing
from storage.database import Database
from tests.bot import rows
from tests.bot.phone import NoPace, Town
from tests.bot.waiting import until
from tests.clock import T0


def queued(town: Town, once: str, chat_id: int, db: Connection, priority: int = 0) -> None:
    """Queue an empty message, as a committed use case does."""
    outgoing.put(db, town.house.seal, once, chat_id, "{}", town.now, priority=priority)


class Gate(Pace):
    """Nothing leaves until it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open, self.waiters = asyncio.Event(), 0

    @contextlib.asynccontextmanager
    async def turn(self, chat_id: int, priority: int, *, new: bool) -> AsyncIterator[None]:
        """Wait for the gate."""
        self.waiters += 1
        await self.open.wait()
        yield

    async def reached(self, number: int) -> None:
        """Wait until so many stand before the gate."""
        await until(lambda: self.waiters >= number)


class Post:
    """One outbox, its clock, and what arrived: (chat, text) in order.

    `faults` holds per chat what the next calls meet: an error, or None for none. `after` does the
    call and then loses the answer.
    """

    def __init__(self, database: Database, house: House, pace: Pace | None = None) -> None:
        self.database, self.house = database, house
        self.now: datetime = T0
        self.arrived: list[tuple[int, str]] = []
        self.calls: list[Call] = []
        self.faults: dict[int, list[Exception | None]] = {}
        self.after: dict[int, list[Exception]] = {}
        self.hold: dict[int, asyncio.Event] = {}
        self.began: dict[int, asyncio.Event] = {}
        self.outbox = self.another(pace)
        self._numbers = 0

    def another(self, pace: Pace | None = None) -> Outbox:
        """An outbox of another process on the same database; call it within the event loop."""
        made = Outbox(self.database, self.house, self._send, pace or NoPace(), lambda: self.now)
        made.start()
        return made

    def put(self, chat_id: int, *texts: str, **more: Any) -> None:
        """Queue texts for a chat, as a committed use case does; `message` is queued instead of each."""
        message = more.pop("message", None)
        for text in texts:
            self._numbers += 1
            body = message or Message(text=text)
            self._put(f"x/{self._numbers}", chat_id, body.dump(), more)

    def _put(self, once: str, chat_id: int, body: str, more: dict[str, Any]) -> None:
        seal, now = self.house.seal, self.now
        self.database.write(
            lambda db: outgoing.put(db, seal, once, chat_id, body, now, **more)
        ).result(10)

    async def deliver(self, **by: float) -> None:
        """Let time pass, and send what is due then."""
        self.now += timedelta(**by)
        await self.outbox.deliver_due()
        await self.outbox.settled()

    def waiting(self, **where: Any) -> list[dict[str, Any]]:
        """The rows that are not settled."""
        found = self.database.read(lambda db: rows.of(db, "outgoing", **where))
        return [row for row in found if row["settled_at"] is None]

    def texts(self, chat_id: int) -> list[str]:
        return [text for chat, text in self.arrived if chat == chat_id]

    async def _send(self, call: Call) -> int | None:
        chat_id = call.parameters["chat_id"]
        self.calls.append(call)
        if chat_id in self.hold:
            self.began.setdefault(chat_id, asyncio.Event()).set()
            await self.hold[chat_id].wait()
        if (faults := self.faults.get(chat_id)) and (fault := faults.pop(0)):
            raise fault
        self.arrived.append((chat_id, str(call.parameters.get("text", call.method))))
        if lost := self.after.get(chat_id):
            raise lost.pop(0)
        return len(self.arrived)
