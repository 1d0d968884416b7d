"""The bot and the stand-in, each in a process of its own, over HTTP on this computer."""

import asyncio
import contextlib
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp

from storage.sealing import new_key
from tests.bot.waiting import BOUND
from tests.bot.walker import Walker

ROOT = Path(__file__).parents[2]
# What takes two minutes or a second in an office takes little here: the lease, and the pace.
QUICK = """
from datetime import timedelta
from bot.telegram.pace import Pace
from storage import outgoing
outgoing.LEASE = timedelta(seconds=1)
Pace.__init__.__defaults__ = (1e6, 10**6, 10**6, Pace.__init__.__defaults__[-1])
from bot.cli import klik
klik(["run"])
"""
FIRST = 5_000_000_000
COORDINATOR = FIRST + 7


class Street:
    """A stand-in, a bot that can be killed, and people."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.key = new_key()
        self.telegram: subprocess.Popen[str] | None = None
        self.bot: subprocess.Popen[str] | None = None
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
            "PYTHONPATH": str(ROOT),
        }
        with (self.folder / "log").open("a") as log:
            self.bot = subprocess.Popen(
                [sys.executable, "-c", QUICK], cwd=self.folder, env=env, text=True, stderr=log
            )

    def end_bot(self, number: signal.Signals) -> int:
        """Send a signal and wait for the end: the exit code."""
        assert self.bot
        self.bot.send_signal(number)
        return self.bot.wait(BOUND)

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
        for one in (self.bot, self.telegram):
            if one and one.poll() is None:
                one.kill()
                one.wait(BOUND)


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
