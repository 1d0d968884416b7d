"""The processes with a bot: Klik, a plain bot of python-telegram-bot to compare with, bare sends."""

import asyncio
import contextlib
import logging
import resource
import time
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import func, select
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest, HTTPXRequest
from telegram.warnings import PTBUserWarning

from bot.klik import Klik
from bot.settings import Settings
from bot.telegram.pace import Pace
from bot.telegram.request import AiohttpRequest
from storage.models import columns
from storage.models_nudges import Nudge
from storage.sealing import new_key
from tests.bench.phones import FIRST, TOKEN
from tests.bench.processes import answer

PROBE = 0.005  # seconds between two looks at the event loop
QUESTIONS = 5
LABELS = ("Rust", "Scherpte", "Inzicht", "Iets anders")


class Gauge:
    """What this process uses, counted from the last mark."""

    def __init__(self) -> None:
        self._cpu, self._worst = time.process_time(), 0.0

    async def probe(self) -> None:
        """Note how late the event loop is, for ever."""
        while True:
            due = time.monotonic() + PROBE
            await asyncio.sleep(PROBE)
            self._worst = max(self._worst, time.monotonic() - due)

    def mark(self) -> None:
        """Count from now on."""
        self._cpu, self._worst = time.process_time(), 0.0

    def read(self) -> dict[str, float]:
        """Seconds of CPU (user and system, all threads), worst stall in seconds, most memory in MB."""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {
            "cpu": time.process_time() - self._cpu,
            "stall": self._worst,
            "memory": memory,
        }

    async def until_stopped(self, pipe: Connection) -> None:
        """Answer the bench until it has seen enough."""
        probing = asyncio.create_task(self.probe())
        await answer(pipe, {"mark": self.mark, "read": self.read})
        probing.cancel()


def klik(pipe: Connection, url: str, folder: Path) -> None:
    """Klik as it is: durable SQLite in `folder`, sealed, polling; only its pace is no limit."""
    asyncio.run(_klik(pipe, _settings(url, f"sqlite:///{folder}/klik.db")))


def _settings(url: str, database: str) -> Settings:
    return Settings(
        telegram_token=SecretStr(TOKEN),
        telegram_api=url,
        database_url=database,
        secret_keys=SecretStr(new_key()),
        coordinators="",
        office_name="Bureau",
        office_phone="010 1234567",
        office_email="bureau@example.org",
    )


def nudged(pipe: Connection, url: str, database: str, prepare: Callable[[str], datetime]) -> None:
    """Klik at its own pace, with what `prepare` put in its database; it is the instant that gave."""
    ahead = prepare(database) - datetime.now(UTC)
    settings = _settings(url, database)
    asyncio.run(_nudged(pipe, settings, lambda: datetime.now(UTC) + ahead))


async def _nudged(pipe: Connection, settings: Settings, now: Callable[[], datetime]) -> None:
    bot = Klik(settings, now=now)

    def arrived() -> int:
        sent = (
            select(func.count()).select_from(Nudge).where(columns(Nudge).delivered_at.is_not(None))
        )
        return bot.database.read(lambda db: int(db.execute(sent).scalar_one()))

    await bot.start()
    running = asyncio.create_task(bot.run())
    await answer(pipe, {"mark": lambda: None, "arrived": arrived})
    await bot.stop()
    with contextlib.suppress(asyncio.CancelledError):
        await running


async def _klik(pipe: Connection, settings: Settings) -> None:
    bot = Klik(settings, pace=lambda: Pace(a_second=1e9, chat_burst=10**9, at_most=1e9))
    await bot.start()
    running = asyncio.create_task(bot.run())
    await Gauge().until_stopped(pipe)
    await bot.stop()
    with contextlib.suppress(asyncio.CancelledError):
        await running


def plain(pipe: Connection, url: str) -> None:
    """A ConversationHandler as in the library's examples: in memory, with its default client."""
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # a poll that is cut off at the end
    warnings.simplefilter("ignore", PTBUserWarning)  # about buttons of older messages
    gauge = Gauge()
    steps: dict[object, list[Any]] = {
        step: [
            CallbackQueryHandler(_tapped),
            MessageHandler(filters.TEXT & ~filters.COMMAND, _ask),
        ]
        for step in range(QUESTIONS)
    }
    start: list[Any] = [CommandHandler("start", _ask)]
    app = Application.builder().token(TOKEN).base_url(f"{url}/bot").build()
    app.add_handler(ConversationHandler(start, steps, start, allow_reentry=True))

    async def measured(_: object) -> None:
        asyncio.get_running_loop().create_task(stop_after())

    async def stop_after() -> None:
        await gauge.until_stopped(pipe)
        app.stop_running()

    app.post_init = measured
    app.run_polling()


Context = ContextTypes.DEFAULT_TYPE


async def _ask(update: Update, context: Context) -> int:
    """Put the next question."""
    data = context.user_data
    assert data is not None
    assert update.effective_chat
    step = data["step"] = (int(data.get("step", -1)) + 1) % QUESTIONS
    rows = [
        [InlineKeyboardButton(label, callback_data=f"t1:q{step}:{place}")]
        for place, label in enumerate(LABELS)
    ]
    await update.effective_chat.send_message(
        f"<b>Vraag {step + 1} van {QUESTIONS}</b>\nWaar gaat het u om?",
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup(rows),
    )
    return step


async def _tapped(update: Update, context: Context) -> int:
    """The three calls of a press: it is heard, the answer is shown, the next question is put."""
    query = update.callback_query
    assert query
    await query.answer()
    await query.edit_message_text("Beantwoord")
    return await _ask(update, context)


REQUESTS: dict[str, Callable[[], BaseRequest]] = {
    "aiohttp": AiohttpRequest,
    "httpx": HTTPXRequest,
}


def sends(pipe: Connection, url: str, request: str, number: int) -> None:
    """Milliseconds of CPU that one send costs through the library, 32 at a time."""

    async def send() -> None:
        made = REQUESTS[request]
        async with Bot(
            TOKEN, base_url=f"{url}/bot", request=made(), get_updates_request=made()
        ) as bot:
            rows = [[InlineKeyboardButton(each, callback_data=each)] for each in LABELS]
            markup = InlineKeyboardMarkup(rows)

            async def some(count: int) -> None:
                for _ in range(count):
                    await bot.send_message(FIRST, "Vraag 1 van 5", reply_markup=markup)

            await asyncio.gather(*(some(2) for _ in range(32)))  # the connections are made here
            begun = time.process_time()
            await asyncio.gather(*(some(number // 32) for _ in range(32)))
            used = time.process_time() - begun
        await answer(pipe, {"read": lambda: used * 1000 / (number // 32 * 32)})

    asyncio.run(send())
