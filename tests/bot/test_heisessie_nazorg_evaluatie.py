"""Members look back on their heisessie; begeleider and office see the group."""

import pytest

from conversations.scripts import HEISESSIE_EVALUATIE
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
    assert "Alleen het bureau en de begeleider" in held.member(3).last.plain
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
    """It is not counted, and nothing is promised."""
    held.member(0).tap("Kijk terug", "4", "3", "5")
    town.move(days=20)
    held.member(0).tap("Doelen kiezen", "Klaar").tap("Geen daarvan", "Klaar").tap("Nee")
    assert "niet meer nodig" in held.member(0).last.plain
