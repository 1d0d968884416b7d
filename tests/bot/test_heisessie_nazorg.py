"""After the day of a heisessie: what was agreed is written down, followed, and closed."""

from datetime import timedelta

import pytest

from conversations.heisessie import State
from storage import werkafspraken
from storage.werkafspraken import Stand, Werkafspraak
from tests.bot import rows
from tests.bot.na_de_dag import College
from tests.bot.phone import COORDINATOR, Handset, Town

DAYS = 3  # to the morning after the day: that is a Friday


@pytest.fixture
def college(town: Town) -> College:
    """Two days before its day."""
    return College(town)


@pytest.fixture
def held(town: Town, college: College) -> College:
    """The morning after."""
    town.move(days=DAYS)
    return college


def agreed(college: College) -> list[Werkafspraak]:
    """What was written down."""
    town = college.town
    return town.read(lambda db: werkafspraken.of_case(db, town.house.seal, college.id))


def note(phone: Handset, who: str, what: str, welke: str = "") -> None:
    """Write an agreement down."""
    phone.tap("Noteer een afspraak", who)
    if welke:
        phone.say(welke)
    phone.say(what)
    phone.tap("Over zes weken")


def noted(college: College) -> College:
    """One of the burgemeester, one of the second wethouder, one of all."""
    college.carla.tap("De werkafspraken")
    note(college.carla, "De burgemeester", "Iedere maandag samen lunchen")
    note(college.carla, "Een wethouder", "De agenda inkorten", "2")
    note(college.carla, "Iedereen", "Eerst bellen, dan mailen")
    college.carla.tap("Dit waren ze allemaal")
    return college


def test_the_day_is_over_when_its_last_day_has_passed(town: Town, college: College) -> None:
    """Then begeleider and requester are asked for what was agreed, once."""
    town.move(days=DAYS - 1)
    assert college.case.state is State.VASTGESTELD
    town.move(days=1)
    assert college.case.state is State.AFSPRAKEN
    town.move(hours=1)
    for phone in (college.carla, college.bram):
        assert phone.everything.count("wilt u de afspraken invoeren?") == 1


def test_one_of_two_days_is_over_a_day_later(town: Town) -> None:
    """The second day is a day of it too."""
    college = College(town, lengte="twee_dagen")
    town.move(days=DAYS)
    assert college.case.state is State.VASTGESTELD
    town.move(days=1)
    assert college.case.state is State.AFSPRAKEN


def test_agreements_are_written_down_one_by_one(held: College) -> None:
    """By place, and one that was a mistake goes out again."""
    held.carla.tap("De werkafspraken")
    note(held.carla, "Een wethouder", "De agenda inkorten", "2")
    note(held.carla, "Iedereen", "Eerst bellen, dan mailen")
    assert "1. wethouder 2: De agenda inkorten, voor" in held.carla.last.plain
    held.carla.tap("Haal er een weg", "Afspraak 2 weghalen")
    assert [one.what for one in agreed(held)] == ["De agenda inkorten"]
    assert agreed(held)[0].collegelid_id == held.places[2].id
    held.carla.tap("Dit waren ze allemaal")
    assert held.case.state is State.VOLGEN


def test_a_place_that_takes_no_part_is_told_and_nothing_is_lost(held: College) -> None:
    """Only whose it is is asked again."""
    held.bram.tap("De werkafspraken")
    note(held.bram, "Een wethouder", "De agenda inkorten", "9")
    assert agreed(held) == []
    assert "Deze plek doet niet mee: wethouder 9. Kies uit:" in held.bram.everything
    held.bram.tap("De gemeentesecretaris")
    assert [(one.what, one.collegelid_id) for one in agreed(held)] == [
        ("De agenda inkorten", held.places[4].id)
    ]


def test_without_agreements_it_goes_on_after_a_question(held: College) -> None:
    """It may be true, and it may be a slip."""
    held.bram.tap("De werkafspraken", "Dit waren ze allemaal")
    assert held.case.state is State.AFSPRAKEN
    held.bram.tap("Er zijn geen afspraken")
    assert held.case.state is State.VOLGEN


