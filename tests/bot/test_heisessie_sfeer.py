"""How the mood is, by who asks for a heisessie: the begeleider notes it, and nobody else sees it."""

import pytest

from bot.usecases import reading
from conversations.heisessie import State
from tests.bot import heisessie
from tests.bot.heisessie import (
    FIRST,
    MEMBER,
    ON_ONE,
    SECRETARIS,
    TALK,
    answer,
    days,
    links,
    open_links,
)
from tests.bot.phone import COORDINATOR, Handset, Town

pytestmark = ON_ONE


@pytest.fixture
def asks(town: Town) -> Handset:
    """The phone of who asks for the heisessie."""
    return town.phone(SECRETARIS)


def day_is_picked(town: Town) -> list[Handset]:
    """All members say that they can say what they think, and a day is picked: their phones."""
    members = open_links(town, links(town))
    for phone in members:
        days(answer(phone, MEMBER), FIRST)
    town.move(days=15)
    town.phone(SECRETARIS).tap("Kies een dag", FIRST, "Ja, dit wordt de dag")
    return members


@pytest.mark.parametrize("mood", ["1", "2"])
def test_with_a_low_mood_every_member_is_called_first(
    town: Town, asks: Handset, carla: Handset, mood: str
) -> None:
    """Whatever they answered; afterwards there is a programme (domain.md (ii-a), C8)."""
    heisessie.asked(town, talk={"sfeer": mood})
    day_is_picked(town)
    assert heisessie.state(town) is State.VOORGESPREKKEN
    assert "Bel eerst, voordat u een programma maakt" in carla.everything
    carla.command("overzicht").tap("Bekijk wie u belt")
    assert carla.last.plain.count("Wethouder") == 4
    carla.tap("Gesproken: het is redelijk open")
    carla.command("overzicht").tap("Maak het programma")
    assert "Doel en spelregels" in carla.last.plain


@pytest.mark.parametrize("mood", ["3", "Overslaan"])
def test_with_a_mood_that_is_not_low_or_not_known_nobody_is_called(
    town: Town, carla: Handset, mood: str
) -> None:
    """The members say that all is well."""
    heisessie.asked(town, talk={"sfeer": mood})
    day_is_picked(town)
    assert heisessie.state(town) is State.ONTWERP
    carla.command("overzicht").tap("Maak het programma")
    assert "Doel en spelregels" in carla.last.plain


def test_who_takes_over_and_passes_the_mood_over_leaves_it_as_it_was(
    town: Town, carla: Handset
) -> None:
    """What another begeleider heard still holds."""
    heisessie.asked(town, talk={"sfeer": "2"})
    office = town.phone(COORDINATOR)
    office.press(f"c:{heisessie.now(town).code}:intrekken")
    office.tap("Kies een begeleider", "Vraag Carla Verzonnen")
    carla.command("overzicht").tap("Bekijk het verzoek", "Ja, ik doe het")
    answer(carla.tap("Noteer het intakegesprek"), TALK | {"sfeer": "Overslaan"})
    day_is_picked(town)
    assert heisessie.state(town) is State.VOORGESPREKKEN


def test_the_mood_is_on_no_other_phone_and_stays_on_none(
    town: Town, asks: Handset, carla: Handset, coordinator: Handset
) -> None:
    """Who asks, members and the coördinator in the chat do not see it, nor that it was asked; the
    office does on its own screen.
    """
    heisessie.led(town)
    answer(carla.tap("Noteer het intakegesprek"), TALK, until="sfeer")
    told = carla.say("2")
    assert told not in carla.messages
    assert "Beantwoord" in carla.everything
    answer(carla, TALK)
    members = day_is_picked(town)
    coordinator.press(f"c:{heisessie.now(town).code}:bekijk")
    for phone in (asks, coordinator, *members):
        for command in ("overzicht", "mijngegevens"):
            phone.command(command)
        for word in ("sfeer", "stroef"):
            assert word not in phone.everything.casefold()
    house, code = town.house, heisessie.now(town).code
    look = reading.case(
        house.words, house.gemeenten, house.seal, house.zone, code, "bureau", town.now
    )
    assert "De sfeer nu: 2" in "\n".join(town.write(look) or [])
