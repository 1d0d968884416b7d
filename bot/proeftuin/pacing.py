"""Telegram's limits on sending, at their strictest."""

import math
from collections import deque
from datetime import datetime

from bot.proeftuin.refused import Refused

_PER_CHAT = 5.0
_OVERALL = 30


class Pacing:
    """A bucket of 5 new messages a chat, refilled by 1 a second; and over all chats 30 calls that
    send or edit in any second (Bot API FAQ, "My bot is hitting limits").
    """

    def __init__(self) -> None:
        self._buckets: dict[int, tuple[float, float]] = {}
        self._recent: deque[float] = deque()

    def admit(self, chat_id: int, now: datetime, *, new: bool) -> None:
        """Counts one message. Raises Refused 429 with retry_after in seconds where it is too much."""
        at = now.timestamp()
        while self._recent and self._recent[0] <= at - 1:
            self._recent.popleft()
        level, since = self._buckets.get(chat_id, (_PER_CHAT, at))
        level = min(_PER_CHAT, level + max(0.0, at - since))
        if new and level < 1:
            raise _too_many(1 - level)
        if len(self._recent) >= _OVERALL:
            raise _too_many(self._recent[0] + 1 - at)
        self._buckets[chat_id] = (level - new, at)
        self._recent.append(at)


def _too_many(seconds: float) -> Refused:
    after = max(1, math.ceil(seconds))
    return Refused(429, f"Too Many Requests: retry after {after}", {"retry_after": after})
