"""It does not go on, or somebody is not in it any more."""

import pytest

from conversations.heisessie import Event, State
from storage import werkafspraken
from storage.leden import Stand
from tests.bot import pool, rows
from tests.bot.na_de_dag import MEMBERS, College
from tests.bot.phone import COORDINATOR, Handset, Town


@pytest.fixture
def college(town: Town) -> College:
    """Two days before its day."""
    return College(town)


def cancelled(phone: Handset) -> int:
    """How many files that take something out of a calendar are on a phone."""
    return sum("METHOD:CANCEL" in one and "Heisessie" not in one for one in phone.files)


def everybody(college: College) -> list[Handset]:
    """Who asked for it, who leads it, and who takes part."""
    return [college.bram, college.carla, *map(college.member, range(5))]


def test_who_asked_for_it_stops_it_after_a_question(town: Town, college: College) -> None:
    """All others hear it, calendars are put right, and the office knows."""
    college.bram.command("stop").tap("Stop deze heisessie", "Laat alles zoals het is")
    assert college.case.state is State.VASTGESTELD
    college.bram.command("stop").tap("Stop deze heisessie", "Ja, stop")
    assert college.case.state is State.GESTOPT
    town.move(minutes=1)
    for phone in everybody(college):
        assert cancelled(phone) == 1
        assert ("gaat niet door" in phone.everything) is (phone is not college.bram)
    assert f"Heisessie {college.case.code} is gestopt." in town.phone(COORDINATOR).everything


def test_the_office_stops_it_likewise(town: Town, college: College) -> None:
    """Members hear it too."""
    office = town.phone(COORDINATOR)
    office.press(f"c:{college.case.code}:stand").tap("Stop deze heisessie", "Ja, stop")
    assert all("gaat niet door" in phone.everything for phone in everybody(college))


def test_nobody_else_can_stop_it(college: College) -> None:
    """Nor is it offered."""
    for phone in (college.carla, college.member(1)):
        phone.command("stop")
        assert "Stop deze heisessie" not in [
            key.label for m in phone.messages.values() for key in m.keys
        ]
        college.press(phone, "stop_ja")
    assert college.case.state is State.VASTGESTELD


def test_who_asked_for_it_erases_it_for_everybody(town: Town, college: College) -> None:
    """All others hear one sentence; nothing of it is left."""
    college.bram.command("wissen").tap("Ja, wis al mijn antwoorden")
    assert college.now is None
    for table in ("heisessie", "collegelid", "case"):
        assert town.read(lambda db, name=table: rows.of(db, name)) == []
    for phone in everybody(college):
        assert cancelled(phone) == 1
        assert ("gaat niet door" in phone.everything) is (phone is not college.bram)
    assert "is gewist" in town.phone(COORDINATOR).everything


def test_a_request_that_nobody_knew_of_is_erased_in_silence(town: Town) -> None:
    """The office hears of a heisessie when it is sent."""
    college = College(town, State.VRAGEN, members=0)
    college.bram.command("wissen").tap("Ja, wis al mijn antwoorden")
    assert college.now is None
    assert "gewist" not in town.phone(COORDINATOR).everything


def test_without_a_member_it_goes_on(town: Town, college: College) -> None:
    """The place is empty, and what was agreed for it stays; office and begeleider hear which."""
    lid = college.places[1]
    seal = town.house.seal
    town.write(lambda db: werkafspraken.add(db, seal, college.id, lid.id, "x", None, town.now))
    college.told(MEMBERS[1], "collegelid", {"toestemming": "ja"})
    college.member(1).command("wissen").tap("Ja, wis al mijn antwoorden")
    assert college.case.state is State.VASTGESTELD
    assert college.places[1].stand is Stand.VERTROKKEN
    assert college.places[1].person_id is None
    assert len(town.read(lambda db: werkafspraken.of_case(db, seal, college.id))) == 1
    for phone in (college.carla, town.phone(COORDINATOR)):
        assert "Het gaat om: wethouder 1." in phone.everything
    assert cancelled(college.member(1)) == 1
    assert "wethouder 1" not in college.bram.everything


