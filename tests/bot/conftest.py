"""What the tests of the bot ask for by name: the house, and a town of people with phones."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.reference import load_gemeenten
from bot.usecases.turn import House
from bot.words import Words
from conversations.gemeenten import Gemeenten
from storage.cases import Traject
from storage.coaches import Coach
from storage.database import Database, open_engine
from storage.sealing import Seal
from tests.bot import pool
from tests.bot.door import Door
from tests.bot.phone import ANNA, COORDINATOR, SECOND, Handset, Town
from tests.bot.post import Post


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of whoever runs the tests is read, and nothing is written in the checkout."""
    import os

    for name in list(os.environ):  # noqa: TID251 # settings of ours are taken out, not read
        if name.startswith("KLIK_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A fresh database with the newest schema, on both kinds; two connections are enough here."""
    monkeypatch.setattr("storage.database.WRITERS", 2)
    opened = Database(open_engine(database_url))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def words() -> Words:
    """The Dutch sentences of an office."""
    office = {
        "bureau": "Bureau Test",
        "telefoon": "038 000 0000",
        "email": "test@voorbeeld.invalid",
    }
    return Words("nl", **office)


@pytest.fixture(scope="session")
def gemeenten() -> Gemeenten:
    """The real list."""
    return load_gemeenten()


@pytest.fixture
def house(words: Words, gemeenten: Gemeenten, seal: Seal) -> House:
    """A house with two coördinators."""
    zone = ZoneInfo("Europe/Amsterdam")
    coordinators = frozenset({COORDINATOR, SECOND})
    return House(words, gemeenten, seal, coordinators, zone, "KlikVoorbeeldBot")


@pytest.fixture
def town(database: Database, house: House) -> Iterator[Town]:
    """People with phones, on both databases."""
    made = Town(database, house)
    yield made
    made.close()


@pytest.fixture
def anna(town: Town) -> Handset:
    """The phone of a wethouder."""
    return town.phone(ANNA)


@pytest.fixture
def coordinator(town: Town) -> Handset:
    """The phone of the first coördinator."""
    return town.phone(COORDINATOR)


@pytest.fixture
def carla(town: Town) -> Handset:
    """The phone of a coach."""
    return town.phone(pool.CARLA)


@pytest.fixture
def coach(town: Town) -> Coach:
    """Carla: she has a whole profile, and takes part."""
    return pool.coach(town)


@pytest.fixture
def case(town: Town, coach: Coach) -> Traject:
    """Anna's: a coach is looked for."""
    return pool.looking(town)


@pytest.fixture
def running(town: Town, coach: Coach) -> Traject:
    """Anna's, with Carla: the talks have begun."""
    return pool.running(town, pool.looking(town), coach)


@pytest.fixture
async def post(database: Database, house: House) -> Post:
    """An outbox on a fresh database."""
    return Post(database, house)


@pytest.fixture
async def door(database: Database, house: House) -> AsyncIterator[Door]:
    """Lanes on a fresh database."""
    made = Door(Post(database, house))
    yield made
    await made.lanes.stop(5)
    await made.post.outbox.stop(5)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Waiting takes no time; how long it would have taken is written down."""
    waited: list[float] = []
    sleep = asyncio.sleep

    async def no_wait(seconds: float) -> None:
        if seconds:
            waited.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", no_wait)
    return waited
