"""The proeftuin put together: the real bot, the stand-in for Telegram, and the page with phones."""

import asyncio
import contextlib
from datetime import datetime, time, timedelta
from pathlib import Path

from pydantic import SecretStr
from starlette.applications import Starlette

from bot.klik import Klik, real_now
from bot.proeftuin.people import COORDINATOR, PHONES
from bot.proeftuin.phones import phones
from bot.proeftuin.play import Player
from bot.proeftuin.pool import fill
from bot.proeftuin.request import StandInRequest
from bot.proeftuin.telegram import StandIn
from bot.proeftuin.world import Person
from bot.reference import load_kalender
from bot.settings import Settings
from bot.telegram.pace import Pace
from bot.usecases.expiring import FROM
from bot.words import Words
from conversations.instellingen import Instellingen
from storage import backlog, due
from storage.sealing import new_key

TOKEN = "1:proeftuin"  # noqa: S105 # the stand-in takes any
FILES = Path("var/proeftuin")


class Garden:
    """One proeftuin, with a clock of its own that can be moved forward.

    :param settings: of the office; what a proeftuin needs is filled in.
    """

    def __init__(self, settings: Settings, files: Path = FILES) -> None:
        words = Words(settings.language)
        self.settings = _with_samples(settings, words, files)
        self.people = tuple(
            Person(who, words.label(name), "", "nl", role) for who, name, role in PHONES
        )
        self._words = words
        # It begins on a working day: at night and in a weekend nobody would be written to.
        kalender, here = load_kalender(settings.zone, settings.busy), real_now()
        self._ahead = (kalender.opening(here, Instellingen()) or here) - here
        self._moving = asyncio.Lock()
        self.standin = StandIn(self.now, self.people)
        self.player = Player(self, words, settings.zone)
        self._klik = self._new_klik()
        seal, begun = self._klik.house.seal, self.now()
        self._klik.database.write(lambda db: fill(db, seal, begun)).result()

    def now(self) -> datetime:
        """The time in the garden (aware UTC)."""
        return real_now() + self._ahead

    async def start(self) -> None:
        await self._klik.start()

    async def stop(self) -> None:
        await self.player.stop()
        await self._klik.stop()

    async def restart(self) -> None:
        """Stop the bot and start it anew, as after a power cut; the phones keep what they show."""
        await self._klik.stop()
        self._klik = self._new_klik()
        await self._klik.start()

    def page(self) -> Starlette:
        """The page with the phones."""
        return phones(self.standin, self.people, self._words, self)

    async def move(self, step: timedelta) -> None:
        """Let time pass as it would: every day begins, and everything leaves at its moment.

        What was done on the phones before is heard before.
        """
        async with self._moving:
            await self.standin.world.polling.confirmed()
            await self._klik.outbox.settled()
            target = self._ahead + step
            while (stop := await self._next_stop() - real_now()) <= target:
                self._ahead = max(self._ahead, stop)
                await self._klik.clock.pass_moment()
                await self._deliver()
            self._ahead = target
            await self._deliver()

    async def _next_stop(self) -> datetime:
        """The next moment at which something is due, or at which a day begins."""
        here = self.now().astimezone(self.settings.zone)
        day = here.date() + timedelta(days=here.hour >= FROM)
        moments = [datetime.combine(day, time(FROM), self.settings.zone)]
        for look in (backlog.next_due, due.next_at):
            found = await asyncio.wrap_future(self._klik.database.write(look))
            moments += [found] if found else []
        return min(moments)

    async def _deliver(self) -> None:
        await self._klik.outbox.deliver_due()
        await self._klik.outbox.settled()

    def _new_klik(self) -> Klik:
        return Klik(
            self.settings,
            request=lambda: StandInRequest(self.standin),
            now=self.now,
            pace=lambda: Pace(clock=lambda: self.now().timestamp()),
        )


def _with_samples(settings: Settings, words: Words, files: Path) -> Settings:
    """The settings with what a proeftuin needs, visibly fictional where the office set nothing. The
    phones begin empty, and so does the database.
    """
    files.mkdir(parents=True, exist_ok=True)
    for old in files.glob("klik.db*"):
        old.unlink()
    return settings.model_copy(
        update={
            "telegram_token": SecretStr(TOKEN),
            "telegram_api": "https://proeftuin.invalid",
            "database_url": f"sqlite:///{files}/klik.db",
            "secret_keys": SecretStr(_own_key(files / "key")),
            "coordinators": str(COORDINATOR),
            "office_name": settings.office_name or words.label("proeftuin.bureau.naam"),
            "office_phone": settings.office_phone or words.label("proeftuin.bureau.telefoon"),
            "office_email": settings.office_email or words.label("proeftuin.bureau.email"),
        }
    )


def _own_key(file: Path) -> str:
    """The key of this proeftuin, made at its first start and readable by its owner only."""
    with contextlib.suppress(FileExistsError):
        file.touch(mode=0o600, exist_ok=False)
        file.write_text(new_key())
    return file.read_text()
