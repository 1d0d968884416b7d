"""A coach's own part: who takes part, who hears of it, a pause, stopping."""

from datetime import date

import pytest

from storage import coaches, people
from storage.coaches import Standing
from tests.bot import rows
from tests.bot.coachen import coach_of, finish, joined, link, open_link, personal
from tests.bot.phone import Handset, Town
from tests.bot.pool import CARLA, COEN


@pytest.fixture
def carla(town: Town) -> Handset:
    """The phone of a coach."""
    return town.phone(CARLA)


def state(town: Town, phone: Handset) -> Standing | None:
    coach = coach_of(town, phone)
    return coach.state if coach else None


def test_a_whole_profile_takes_part_and_the_office_hears_it(
    town: Town, carla: Handset, coordinator: Handset
) -> None:
    """First a neutral line, then the name, in a message that goes away and cannot be passed on."""
    joined(town, carla)
    assert state(town, carla) is Standing.ACTIEF
    assert "uw profiel is klaar" in carla.last.plain
    told = coordinator.last
    assert told.plain.splitlines()[0].startswith("Nieuws over de coaches.")
    assert "Carla Verzonnen" in told.plain
    assert told.protected
    town.move(hours=24)
    assert "Carla" not in coordinator.everything


def test_consent_is_written_down_with_its_version(town: Town, carla: Handset) -> None:
    """Both, each with what was said."""
    joined(town, carla)
    person = town.read(lambda db: rows.of(db, "person", telegram_id=CARLA))[0]["id"]
    given = town.read(lambda db: people.consents(db, person))
    assert [(kind, said, version) for kind, said, version, _ in given] == [
        ("A", True, "1"),
        ("B", False, "1"),
    ]


def test_without_the_code_a_coach_hears_exactly_what_is_missing(
    town: Town, carla: Handset, coordinator: Handset
) -> None:
    """And does not take part; who calls hears the same."""
    finish(open_link(carla, personal(town)), code="Nee")
    assert "Dit mist nog: gedragscode. De coördinator belt" in carla.last.plain
    assert state(town, carla) is Standing.UITGENODIGD
    assert "gedragscode" in coordinator.last.plain


@pytest.mark.parametrize("key", ["eerder", "functies_nu", "liever_niet"])
def test_without_a_conflict_fact_a_coach_does_not_take_part(
    town: Town, carla: Handset, key: str
) -> None:
    """What is left for the talk is not known yet."""
    from conversations.kinds import Mark

    joined(town, carla, **{key: Mark.LATER})
    assert state(town, carla) is Standing.UITGENODIGD
    label = {"eerder": "gemeenten van eerder", "functies_nu": "banden van nu"}
    assert f"mist nog: {label.get(key, 'liever niet')}." in carla.last.plain


def test_without_consent_nothing_of_the_profile_is_kept(
    town: Town, carla: Handset, coordinator: Handset
) -> None:
    """Also what the office had filled in; the office is not told of somebody who never took part."""
    open_link(carla, personal(town)).tap("Nee, ik bel liever")
    assert "Ik bewaar geen antwoorden" in carla.last.plain
    assert town.read(lambda db: rows.of(db, "answer")) == []
    assert state(town, carla) is Standing.UITGENODIGD
    assert "Carla" not in coordinator.everything


def test_the_profile_comes_back_whole_to_be_changed(
    town: Town, carla: Handset, coordinator: Handset
) -> None:
    """One answer is changed and sent; nothing else is asked, and there is one profile."""
    joined(town, carla).command("profiel")
    assert "Ja, verstuur" in carla.labels
    carla.tap("Aanpassen", "Hoogste aantal").say("4")
    carla.tap("Ja, verstuur")
    assert "bijgewerkt" in carla.last.plain
    assert "heeft het profiel gewijzigd" in coordinator.last.plain
    assert state(town, carla) is Standing.ACTIEF
    profiles = town.read(lambda db: coaches.profiles(db, town.house.seal))
    assert [answers["aantal"] for answers in profiles.values()] == [4]
    assert len(town.read(lambda db: rows.of(db, "talk"))) == 1


def test_who_takes_back_the_code_no_longer_takes_part(town: Town, carla: Handset) -> None:
    """Until it is given again."""
    joined(town, carla).command("profiel").tap("Aanpassen", "Gedragscode", "Nee", "Ja, verstuur")
    assert state(town, carla) is Standing.UITGENODIGD
    carla.command("profiel").tap("Aanpassen", "Gedragscode", "Ja", "Ja, verstuur")
    assert state(town, carla) is Standing.ACTIEF


@pytest.mark.parametrize(
    ("choice", "until"),
    [("Tot na de zomer", date(2027, 9, 1)), ("Vier weken", date(2026, 12, 22))],
)
def test_a_pause_takes_three_taps_at_most(
    town: Town, carla: Handset, coordinator: Handset, choice: str, until: date
) -> None:
    """From the overview it is two."""
    joined(town, carla).command("overzicht").tap("Pauze", choice)
    coach = coach_of(town, carla)
    assert coach
    assert coach.paused_until == until
    assert str(until.year) in carla.last.plain
    assert "neemt niets nieuws aan" in coordinator.last.plain


