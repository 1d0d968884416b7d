"""The agreements: the wethouder says how, and the talks begin when both confirm the same."""

import pytest

from conversations.traject import Owner, State
from storage.cases import Traject
from tests.bot import pool
from tests.bot.phone import ANNA, BRAM, Handset, Town
from tests.bot.pool import CARLA

TALK_ABOUT_IT = "Ik wil dit eerst bespreken"


@pytest.fixture
def carla(town: Town) -> Handset:
    """The phone of a coach."""
    return town.phone(CARLA)


@pytest.fixture
def case(town: Town) -> Traject:
    """They met yesterday, and both say yes: the wethouder is asked for the agreements."""
    made, _ = pool.planned(town, pool.looking(town), pool.coach(town))
    town.move(days=3)
    for chat in (CARLA, ANNA):
        phone = town.phone(chat).tap("Ja")
        while "Overslaan" in phone.labels and "Hoeveel gesprekken" not in phone.last.plain:
            phone.tap("Overslaan")
    return made


def fill_in(anna: Handset, talks: str = "7", last: str = "Akkoord") -> None:
    """Answer everything."""
    anna.say(talks)
    anna.tap(
        "Negen maanden", "Anderhalf uur", "Tijdens een wandeling", "Nee", "Ja, even bellen mag"
    )
    anna.tap("Tot een dag ervoor", last)


def test_the_talks_begin_when_both_confirmed(
    town: Town, anna: Handset, carla: Handset, case: Traject
) -> None:
    """The coach sees what the wethouder said, and is asked for a yes only."""
    fill_in(anna)
    now = pool.case_now(town, case)
    assert (now.state, now.owner) == (State.AFSPRAKEN, Owner.COACH)
    shown = carla.messages[carla.last.id - 1].plain
    for line in ("Aantal gesprekken: 7", "Looptijd: Negen maanden", "Plek: Tijdens een wandeling"):
        assert line in shown
    assert shown.split("\n")[0] == "Er staan afspraken voor u klaar. Eén minuut."
    assert "Bent u het eens met deze afspraken?" in carla.last.plain
    carla.tap("Akkoord")
    now = pool.case_now(town, case)
    assert (now.state, now.planned) == (State.LOOPT, 7)


@pytest.mark.parametrize("who", [ANNA, CARLA])
def test_who_would_rather_talk_about_it_is_called(
    town: Town, anna: Handset, carla: Handset, coordinator: Handset, case: Traject, who: int
) -> None:
    """And then the wethouder fills them in anew, from what was there."""
    fill_in(anna, last=TALK_ABOUT_IT if who == ANNA else "Akkoord")
    if who == CARLA:
        carla.tap(TALK_ABOUT_IT)
    town.deliver()
    assert pool.case_now(town, case).state is State.AFSPRAKEN
    told = f"Traject {case.code}: er is iets te bespreken over de afspraken. Bel beiden."
    assert told in coordinator.everything
    assert "coördinator belt u" in town.phone(who).last.plain
    anna.tap("Afspraken aanpassen")
    assert "Aantal gesprekken: 7" in anna.everything
    assert pool.case_now(town, case).owner is Owner.WETHOUDER or who == CARLA
    anna.tap("Akkoord")
    carla.tap("Akkoord")
    assert pool.case_now(town, case).state is State.LOOPT


def test_what_the_coach_changed_is_not_agreed(
    town: Town, anna: Handset, carla: Handset, coordinator: Handset, case: Traject
) -> None:
    """The wethouder's wish leads: they talk about it first."""
    fill_in(anna)
    carla.tap("Terug", "Tot een week ervoor", "Akkoord")
    town.deliver()
    assert pool.case_now(town, case).state is State.AFSPRAKEN
    assert "er is iets te bespreken over de afspraken" in coordinator.everything
    anna.tap("Afspraken aanpassen", "Akkoord")
    carla.tap("Akkoord")
    assert pool.case_now(town, case).state is State.LOOPT


def test_agreements_that_are_filled_in_anew_replace_those_of_before(
    town: Town, anna: Handset, carla: Handset, case: Traject
) -> None:
    """What the coach was asked about the old ones lapses."""
    fill_in(anna, last=TALK_ABOUT_IT)
    number, data = anna.button("Afspraken aanpassen")
    anna.press(data, number).tap("Akkoord")
    old, yes = carla.button("Akkoord")
    anna.press(data, number)
    carla.press(yes, old)
    assert pool.case_now(town, case).state is State.AFSPRAKEN
    anna.tap("Akkoord")
    carla.tap("Akkoord")
    assert pool.case_now(town, case).state is State.LOOPT


def test_an_old_button_of_the_agreements_changes_nothing(
    town: Town, anna: Handset, carla: Handset, case: Traject
) -> None:
    """Nor does one of somebody else."""
    fill_in(anna, last=TALK_ABOUT_IT)
    number, data = anna.button("Afspraken aanpassen")
    for stranger in (BRAM, CARLA):
        assert town.phone(stranger).press(data).last.plain.startswith("Die knop werkt niet meer.")
    anna.press(data, number).tap("Akkoord")
    carla.tap("Akkoord")
    anna.press(data, number)
    assert "niet meer nodig" in anna.last.plain
    assert pool.case_now(town, case).state is State.LOOPT


def test_agreements_after_a_stop_are_not_needed(
    town: Town, anna: Handset, carla: Handset, case: Traject
) -> None:
    """The question is over for both."""
    fill_in(anna)
    number, data = carla.button("Akkoord")
    anna.press(f"w:{case.id}:stop-ja")
    carla.press(data, number)
    assert carla.last.plain.startswith("Die knop werkt niet meer.")
    assert pool.case_now(town, case).state is State.GESTOPT


def test_who_changes_the_agreements_is_asked_which_one(
    town: Town, anna: Handset, carla: Handset, case: Traject
) -> None:
    """The first is as near as the last."""
    fill_in(anna, last=TALK_ABOUT_IT)
    anna.tap("Afspraken aanpassen", "Aantal gesprekken").say("5")
    anna.tap("Akkoord")
    carla.tap("Akkoord")
    assert pool.case_now(town, case).planned == 5


def test_an_edit_of_what_was_confirmed_changes_nothing(
    town: Town, anna: Handset, case: Traject
) -> None:
    """And does not speak of an intake."""
    fill_in(anna)
    said = next(m.id for m in anna.messages.values() if m.mine and m.text == "7")
    anna.edit(said, "8")
    assert anna.last.plain.startswith("Dit is al verwerkt. Er is niets veranderd.")
