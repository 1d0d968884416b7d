"""What follows from a talk reaches who must hear it, and what was open is picked up again."""

import re

import pytest

from conversations.traject import State
from tests.bot import pool
from tests.bot.phone import ANNA, Handset, Town
from tests.bot.pool import CARLA
from tests.words.sentences import sentences


def test_a_wethouder_who_wants_a_call_halfway_is_asked_for_a_number_and_goes_on(
    town: Town, anna: Handset, coordinator: Handset
) -> None:
    """Wherever the case is; its state stays what it was."""
    case, _ = pool.planned(town, pool.looking(town), pool.coach(town))
    town.move(days=3)
    anna.say("bel mij")
    for said in ("Anna de Wit", "06 12345678", "overslaan", "overslaan"):
        if "Wilt u met deze coach verder?" not in anna.last.plain:
            anna.say(said)
    assert "Wilt u met deze coach verder?" in anna.last.plain
    town.deliver()
    assert f"Traject {case.code}: er wil iemand gebeld worden." in coordinator.everything
    assert pool.case_now(town, case).state is State.KLIK


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("bel mij", "Carla Verzonnen wil gebeld worden."),
        ("ik wil dood", "Carla Verzonnen: er speelt iets dat niet kan wachten. Bel vandaag."),
    ],
)
def test_a_coach_who_wants_a_call_is_known_by_name_to_the_office(
    town: Town, coordinator: Handset, said: str, told: str
) -> None:
    """While the profile is open there is no case; the number of a coach is not asked."""
    pool.coach(town)
    carla = town.phone(CARLA).command("profiel")
    carla.tap("Aanpassen", "Naam")
    carla.say(said)
    town.deliver()
    assert told in coordinator.everything
    assert "telefoonnummer" not in carla.last.plain


def test_an_answer_in_one_talk_leaves_the_other_alone(town: Town, anna: Handset) -> None:
    """Somebody who is in nothing is not asked to go on with anything."""
    pool.looking(town)
    anna.press(f"t{ANNA}:verder:ja")
    assert anna.last.plain.startswith("Die knop werkt niet meer.")


@pytest.mark.parametrize(
    "opening",
    [
        "wethouder.opening.ask", "wethouder.nog_een_ding", "coach.toestemming.ask",
        "kennismaking.vraag", "kennismaking.andere_momenten", "kennismaking.verstreken",
        "afspraken.vraag", "afspraken.coach", "traject.logboek", "observatie.samen",
        "bericht.intake", "bericht.momenten", "bericht.klik", "bericht.klik.coach",
        "bericht.afspraken", "bericht.afspraken.coach", "bericht.logboek", "bericht.tussenstand",
        "bericht.tussenstand.coach", "bericht.terugkijken", "bericht.terugkijken.coach",
    ],
)  # fmt: skip
def test_the_first_message_of_several_questions_says_how_long_they_take(opening: str) -> None:
    """In minutes."""
    assert re.search(r"minuut|minuten", sentences()[opening])
