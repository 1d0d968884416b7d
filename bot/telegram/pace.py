"""Keeps what we send under Telegram's limits, so that it never has to say 429.

Telegram takes about 30 messages a second over all chats, and one a second in a chat with short
bursts (Bot API FAQ, "My bot is hitting limits").
"""

import asyncio
import contextlib
import heapq
import math
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from time import monotonic


@dataclass
class _Chat:
    tokens: float
    at: float


@dataclass(order=True)
class _Waiter:
    priority: int
    number: int
    go: asyncio.Future[None] = field(compare=False)


class Pace:
    """Gives leave to send, the lowest priority number first.

    :param a_second: messages over all chats, evenly spread after a burst of `burst`.
    :param chat_burst: messages in one chat before it is slowed to one a second.
    :param at_most: calls that are on their way or ended within the last second. Whenever Telegram
        counts a call, that is between its begin and its end: no second of its clock holds more.
    :param clock: seconds from any moment on; in the proeftuin time can pass faster.
    """

    def __init__(
        self,
        a_second: float = 27,
        burst: int = 2,
        chat_burst: int = 4,
        at_most: float = 30,
        clock: Callable[[], float] = lambda: monotonic(),  # noqa: PLW0108 # looked up when asked
    ) -> None:
        self._clock = clock
        self._gap, self._ahead = 1 / a_second, burst / a_second
        self._chat_burst, self._at_most = chat_burst, at_most
        self._next = 0.0
        self._on_their_way = 0
        self._ended: deque[float] = deque()
        self._chats: dict[int, _Chat] = {}
        self._waiters: list[_Waiter] = []
        self._numbers = 0
        self._timer: asyncio.TimerHandle | None = None

    @contextlib.asynccontextmanager
    async def turn(self, chat_id: int, priority: int, *, new: bool) -> AsyncIterator[None]:
        """Wait until this may be sent, and send it within; `new` for a new message in the chat."""
        if new and (wait := self._chat_wait(chat_id)) > 0:
            await asyncio.sleep(wait)
        self._numbers += 1
        waiter = _Waiter(priority, self._numbers, asyncio.get_running_loop().create_future())
        heapq.heappush(self._waiters, waiter)
        self._release()
        try:
            await waiter.go
            yield
        finally:
            if not waiter.go.cancelled():
                self._on_their_way -= 1
                self._ended.append(self._clock())
                self._release()

    def pause(self, seconds: float) -> None:
        """Telegram asked for silence: nothing leaves for so long."""
        self._next = max(self._next, self._clock() + seconds + self._ahead)
        self._release()

    def _chat_wait(self, chat_id: int) -> float:
        """Seconds to wait before a new message in this chat; takes its place in the row."""
        now = self._clock()
        chat = self._chats.get(chat_id)
        if chat is None:
            if len(self._chats) > 10_000:
                self._chats = {
                    c: s for c, s in self._chats.items() if now - s.at < self._chat_burst
                }
            chat = self._chats[chat_id] = _Chat(self._chat_burst, now)
        chat.tokens = min(self._chat_burst, chat.tokens + now - chat.at) - 1
        chat.at = now
        return max(0.0, -chat.tokens)

    def _release(self) -> None:
        """Let go who may, and come back when the next one may."""
        now = self._clock()
        while self._waiters and self._wait(now) <= 0:
            waiter = heapq.heappop(self._waiters)
            if not waiter.go.done():
                self._next = max(self._next, now) + self._gap
                self._on_their_way += 1
                waiter.go.set_result(None)
        if self._timer:
            self._timer.cancel()
        self._timer = None
        if self._waiters and (wait := self._wait(now)) < math.inf:
            self._timer = asyncio.get_running_loop().call_later(wait, self._release)

    def _wait(self, now: float) -> float:
        """Seconds until one more may be sent; without end when one of those on their way must end first."""
        while self._ended and self._ended[0] <= now - 1:
            self._ended.popleft()
        wait = self._next - now - self._ahead
        if self._on_their_way + len(self._ended) < self._at_most:
            return wait
        return max(wait, self._ended[0] + 1 - now) if self._ended else math.inf
