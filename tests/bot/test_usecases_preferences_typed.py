"""What people type about when and about what they want to be written to."""

import pytest

from storage.cases import Traject
from storage.coaches import Coach
from storage.settings import Chosen
from tests.bot import intake
from tests.bot.phone import Handset, Town
from tests.bot.test_usecases_preferences import chosen

WISHES = {
    "niet op maandag": "Niet op maandag.",
    "Niet meer op dinsdag.": "Niet op maandag en dinsdag.",
    "alleen dagelijks om 09.00": "alleen rond 09.00 uur.",
    "om 14 uur": "alleen rond 14.00 uur.",
    "niet voor tienen": "tussen 10.00 en 20.00 uur.",
    "nooit op vrijdag": "Niet op maandag, dinsdag en vrijdag.",
    "stop met berichten": "geen berichten over: vragen die op u wachten",
}


@pytest.mark.parametrize("behind", [True, False])
def test_a_wish_can_be_typed_behind_the_command_or_by_itself(
    carla: Handset, coach: Coach, behind: bool
) -> None:
    """In the words of people; each wish leaves the others as they are."""
    for typed, says in WISHES.items():
        if behind:
            carla.command("instellingen", typed)
        else:
            carla.say(typed)
        assert says in carla.last.plain


def test_nonsense_behind_the_command_is_answered_with_an_example_and_changes_nothing(
    town: Town, anna: Handset, case: Traject
) -> None:
    """Nobody is written to at night, whatever is asked."""
    for typed in ("niet op zondag", "om 03.00", "om 29.00", "bladiebla", "🙂"):
        anna.command("instellingen", typed)
        assert anna.last.plain.startswith("Dat begrijp ik niet. Typ bijvoorbeeld:"), typed
    assert chosen(town, case.person_id) == Chosen()


def test_a_wish_that_is_typed_while_a_question_is_open_belongs_to_the_question(
    town: Town, anna: Handset
) -> None:
    """A name may be anything; no setting changes."""
    intake.go_to(intake.begin(anna), "naam")
    anna.say("niet op maandag")
    assert "Niet op maandag." not in anna.last.plain
    assert chosen(town, 1) == Chosen()


def test_right_after_the_settings_a_wish_is_a_wish_whatever_is_open(
    town: Town, anna: Handset
) -> None:
    """They say that it can be typed; anything else still belongs to the question."""
    intake.go_to(intake.begin(anna), "naam")
    anna.command("instellingen").say("niet voor tienen")
    assert "Op werkdagen tussen 10.00 en 20.00 uur." in anna.last.plain
    anna.tap("Klaar").say("niet op maandag")
    assert "Niet op maandag." not in anna.last.plain
    assert chosen(town, 1).not_on is None


def test_right_after_the_settings_a_name_is_a_name(town: Town, anna: Handset) -> None:
    """Also one that looks like a button."""
    intake.go_to(intake.begin(anna), "naam")
    anna.command("instellingen").say("Klaas")
    assert "Voor welke gemeente" in anna.last.plain


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("tijden", "alleen in de middag"), "tussen 12.00 en 17.00 uur."),
        (("Dagen", "niet op dinsdag"), "Niet op dinsdag."),
        (("avond van de raad", "terug"), "Zo schrijven wij u"),
        (("waarover", "nergens over"), "geen berichten over: vragen die op u wachten"),
        (("klaar",), "Goed. Zo doen wij het."),
        (("in het weekend niet",), "Dat begrijp ik niet."),
        (("Dagen", "paars"), "Dat begrijp ik niet."),
    ],
)
def test_a_button_of_the_settings_can_be_typed(
    anna: Handset, case: Traject, typed: tuple[str, ...], says: str
) -> None:
    """As long as they are what was said last."""
    anna.command("instellingen")
    for one in typed:
        anna.say(one)
    assert says in anna.last.plain
