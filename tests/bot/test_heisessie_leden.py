"""Members of a college answer in private: a picture of the group is all that comes of it."""

import logging

import pytest

from conversations.heisessie import State
from storage.leden import Stand
from tests.bot import heisessie, rows
from tests.bot.heisessie import FIRST, MEMBER, MEMBERS, NUMBER, SECRETARIS, answer, days
from tests.bot.phone import Handset, Town

NO_PICTURE = "Een beeld van de groep is er niet."


@pytest.fixture
def asks(town: Town) -> Handset:
    """The phone of who asks for the heisessie."""
    return town.phone(SECRETARIS)


def test_of_three_of_seven_there_is_no_picture_and_all_are_called(
    town: Town, asks: Handset, carla: Handset
) -> None:
    """Too few answered: who asks hears only that, and the begeleider whom to call."""
    heisessie.asked(town, aantal_wethouders="> 5")
    for phone in heisessie.open_links(town, heisessie.links(town)[:3]):
        days(answer(phone, MEMBER), FIRST)
    town.move(days=15)
    assert NO_PICTURE in asks.last.plain
    assert heisessie.now(town).call_members
    assert "Bel eerst" in carla.last.plain
    carla.tap("Bekijk wie u belt")
    assert all(f"Wethouder {one}" in carla.last.plain for one in range(1, 6))
    assert carla.last.protected


def test_the_term_ends_once_everybody_has_answered(town: Town, asks: Handset) -> None:
    """Who asks too, in the place of the own role, for which no link was made."""
    heisessie.asked(town)
    links = heisessie.links(town)
    asks.tap("Ik doe zelf ook mee")
    for phone in (*heisessie.open_links(town, links), asks):
        assert heisessie.state(town) is State.LEDEN
        days(answer(phone, MEMBER, opening="Ik doe niet mee"), FIRST)
    assert heisessie.state(town) is State.DATUM
    assert NO_PICTURE in asks.everything


def test_a_link_opens_a_place_for_one_person_only(town: Town, asks: Handset) -> None:
    """Whoever has a place already, or asked, leaves a forwarded link as it was."""
    heisessie.asked(town)
    burgemeester, wethouder, *_ = heisessie.links(town)
    one, other, third = (town.phone(user_id) for user_id in MEMBERS[:3])
    asks.command("start", burgemeester)
    assert "Deze link is voor een ander" in asks.last.plain
    one.command("start", burgemeester)
    one.command("start", wethouder)
    assert "U hebt al een plaats" in one.last.plain
    other.command("start", burgemeester)
    assert "al door iemand anders gebruikt" in other.last.plain
    other.command("start", wethouder)
    assert "Ik doe mee" in other.labels
    asks.tap("Wethouder 2", "Maak een nieuwe link")
    new = heisessie.link(asks.last.plain)
    town.move(days=15)
    third.command("start", new)
    assert "verlopen" in third.last.plain
    taken = {name: lid.telegram_id for name, lid in heisessie.places(town).items()}
    assert (taken["burgemeester"], taken["wethouder-1"]) == (one.id, other.id)
    assert taken["wethouder-2"] is None


def test_a_new_link_for_a_place_takes_it_from_who_had_it(town: Town, asks: Handset) -> None:
    """With all that was answered there; the old link opens nothing more."""
    heisessie.asked(town)
    old = heisessie.links(town)[0]
    (before,) = heisessie.open_links(town, [old])
    answer(before, MEMBER, until="rollen")
    asks.tap("Burgemeester", "Maak een nieuwe link")
    assert "Uw antwoorden zijn gewist" in before.last.plain
    assert town.read(lambda db: rows.of(db, "talk", script="collegelid")) == []
    before.command("start", old)
    assert "Deze link werkt niet meer" in before.last.plain
    after = town.phone(MEMBERS[1]).command("start", heisessie.link(asks.news[-1]))
    assert "Ik doe mee" in after.labels