def test_a_member_sees_the_own_agreements_and_those_of_all(held: College) -> None:
    """And no other ones; nor can a member write one down."""
    noted(held)
    held.member(0).tap("Mijn werkafspraken")
    seen = held.member(0).last
    assert "Iedere maandag samen lunchen" in seen.plain
    assert "Eerst bellen" in seen.plain
    assert "agenda" not in seen.plain
    assert seen.protected
    held.member(0).command("overzicht")
    # Whether they live is not asked yet.
    assert [key.label for key in held.member(0).last.keys] == ["Mijn werkafspraken", "Kijk terug"]
    held.press(held.member(0), "werkafspraak")
    assert "knop" in held.member(0).last.plain.lower()


def six_weeks(college: College) -> None:
    """It is that day."""
    college.town.move(days=41)


def test_after_six_weeks_each_is_asked_about_the_own_agreements(held: College) -> None:
    """Which one is said before it; who asked for the heisessie tells of those of all together."""
    noted(held)
    held.town.move(days=30)
    assert "Vertel hoe het staat" not in held.member(0).everything
    held.town.move(days=11)
    held.member(0).tap("Vertel hoe het staat")
    assert "1. de burgemeester: Iedere maandag samen lunchen" in held.member(0).everything
    held.member(0).tap("Loopt goed")
    held.bram.tap("Vertel hoe het staat", "Klaar")
    assert [one.stand for one in agreed(held)] == [Stand.LOOPT, Stand.OPEN, Stand.KLAAR]
    assert "Vertel hoe het staat" not in held.member(1).everything  # has none
    held.press(held.member(0), "leeft")
    assert "niet meer nodig" in held.member(0).last.plain


def test_two_agreements_are_asked_about_one_after_the_other(held: College) -> None:
    """Each in a talk of its own."""
    held.carla.tap("De werkafspraken")
    note(held.carla, "De burgemeester", "Iedere maandag samen lunchen")
    note(held.carla, "De burgemeester", "De raad eerder bellen")
    held.carla.tap("Dit waren ze allemaal")
    six_weeks(held)
    held.member(0).tap("Vertel hoe het staat", "Klaar")
    assert "De raad eerder bellen" in held.member(0).everything
    held.member(0).tap("Is niet meer nodig")
    assert [one.stand for one in agreed(held)] == [Stand.KLAAR, Stand.VERVALLEN]


def test_the_requester_sees_how_they_stand_by_place_and_not_what_is_needed(held: College) -> None:
    """That somebody wants to talk is told to the begeleider only."""
    noted(held)
    six_weeks(held)
    held.member(2).tap("Vertel hoe het staat", "Komt er niet van", "Een gesprek erover")
    held.town.move(days=7)
    assert "iemand wil een werkafspraak bespreken" in held.carla.everything
    held.bram.tap("Bekijk alle werkafspraken")
    seen = held.bram.last.plain
    assert "komt er niet van: 1" in seen
    assert "2. wethouder 2: De agenda inkorten" in seen
    assert "bespreken" not in held.bram.everything
    assert "gesprek erover" not in seen.lower()


def test_who_asked_for_it_closes_it(held: College) -> None:
    """After a question, for nobody is asked anything after that; begeleider and office hear it."""
    noted(held)
    six_weeks(held)
    held.town.move(days=7)
    held.bram.tap("Bekijk alle werkafspraken", "Sluit de heisessie af", "Laat alles zoals het is")
    assert held.case.state is State.VOLGEN
    held.bram.tap("Sluit de heisessie af", "Ja, sluit af")
    assert held.case.state is State.AFGESLOTEN
    for phone in (held.carla, held.town.phone(COORDINATOR)):
        assert f"{held.case.code} is afgesloten" in phone.everything


def test_it_closes_by_itself_four_weeks_later(held: College) -> None:
    """And an open question about it lapses."""
    noted(held)
    six_weeks(held)
    held.member(2).tap("Vertel hoe het staat")
    held.town.move(days=34)
    assert held.case.state is State.VOLGEN
    held.town.move(days=1)
    assert held.case.state is State.AFGESLOTEN
    last = held.town.read(lambda db: rows.of(db, "talk", script="werkafspraken_stand"))
    assert [one["outcome"] for one in last] == ["vervallen"]


def test_who_notes_them_late_still_gives_everybody_a_week(held: College) -> None:
    """They are asked at once, and the overview comes a week later."""
    held.town.move(days=60)
    noted(held)
    held.town.move(hours=1)
    held.member(0).tap("Vertel hoe het staat")
    assert held.case.due == held.town.today + timedelta(days=7)
