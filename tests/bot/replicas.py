"""Processes that send the nudges of one town side by side, each with connections of its own, and that
end at any moment.
"""

import asyncio
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete
from sqlmodel import SQLModel
from telegram.error import TimedOut

from bot.messages import Message
from bot.outbox import Outbox
from bot.telegram.adapter import Call, call
from bot.usecases import nudging
from bot.usecases.turn import House
from storage import outgoing
from storage.database import Database, open_engine
from storage.sealing import new_key
from tests.bot import pool
from tests.bot.knocks import ZONE
from tests.bot.office import a_house
from tests.bot.phone import NoPace, Town

DATABASES, NUMBERS = ("sqlite", "postgresql"), (1, 2)  # of processes


class Ended(Exception):
    """The process is gone before it could commit."""


class Replica:
    """One process."""

    def __init__(self, of: "Replicas", url: str) -> None:
        self._of = of
        self.database = Database(open_engine(url))
        self._runner = asyncio.Runner()
        now: Callable[[], datetime] = lambda: of.town.now  # noqa: E731 # the town is another one later
        self._outbox = Outbox(self.database, of.town.house, self._leave, NoPace(), now)

    def tick(self, *, all_of_it: bool) -> None:
        """What the clock of this process does: what is due, or just the nudges that are."""
        town = self._of.town
        _, chats = nudging.nudge_due(self.database, town.house, town.now, 50)
        if chats or all_of_it:
            self._runner.run(self._deliver(chats, all_of_it=all_of_it))

    async def _deliver(self, chats: Iterable[int], *, all_of_it: bool) -> None:
        self._outbox.start()
        for chat in chats:
            self._outbox.drain(chat)
        if all_of_it:
            await self._outbox.deliver_due()
        await self._outbox.settled()

    async def _leave(self, out: Call) -> int | None:
        return self._of.arrives(out)

    def close(self) -> None:
        self._runner.close()
        self.database.close()


class Replicas:
    """All processes of a town, and what arrived: when (local), for whom, what. They outlive a test:
    what a process learns of a database costs more than most tests.
    """

    def __init__(self, database: Database, house: House, url: str, number: int) -> None:
        self.town = Town(database, house)
        self.arrived: list[tuple[datetime, int, str]] = []
        self.loses = False  # the answers of Telegram
        self.every = [Replica(self, url) for _ in range(number)]
        self._threads = ThreadPoolExecutor(number)

    def begin(self) -> Town:
        """Another town, with nobody in it, on the same database."""

        def empty(db: Connection) -> None:
            for table in reversed(SQLModel.metadata.sorted_tables):
                db.execute(delete(table))

        self.town.write(empty)
        self.town.close()
        self.town = Town(self.town.database, self.town.house)
        self.arrived.clear()
        self.loses = False
        return self.town

    def tick(self, at: datetime | None = None) -> None:
        """All of them at once; at an instant, or else now, with all that waits."""
        self.town.now = at or self.town.now
        list(self._threads.map(partial(Replica.tick, all_of_it=at is None), self.every))

    def crash(self, stage: str, chats: Iterable[int]) -> None:
        """One process does what is due, and ends at this stage."""
        due = partial(nudging.nudge_due, house=self.town.house, now=self.town.now, most=50)
        match stage:
            case "before queueing":
                due(_Ending(self.every[0].database))
            case "after queueing":
                due(self.every[0].database)
            case _:
                due(self.every[0].database)
                for chat in chats:
                    self._claim(chat, sends=stage == "after sending")

    def _claim(self, chat: int, *, sends: bool) -> None:
        town = self.town
        row = town.write(lambda db: outgoing.claim(db, town.house.seal, chat, town.now))
        if row and sends:
            self.arrives(call(Message.load(row.body), chat))

    def arrives(self, out: Call) -> int | None:
        chat = out.parameters["chat_id"]
        if "n:" in str(out.parameters.get("reply_markup")):
            local = self.town.now.astimezone(ZONE)
            self.arrived.append((local, chat, str(out.parameters.get("text"))))
        number = self.town.phone(chat).answer(out)
        if self.loses:
            raise TimedOut
        return number

    def nudges(self, chat: int) -> list[tuple[str, str]]:
        """What rang: when, on the clock of the people, and what."""
        every = [(at, text) for at, who, text in self.arrived if who == chat]
        return [(f"{at:%Y-%m-%d %H.%M}", text) for at, text in every]

    def close(self) -> None:
        self._threads.shutdown()
        self.town.close()
        for one in self.every:
            one.close()


class _Ending:
    """A database whose process ends before each commit; it is never heard of again."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.read = database.read

    def write(self, work: Callable[[Connection], object]) -> "_Lost":
        def ends(db: Connection) -> None:
            work(db)
            raise Ended

        error = self._database.write(ends).exception(20)
        assert isinstance(error, Ended)
        return _Lost()


class _Lost:
    def result(self, _: float) -> tuple[int, ...]:
        return ()


# Fixtures, for the files that name this one as a plugin


@pytest.fixture(scope="module", params=DATABASES)
def url(
    request: pytest.FixtureRequest, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database for all that is in this file, which is emptied in between."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copy(migrated_file, tmp_path_factory.mktemp('once') / 'klik.db')}"
    else:
        with request.getfixturevalue("postgres").fresh() as fresh:
            yield fresh


@pytest.fixture(scope="module", params=NUMBERS, ids="{} at once".format)
def processes_of(request: pytest.FixtureRequest, url: str) -> Iterator[Replicas]:
    """So many processes."""
    database = Database(open_engine(url))
    made = Replicas(database, a_house(new_key()), url, request.param)
    yield made
    made.close()
    database.close()


@pytest.fixture
def replicas(processes_of: Replicas, monkeypatch: pytest.MonkeyPatch) -> Replicas:
    """A town whose nudges are sent by so many processes. Of what people answered it has only what says
    when they can be written to: the rest costs time.
    """
    monkeypatch.setattr(pool, "INTAKE", {"gemeente": "GM0193", "raadsavond": "do"})
    monkeypatch.setattr(pool, "PROFILE", {"woonplaats": "GM0202", "aantal": 9})
    processes_of.begin()
    return processes_of
