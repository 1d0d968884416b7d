"""Somebody types "bel mij" in the middle of the questions."""

import pytest

from bot.usecases.turn import House
from tests.bot import rows
from tests.bot.intake import begin, code_of, go_to, question
from tests.bot.phone import Handset, Town


@pytest.mark.parametrize("text", ["bel mij", "Bel me", "ik wil gebeld worden", "kunt u mij bellen"])
@pytest.mark.parametrize("key", ["naam", "hoe_lang", "spoed", "cijfers"])
def test_who_types_bel_mij_is_asked_for_the_number_at_once(
    anna: Handset, coordinator: Handset, town: Town, house: House, text: str, key: str
) -> None:
    """It becomes no answer; the office hears it with the number, and the intake goes on."""
    go_to(begin(anna), key)
    anna.say(text)
    assert anna.news[0] == "Ik geef door dat u gebeld wilt worden. De coördinator belt u."
    assert key not in town.read(lambda db: rows.opened(db, house.seal))
    go_to(anna, "wanneer", naam="Anna de Wit")
    assert coordinator.news == [f"Traject {code_of(coordinator)}: er wil iemand gebeld worden."]
    anna.tap("Op elk moment", "Klaar", "Ja")
    assert anna.news[-2] == "Dan gaan wij weer verder met uw intake voor een coach."
    assert question(anna) == key


def test_who_gave_the_number_hears_that_the_office_will_call(
    anna: Handset, coordinator: Handset
) -> None:
    """The number is not asked a second time, and who was called already is told to call again."""
    go_to(begin(anna), "hoe_lang")
    anna.say("bel mij")
    anna.say("06 12345678")
    anna.tap("Op elk moment", "Klaar", "Ja")
    coordinator.tap("Gesprek gehouden", "Zoek een coach")
    anna.say("bel mij")
    assert len(anna.news) == 1
    assert anna.news[0].startswith("Ik geef door dat u gebeld wilt worden.")
    assert question(anna) == "hoe_lang"
    assert coordinator.last.plain.endswith("er wil iemand gebeld worden.")
    assert coordinator.everything.count("er wil iemand gebeld worden") == 2


def test_bel_mij_at_the_summary_asks_the_number_first(anna: Handset) -> None:
    """And the summary comes back after it."""
    go_to(begin(anna))
    anna.say("bel mij")
    assert question(anna) == "telefoon"
    assert not any("Klopt dit" in said for said in anna.news)
    go_to(anna)
    assert "Klopt dit" in anna.last.plain


def test_bel_mij_while_the_number_is_asked_puts_that_question_again(
    anna: Handset, coordinator: Handset
) -> None:
    """A kind sentence, and nothing special."""
    go_to(begin(anna).tap("Bel mij"), "telefoon")
    anna.say("bel mij")
    assert anna.news[0].startswith("Ik geef door dat u gebeld wilt worden.")
    assert question(anna) == "telefoon"
    assert coordinator.messages == {}


def test_bel_mij_goes_on_with_the_number_that_was_being_asked(anna: Handset, town: Town) -> None:
    """One talk about the number, not two."""
    go_to(begin(anna), "hoe_lang")
    talk, *_ = anna.button("1 tot 4 jaar")[1].split(":")
    anna.say("bel mij")
    town.move(minutes=1)
    anna.press(f"{talk}:overzicht:!verder")
    assert question(anna) == "hoe_lang"
    anna.say("bel mij")
    assert question(anna) == "telefoon"
    assert len(town.read(lambda db: rows.of(db, "talk"))) == 2