def test_a_pause_until_a_day(town: Town, carla: Handset) -> None:
    """The day is typed; one tap ends the pause again."""
    joined(town, carla).command("overzicht").tap("Pauze", "Tot een datum").say("1 mei")
    coach = coach_of(town, carla)
    assert coach
    assert coach.paused_until == date(2027, 5, 1)
    carla.command("overzicht").tap("Weer beschikbaar")
    coach = coach_of(town, carla)
    assert coach
    assert coach.paused_until is None


def test_the_pause_question_is_put_once(town: Town, carla: Handset) -> None:
    """A second tap on the button puts the same question again."""
    joined(town, carla).command("overzicht").tap("Pauze").command("overzicht").tap("Pauze")
    assert len(town.read(lambda db: rows.of(db, "talk", script="pauze"))) == 1
    carla.tap("Vier weken")
    assert coach_of(town, carla).paused_until  # type: ignore[union-attr]


def test_stopping_is_asked_first_and_can_be_taken_back(
    town: Town, carla: Handset, coordinator: Handset
) -> None:
    """Who stopped comes back by looking at the profile and sending it."""
    joined(town, carla).command("overzicht").tap("Niet meer meedoen", "Nee, ik blijf")
    assert state(town, carla) is Standing.ACTIEF
    carla.command("overzicht").tap("Niet meer meedoen")
    number, data = carla.button("Ja, ik stop")
    carla.press(data, number)
    assert state(town, carla) is Standing.GESTOPT
    heard = coordinator.everything.count("doet niet meer mee")
    carla.press(data, number)
    assert coordinator.everything.count("doet niet meer mee") == heard == 1
    carla.command("overzicht").tap("Mijn profiel", "Ja, verstuur")
    assert state(town, carla) is Standing.ACTIEF


def test_who_takes_back_consent_stops_and_leaves_no_answers(
    town: Town, carla: Handset, coordinator: Handset
) -> None:
    """The office hears that there may be a traject to call about."""
    joined(town, carla).command("profiel").tap("Aanpassen", "Toestemming", "Nee, ik bel liever")
    assert state(town, carla) is Standing.GESTOPT
    assert town.read(lambda db: rows.of(db, "answer")) == []
    assert "doet niet meer mee" in coordinator.last.plain
    carla.command("start").tap("Mijn profiel")
    assert carla.labels[:2] == ["Ja", "Nee, ik bel liever"]


def test_old_buttons_of_an_erased_coach_do_nothing(town: Town, carla: Handset) -> None:
    """And everything is gone."""
    joined(town, carla).command("overzicht")
    carla.command("wissen").tap("Ja, wis al mijn antwoorden")
    for data in ("profiel", "pauze", "weer", "stoppen", "stoppen_ja", "stoppen_nee"):
        assert carla.press(data).news
    assert state(town, carla) is None
    assert town.read(lambda db: rows.of(db, "talk")) == []


def test_who_is_no_coach_hears_that_and_starts_an_intake(town: Town, anna: Handset) -> None:
    """A profile is for coaches."""
    assert "doet niet mee als coach" in anna.command("profiel").news[0]
    anna.command("start")
    assert len(town.read(lambda db: rows.of(db, "case"))) == 1


def test_help_and_privacy_are_about_being_a_coach(town: Town, carla: Handset) -> None:
    """Not about looking for one."""
    joined(town, carla)
    assert "/profiel" in carla.command("hulp").last.plain
    assert "voor te stellen aan wethouders" in carla.command("privacy").last.plain


def test_an_invited_coach_begins_with_the_profile_never_with_an_intake(
    town: Town, carla: Handset
) -> None:
    """Also when the first answer was no, and start is pressed later."""
    open_link(carla, personal(town)).tap("Nee, ik bel liever")
    carla.command("start")
    assert carla.labels[:2] == ["Ja", "Nee, ik bel liever"]
    assert town.read(lambda db: rows.of(db, "case")) == []


def test_a_coach_who_asks_to_be_called_is_called(
    town: Town, carla: Handset, coordinator: Handset
) -> None:
    """The office knows the number of whom it invited; who has no name yet hears to call."""
    open_link(carla, personal(town)).tap("Ja").say("bel mij")
    assert "Carla Verzonnen wil gebeld worden" in coordinator.last.plain
    nameless = town.phone(COEN)
    open_link(nameless, link(town)).tap("Ja").say("bel mij")
    assert "038 000 0000" in nameless.everything
    assert "zonder naam wil gebeld worden" in coordinator.last.plain


def test_a_coach_in_need_gets_the_numbers_and_the_office_hears_it(
    town: Town, carla: Handset, coordinator: Handset
) -> None:
    """At any question of the profile."""
    open_link(carla, personal(town)).tap("Ja").say("ik wil niet meer leven")
    assert "113" in carla.everything
    assert "niet kan wachten" in coordinator.last.plain


def test_an_edit_of_a_profile_that_was_sent_says_where_to_change_it(
    town: Town, carla: Handset
) -> None:
    """A coach has no intake."""
    joined(town, carla).command("profiel").tap("Aanpassen", "Jaren als bestuurder")
    said = carla.say("14")
    carla.tap("Ja, verstuur").edit(said, "15")
    assert carla.last.plain == "Uw profiel is al verstuurd. Wijzigen kan met /profiel."
