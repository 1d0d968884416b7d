"""A wethouder does the intake, and the coördinator hears that there is somebody to call."""

from functools import partial

import pytest

from bot.usecases.turn import House
from tests.bot import rows
from tests.bot.intake import DISCREET, begin, code_of, go_to, question, send, whole
from tests.bot.phone import COORDINATOR, Handset, Town
from tests.clock import T0


def test_a_whole_intake_is_sent_and_the_number_asked(
    anna: Handset, coordinator: Handset, town: Town, house: House
) -> None:
    """Every answer is kept, the talk ends as sent, and both sides hear what comes next."""
    send(anna)
    assert any("uw intake is verstuurd" in said for said in anna.news)
    assert question(anna) == "telefoon"
    go_to(anna)
    assert "dat is genoteerd" in anna.last.plain
    finished = town.read(lambda db: rows.of(db, "talk"))
    assert [(talk["script"], talk["outcome"]) for talk in finished] == [
        ("wethouder", "verstuurd"),
        ("bellen", "klaar"),
    ]
    kept = town.read(lambda db: rows.opened(db, house.seal))
    assert kept["naam"] == '"Anna de Wit"'
    assert kept["telefoon"] == '"06 12345678"'
    assert kept["doel"] == kept["krachten"] == kept["achtergrond"] != kept["naam"]
    assert town.read(lambda db: rows.of(db, "case"))[0]["state"] == "te_bellen"
    assert coordinator.last.id == 1


def test_the_coordinator_is_told_by_code_and_nothing_else(
    anna: Handset, coordinator: Handset
) -> None:
    """One neutral message with three buttons, after the intake was sent."""
    send(anna)
    code = code_of(coordinator)
    assert coordinator.last.plain == f"Traject {code}: er is een intake om over te bellen."
    assert coordinator.labels == ["Bekijk", "Plan gesprek", "Gesprek gehouden"]
    go_to(anna)
    assert len(coordinator.messages) == 1


def test_bekijk_shows_what_is_needed_to_call_and_no_more(
    anna: Handset, coordinator: Handset
) -> None:
    """Name, number, when to call and open answers; nothing discreet or confidential."""
    whole(anna)
    coordinator.tap("Bekijk")
    shown = coordinator.last
    for expected in ("Anna de Wit", "06 12345678", "Woensdagmiddag", "Zwolle", "12 mei"):
        assert expected in shown.plain
    assert "Een spiegel voorhouden" in shown.plain
    for hidden in DISCREET:
        assert hidden not in shown.plain
    for hidden in ("Wat u anders wilt doen", "Wie aandacht vragen", "Aanleiding", "Spoed"):
        assert hidden not in shown.plain
    assert shown.protected


@pytest.mark.parametrize("hours", [23, 24])
def test_bekijk_is_gone_within_a_day(
    anna: Handset, coordinator: Handset, town: Town, hours: int
) -> None:
    """The bot takes the message out of the coördinator's chat, not before 22 hours have passed."""
    whole(anna)
    coordinator.tap("Bekijk")
    town.move(hours=22)
    assert "Anna de Wit" in coordinator.everything
    town.move(hours=hours - 22)
    assert "Anna de Wit" not in coordinator.everything
    assert "06 12345678" not in coordinator.everything


def test_a_talk_that_was_held_moves_the_case_on_once(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """In two taps: it says when; pressed once more it says how it stands."""
    whole(anna)
    coordinator.tap("Gesprek gehouden")
    assert town.read(lambda db: rows.of(db, "case"))[0]["state"] == "te_bellen"
    number, data = coordinator.button("Zoek een coach")
    coordinator.press(data, number)
    assert town.read(lambda db: rows.of(db, "case"))[0]["state"] == "zoeken"
    assert "gehouden. Genoteerd op dinsdag 24 november om 10.00 uur" in coordinator.everything
    coordinator.press(data, number)
    assert coordinator.last.plain.endswith("er wordt een coach gezocht.")
    audits = town.read(lambda db: rows.of(db, "audit", what="gebeld"))
    assert [row["who"] for row in audits] == [f"telegram {COORDINATOR}"]


def test_a_number_that_comes_after_bekijk_is_told(anna: Handset, coordinator: Handset) -> None:
    """Who looked before there was a number hears when there is one."""
    send(anna)
    coordinator.tap("Bekijk")
    assert "Er is nog geen telefoonnummer." in coordinator.last.plain
    go_to(anna)
    assert coordinator.last.plain.endswith("er is nu een telefoonnummer.")


def test_without_consent_nothing_is_kept(anna: Handset, town: Town) -> None:
    """Consent A refused: no person, talk, answer or case is left, and the office's number is given."""
    go_to(begin(anna), "toestemming")
    anna.tap("Nee, ik bel liever")
    assert "Ik bewaar geen antwoorden" in anna.last.plain
    for table in ("person", "consent", "case", "talk", "answer"):
        assert town.read(partial(rows.of, name=table)) == []


def test_consents_are_rows_with_version_and_time(anna: Handset, town: Town) -> None:
    """Both consents are written down as they were given."""
    go_to(begin(anna), "aanhef", toestemming_bijzonder="Nee, bewaar die niet")
    consents = town.read(lambda db: rows.of(db, "consent"))
    assert [(row["kind"], row["given"], row["version"]) for row in consents] == [
        ("A", True, "1"),
        ("B", False, "1"),
    ]
    assert T0 < consents[0]["at"] < consents[1]["at"] <= town.now


def test_mail_leaves_nothing_behind(anna: Handset, town: Town) -> None:
    """Who would rather mail gets the address, and can still go on."""
    begin(anna).tap("Ik wil mailen")
    assert "test@voorbeeld.invalid" in anna.last.plain
    assert town.read(lambda db: rows.of(db, "person")) == []
    anna.tap("Ga verder")
    assert question(anna) == "opening"


def test_who_wants_to_be_called_is_asked_for_a_number(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """Name, number, when: then the coördinator hears, by code, that somebody wants to be called."""
    begin(anna).tap("Bel mij")
    assert question(anna) == "naam"
    go_to(anna)
    assert coordinator.last.plain.endswith("er wil iemand gebeld worden.")
    coordinator.tap("Bekijk")
    assert "Anna de Wit" in coordinator.last.plain
    assert town.read(lambda db: rows.of(db, "case"))[0]["state"] == "te_bellen"


def test_who_asks_again_to_be_called_is_heard_again(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """The number is known; after a call a new wish is told to the coördinator all the same."""
    go_to(begin(anna).tap("Bel mij"))
    coordinator.tap("Gesprek gehouden", "Zoek een coach")
    begin(anna).tap("Bel mij")
    assert coordinator.last.plain.endswith("er wil iemand gebeld worden.")
    assert town.read(lambda db: rows.of(db, "case"))[0]["state"] == "te_bellen"


@pytest.mark.parametrize("said", ["Nee, dank u", "nee bedankt"])
def test_a_polite_no_to_the_consent_is_a_no(anna: Handset, said: str) -> None:
    """Nothing is kept."""
    anna.command("start").tap("Ik ga verder").say(said)
    assert "Ik bewaar geen antwoorden." in anna.last.plain
