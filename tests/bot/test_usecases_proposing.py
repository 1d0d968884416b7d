"""The coach is asked without a name; after a yes the name follows, after a no the search goes on."""

import pytest

from conversations.kinds import Mark
from conversations.scripts import WETHOUDER
from conversations.toegang import Viewer
from conversations.traject import State
from conversations.voorstel import Voorstel
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import pool, rows
from tests.bot.phone import BRAM, SECOND, Handset, Town
from tests.bot.pool import COEN
from tests.bot.proposing import GONE, buttons, propose, state


def test_the_coach_is_asked_without_a_name(
    coordinator: Handset, carla: Handset, case: Traject, town: Town
) -> None:
    """Size and province, what is looked for, when and by when to answer; a neutral line first."""
    propose(coordinator, case)
    asked = carla.last.plain.splitlines()
    assert asked[0] == "Er is een verzoek. Kunt u kijken?"
    assert asked[1] == f"Kenmerk: {case.code}"
    assert "Provincie: Overijssel" in asked
    assert "Rol van de coach: Een spiegel voorhouden" in asked
    assert "Dagdelen: Dinsdagochtend" in asked
    assert "Beginnen vanaf: maandag 4 januari 2027" in asked
    assert asked[-1].endswith("tot en met vrijdag 27 november. De naam hoort u na uw ja.")
    assert carla.labels == ["Ja", "Nee", "Ik wil eerst bellen"]
    assert state(town, case) == (State.COACH_GEVRAAGD, Voorstel.GEVRAAGD)


def test_the_place_is_told_as_the_reader_sees_it(
    coordinator: Handset, carla: Handset, coach: Coach, town: Town
) -> None:
    """What the wethouder calls "Bij mij" is nobody else's place; the wethouder reads it as said."""
    case = pool.looking(town, plek=("bij_mij", "wandelen"))
    there = "Plek: Bij de wethouder en tijdens een wandeling"
    assert there in coordinator.press(f"c:{case.code}:bekijk").last.plain
    propose(coordinator, case)
    assert there in carla.last.plain
    assert there in carla.tap("Ja").last.plain
    own = town.house.phrases(WETHOUDER).summary({"plek": ("bij_mij",)}, Viewer.SELF_IN_FILE)
    assert own == ["Plek: Bij mij"]


def test_before_the_yes_the_coach_sees_nothing_of_who_it_is(
    coordinator: Handset, carla: Handset, coach: Coach, town: Town
) -> None:
    """No name, no gemeente, and no answer that is not asked openly."""
    case = pool.looking(town, naam="KANARIE", gemeente="GM0114", aanleiding=("media",))
    propose(coordinator, case)
    said = carla.everything
    for hidden in (
        "KANARIE",
        "Emmen",
        "100.000",
        "media",
        "Media",
        "raadslid",
        "betaalt",
        "Cijfer",
    ):
        assert hidden not in said
    assert "Provincie: Drenthe" in said


def test_a_size_that_few_gemeenten_have_is_not_told(
    coordinator: Handset, carla: Handset, coach: Coach, town: Town
) -> None:
    """With the province it would be a name; where many have it, it is told."""
    propose(coordinator, pool.looking(town, gemeente="GM0114"))  # the only large one of Drenthe
    assert "Grootte van de gemeente" not in carla.last.plain
    propose(coordinator, pool.looking(town, BRAM, gemeente="GM0175"))  # Ommen
    assert "Grootte van de gemeente: Tot 20.000 inwoners" in carla.last.plain


def test_an_intake_with_little_in_it_is_a_request_too(
    coordinator: Handset, carla: Handset, coach: Coach, town: Town
) -> None:
    """Without a gemeente nothing is said about one, and what was skipped is not named."""
    propose(coordinator, pool.looking(town, gemeente=Mark.LATER, plek=Mark.SKIPPED))
    assert "Provincie" not in carla.last.plain
    assert "Plek" not in carla.last.plain


def test_after_a_yes_the_name_follows_and_goes_away(
    coordinator: Handset, carla: Handset, case: Traject, town: Town
) -> None:
    """In a message that cannot be passed on, and is out of the chat within a day."""
    propose(coordinator, case)
    carla.tap("Ja")
    (said,) = [m for m in carla.messages.values() if "Anna de Wit" in m.plain]
    assert said.protected
    assert "Gemeente: Zwolle" in said.plain
    for hidden in ("Druk en balans", "Wie betaalt", "Uw drie cijfers", "Reces", "Achtergrond"):
        assert hidden not in said.plain
    assert buttons(carla) == []
    assert state(town, case) == (State.VOORGESTELD, Voorstel.VOORGESTELD)
    town.move(hours=24)
    assert "Anna de Wit" not in carla.everything


