"""What the tests of the bot ask for by name: the house, and a town of people with phones."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.reference import load_gemeenten
from bot.usecases.turn import House
from bot.words import Words
from conversations.gemeenten import Gemeenten
from storage.database import Database, open_engine
from storage.sealing import Seal
from tests.bot.phone import ANNA, COORDINATOR, SECOND, Handset, Town


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
