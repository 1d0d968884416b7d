"""What cannot wait: help at once, the coördinator alerted without content, a call the same day."""

import pytest

from tests.bot import rows
from tests.bot.intake import begin, code_of, go_to, question
from tests.bot.phone import Handset, Town

URGENT = {
    "Ik word bedreigd of lastiggevallen": "Bel 112",
    "Er is een integriteitsvraag": "vertrouwenspersoon",
    "Mijn positie staat onder druk": "niet alleen voor",
    "Het gaat niet goed met mij": "Bel gratis 113",
}


@pytest.mark.parametrize("label", URGENT)
def test_urgency_shows_help_at_once_and_alerts_without_content(
    anna: Handset, coordinator: Handset, label: str
) -> None:
    """The help text stands in the chat; the coördinator hears a code and to call today."""
    go_to(begin(anna), "spoed")
    anna.tap(label)
    assert any(URGENT[label] in said for said in anna.news)
    assert question(anna) == "vandaag_bellen"
    code = code_of(coordinator)
    assert coordinator.news == [f"Traject {code}: er speelt iets dat niet kan wachten."]
    coordinator.tap("Bekijk")
    assert label not in coordinator.everything


def test_call_me_today_asks_the_number_on_top_and_goes_on_afterwards(
    anna: Handset, coordinator: Handset
) -> None:
    """First only the number; then one sentence, and the question where we were."""
    go_to(begin(anna), "vandaag_bellen", spoed="Mijn positie staat onder druk")
    anna.tap("Ja, bel mij")
    assert question(anna) == "telefoon"
    assert any("gevraagd om vandaag te bellen" in said for said in coordinator.news)
    anna.say("06 12345678")
    anna.tap("Op elk moment", "Klaar", "Ja")
    assert anna.news[-2] == "Dan gaan wij weer verder met uw intake voor een coach."
    assert question(anna) == "aanleiding"
    go_to(anna)
    anna.tap("Ja, verstuur")
    assert question(anna) == ""
    assert "uw intake is verstuurd" in anna.last.plain


def test_call_me_today_with_a_number_that_is_known_goes_straight_on(
    anna: Handset, coordinator: Handset
) -> None:
    """Somebody who gave a number before gets the next question, not silence."""
    go_to(begin(anna).tap("Bel mij"))
    go_to(begin(anna), "vandaag_bellen", spoed="Mijn positie staat onder druk")
    anna.tap("Ja, bel mij")
    assert question(anna) == "aanleiding"
    assert any("gevraagd om vandaag te bellen" in said for said in coordinator.news)


def test_the_office_hears_a_number_as_soon_as_it_is_given(
    anna: Handset, coordinator: Handset
) -> None:
    """Also when the person stops before saying when to call."""
    go_to(begin(anna).tap("Bel mij"), "telefoon")
    assert coordinator.news == []
    anna.say("06 12345678")
    anna.tap("Stop")
    assert any("er wil iemand gebeld worden" in said for said in coordinator.news)
    coordinator.tap("Bekijk")
    assert "06 12345678" in coordinator.everything


def test_urgency_is_told_once_however_often_that_answer_changes(
    anna: Handset, coordinator: Handset
) -> None:
    """Who looks at the other referrals does not ring the office again and again."""
    go_to(begin(anna), "spoed")
    anna.tap("Er is een integriteitsvraag", "Terug", "Mijn positie staat onder druk")
    assert coordinator.everything.count("niet kan wachten") == 1


def test_somebody_in_need_on_another_day_is_told_again(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """An alert of yesterday does not silence the one of today."""
    go_to(begin(anna), "vandaag_bellen", spoed="Er is een integriteitsvraag")
    town.move(hours=20)
    anna.say("ik wil niet meer leven")
    assert coordinator.everything.count("niet kan wachten") == 2


def test_nothing_in_the_overview_gives_an_urgent_answer_away(anna: Handset) -> None:
    """The question that only an urgent answer leads to is not named."""
    go_to(begin(anna), "aanleiding", spoed="Mijn positie staat onder druk")
    anna.command("overzicht")
    assert "Spoed: beantwoord" in anna.last.plain
    assert "Snel bellen" not in anna.last.plain
    anna.tap("Aanpassen")
    assert "Snel bellen" not in str(anna.last)


def test_a_number_that_was_never_given_is_asked_after_sending(anna: Handset, town: Town) -> None:
    """Who passed over the number by an older button is asked for it again at the end."""
    go_to(begin(anna), "vandaag_bellen", spoed="Mijn positie staat onder druk")
    talk, *_ = anna.button("Ja, bel mij")[1].split(":")
    anna.tap("Ja, bel mij")
    town.move(minutes=1)
    anna.press(f"{talk}:overzicht:!verder")
    assert question(anna) == "aanleiding"
    go_to(anna)
    anna.tap("Ja, verstuur")
    assert question(anna) == "telefoon"


def test_a_difficult_period_is_called_about_first(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """The coördinator reads to call before planning anything, and not why."""
    go_to(begin(anna), aanleiding=("Na een moeilijke periode", "Klaar"))
    assert coordinator.messages == {}
    anna.tap("Ja, verstuur")
    assert coordinator.last.plain.endswith("Bel eerst, voordat u iets anders plant.")
    assert "moeilijke periode" not in coordinator.everything
    assert town.read(lambda db: rows.of(db, "case"))[0]["call_first"]


def test_portfolio_content_is_referred_onwards(anna: Handset, coordinator: Handset) -> None:
    """The bot names where to go, goes on with personal functioning, and alerts nobody."""
    go_to(begin(anna), "aanleiding")
    anna.say("portefeuille")
    assert any("bestuursacademie" in said for said in anna.news)
    assert question(anna) == "cijfers"
    assert coordinator.messages == {}
