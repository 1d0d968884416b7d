"""The process with the stand-in for Telegram, behind HTTP, and everybody's phones."""

import asyncio
import contextlib
import logging
import socket
import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from typing import Any

from bot.proeftuin.checks import Upload
from bot.proeftuin.http import door
from bot.proeftuin.refused import Refused
from bot.proeftuin.telegram import StandIn
from bot.proeftuin.world import Person as Phone
from bot.serve import server
from tests.bench.person import Person, Tally
from tests.bench.processes import answer

TOKEN = "1:bench"
MOST = 256
TOO_MANY = 429
FIRST = 5_000_000_000


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


class CountingStandIn(StandIn):
    """Counts what the bot calls."""

    def __init__(self, most: int, *, paced: bool) -> None:
        people = tuple(Phone(FIRST + number, f"P{number}", "", "nl", "") for number in range(most))
        super().__init__(lambda: datetime.now(UTC), people, paced=paced)
        self.calls: Counter[str] = Counter()
        self.too_many = 0  # times that the bot was told 429
        self.first_poll: float | None = None

    async def call(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> Any:
        self.calls[method] += 1
        if method == "getUpdates" and self.first_poll is None:
            self.first_poll = time.time()
        try:
            return await super().call(method, params, files)
        except Refused as refused:
            self.too_many += refused.error_code == TOO_MANY
            raise


class Crowd:
    """As many people as are asked for, all at once."""

    def __init__(self, standin: CountingStandIn) -> None:
        self._standin = standin
        self._tally = Tally()
        self._tasks: list[asyncio.Task[None]] = []
        self._since = time.perf_counter()

    def people(self, number: int, thinks: float = 0) -> None:
        """Let so many people live from now on, who think so many seconds between two turns."""
        for task in self._tasks:
            task.cancel()
        persons = [Person(self._standin, FIRST + each, self._tally) for each in range(number)]
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(one.live(thinks)) for one in persons]

    def open_all(self) -> None:
        """Everybody pressed Start once, so that the bot may write."""
        for chat in self._standin.world.chats.values():
            chat.started = True

    def mark(self) -> None:
        """Count from now on."""
        self._standin.calls.clear()
        self._standin.first_poll = None
        self._tally.turns.clear()
        self._tally.stuck = 0
        self._since = time.perf_counter()

    def read(self) -> dict[str, Any]:
        """What was counted: seconds, the seconds of each turn, calls by method, and who got stuck."""
        failed = [task for task in self._tasks if task.done()]
        if failed:
            failed[0].result()
        return {
            "seconds": time.perf_counter() - self._since,
            "turns": sorted(self._tally.turns),
            "calls": dict(self._standin.calls),
            "stuck": self._tally.stuck,
            "too_many": self._standin.too_many,
        }

    def first_poll(self) -> float | None:
        """When the bot first asked for updates (seconds since the epoch), if it did."""
        return self._standin.first_poll


def main(pipe: Connection, port: int, most: int = MOST, *, paced: bool = False) -> None:
    """The process."""
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(pipe, port, CountingStandIn(most, paced=paced)))


async def _serve(pipe: Connection, port: int, standin: CountingStandIn) -> None:
    crowd = Crowd(standin)
    web = server(door(standin, TOKEN))
    logging.getLogger("uvicorn.error").setLevel(
        logging.CRITICAL
    )  # a poll that is cut off at the end
    # By its number, or the event loop leaves Nagle's algorithm on: 40 ms for every answer.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", port))
    serving = asyncio.create_task(web.serve(sockets=[listening]))
    asked = {
        name: getattr(crowd, name) for name in ("people", "open_all", "mark", "read", "first_poll")
    }
    await answer(pipe, asked)
    crowd.people(0)
    web.should_exit = web.force_exit = True
    await serving
