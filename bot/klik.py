"""The bot of one process, put together: what starts, in which order, and how it stops."""

import asyncio
import contextlib
import gc
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.outbox import Outbox
from bot.reference import load_gemeenten, load_kalender, load_verkiezingen, load_werkvormen
from bot.settings import Settings
from bot.telegram.adapter import Call
from bot.telegram.ingress import Lanes, Poller
from bot.telegram.menu import announce
from bot.telegram.pace import Pace
from bot.telegram.request import AiohttpRequest
from bot.usecases.turn import House
from bot.words import Words
from storage.database import Database, open_engine
from storage.migrations import is_current, upgrade
from storage.sealing import Seal
from storage.talks import check_keys

log = logging.getLogger(__name__)

SECONDS_TO_STOP = 10.0
LONGEST_WAIT = 30.0  # seconds between tries to reach Telegram


class Behind(Exception):
    """The PostgreSQL database has another schema than this version: `klik db upgrade` comes first."""


def real_now() -> datetime:
    """The time (aware UTC)."""
    return datetime.now(UTC)


class Klik:
    """One running bot.

    :param request: carries the calls to Telegram; the proeftuin has one of its own.
    :param now: the clock (aware UTC); likewise.
    :param pace: how fast messages leave.
    """

    def __init__(
        self,
        settings: Settings,
        request: Callable[[], BaseRequest] = AiohttpRequest,
        now: Callable[[], datetime] = real_now,
        pace: Callable[[], Pace] = Pace,
    ) -> None:
        token = settings.telegram_token.get_secret_value()
        base = f"{settings.telegram_api}/bot"
        # Waiting for updates holds a connection: it must not be one that answers need.
        self._requests = (request(), request())
        self.bot = Bot(
            token, base, request=self._requests[0], get_updates_request=self._requests[1]
        )
        self.words = Words(settings.language, **settings.office)
        self.house = House(
            self.words,
            load_gemeenten(),
            Seal.from_text(settings.secret_keys.get_secret_value()),
            settings.coordinator_ids,
            load_kalender(settings.zone, settings.busy),
            verkiezingen=load_verkiezingen(),
            werkvormen=load_werkvormen(),
        )
        engine = open_engine(settings.database_url)
        if engine.dialect.name == "sqlite":
            upgrade(engine)
        elif not is_current(engine):
            raise Behind  # several processes share it: an operator says when
        self.database, self._now = Database(engine), now
        self.database.read(lambda db: check_keys(db, self.house.seal))
        self.outbox = Outbox(self.database, self.house, self._send, pace(), now)
        self._lanes = Lanes(self.database, self.house, self.outbox, self._send)
        self._poller = Poller(self.bot, self._lanes, now)
        self.clock = Clock(self.database, self.house, self.outbox, now)
        self._polling: asyncio.Task[None] | None = None
        self._stopping = asyncio.Event()

    async def start(self) -> None:
        """Begin to listen and to send. Raises InvalidToken when Telegram does not know the token."""
        self.outbox.start()
        if not await self._reached():
            return
        await self.outbox.deliver_due()
        self.clock.start()
        # What was loaded stays: to look through all of it for garbage again and again stalls the loop.
        gc.collect()
        gc.freeze()
        self._polling = asyncio.create_task(self._poller.run())

    async def run(self) -> None:
        """Listen until stopped, or until Telegram refuses the token (InvalidToken)."""
        if self._polling:
            await asyncio.wait({self._polling})
            if not self._polling.cancelled():
                self._polling.result()

    async def stop(self) -> None:
        """Stop, within bounds: what was heard is committed, what is being sent arrives."""
        self._stopping.set()
        if self._polling:
            self._polling.cancel()
            await asyncio.wait({self._polling})
            self.clock.stop()
        await self._lanes.stop(SECONDS_TO_STOP / 2)
        await self.outbox.stop(SECONDS_TO_STOP / 2)
        await self.bot.shutdown()
        for request in self._requests:  # the Bot leaves those of a start that failed
            await request.shutdown()
        self.database.close()

    async def _reached(self) -> bool:
        """Wait until Telegram answers, and tell it what to show; False when stopped before that."""
        wait = 1.0
        while not self._stopping.is_set():
            try:
                await self.bot.initialize()
                self.house.username = self.bot.username
                await announce(self.bot, self.words, self.house.coordinators)
            except InvalidToken:
                raise
            except BadRequest as error:
                # A menu that Telegram refuses is no reason to answer nobody.
                log.error("Telegram refuses the menu: %s", error.message)  # noqa: TRY400 # it says why
                return True
            except TelegramError as error:
                log.warning("Telegram does not answer yet: %s", type(error).__name__)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), wait)
                wait = min(wait * 2, LONGEST_WAIT)
            else:
                return True
        return False

    async def _send(self, call: Call) -> int | None:
        """Do a call; the id of the message that it made, if it made one."""
        result = await self.bot.do_api_request(call.method, call.parameters)
        return result["message_id"] if isinstance(result, dict) else None
