"""Lanes that updates are put into, and a use case that fails on order."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection

from bot.telegram.adapter import Call, Update
from bot.telegram.ingress import Lanes
from bot.usecases.hear import hear
from bot.usecases.turn import House
from tests.bot.post import Post
from tests.clock import T0


class Door:
    """Lanes on a database, with what they send past the outbox."""

    def __init__(self, post: Post) -> None:
        self.post, self.past = post, list[Call]()
        self.lanes = Lanes(post.database, post.house, post.outbox, self._send)

    async def _send(self, call: Call) -> None:
        self.past.append(call)

    async def put(self, *said: Update) -> None:
        """Put updates in, and wait until all are committed and answered."""
        waiting = [future for update in said if (future := self.lanes.put(update, T0))]
        async with asyncio.timeout(30):
            await asyncio.wait(waiting)
        await self.post.outbox.settled()


def failing(errors: Iterable[Exception]) -> Callable[..., Any]:
    """The use case, failing first with each of these errors."""

    def hears(db: Connection, house: House, heard: Any) -> tuple[int, ...]:
        for error in errors:
            raise error
        return hear(db, house, heard)

    return hears