def test_who_would_rather_be_called_is_known_to_the_begeleider_only(
    town: Town, asks: Handset, carla: Handset, coordinator: Handset
) -> None:
    """With the number; who asks hears nothing, and the office not who it is."""
    heisessie.asked(town)
    (phone,) = heisessie.open_links(town, heisessie.links(town)[1:2])
    before = asks.last_id
    answer(phone, MEMBER | NUMBER, opening="Liever een telefoongesprek", naam="> Kanarie")
    assert "De begeleider belt u." in phone.news[-2]
    days(phone, FIRST)
    carla.tap("Bekijk wie u belt")
    assert "Wethouder 1\nNaam: Kanarie\nTelefoonnummer: 06 12345678" in carla.last.plain
    assert carla.last.protected
    assert "een deelnemer" in carla.everything
    assert "wil gebeld worden" in coordinator.everything
    assert "Wethouder 1" not in coordinator.everything
    assert asks.last_id == before
    assert heisessie.places(town)["wethouder-1"].stand is Stand.BELLEN
    assert town.read(lambda db: rows.of(db, "talk", script="collegelid")) == []
    town.move(days=1)
    assert "Kanarie" not in carla.everything


def test_what_a_member_answered_is_on_no_other_phone_and_in_no_log(
    town: Town, asks: Handset, coordinator: Handset, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor that the member answered at all: who asks sees the same before and after."""
    caplog.set_level(logging.DEBUG)
    heisessie.asked(town)
    first, second = heisessie.open_links(town, heisessie.links(town)[:2])

    def seen() -> list[str]:
        asks.command("overzicht").tap("Links voor de deelnemers")
        return asks.news[-1:] + asks.labels

    asks.command("overzicht")
    before = asks.last.plain, seen()
    days(answer(first, MEMBER, opzien="Oude ruzie", werkwijze=("Op papier", "Klaar")), FIRST)
    asks.command("overzicht")
    assert (asks.last.plain, seen()) == before
    told = [phone.everything for phone in (asks, second, coordinator)]
    for marker in ("Oude ruzie", "oude_ruzie", "Op papier\n"):
        assert marker not in "".join([*told[1:], caplog.text])
    assert "ruzie" not in told[0]
    assert heisessie.now(town).owner is not None


@pytest.mark.parametrize(
    ("heavy", "calls"),
    [
        ({"opzien": "Oude ruzie"}, 5),
        ({"zeggen": "1", "fout": "1", "aanspreken": "1"}, 5),
        ({"vooraf": "Ja, bel mij"} | NUMBER, 1),
    ],
)
def test_what_weighs_on_one_member_is_hidden_among_all(
    town: Town, asks: Handset, carla: Handset, heavy: dict[str, str], calls: int
) -> None:
    """All are called, unless one asks for it; who asks sees no difference, also when a day is picked."""
    heisessie.asked(town)
    first, *others = heisessie.open_links(town, heisessie.links(town))
    days(answer(first, MEMBER | heavy), FIRST)
    for phone in others:
        days(answer(phone, MEMBER), FIRST)
    town.move(days=15)
    asks.tap("Kies een dag", FIRST, "Ja, dit wordt de dag")
    assert heisessie.state(town) is State.VOORGESPREKKEN
    asks.command("overzicht")
    hidden = asks.last.plain
    carla.command("overzicht").tap("Bekijk wie u belt")
    assert (
        sum(line.startswith(("Wethouder", "Burgem")) for line in carla.last.plain.split("\n"))
        == calls
    )
    carla.tap("Gesproken: het is redelijk open")
    assert heisessie.state(town) is State.ONTWERP
    asks.command("overzicht")
    assert asks.last.plain == hidden


@pytest.mark.parametrize("said", ["Wanneer is het?", "/terug"])
def test_who_is_in_a_heisessie_is_not_told_to_begin(town: Town, asks: Handset, said: str) -> None:
    """What can be done stands in the overview."""
    heisessie.asked(town)
    first, *_ = heisessie.open_links(town, heisessie.links(town))
    days(answer(first, MEMBER), FIRST)
    for phone in (asks, first):
        phone.say(said)
        assert "Met /overzicht ziet u hoe het staat" in phone.last.plain
