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
from bot.proeftuin.telegram import StandIn
from bot.proeftuin.world import Person as Phone
from bot.serve import server
from tests.bench.person import Person, Tally
from tests.bench.processes import answer

TOKEN = "1:bench"
MOST = 256
FIRST = 5_000_000_000


class CountingStandIn(StandIn):
    """Counts what the bot calls."""

    def __init__(self) -> None:
        people = tuple(Phone(FIRST + number, f"P{number}", "", "nl", "") for number in range(MOST))
        super().__init__(lambda: datetime.now(UTC), people, paced=False)
        self.calls: Counter[str] = Counter()
        self.first_poll: float | None = None

    async def call(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> Any:
        self.calls[method] += 1
        if method == "getUpdates" and self.first_poll is None:
            self.first_poll = time.time()
        return await super().call(method, params, files)


class Crowd:
    """As many people as are asked for, all at once."""

    def __init__(self, standin: CountingStandIn) -> None:
        self._standin = standin
        self._tally = Tally()
        self._tasks: list[asyncio.Task[None]] = []
        self._since = time.perf_counter()

    def people(self, number: int) -> None:
        """Let so many people live from now on."""
        for task in self._tasks:
            task.cancel()
        persons = [Person(self._standin, FIRST + each, self._tally) for each in range(number)]
        self._tasks = [asyncio.get_running_loop().create_task(one.live()) for one in persons]

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
        }

    def first_poll(self) -> float | None:
        """When the bot first asked for updates (seconds since the epoch), if it did."""
        return self._standin.first_poll


def main(pipe: Connection, port: int) -> None:
    """The process."""
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(pipe, port))


async def _serve(pipe: Connection, port: int) -> None:
    standin = CountingStandIn()
    crowd = Crowd(standin)
    web = server(door(standin, TOKEN))
    logging.getLogger("uvicorn.error").setLevel(
        logging.CRITICAL
    )  # a poll that is cut off at the end
    # By its number, or the event loop leaves Nagle's algorithm on: 40 ms for every answer.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", port))
    serving = asyncio.create_task(web.serve(sockets=[listening]))
    asked = {name: getattr(crowd, name) for name in ("people", "mark", "read", "first_poll")}
    await answer(pipe, asked)
    crowd.people(0)
    web.should_exit = web.force_exit = True
    await serving
