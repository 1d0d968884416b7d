"""The updates that wait for the bot, and getUpdates: long polling with an offset that confirms."""

import asyncio
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.proeftuin.bell import Bell
from bot.proeftuin.checks import Json
from bot.proeftuin.refused import Refused

_FIRST_ID = 730_000_000
_SILENCE = timedelta(days=7)
_LIFE = timedelta(hours=24)
_LIFE_OF_QUERY = timedelta(seconds=150)
# An offset this far past the last update belongs to an earlier numbering.
_AHEAD = 10


class _Waiting(NamedTuple):
    id: int
    until: datetime
    update: Json


class Polling:
    """The queue of updates. An update stays until an offset above its id is asked for."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._queue: list[_Waiting] = []
        self._next_id = _FIRST_ID
        self._last_at: datetime | None = None
        self._allowed: list[str] = []
        self._poll = object()
        self._bell = Bell()

    @property
    def waiting(self) -> int:
        """How many updates are not confirmed yet."""
        return len(self._queue)

    def put(self, kind: str, content: Json) -> int:
        """Queues one update and returns its id; a kind that the bot did not ask for is left out.

        After a week without updates Telegram numbers from a random number on.
        """
        now = self._now()
        if self._last_at and now - self._last_at > _SILENCE and not self._queue:
            self._next_id = random.Random(self._next_id).randrange(1 << 20, 1 << 30)  # noqa: S311 -- the same walk through the demo gives the same numbers
        self._last_at = now
        update_id, self._next_id = self._next_id, self._next_id + 1
        if not self._allowed or kind in self._allowed:
            life = _LIFE_OF_QUERY if kind == "callback_query" else _LIFE
            update = {"update_id": update_id, kind: content}
            self._queue.append(_Waiting(update_id, now + life, update))
            self._bell.ring()
        return update_id

    async def confirmed(self) -> None:
        """Waits until the bot confirmed everything that waits."""
        while self._queue:
            await self._bell.after(self._bell.rung)

    def forget(self) -> None:
        """Drops everything that waits."""
        self._queue.clear()

    def allow(self, kinds: list[str] | None) -> None:
        """Which kinds of update are kept from now on; None leaves it as it was, [] is every kind."""
        if kinds is not None:
            self._allowed = kinds

    async def get(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """The oldest unconfirmed updates, or none after so many seconds.

        Raises Refused 409 when another poll comes while this one waits.
        """
        self._confirm(offset)
        poll = self._poll = object()
        self._bell.ring()
        try:
            async with asyncio.timeout(seconds):
                while not self._current():
                    await self._bell.after(self._bell.rung)
                    if self._poll is not poll:
                        raise Refused(
                            409,
                            "Conflict: terminated by other getUpdates request; "
                            "make sure that only one bot instance is running",
                        )
        except TimeoutError:
            return []
        return [waiting.update for waiting in self._current()[: min(max(limit, 1), 100)]]

    def _current(self) -> list[_Waiting]:
        now = self._now()
        if self._queue and self._queue[0].until < now:
            self._queue = [waiting for waiting in self._queue if waiting.until >= now]
        return self._queue

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._queue = self._queue[offset:]
        elif offset <= self._next_id + _AHEAD:
            self._queue = [waiting for waiting in self._queue if waiting.id >= offset]