def test_what_was_agreed_is_of_the_place_and_goes_to_who_has_it_now(
    town: Town, college: College
) -> None:
    """Who took over sees it, and is asked whether it lives; who had it before, no longer."""
    seal, lid = town.house.seal, college.places[1].id
    town.move(days=3)
    for what in ("De raad eerder bellen", "De agenda inkorten"):
        town.write(
            lambda db, what=what: werkafspraken.add(db, seal, college.id, lid, what, None, town.now)
        )
    college.happen(Event.GENOTEERD)
    town.move(days=41)
    before, after = college.member(1), town.phone(MEMBERS[0] + 100)
    before.tap("Vertel hoe het staat", "Komt er niet van", "Een gesprek erover")
    college.hand_over(1, after)
    after.command("overzicht").tap("Mijn werkafspraken")
    assert "De raad eerder bellen" in after.last.plain
    after.tap("Vertel hoe het staat", "Loopt goed")
    found = town.read(lambda db: werkafspraken.of_case(db, seal, college.id))
    assert [one.stand.value for one in found] == ["hapert", "loopt"]
    college.press(before, "mijn_afspraken")
    assert "agenda" not in before.last.plain


def test_who_takes_over_a_place_does_not_see_what_was_said_of_it(
    town: Town, college: College
) -> None:
    """How it stands was told in private: nobody but who asked for the heisessie sees that."""
    seal, lid = town.house.seal, college.places[1].id
    town.move(days=3)
    town.write(lambda db: werkafspraken.add(db, seal, college.id, lid, "Bellen", None, town.now))
    college.happen(Event.GENOTEERD)
    town.move(days=41)
    college.member(1).tap("Vertel hoe het staat", "Komt er niet van", "Tijd")
    after = town.phone(MEMBERS[0] + 100)
    college.hand_over(1, after)
    after.command("overzicht").tap("Mijn werkafspraken")
    after.command("mijngegevens").tap("Ja, stuur het bestand")
    assert "Bellen" in after.files[-1]
    for told in ("komt er niet van", "hapert", "tijd"):
        assert told not in (after.everything + after.files[-1]).lower()


@pytest.mark.parametrize(
    ("state", "after", "hears"),
    [
        (State.BEGELEIDER_GEVRAAGD, State.TE_BELLEN, False),
        (State.LEDEN, State.TE_BELLEN, True),
        (State.VASTGESTELD, State.TE_BELLEN, True),
        (State.AFSPRAKEN, State.AFSPRAKEN, True),
    ],
)
def test_without_its_begeleider_it_goes_back_to_the_office(
    town: Town, state: State, after: State, *, hears: bool
) -> None:
    """After the day itself it stays where it is. Who asked for it hears it where one was known."""
    college = College(town, state)
    if state is State.AFSPRAKEN:
        college.happen(Event.GEHOUDEN)
    college.carla.command("wissen").tap("Ja, wis al mijn antwoorden")
    assert college.case.state is after
    assert college.case.coach_id is college.case.asked_id is None
    assert "de begeleider kan niet verder" in town.phone(COORDINATOR).everything
    assert ("kan niet verder" in college.bram.everything) is hears


def test_another_begeleider_takes_over_with_the_day_as_it_is(town: Town, college: College) -> None:
    """Members are not asked for days again."""
    college.carla.command("wissen").tap("Ja, wis al mijn antwoorden")
    college.begeleider = pool.coach(town, pool.COEN, colleges="ja")
    college.happen(Event.GEVRAAGD, Event.BEGELEIDER_JA)
    coen = town.phone(pool.COEN)
    coen.command("overzicht").tap("Noteer het intakegesprek", "Ja, wij gaan door")
    coen.tap("Een hele dag", "Overslaan", "Overslaan")
    assert college.case.state is State.VOORGESPREKKEN
    assert college.case.day == college.day


def test_the_office_can_look_for_another_begeleider_up_to_the_day(
    town: Town, college: College
) -> None:
    """The one who led it hears that, and has the day out of the calendar."""
    office = town.phone(COORDINATOR)
    office.press(f"c:{college.case.code}:stand").tap("Toch een andere begeleider")
    assert college.case.state is State.TE_BELLEN
    assert "gaat verder met een ander" in college.carla.everything
    assert cancelled(college.carla) == 1


@pytest.mark.parametrize(
    ("state", "after"),
    [(State.BEGELEIDER_GEVRAAGD, State.TE_BELLEN), (State.LEDEN, State.LEDEN)],
)
def test_a_begeleider_who_pauses_takes_nothing_new(town: Town, state: State, after: State) -> None:
    """What runs goes on."""
    college = College(town, state)
    college.carla.press("pauze").tap("Vier weken")
    assert college.case.state is after


def test_a_coach_who_takes_back_consent_leads_nothing_any_more(town: Town) -> None:
    """Nothing is known of whom to call."""
    college = College(town, State.LEDEN)
    college.carla.command("profiel").tap("Aanpassen", "Toestemming", "Nee, ik bel liever")
    assert college.case.state is State.TE_BELLEN
    assert college.case.coach_id is None
