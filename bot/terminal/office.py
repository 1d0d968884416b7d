"""The office at its own computer: its database, opened, and the name of its bot."""

import asyncio
import contextlib
import getpass
from collections.abc import Callable, Iterator
from typing import TypeVar

from sqlalchemy import Connection
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.klik import Behind, real_now
from bot.reference import load_gemeenten, load_kalender
from bot.settings import KeySettings, Settings, read_settings
from bot.telegram.request import AiohttpRequest
from bot.terminal.dutch import Faulty
from bot.usecases import inviting
from bot.usecases.turn import House, Turn
from bot.words import Words
from storage.database import Database, open_engine
from storage.migrations import is_current
from storage.sealing import Seal
from storage.talks import check_keys

T = TypeVar("T")


class Office:
    """What the office works with.

    :param who: does it, as in the audit.
    """

    def __init__(self, database: Database, house: House, who: str) -> None:
        self.house = house
        self.who = who
        self._database = database

    def write(self, work: Callable[[Turn], T]) -> T:
        """Do something in one transaction."""

        def in_turn(db: Connection) -> T:
            with Turn(db, self.house, "", real_now()) as turn:
                return work(turn)

        return self._database.write(in_turn).result()

    def opens(self, token: str) -> str:
        """What a coach presses, or types where the name of the bot is not known."""
        if self.house.username:
            return inviting.address(self.house.username, token)
        return self.house.words.label("coaches.typ", opdracht=f"/start {token}")


@contextlib.contextmanager
def open_office() -> Iterator[Office]:
    """The office of the settings. Raises WrongSettings, Behind, CannotOpen, InvalidToken and Faulty
    before anything is written.
    """
    settings = read_settings(KeySettings)
    words = Words(settings.language, **settings.office)
    username = ""
    if settings.telegram_token.get_secret_value():
        try:
            username = asyncio.run(_username(settings))
        except InvalidToken:
            raise
        except TelegramError:
            raise Faulty(words.label("klik.telegram")) from None
    seal = Seal.from_text(settings.secret_keys.get_secret_value())
    kalender = load_kalender(settings.zone, settings.busy)
    house = House(words, load_gemeenten(), seal, settings.coordinator_ids, kalender, username)
    with open_database(settings) as database:
        if not is_current(database.engine):
            raise Behind
        database.read(lambda db: check_keys(db, seal))
        yield Office(database, house, who_is_here())


@contextlib.contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """The database of the settings, closed again afterwards."""
    database = Database(open_engine(settings.database_url))
    try:
        yield database
    finally:
        database.close()


def who_is_here() -> str:
    """Who types, as in the audit: "terminal anna"."""
    return f"terminal {getpass.getuser()}"


async def _username(settings: KeySettings) -> str:
    token = settings.telegram_token.get_secret_value()
    requests = AiohttpRequest(1), AiohttpRequest(1)
    base = f"{settings.telegram_api}/bot"
    async with Bot(token, base, request=requests[0], get_updates_request=requests[1]) as bot:
        return bot.username
