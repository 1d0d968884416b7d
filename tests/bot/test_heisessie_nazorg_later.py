"""Long after the day: what is still shown of a heisessie, and what leads to another one."""

from datetime import UTC, date, datetime

import pytest

from bot.usecases import retention
from conversations.heisessie import Event, State
from storage import werkafspraken
from tests.bot.heisessie import ON_ONE
from tests.bot.na_de_dag import College
from tests.bot.phone import COORDINATOR, Handset, Town

pytestmark = ON_ONE


@pytest.fixture
def following(town: Town) -> College:
    """The morning after; the first wethouder has an agreement, and everybody has one."""
    college = College(town)
    town.move(days=3)
    _agree(college)
    college.happen(Event.GENOTEERD)
    return college


def _agree(college: College) -> None:
    town, seal = college.town, college.town.house.seal
    own = ((college.places[1].id, "Bellen"), (None, "Lunchen"))
    for lid, what in own:
        town.write(
            lambda db, lid=lid, what=what: werkafspraken.add(
                db, seal, college.id, lid, what, None, town.now
            )
        )


def until(town: Town, day: date) -> None:
    """Each day the clock does its jobs."""
    while town.today < day:
        town.move(days=1)
        retention.pass_terms(town.database, town.house, town.now)
        town.deliver()


def held_on(town: Town, day: date) -> College:
    """A heisessie two days after this day, that is followed now."""
    town.now = datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC)
    college = College(town)
    town.move(days=3)
    _agree(college)
    college.happen(Event.GENOTEERD)
    return college


@pytest.mark.parametrize("closed", [False, True])
def test_a_year_before_an_election_another_one_is_offered(town: Town, *, closed: bool) -> None:
    """N31, to who asked for the one before, once; also when that one is closed. One tap begins it."""
    college = held_on(town, date(2029, 1, 8))
    if closed:
        college.press(college.bram, "afsluiten_ja:ja")
    said = "Het laatste jaar begint. Wilt u samen terug- en vooruitkijken?"
    until(town, date(2029, 3, 19))
    assert said not in college.bram.everything
    until(town, date(2029, 4, 10))
    assert college.bram.everything.count(said) == 1
    for phone in (college.carla, *map(college.member, range(5))):
        assert said not in phone.everything
    college.bram.tap("Vraag een heisessie aan")
    assert "voorbereiding van een heisessie van uw college" in college.bram.last.plain


def test_four_months_before_an_election_the_handover_is_asked_about(town: Town) -> None:
    """N32, to who asked for the heisessie, once, with the way to another one."""
    college = held_on(town, date(2029, 9, 3))
    until(town, date(2029, 11, 19))
    assert "Is de overdracht belegd?" not in college.bram.everything
    until(town, date(2029, 12, 20))
    assert college.bram.everything.count("Is de overdracht belegd?") == 1
    assert "Het laatste jaar" not in college.bram.everything
    _, data = college.bram.button("Vraag een heisessie aan")
    assert data.startswith("n:")


def test_who_wants_no_more_of_it_hears_nothing_of_an_election(town: Town) -> None:
    """That is asked for one time, and holds."""
    college = held_on(town, date(2029, 1, 8))
    until(town, date(2029, 2, 26))
    college.bram.tap("Geen berichten meer")
    until(town, date(2029, 4, 10))
    assert "Het laatste jaar" not in college.bram.everything


def test_what_is_closed_can_still_be_read(town: Town, following: College) -> None:
    """Who asked for it sees how all stand, a member the own ones; it is in the overview until it goes."""
    following.press(following.bram, "afsluiten_ja:ja")
    following.bram.command("overzicht").tap("Bekijk alle werkafspraken")
    assert "Lunchen" in following.bram.last.plain
    following.member(1).command("overzicht").tap("Mijn werkafspraken")
    assert "Bellen" in following.member(1).last.plain
    assert following.member(2).command("overzicht").labels == ["Mijn werkafspraken"]
    until(town, date(2027, 6, 1))
    assert "Er is geen vragenlijst open" in following.member(1).command("overzicht").last.plain


def test_where_nothing_was_agreed_nobody_is_told_to_look(town: Town) -> None:
    """Nor asked how it stands, six weeks later."""
    college = College(town)
    town.move(days=3)
    college.bram.tap("De werkafspraken", "Dit waren ze allemaal", "Er zijn geen afspraken")
    assert "Daar vraag ik dan ook niet naar." in college.bram.last.plain
    assert "Er zijn geen werkafspraken genoteerd" in college.member(1).everything
    until(town, date(2027, 2, 10))
    for phone in (college.bram, college.member(1)):
        assert "ervoor?" not in phone.everything
        assert "Bekijk alle werkafspraken" not in phone.command("overzicht").labels


def test_what_ends_by_itself_is_not_late(town: Town, following: College) -> None:
    """The office sees that on no list."""
    until(town, date(2027, 1, 20))
    assert following.case.state is State.VOLGEN
    office: Handset = town.phone(COORDINATOR)
    for shown in (office.command("overzicht"), office.press(f"c:{following.case.code}:stand")):
        assert following.case.code in shown.last.plain
        assert "te laat" not in shown.last.plain


def test_it_is_said_that_nobody_has_to_do_anything_for_now(town: Town) -> None:
    """Before the day, and until the agreements are asked about."""
    college = College(town)
    assert "Tot die dag hoeft u niets te doen." in college.bram.command("overzicht").last.plain
    town.move(days=3)
    _agree(college)
    college.happen(Event.GENOTEERD)
    shown = college.member(2).command("overzicht").last.plain
    assert "Op donderdag 14 januari ziet de aanvrager hoe de werkafspraken ervoor staan." in shown


def test_who_is_in_a_heisessie_reads_what_is_kept_of_it(following: College) -> None:
    """Not what is kept to find a coach, unless that is looked for too."""
    said = following.member(0).command("privacy").last.plain
    assert "De rest wissen wij een halfjaar na de heisessie." in said
    assert "een coach voor u" not in said
