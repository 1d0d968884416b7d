"""What is typed in a heisessie while no question is open: the words of a button, or of a command."""

import pytest

from conversations.heisessie import State
from tests.bot import heisessie, pool
from tests.bot.heisessie import ON_ONE, SECRETARIS
from tests.bot.phone import COORDINATOR, Handset, Town

pytestmark = ON_ONE


@pytest.mark.parametrize(
    ("typed", "after"), [("ja", State.INTAKEGESPREK), ("Nee, deze keer niet", State.TE_BELLEN)]
)
def test_who_is_asked_to_lead_it_can_type_the_answer(
    town: Town, carla: Handset, typed: str, after: State
) -> None:
    """Once the request was shown: before that it shows it."""
    pool.coach(town, colleges="ja")
    heisessie.request(town)
    carla.eager = False
    town.phone(COORDINATOR).tap("Kies een begeleider", "Vraag Carla Verzonnen")
    carla.say("ja")
    assert heisessie.state(town) is State.BEGELEIDER_GEVRAAGD
    assert "Wilt u dit doen?" in carla.last.plain
    carla.say(typed)
    assert heisessie.state(town) is after


def test_what_is_on_a_button_of_the_overview_can_be_typed(town: Town) -> None:
    """And nothing that is on none."""
    heisessie.asked(town)
    phone = town.phone(SECRETARIS).command("overzicht")
    phone.say("kies een dag")
    assert "Ik heb nu geen vraag voor u" in phone.last.plain
    phone.say("stel andere dagen voor")
    assert "Welke andere dagen kunnen?" in phone.last.plain


@pytest.mark.parametrize(
    ("typed", "said"),
    [("stop", "Wilt u stoppen met de heisessie"), ("Hulp.", "U kunt altijd op een knop tikken")],
)
def test_the_word_of_a_command_is_one(town: Town, typed: str, said: str) -> None:
    """Without the stroke before it."""
    heisessie.request(town)
    phone = town.phone(SECRETARIS)
    phone.say(typed)
    assert said in phone.last.plain
