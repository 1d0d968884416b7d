"""What the tests of the bot ask for by name: the house, and a town of people with phones."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.reference import load_gemeenten, load_kalender, load_werkvormen
from bot.usecases.turn import House
from bot.words import Words
from conversations.afstand import Kaart
from conversations.gemeenten import Gemeenten
from conversations.werkvormen import Catalogus
from storage.cases import Traject
from storage.coaches import Coach
from storage.database import Database
from storage.sealing import Seal
from tests.bot import pool
from tests.bot.door import Door
from tests.bot.office import Office, an_office, two_processes
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


@pytest.fixture(autouse=True)
def _few_writers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two connections are enough here."""
    monkeypatch.setattr("storage.database.WRITERS", 2)


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


@pytest.fixture(scope="session")
def kaart(gemeenten: Gemeenten) -> Kaart:
    """The real map: it remembers what it reckoned, which takes longer than most tests."""
    return Kaart(gemeenten)


@pytest.fixture(scope="session")
def werkvormen() -> Catalogus:
    """The real catalogue."""
    return load_werkvormen()


@pytest.fixture
def house(words: Words, kaart: Kaart, seal: Seal, werkvormen: Catalogus) -> House:
    """A house with two coördinators."""
    zone = ZoneInfo("Europe/Amsterdam")
    coordinators = frozenset({COORDINATOR, SECOND})
    made = House(
        words,
        kaart.gemeenten,
        seal,
        coordinators,
        load_kalender(zone, frozenset()),
        "KlikVoorbeeldBot",
        werkvormen=werkvormen,
    )
    made.kaart = kaart
    return made


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


@pytest.fixture(scope="session")
def processes() -> Iterator[ProcessPoolExecutor]:
    """Two processes beside this one, for all tests: to begin one takes seconds."""
    with two_processes() as pool:
        yield pool


@pytest.fixture
def office(postgres_url: str, processes: ProcessPoolExecutor) -> Iterator[Office]:
    """A town on PostgreSQL whose people two processes can hear."""
    with an_office(postgres_url, processes) as made:
        yield made


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
