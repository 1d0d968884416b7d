"""Somebody in a heisessie is not safe, or in need: it stands still, a human calls, and no more is told."""

import pytest

from conversations.heisessie import State
from tests.bot import heisessie
from tests.bot.heisessie import FIRST, MEMBER, NUMBER, SECRETARIS, answer, days
from tests.bot.phone import COORDINATOR, Handset, Town

NEED = "Ik word bedreigd"


@pytest.fixture
def asks(town: Town) -> Handset:
    """The phone of who asks for the heisessie."""
    return town.phone(SECRETARIS)


@pytest.mark.parametrize("talking", [True, False])
def test_what_a_member_in_need_writes_stops_everything_and_names_nobody(
    town: Town, asks: Handset, carla: Handset, coordinator: Handset, talking: bool
) -> None:
    """In the middle of the questions, or when none is open; the text leaves the chat."""
    heisessie.asked(town)
    first, second, *_ = heisessie.open_links(town, heisessie.links(town))
    if not talking:
        days(answer(first, MEMBER), FIRST)
    before = asks.last_id, second.last_id
    number = first.say(NEED)
    assert number not in first.messages
    assert "Bel 112" in first.everything
    assert heisessie.state(town) is State.MENS_EERST
    assert (asks.last_id, second.last_id) == before
    for phone in (carla, coordinator):
        assert "iets dat niet kan wachten" in phone.last.plain
        assert "urgemeester" not in phone.last.plain
        assert "bedreigd" not in phone.everything
    assert carla.labels == []
    coordinator.tap("Het kan verder")
    assert heisessie.state(town) is State.INTAKEGESPREK


def test_after_somebody_was_in_need_every_member_is_called(town: Town, carla: Handset) -> None:
    """Nobody is picked out: not when the term is over, and not before."""
    heisessie.asked(town)
    phones = heisessie.open_links(town, heisessie.links(town))
    phones[0].say(NEED)
    town.phone(COORDINATOR).tap("Het kan verder")
    answer(carla.tap("Noteer het intakegesprek"), heisessie.TALK)
    for phone in phones:
        days(answer(phone.command("verder"), MEMBER), FIRST)
    town.move(days=15)
    assert heisessie.now(town).call_members
    carla.command("overzicht").tap("Bekijk wie u belt")
    assert carla.last.plain.count("Wethouder") == 4


def test_what_a_requester_in_need_writes_stops_everything_too(
    town: Town, asks: Handset, coordinator: Handset
) -> None:
    """Also while the request is filled in; the office reads a heisessie, not a traject."""
    answer(asks.command("heisessie"), heisessie.REQUEST, until="lengte")
    asks.say(NEED)
    assert heisessie.state(town) is State.MENS_EERST
    assert coordinator.last.plain.startswith(f"Heisessie {heisessie.now(town).code}")
    assert "Vraag 10 van 16" in asks.last.plain


def test_who_is_in_nothing_gets_the_numbers_and_no_promise(
    town: Town, coordinator: Handset
) -> None:
    """There is nobody whom the office could be told about."""
    stranger = town.phone(heisessie.MEMBERS[0])
    stranger.say(NEED)
    assert "Bel 112" in stranger.last.plain
    assert "Bel Bureau Test" in stranger.last.plain
    assert coordinator.messages == {}


def test_who_is_in_need_in_a_traject_is_heard_when_no_question_is_open(
    anna: Handset, coordinator: Handset, case: object
) -> None:
    """The office hears it by the code, once."""
    anna.say(NEED)
    assert "Bel 112" in anna.last.plain
    assert "iets dat niet kan wachten" in coordinator.last.plain


def test_a_member_who_writes_to_be_called_stands_on_the_list_of_the_begeleider(
    town: Town, carla: Handset
) -> None:
    """With the number that was asked then."""
    heisessie.asked(town)
    (phone,) = heisessie.open_links(town, heisessie.links(town)[:1])
    answer(phone, MEMBER, until="zeggen")
    phone.say("bel mij")
    answer(phone, MEMBER | NUMBER)
    carla.tap("Bekijk wie u belt")
    assert "Burgemeester\nNaam: Gerda Griffel\nTelefoonnummer: 06 12345678" in carla.last.plain
