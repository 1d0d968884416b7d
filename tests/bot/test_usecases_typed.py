"""What is typed for a button that belongs to no talk: the label, its number, or what means the same."""

import pytest

from conversations.traject import State
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import meetings, pool
from tests.bot.coachen import joined
from tests.bot.phone import ANNA, BRAM, Handset, Town
from tests.bot.proposing import buttons

LABELS = {"Kennismaken", "Liever een ander", "Liever bespreken"}


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("Kennismaken", State.MOMENTEN),
        ("ja graag", State.MOMENTEN),
        ("2", State.ZOEKEN),
        ("liever een ander", State.ZOEKEN),
        ("bespreken", State.BESPREKEN),
    ],
)
def test_a_wethouder_types_what_to_do_with_a_card(
    town: Town, coach: Coach, said: str, state: State
) -> None:
    """As when it was pressed."""
    case = pool.shown(town, pool.looking(town), coach)
    anna = town.phone(ANNA)
    town.nudge()
    anna.say(said)
    assert pool.case_now(town, case).state is state


def test_a_card_that_was_answered_by_typing_has_no_buttons_left(
    town: Town, coach: Coach, coordinator: Handset, carla: Handset, anna: Handset
) -> None:
    """The same holds for the request to the coach."""
    case = pool.looking(town)
    coordinator.press(f"c:{case.code}:kandidaten").tap("Vraag Carla Verzonnen")
    carla.say("ja hoor")
    assert pool.case_now(town, case).state is State.VOORGESTELD
    assert not buttons(carla)
    assert set(buttons(anna)) >= LABELS
    anna.say("kennismaken")
    assert not buttons(anna)


@pytest.mark.parametrize(("said", "state"), [("nee", State.ZOEKEN), ("Ja", State.VOORGESTELD)])
def test_a_coach_types_yes_or_no_to_a_request(
    town: Town, coach: Coach, carla: Handset, said: str, state: State
) -> None:
    """As when it was pressed."""
    case = pool.asked(town, pool.looking(town), coach)
    town.nudge()
    carla.say(said)
    assert pool.case_now(town, case).state is state


def test_a_yes_to_two_requests_is_a_yes_to_neither(
    town: Town, coach: Coach, carla: Handset
) -> None:
    """Which one is meant is not guessed: the buttons say it."""
    cases = [pool.asked(town, pool.looking(town, user), coach) for user in (ANNA, BRAM)]
    town.nudge()
    carla.say("ja")
    assert carla.last.plain.startswith("Dat antwoord herken ik niet. Tik op een knop")
    assert {pool.case_now(town, case).state for case in cases} == {State.COACH_GEVRAAGD}


@pytest.mark.parametrize("said", ["Ja", "bekijken", "nee"])
def test_nobody_answers_a_request_that_was_not_shown(
    town: Town, coach: Coach, carla: Handset, said: str
) -> None:
    """It was asked for a look only: a yes shows the request, and a no says nothing about it."""
    case = pool.asked(town, pool.looking(town), coach)
    carla.eager = False
    town.nudge()
    carla.say(said)
    assert pool.case_now(town, case).state is State.COACH_GEVRAAGD
    assert ("Wilt u dit traject doen?" in carla.last.plain) is (said != "nee")
    if said != "nee":
        carla.say("ja")
        assert pool.case_now(town, case).state is State.VOORGESTELD


def test_a_card_is_shown_before_it_is_answered(town: Town, coach: Coach, anna: Handset) -> None:
    """Whatever is typed below the line that says that there is one."""
    case = pool.shown(town, pool.looking(town), coach)
    anna.eager = False
    town.nudge()
    anna.say("ja graag")
    assert pool.case_now(town, case).state is State.VOORGESTELD
    assert "Een kennismaking duurt" in anna.last.plain
    anna.say("ja graag")
    assert pool.case_now(town, case).state is State.MOMENTEN


def test_what_is_said_of_our_own_accord_is_answered_by_typing_too(
    town: Town, running: Traject, carla: Handset
) -> None:
    """The label of its button, or a plain yes; who is in the middle goes on there."""
    carla.eager = False
    town.move(days=3)
    assert carla.last.plain.endswith("zet u een datum vast?")
    number, data = carla.button("Datum noemen")
    carla.say("ja")
    assert "Welk moment wordt het?" in carla.last.plain
    carla.press(data, number)
    assert sum("Stop" in [key.label for key in m.keys] for m in carla.messages.values()) == 1


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (meetings.FIRST, State.KENNISMAKING),
        ("donderdag 3 december", State.KENNISMAKING),
        ("geen van deze", State.MOMENTEN),
        ("misschien", State.KIEZEN),
    ],
)
def test_a_wethouder_types_the_moment(
    town: Town, coach: Coach, anna: Handset, said: str, state: State
) -> None:
    """And what is none of them changes nothing."""
    case = meetings.offered(town, coach)
    anna.say(said)
    assert pool.case_now(town, case).state is state
    assert bool(buttons(anna)) is (state in (State.KENNISMAKING, State.KIEZEN))


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (("pauze", "vier weken"), State.PAUZE),
        (("Ik wil een andere coach", "ja"), State.ZOEKEN),
        (("stoppen met het traject", "ja, stop het traject"), State.GESTOPT),
        (("ik wil stoppen", "laat alles zoals het is"), State.LOOPT),
        (("minder gesprekken", "het is zo genoeg"), State.AFRONDEN),
        (("pauze", "misschien"), State.LOOPT),
    ],
)
def test_a_wish_is_typed_as_well(
    town: Town, running: Traject, anna: Handset, said: tuple[str, ...], state: State
) -> None:
    """At any moment, without the menu; nothing changes before the answer to what is asked back."""
    for one in said:
        assert pool.case_now(town, running).state is State.LOOPT
        anna.say(one)
    assert pool.case_now(town, running).state is state
    assert (anna.last.plain.startswith("Dat antwoord herken ik niet")) is ("misschien" in said)


def test_a_yes_is_about_what_was_asked_last(town: Town, running: Traject, anna: Handset) -> None:
    """Whether to stop was asked before: a yes after something else stops nothing."""
    anna.say("stoppen")
    anna.command("afspraken").say("ja")
    assert pool.case_now(town, running).state is State.LOOPT
    anna.say("pauze")
    assert "Ja, stop het traject" not in buttons(anna)


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("pauze", "Tot wanneer wilt u geen nieuw traject?"),
        ("profiel", "Klopt dit?"),
        ("ik stop", "Wilt u niet meer meedoen als coach?"),
        ("zomaar iets", "Met /overzicht ziet u hoe het staat"),
    ],
)
def test_a_coach_types_what_to_change_about_taking_part(
    town: Town, carla: Handset, said: str, answered: str
) -> None:
    """As with the buttons under the overview."""
    joined(town, carla)
    carla.say(said)
    assert answered in carla.last.plain
