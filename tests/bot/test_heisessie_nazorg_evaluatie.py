"""Members look back on their heisessie; begeleider and office see the group."""

from typing import Any

import pytest

from bot.usecases.heisessie import evalueren
from conversations.heisessie import Event, State
from conversations.scripts import HEISESSIE_EVALUATIE
from conversations.terugblik import Terugblik
from tests.bot import rows
from tests.bot.na_de_dag import MEMBERS, College
from tests.bot.phone import COORDINATOR, Handset, Town

SAID = {
    "zinvol": 4, "openheid": 3, "duidelijk": 5, "beste": ("doelen",), "weg": ("geen",), "vervolg": "nee",
}  # fmt: skip


@pytest.fixture
def held(town: Town) -> College:
    """The morning after, a Friday."""
    college = College(town)
    town.move(days=3)
    return college


def look_back(phone: Handset) -> None:
    """All six questions."""
    phone.tap("Kijk terug", "4", "3", "5")
    phone.tap("Doelen kiezen", "Klaar").tap("Geen daarvan", "Klaar").tap("Nee")


def test_members_are_asked_once_on_the_next_working_day(town: Town, held: College) -> None:
    """The begeleider is not, nor who asked for it and takes no part; each answers once."""
    town.move(days=3)
    assert held.member(3).everything.count("Zes korte vragen over de bijeenkomst") == 1
    assert (
        "Zes korte vragen over de bijeenkomst" not in held.carla.everything + held.bram.everything
    )
    look_back(held.member(3))
    assert "zien alleen het beeld van de groep" in held.member(3).last.plain
    held.press(held.member(3), "evaluatie")
    assert "niet meer nodig" in held.member(3).last.plain
    held.member(3).command("overzicht")
    assert "Kijk terug" not in [key.label for key in held.member(3).last.keys]


def test_begeleider_and_office_see_the_group_once_the_term_is_over(
    town: Town, held: College
) -> None:
    """Of four; who looks back later than that changes nothing any more."""
    for who in MEMBERS[1:]:
        held.told(who, HEISESSIE_EVALUATIE.name, SAID)
    town.move(days=12)
    assert "keken" not in held.carla.everything
    town.move(days=1)
    for phone in (held.carla, town.phone(COORDINATOR)):
        assert "Zo keken 4 deelnemers terug" in phone.everything
        assert "Zinvol: 4 van 5" in phone.everything
    assert "Zinvol" not in held.bram.everything
    held.member(0).tap("Kijk terug")
    assert "niet meer nodig" in held.member(0).last.plain


def test_of_three_nobody_sees_anything(town: Town, held: College) -> None:
    """The term ends all the same."""
    for who in MEMBERS[2:]:
        held.told(who, HEISESSIE_EVALUATIE.name, SAID)
    town.move(days=20)
    assert "keken" not in held.carla.everything + town.phone(COORDINATOR).everything


def test_who_was_still_answering_when_the_term_ended_is_told_so(town: Town, held: College) -> None:
    """It is not counted, and not kept."""
    held.member(0).tap("Kijk terug", "4", "3", "5")
    town.move(days=20)
    assert "De tijd om terug te kijken" in held.member(0).last.plain
    assert kept(town) == []


def kept(town: Town) -> list[dict[str, Any]]:
    """What is kept of the talks in which somebody looked back."""
    return town.read(lambda db: rows.of(db, "talk", script=HEISESSIE_EVALUATIE.name))


def seen(held: College) -> Terugblik | None:
    """What is kept of the group."""
    seal = held.town.house.seal
    return held.town.read(lambda db: evalueren.picture(db, seal, held.id))


def test_when_the_picture_is_made_what_each_of_them_said_is_erased(
    town: Town, held: College
) -> None:
    """Until then it is kept; afterwards the picture alone, which nobody can read in the table."""
    for who in MEMBERS:
        held.told(who, HEISESSIE_EVALUATIE.name, SAID)
    town.move(days=12)
    assert len(kept(town)) == 5
    assert seen(held) is None
    town.move(days=1)
    assert kept(town) == []
    picture = seen(held)
    assert picture == Terugblik(
        5,
        {"zinvol": 4, "openheid": 3, "duidelijk": 5},
        {"beste": ("doelen",), "weg": ("geen",), "vervolg": ("nee",)},
    )
    (row,) = town.read(lambda db: rows.of(db, "heisessie"))
    assert b"zinvol" not in row["terugblik"]
    told = town.phone(COORDINATOR).everything
    town.move(hours=1)
    assert seen(held) == picture
    assert town.phone(COORDINATOR).everything == told


def test_of_three_nothing_is_kept_either(town: Town, held: College) -> None:
    """They are too few for a picture."""
    for who in MEMBERS[2:]:
        held.told(who, HEISESSIE_EVALUATIE.name, SAID)
    town.move(days=20)
    assert kept(town) == []
    assert seen(held) is None


def test_closing_it_ends_the_term_too(town: Town, held: College) -> None:
    """Nobody can look back after that: the picture is made of those who did."""
    for who in MEMBERS:
        held.told(who, HEISESSIE_EVALUATIE.name, SAID)
    held.happen(Event.GENOTEERD)
    held.press(held.bram, "afsluiten_ja:ja")
    town.move(minutes=1)
    assert held.case.state is State.AFGESLOTEN
    assert kept(town) == []
    assert "Zo keken 5 deelnemers terug" in held.carla.everything


def test_when_it_is_stopped_afterwards_what_each_of_them_said_is_erased(
    town: Town, held: College
) -> None:
    """Nothing is shown of it."""
    for who in MEMBERS:
        held.told(who, HEISESSIE_EVALUATIE.name, SAID)
    held.bram.command("stop").tap("Stop deze heisessie", "Ja, stop")
    assert kept(town) == []
    town.move(days=20)
    assert "keken" not in held.carla.everything


def test_who_has_a_place_since_the_day_does_not_look_back_on_it(town: Town, held: College) -> None:
    """Who was not there has nothing to say about it."""
    later = town.phone(MEMBERS[0] + 100)
    held.hand_over(1, later)
    later.command("overzicht")
    assert "Kijk terug" not in later.labels
    held.press(later, "evaluatie")
    assert "niet meer nodig" in later.last.plain
    town.move(days=3)
    assert "Zes korte vragen" not in later.everything
