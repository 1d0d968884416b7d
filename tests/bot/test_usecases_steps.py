"""What waits can be begun from the overview, whether it was said or not."""

import pytest

from conversations.instellingen import Soort
from conversations.traject import State
from storage import settings
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import pool
from tests.bot.phone import Handset, Town


@pytest.fixture(autouse=True)
def _nobody_hears(town: Town, anna: Handset, carla: Handset) -> None:
    """Both open nothing by themselves."""
    anna.eager = carla.eager = False


def silence(town: Town, person_id: int) -> None:
    """This person stopped all messages."""
    town.write(lambda db: settings.choose(db, person_id, off=frozenset(Soort)))


def test_who_stopped_all_messages_finds_the_card_in_the_overview(
    town: Town, anna: Handset, case: Traject, coach: Coach
) -> None:
    """And goes on from there."""
    silence(town, case.person_id)
    pool.shown(town, case, coach)
    anna.command("overzicht").tap("Voorstel bekijken", "Kennismaken")
    assert pool.case_now(town, case).state is State.MOMENTEN


def test_a_coach_who_hears_nothing_can_note_a_talk(
    town: Town, carla: Handset, running: Traject, coach: Coach
) -> None:
    """The questions of the log begin from the overview, from the morning after."""
    silence(town, coach.person_id)
    carla.command("overzicht").tap("Plan een afspraak")
    carla.say("vrijdag 27 november om 10.00 uur")
    carla.command("overzicht")
    assert "Gesprek noteren" not in carla.labels
    town.move(days=6)
    carla.command("overzicht").tap("Gesprek noteren", "Ja")
    assert "Volgende" in carla.last.plain or "volgende" in carla.last.plain


def test_a_step_that_was_done_meanwhile_is_not_done_again(
    town: Town, anna: Handset, case: Traject, coach: Coach
) -> None:
    """The button of an old overview says so."""
    pool.shown(town, case, coach)
    anna.command("overzicht")
    number, data = anna.button("Voorstel bekijken")
    anna.press(data, number).tap("Kennismaken")
    anna.press(data, number)
    assert "al gedaan" in anna.last.plain


def test_a_step_of_somebody_else_is_nobodys_business(
    town: Town, anna: Handset, case: Traject, coach: Coach
) -> None:
    """Whoever finds the data of a button."""
    pool.asked(town, case, coach)
    anna.press(f"d:{case.id}:verzoek")
    assert "al gedaan" in anna.last.plain
    town.phone(7_000_000_099).press(f"d:{case.id}:verzoek")
    assert "verzoek" not in town.phone(7_000_000_099).everything.lower()