def test_the_name_goes_at_once_when_the_wethouder_erases_everything(
    coordinator: Handset, carla: Handset, case: Traject, anna: Handset
) -> None:
    """What could still be read is taken out of the coach's chat."""
    propose(coordinator, case)
    carla.tap("Ja")
    anna.command("wissen").tap("Ja, wis al mijn antwoorden")
    assert "Anna de Wit" not in carla.everything


def test_a_no_goes_back_to_the_coordinators_and_the_coach_does_not_come_back(
    coordinator: Handset, carla: Handset, case: Traject, town: Town
) -> None:
    """Both hear it by code, with the next candidate behind one tap."""
    pool.coach(town, COEN, naam="Coen Bedacht")
    propose(coordinator, case)
    carla.tap("Nee")
    assert carla.last.plain.startswith("Dank u voor uw antwoord")
    assert state(town, case) == (State.ZOEKEN, Voorstel.GEWEIGERD)
    for chat in (coordinator, town.phone(SECOND)):
        assert chat.last.plain == (
            f"Traject {case.code}: de coach zegt nee. De volgende kandidaat staat klaar."
        )
    coordinator.tap("Kandidaten")
    assert "Vraag Coen Bedacht" in coordinator.labels
    assert "Vraag Carla Verzonnen" not in coordinator.labels


def test_who_wants_to_call_first_can_still_answer(
    coordinator: Handset, carla: Handset, case: Traject, town: Town
) -> None:
    """The coördinators hear it once an hour; the buttons stay."""
    propose(coordinator, case)
    carla.tap("Ik wil eerst bellen", "Ik wil eerst bellen")
    told = [m for m in coordinator.messages.values() if "wil eerst bellen" in m.plain]
    assert len(told) == 1
    assert "038 000 0000" in carla.last.plain
    carla.tap("Ja")
    assert state(town, case) == (State.VOORGESTELD, Voorstel.VOORGESTELD)


def test_a_yes_after_the_proposal_was_withdrawn_changes_nothing(
    coordinator: Handset, carla: Handset, case: Traject, town: Town
) -> None:
    """The buttons are gone; who presses all the same hears how it stands, and no name."""
    propose(coordinator, case)
    number, data = carla.button("Ja")
    coordinator.tap("Trek het voorstel in", "Ja, trek het in")
    assert carla.last.plain.startswith(f"Verzoek {case.code} gaat niet verder.")
    assert buttons(carla) == []
    before = town.read(lambda db: rows.of(db, "proposal"))
    carla.press(data, number)
    assert carla.last.plain.startswith(GONE)
    assert "Anna" not in carla.everything
    assert town.read(lambda db: rows.of(db, "proposal")) == before
    assert state(town, case) == (State.ZOEKEN, Voorstel.INGETROKKEN)


def test_an_answer_pressed_twice_counts_once(
    coordinator: Handset, carla: Handset, case: Traject, anna: Handset
) -> None:
    """And a no after a yes is for a call."""
    propose(coordinator, case)
    (number, yes), (_, no) = carla.button("Ja"), carla.button("Nee")
    carla.press(yes, number)
    shown = len(anna.messages)
    for data in (yes, no):
        carla.press(data, number)
        assert carla.last.plain.startswith("U hebt dit al beantwoord.")
    assert len(anna.messages) == shown


@pytest.mark.parametrize("action", ["ja", "nee", "bel", "kennismaken", "ander", "bespreken", "x"])
def test_somebody_elses_button_does_nothing(
    coordinator: Handset, carla: Handset, case: Traject, town: Town, action: str
) -> None:
    """Of a proposal that is there, or of one that is not."""
    propose(coordinator, case)
    bram = town.phone(BRAM)
    for number in (1, 99):
        bram.press(f"v:{number}:{action}")
        assert bram.last.plain.startswith("Die knop werkt niet meer.")
    assert state(town, case) == (State.COACH_GEVRAAGD, Voorstel.GEVRAAGD)


def test_the_two_sides_cannot_press_each_others_buttons(
    coordinator: Handset, carla: Handset, anna: Handset, case: Traject, town: Town
) -> None:
    """The wethouder says no yes for the coach, nor the other way round."""
    propose(coordinator, case)
    _, yes = carla.button("Ja")
    anna.press(yes)
    assert state(town, case) == (State.COACH_GEVRAAGD, Voorstel.GEVRAAGD)
    carla.tap("Ja")
    _, meet = anna.button("Kennismaken")
    carla.press(meet)
    assert state(town, case) == (State.VOORGESTELD, Voorstel.VOORGESTELD)
