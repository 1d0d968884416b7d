"""Watching in practice: either side asks, and both must agree."""

import pytest

from conversations.traject import State
from storage.cases import Traject
from tests.bot import pool
from tests.bot.phone import ANNA, Handset, Town

CHANGE = "Ik wil iets veranderen"


@pytest.fixture
def case(town: Town) -> Traject:
    """Anna's traject with Carla runs."""
    return pool.running(town, pool.looking(town), pool.coach(town))


@pytest.fixture
def carla(town: Town) -> Handset:
    """The phone of the coach."""
    return town.phone(pool.CARLA)


@pytest.mark.parametrize("asks", [ANNA, pool.CARLA])
def test_watching_needs_both(town: Town, case: Traject, asks: int) -> None:
    """Either asks; after two times yes the wethouder fills in the card, and the coach gets it."""
    other = pool.CARLA if asks == ANNA else ANNA
    anna, carla = town.phone(ANNA), town.phone(pool.CARLA)
    if asks == ANNA:
        anna.command("overzicht").tap(CHANGE)
    else:
        carla.command("overzicht")
    town.phone(asks).tap("Meekijken in de praktijk")
    town.phone(other).tap("Ja, dat wil ik")
    if asks == ANNA:
        number, data = anna.button("Kaart invullen")
        anna.press(data, number).press(data, number)
        assert anna.last.plain.startswith("Dat is al afgesproken.")
        anna.command("verder")
    while anna.last.keys and anna.last.keys[0].data.startswith("t"):
        anna.tap("Overslaan" if "Overslaan" in anna.labels else anna.labels[0])
    assert f"Traject {case.code}: de kaart voor het meekijken." in carla.everything
    assert pool.case_now(town, case).state is State.LOOPT


def test_watching_is_declined_without_a_reason(
    town: Town, case: Traject, anna: Handset, carla: Handset
) -> None:
    """Nothing is asked, and the other side hears that it is off."""
    carla.command("overzicht").tap("Meekijken in de praktijk")
    anna.tap("Nee, liever niet")
    assert "Meekijken gaat deze keer niet door." in carla.last.plain
