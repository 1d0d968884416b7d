"""One side rings, the other waits: how a change reaches whoever looks at it."""

import asyncio


class Bell:
    """Counts its rings, so that whoever comes late sees at once that something changed."""

    def __init__(self) -> None:
        self.rung = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wakes everybody who waits. To be called in the thread of the event loop."""
        self.rung += 1
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def after(self, seen: int) -> int:
        """Waits until the bell has rung more often than `seen` times; returns how often it has."""
        while self.rung <= seen:
            future = asyncio.get_running_loop().create_future()
            self._waiting.add(future)
            try:
                await future
            finally:
                self._waiting.discard(future)
        return self.rung
