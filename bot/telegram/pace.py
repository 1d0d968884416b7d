"""Keeps what we send under Telegram's limits, so that it never has to say 429.

Telegram takes about 30 messages a second over all chats, and one a second in a chat with short
bursts (Bot API FAQ, "My bot is hitting limits").
"""

import asyncio
import heapq
from collections.abc import Callable
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

    :param a_second: messages over all chats, evenly spread after a burst of `burst`; no second
        holds more than the two together and one, so those are at most 30.
    :param chat_burst: messages in one chat before it is slowed to one a second.
    :param clock: seconds from any moment on; in the proeftuin time can pass faster.
    """

    def __init__(
        self,
        a_second: float = 26,
        burst: int = 3,
        chat_burst: int = 4,
        clock: Callable[[], float] = lambda: monotonic(),  # noqa: PLW0108 # looked up when asked
    ) -> None:
        self._clock = clock
        self._gap, self._ahead = 1 / a_second, burst / a_second
        self._chat_burst = chat_burst
        self._next = 0.0
        self._chats: dict[int, _Chat] = {}
        self._waiters: list[_Waiter] = []
        self._numbers = 0
        self._timer: asyncio.TimerHandle | None = None

    async def leave(self, chat_id: int, priority: int, *, new: bool) -> None:
        """Wait until this may be sent; `new` for a new message in the chat."""
        if new and (wait := self._chat_wait(chat_id)) > 0:
            await asyncio.sleep(wait)
        now = self._clock()
        if not self._waiters and self._next - now <= self._ahead:
            self._next = max(self._next, now) + self._gap
            return
        self._numbers += 1
        waiter = _Waiter(priority, self._numbers, asyncio.get_running_loop().create_future())
        heapq.heappush(self._waiters, waiter)
        self._set_timer()
        await waiter.go

    def pause(self, seconds: float) -> None:
        """Telegram asked for silence: nothing leaves for so long."""
        self._next = max(self._next, self._clock() + seconds + self._ahead)
        self._set_timer()

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

    def _set_timer(self) -> None:
        if self._timer:
            self._timer.cancel()
        if self._waiters:
            wait = max(0.0, self._next - self._clock() - self._ahead)
            self._timer = asyncio.get_running_loop().call_later(wait, self._release)

    def _release(self) -> None:
        now = self._clock()
        while self._waiters and self._next - now <= self._ahead:
            waiter = heapq.heappop(self._waiters)
            if not waiter.go.done():
                self._next = max(self._next, now) + self._gap
                waiter.go.set_result(None)
        self._timer = None
        self._set_timer()
