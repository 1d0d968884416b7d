"""The picture of a college: made once, of enough answers, and then the answers are gone."""

import pytest

from bot.usecases.heisessie import bewaren
from conversations.heisessie import State
from storage import heisessies
from tests.bot import heisessie, rows
from tests.bot.heisessie import FIRST, MEMBER, NUMBER, SECRETARIS, answer, days
from tests.bot.phone import Handset, Town

NO_PICTURE = "Een beeld van de groep is er niet."


def picture(town: Town) -> str | None:
    """What is kept of the group."""
    case, seal = heisessie.now(town), town.house.seal
    return town.read(lambda db: heisessies.picture(db, seal, case.id))


def answers(town: Town) -> int:
    """Of how many members something is kept that they answered."""
    return len(town.read(lambda db: rows.of(db, "talk", script="collegelid")))


@pytest.fixture
def asks(town: Town) -> Handset:
    """The phone of who asks for the heisessie."""
    return town.phone(SECRETARIS)


def all_answer(town: Town, number: int, **instead: heisessie.Given) -> list[Handset]:
    """So many members answer, and say that the first day suits."""
    members = heisessie.open_links(town, heisessie.links(town)[:number])
    for phone in members:
        days(answer(phone, MEMBER | instead), FIRST)
    return members


def test_a_picture_of_five_of_six_is_made_when_the_term_ends(
    town: Town, asks: Handset, carla: Handset
) -> None:
    """All see the same group, and nobody is to be called."""
    heisessie.asked(town)
    members = heisessie.open_links(town, heisessie.links(town))
    for phone in members:
        days(answer(phone, MEMBER), FIRST)
    town.move(days=13)
    assert heisessie.state(town) is State.LEDEN
    town.move(days=2)
    assert heisessie.state(town) is State.DATUM
    assert "Zeggen wat u denkt: 4 van 5\n" in asks.last.plain
    assert "Wat niet mag ontbreken: Terugkijken" in asks.last.plain
    group = asks.last.plain.partition("Zo antwoordde")[2]
    seen = [*(phone.last.plain for phone in members), carla.everything]
    assert {text.partition("Zo antwoordde")[2].split("\nHeisessie")[0] for text in seen} == {group}
    assert not heisessie.now(town).call_members
    assert "Bel eerst" not in carla.everything


def test_the_answers_are_gone_as_soon_as_there_is_a_picture(town: Town, asks: Handset) -> None:
    """Finished or not: nobody can read them afterwards, and no second picture can be made."""
    heisessie.asked(town)
    *others, last = heisessie.open_links(town, heisessie.links(town))
    for phone in others:
        days(answer(phone, MEMBER), FIRST)
    answer(last, MEMBER, until="rollen")
    assert answers(town) == 5
    town.move(days=15)
    assert picture(town)
    assert answers(town) == 0
    assert "Wat u al antwoordde, is gewist" in last.everything


def test_who_leaves_afterwards_does_not_change_the_picture(town: Town, asks: Handset) -> None:
    """It stays as it was made."""
    heisessie.asked(town)
    first, *_ = all_answer(town, 5)
    town.move(days=15)
    before = picture(town)
    asks.command("overzicht").tap("Links voor de deelnemers", "Burgemeester", "Is geen lid meer")
    assert "U hebt geen plaats meer" in first.last.plain
    assert picture(town) == before


def test_other_days_make_no_second_picture(town: Town, asks: Handset) -> None:
    """The members are asked for days only."""
    heisessie.asked(town)
    members = all_answer(town, 5)
    town.move(days=15)
    before = picture(town)
    asks.command("overzicht").tap("Stel andere dagen voor").say("4 februari")
    asks.tap("Klaar")
    assert heisessie.state(town) is State.LEDEN
    for phone in members:
        days(phone.tap("Kies mijn dagen"), "donderdag 4 februari")
    town.move(days=15)
    assert heisessie.state(town) is State.DATUM
    assert picture(town) == before
    for phone in (asks, members[0]):
        assert phone.everything.count("Zo antwoordde de groep") == 1


def test_a_college_of_four_gets_no_questions(town: Town, carla: Handset) -> None:
    """All are called in their place (domain.md (ii-b))."""
    heisessie.asked(town, aantal_wethouders="> 2")
    first, *_ = heisessie.open_links(town, heisessie.links(town))
    assert "U kunt op" not in first.everything
    assert "Ik doe mee" not in first.labels
    assert not heisessie.now(town).questions


def test_of_five_of_whom_one_left_there_is_no_picture(town: Town, asks: Handset) -> None:
    """Four are too few, also when all of them answered."""
    heisessie.asked(town, aantal_wethouders="> 3")
    all_answer(town, 4)
    asks.command("overzicht").tap("Links voor de deelnemers", "Burgemeester", "Is geen lid meer")
    town.move(days=15)
    assert NO_PICTURE in asks.everything
    assert "Zo antwoordde" not in asks.everything


def test_a_number_is_not_kept_for_a_day_that_nobody_picks(town: Town) -> None:
    """After ninety days in which nothing happened."""
    heisessie.asked(town)
    called: dict[str, heisessie.Given] = {"opening": "Liever een telefoongesprek"}
    all_answer(town, 1, **(NUMBER | called))
    town.move(days=15)
    assert heisessie.state(town) is State.DATUM
    for days_later, kept in ((80, 1), (11, 0)):
        town.move(days=days_later)
        for case_id in town.read(lambda db: bewaren.past(db, town.today, town.now)):
            town.write(lambda db, one=case_id: bewaren.erase(db, town.house, one, town.now))
        numbers = town.read(lambda db: rows.of(db, "talk", script="bellen"))
        assert (
            len([one for one in numbers if one["person_id"] != heisessie.now(town).person_id])
            == kept
        )
