"""/instellingen: shows and changes when and about what somebody is written to, in plain Dutch."""

import pytest

from storage import settings
from storage.cases import Traject
from storage.coaches import Coach
from storage.settings import Chosen
from tests.bot import knocks, pool
from tests.bot.phone import BRAM, Handset, Town


def chosen(town: Town, person_id: int) -> Chosen:
    """What is kept of the wishes of somebody."""
    return town.read(lambda db: settings.of(db, person_id))


def test_it_shows_what_follows_from_the_answers_as_long_as_nothing_was_chosen(
    anna: Handset, case: Traject
) -> None:
    """The council of Anna meets on Thursday, and Zwolle has the recess of the north."""
    anna.command("instellingen")
    said = anna.last.plain
    assert "Op werkdagen tussen 08.30 en 20.00 uur." in said
    assert "Op donderdag niet na 17.00 uur" in said
    assert "reces van de regio Noord" in said
    assert "U krijgt geen berichten" not in said
    assert anna.labels == [
        "Tijden", "Dagen", "Avond van de raad", "Regio van het reces", "Waarover", "Klaar",
    ]  # fmt: skip


def test_of_somebody_unknown_the_quietest_is_shown(town: Town) -> None:
    """Every recess, the widest hours that there are, no evening."""
    bram = town.phone(BRAM).command("instellingen")
    assert "Niet in een reces, behalve over een afspraak." in bram.last.plain
    assert "dan vergadert uw raad" not in bram.last.plain


@pytest.mark.parametrize(
    ("taps", "says"),
    [
        (("Tijden", "Alleen in de ochtend"), "tussen 08.30 en 12.00 uur."),
        (("Tijden", "Alleen in de middag"), "tussen 12.00 en 17.00 uur."),
        (("Tijden", "Alleen rond 13.00 uur"), "alleen rond 13.00 uur."),
        (("Tijden", "Alleen rond 17.00 uur", "Tijden", "Tussen 08.30 en 20.00 uur"), "tussen 08.30 en 20.00 uur."),
        (("Dagen", "Niet op maandag", "Dagen", "Niet op vrijdag"), "Niet op maandag en vrijdag."),
        (("Avond van de raad", "Dinsdag"), "Op dinsdag niet na 17.00 uur"),
        (("Regio van het reces", "Zuid"), "reces van de regio Zuid"),
        (("Waarover", "Niet: het overzicht van de week"), "geen berichten over: het overzicht van de week."),
        (("Waarover", "Nergens over"), "geen berichten over: vragen die op u wachten, afspraken die dichtbij komen, gesprekken voorbereiden en terugkijken, het overzicht van de week en het wissen van uw gegevens."),
    ],
)  # fmt: skip
def test_a_tap_changes_one_thing_and_shows_how_it_is_then(
    anna: Handset, case: Traject, taps: tuple[str, ...], says: str
) -> None:
    """Each topic and choice."""
    anna.command("instellingen").tap(*taps)
    assert says in anna.last.plain


@pytest.mark.parametrize(
    ("taps", "gone"),
    [
        (("Dagen", "Niet op maandag", "Dagen", "Wel op maandag"), "Niet op"),
        (("Avond van de raad", "Dat wisselt, of geen raad"), "vergadert uw raad"),
        (("Regio van het reces", "Zuid", "Regio van het reces", "Dat weet ik niet"), "Zuid"),
        (("Waarover", "Nergens over", "Waarover", "Overal over"), "geen berichten"),
        (("Waarover", "Niet: het wissen van uw gegevens", "Waarover", "Wel: het wissen van uw gegevens"), "geen berichten"),
    ],
)  # fmt: skip
def test_what_was_changed_can_be_put_back(
    anna: Handset, case: Traject, taps: tuple[str, ...], gone: str
) -> None:
    """With the same tap, or the one beside it."""
    anna.command("instellingen").tap(*taps)
    assert gone not in anna.last.plain


def test_klaar_ends_it(anna: Handset, case: Traject) -> None:
    """The message loses its buttons."""
    anna.command("instellingen").tap("Klaar")
    assert anna.last.plain == "Goed. Zo doen wij het."
    assert not anna.buttons("i:")


def test_a_choice_that_is_none_puts_the_question_again(
    town: Town, anna: Handset, case: Traject
) -> None:
    """Nothing changes."""
    for data in (
        *("tijden:nacht", "dagen:zondag-niet", "dagen:maandag", "dagen:maandag-soms", "soorten:"),
        *("soorten:vraag", "soorten:vraag-soms", "regio:Oost", "raadsavond:vr"),
    ):
        anna.press(f"i:{case.person_id}:{data}")
        assert anna.last.plain.endswith(("?", "veranderen.")), data
    assert chosen(town, case.person_id) == Chosen()


def test_a_button_that_is_not_ones_own_changes_nothing(
    town: Town, anna: Handset, case: Traject
) -> None:
    """Nor one that never was."""
    for data in (
        f"i:{case.person_id}:onzin",
        "i:1",
        "i:999:dagen:maandag-niet",
        "i::",
        "i:x:dagen",
    ):
        anna.press(data)
        assert anna.last.plain.startswith("Die knop werkt niet"), data
    assert chosen(town, case.person_id) == Chosen()


@pytest.mark.parametrize(
    "topic", ["Tijden", "Dagen", "Avond van de raad", "Regio van het reces", "Waarover"]
)
def test_whoever_only_looks_goes_back_with_a_tap(
    town: Town, anna: Handset, case: Traject, topic: str
) -> None:  # fmt: skip
    """Nothing changes."""
    anna.command("instellingen").tap(topic, "Terug")
    assert anna.last.plain.startswith("Zo schrijven wij u")
    assert chosen(town, case.person_id) == Chosen()


@pytest.mark.parametrize(
    ("topic", "label", "says"),
    [
        ("Dagen", "Niet op maandag", "Niet op maandag."),
        ("Waarover", "Niet: het overzicht van de week", "geen berichten over: het overzicht"),
    ],
)
def test_a_tap_that_comes_twice_does_it_once(
    anna: Handset, case: Traject, topic: str, label: str, says: str
) -> None:
    """A finger that trembles does not take back what was just chosen."""
    anna.command("instellingen").tap(topic)
    (data,) = [key.data for key in anna.last.keys if key.label == label]
    anna.press(data).press(data)
    assert says in anna.last.plain


def test_what_is_chosen_moves_what_was_already_reckoned(
    town: Town, coach: Coach, anna: Handset, case: Traject
) -> None:
    """Not on Monday any more: the reminder for Tuesday comes on Friday."""
    anna.eager = False
    knocks.planned(town, case, None, knocks.Kind.INTAKEGESPREK, "2026-12-01")
    town.nudge()
    anna.say("niet op maandag")
    knocks.go(town, "2026-11-27 09.00")
    assert "dinsdag 1 december" in knocks.rang(anna)[0].plain


def test_one_hour_a_day_is_kept_to_the_hour(
    town: Town, coach: Coach, anna: Handset, case: Traject
) -> None:
    """What comes up after that hour waits until the next day."""
    anna.eager = False
    anna.command("instellingen", "alleen om 09.00")
    pool.shown(town, case, coach)
    knocks.go(town, "2026-11-25 08.59")
    assert knocks.rang(anna) == []
    knocks.go(town, "2026-11-25 09.00")
    assert len(knocks.rang(anna)) == 1
