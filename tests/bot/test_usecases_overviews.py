"""Where it stands, who does the next step and by when: for the wethouder, and for the coach."""

import pytest

from conversations.traject import State
from tests.bot import pool
from tests.bot.phone import ANNA, BRAM, Handset, Town
from tests.words.sentences import sentences

STEPS = {
    State.ZOEKEN: pool.looking,
    State.COACH_GEVRAAGD: lambda town: pool.asked(town, pool.looking(town), pool.coach(town)),
    State.VOORGESTELD: lambda town: pool.shown(town, pool.looking(town), pool.coach(town)),
    State.MOMENTEN: lambda town: pool.meeting(town, pool.looking(town), pool.coach(town)),
    State.KENNISMAKING: lambda town: pool.planned(town, pool.looking(town), pool.coach(town))[0],
    State.AFSPRAKEN: lambda town: pool.agreeing(town, pool.looking(town), pool.coach(town)),
    State.LOOPT: lambda town: pool.running(town, pool.looking(town), pool.coach(town)),
}
NAMES = ("Anna de Wit", "Zwolle", "GM0193")


@pytest.mark.parametrize("state", STEPS)
def test_both_see_how_it_stands_and_by_when(town: Town, state: State) -> None:
    """The coach by code, and never with a name or a gemeente."""
    case = STEPS[state](town)
    anna, carla = town.phone(ANNA), town.phone(pool.CARLA)
    anna.eager = carla.eager = False
    town.nudge()
    anna.command("overzicht")
    assert anna.last.plain.startswith("Zo staat het nu.")
    assert "Carla" not in anna.everything
    if state is not State.ZOEKEN:
        carla.command("overzicht")
        assert case.code in carla.everything
        assert not [name for name in NAMES if name in carla.everything]


@pytest.mark.parametrize("who", ["wethouder", "coach"])
def test_every_state_has_its_sentence(who: str) -> None:
    """A coach has nothing to do with a case before being asked, or after it."""
    before = {State.VRAGEN, State.TE_BELLEN, State.GESPREK_GEPLAND, State.ZOEKEN}
    over = {State.AFGESLOTEN, State.GESTOPT}
    states = set(State) - (before | over if who == "coach" else set())
    assert {f"overzicht.{who}.{state}" for state in states} <= sentences().keys()


def test_a_coach_sees_every_traject(town: Town) -> None:
    """A message each, with what can be done in it."""
    coach = pool.coach(town)
    first = pool.running(town, pool.looking(town), coach)
    second = pool.shown(town, pool.looking(town, BRAM), coach)
    town.phone(pool.CARLA).eager = False
    carla = town.phone(pool.CARLA).command("overzicht")
    said = "\n".join(carla.news)
    assert first.code in said
    assert second.code in said
    assert "Er zijn 0 van de 6 gesprekken geweest." in said
    carla.button("Plan een afspraak")


def test_a_coach_without_a_traject_hears_that(town: Town) -> None:
    """In one sentence."""
    pool.coach(town)
    assert any("geen trajecten" in one for one in town.phone(pool.CARLA).command("overzicht").news)


def test_appointments_are_listed_for_both(town: Town) -> None:
    """In order of time, each with buttons to move it and to cancel it; the coach sees the code."""
    case, _ = pool.planned(town, pool.looking(town), pool.coach(town))
    for user in (ANNA, pool.CARLA):
        phone = town.phone(user).command("afspraken")
        assert "donderdag 26 november om 10.00 uur" in phone.last.plain
        assert phone.labels == ["Verzet", "Zeg af"]
        assert (case.code in phone.last.plain) is (user == pool.CARLA)
    town.move(days=3)
    assert town.phone(ANNA).command("afspraken").last.plain.startswith("U hebt nu geen afspraken")


def test_who_rests_can_go_on_at_once(town: Town) -> None:
    """From the overview itself."""
    case = pool.running(town, pool.looking(town), pool.coach(town))
    anna = town.phone(ANNA).press(f"w:{case.id}:pauze-8").command("overzicht")
    assert anna.labels == ["Ik ga weer verder", "Ik wil iets veranderen"]


def test_only_the_newest_overview_has_buttons(town: Town, coordinator: Handset) -> None:
    """For the wethouder, for the coach, and for the coördinator."""
    pool.running(town, pool.looking(town), pool.coach(town))
    for phone, label in (
        (town.phone(ANNA), "Ik wil iets veranderen"),
        (town.phone(pool.CARLA), "Plan een afspraak"),
        (coordinator, "Coaches"),
    ):
        phone.command("overzicht").command("overzicht")
        shown = [m for m in phone.messages.values() if label in [key.label for key in m.keys]]
        assert len(shown) == 1
        assert shown[0].id > phone.seen


def test_a_button_of_an_appointment_is_there_while_it_can_be_moved(town: Town) -> None:
    """Neither under the messages about it, nor in the list of appointments, when the day is over."""
    pool.planned(town, pool.looking(town), pool.coach(town))
    phones = [town.phone(user).command("afspraken") for user in (ANNA, pool.CARLA)]
    phones[0].tap("Zeg af")
    town.move(days=3)
    for phone in phones:
        labels = {key.label for m in phone.messages.values() for key in m.keys}
        assert not {"Verzet", "Zeg af", "Ja, zeg af"} & labels
