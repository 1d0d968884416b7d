"""The bot and the stand-in, each in a process of its own, over HTTP on this computer."""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import aiohttp

from bot.cli import klik
from bot.telegram.pace import Pace
from storage import outgoing
from storage.sealing import new_key
from tests.bot.waiting import BOUND
from tests.bot.walker import Walker
from tests.forks import FORKS

ROOT = Path(__file__).parents[2]
FIRST = 5_000_000_000
COORDINATOR = FIRST + 7


def a_session() -> aiohttp.ClientSession:
    """Each request has a connection of its own: on a slow machine the stand-in closes one that is quiet
    at the moment that it is used again.
    """
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True))


class Street:
    """A stand-in, a bot that can be killed, and people."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        (folder / "log").touch()
        self.key = new_key()
        self.telegram: subprocess.Popen[str] | None = None
        self.bot: ForkServerProcess | None = None
        self.session: aiohttp.ClientSession

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start_telegram(self) -> None:
        command = [sys.executable, "-m", "bot.proeftuin.http", "--port", str(self.port)]
        self.telegram = subprocess.Popen([*command, "--people", "8"], cwd=ROOT, text=True)

    def start_bot(self) -> None:
        env = {
            "KLIK_TELEGRAM_TOKEN": "1:proeftuin",
            "KLIK_TELEGRAM_API": self.address,
            "KLIK_DATABASE_URL": f"sqlite:///{self.folder}/klik.db",
            "KLIK_SECRET_KEYS": self.key,
            "KLIK_COORDINATORS": str(COORDINATOR),
            "KLIK_WEB_PORT": "0",
            "KLIK_OFFICE_NAME": "Bureau Test",
            "KLIK_OFFICE_PHONE": "038 000 0000",
            "KLIK_OFFICE_EMAIL": "test@voorbeeld.invalid",
        }
        self.bot = FORKS.Process(target=run_bot, args=(self.folder, env))
        self.bot.start()

    def end_bot(self, number: signal.Signals) -> int | None:
        """Send a signal and wait for the end: the exit code."""
        self.signal_bot(number)
        assert self.bot
        self.bot.join(BOUND)
        return self.bot.exitcode

    def signal_bot(self, number: signal.Signals) -> None:
        assert self.bot
        assert self.bot.pid
        os.kill(self.bot.pid, number)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    def walker(self, number: int) -> Walker:
        """The phone of a person."""

        async def doing(name: str, **values: Any) -> None:
            url = f"{self.address}/people/{FIRST + number}/{name}"
            async with self.session.post(url, json=values) as answer:
                assert answer.status == 200, (name, values)

        async def look() -> list[dict[str, Any]]:
            async with self.session.get(f"{self.address}/people/{FIRST + number}") as answer:
                messages: list[dict[str, Any]] = (await answer.json())["messages"]
                return messages

        async def wait() -> None:
            await asyncio.sleep(0.02)  # until the next look

        return Walker(doing, look, wait)

    async def answers(self) -> None:
        """Wait until the stand-in serves."""
        async with asyncio.timeout(BOUND):
            while True:
                with contextlib.suppress(aiohttp.ClientError):
                    async with self.session.get(f"{self.address}/people/{FIRST}"):
                        return
                await asyncio.sleep(0.02)

    def end(self) -> None:
        if self.bot:
            self.bot.kill()
            self.bot.join(BOUND)
        if self.telegram:
            self.telegram.kill()
            self.telegram.wait(BOUND)


def run_bot(folder: Path, env: dict[str, str]) -> None:
    """The bot, as a process of its own. What takes two minutes or a second in an office takes little
    here: the lease, and the pace.
    """
    os.chdir(folder)
    os.environ.update(env)  # noqa: TID251 # the settings of a process of its own
    outgoing.LEASE = timedelta(seconds=1)
    Pace.__init__.__defaults__ = (1e6, 10**6, 10**6, 10**6, Pace.__init__.__defaults__[-1])  # type: ignore[attr-defined]
    with Path("log").open("a") as log:
        os.dup2(log.fileno(), sys.stderr.fileno())
    klik(["run"])


@contextlib.contextmanager
def a_street(folder: Path) -> Iterator[Street]:
    """A street whose processes end with it."""
    made = Street(folder)
    try:
        yield made
    finally:
        made.end()


def wait_for(condition: Any) -> None:
    """Wait until it holds."""
    until = time.monotonic() + BOUND
    while not condition():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.01)
