"""The overview of a heisessie says to each what is up to them, and what they need not do."""

import pytest

from conversations.heisessie import State
from tests.bot import heisessie, pool
from tests.bot.heisessie import FIRST, MEMBER, ON_ONE, REQUEST, SECRETARIS, answer, days
from tests.bot.phone import COORDINATOR, Handset, Town

pytestmark = ON_ONE


NOTHING = "U hoeft nu niets te doen."


@pytest.fixture
def asks(town: Town) -> Handset:
    """The phone of who asks for the heisessie."""
    return town.phone(SECRETARIS)


def overview(phone: Handset) -> str:
    """What the overview of a heisessie says."""
    phone.command("overzicht")
    return next(text for text in phone.news if text.startswith(("Heisessie", "Uw heisessie")))


def test_a_request_that_is_filled_in_shows_what_was_answered(town: Town, asks: Handset) -> None:
    """As the menu says; beside something else it is a line with the way to it."""
    answer(asks.command("heisessie"), REQUEST, until="lengte")
    asks.command("overzicht")
    assert "Gemeente: Zwolle" in asks.last.plain
    pool.coach(town, SECRETARIS)
    assert "Nu aan zet: u" in overview(asks)
    asks.tap("Ga verder")
    assert "Welkom terug" in asks.last.plain


def test_who_is_asked_to_lead_it_does_not_lead_it_yet(town: Town, carla: Handset) -> None:
    """And hears that it is up to them."""
    pool.coach(town, colleges="ja")
    heisessie.request(town)
    town.phone(COORDINATOR).tap("Kies een begeleider", "Vraag Carla Verzonnen")
    said = overview(carla)
    assert "u begeleidt" not in said
    assert "u bent gevraagd als begeleider" in said
    assert "Nu aan zet: u," in said


def test_each_reads_who_calls_whom(town: Town, asks: Handset, carla: Handset) -> None:
    """Nobody is spoken about to themselves."""
    heisessie.led(town)
    assert "de begeleider belt u" in overview(asks)
    assert NOTHING in overview(asks)
    assert "u belt de aanvrager" in overview(carla)
    assert NOTHING not in overview(carla)


def test_who_has_answered_all_hears_that_it_is_up_to_the_others(town: Town) -> None:
    """Who has not, hears that it is up to them."""
    heisessie.asked(town)
    first, second, *_ = heisessie.open_links(town, heisessie.links(town))
    days(answer(first, MEMBER), FIRST)
    assert "Nu aan zet: de deelnemers," in overview(first)
    assert NOTHING in overview(first)
    assert "Nu aan zet: u," in overview(second)
    assert NOTHING not in overview(second)


def test_why_it_stands_still_is_not_in_the_overview(
    town: Town, asks: Handset, carla: Handset
) -> None:
    """Only who leads it and the office read that a human comes first."""
    heisessie.asked(town)
    first, second, *_ = heisessie.open_links(town, heisessie.links(town))
    first.say("Ik word bedreigd")
    assert heisessie.state(town) is State.MENS_EERST
    for phone in (asks, second):
        assert "de voorbereiding ligt even stil" in overview(phone)
        assert "mens" not in overview(phone)
    assert "een gesprek met een mens" in overview(carla)
