"""The kennismaking gets a date that both know, in a calendar too."""

import pytest
from sqlalchemy import Connection

from conversations.traject import Owner
from conversations.traject import State as CaseState
from storage import planning
from storage.appointments import About, Kind, State
from storage.coaches import Coach
from tests.bot import pool
from tests.bot.meetings import (
    FIRST,
    NEXT,
    NONE,
    SECOND_ONE,
    agreed,
    event,
    every,
    every_slot,
    offer,
    offer_next,
    offered,
    seen,
    stands,
    start,
    withdraw,
)
from tests.bot.phone import BRAM, Handset, Town
from tests.bot.pool import COEN


def test_the_coach_is_asked_for_moments_and_the_wethouder_picks_one(
    town: Town, anna: Handset, carla: Handset, coach: Coach
) -> None:
    """Both hear when and where, with the same file for their calendar."""
    case = start(town, coach)
    assert stands(town, case) == (CaseState.MOMENTEN, Owner.COACH)
    assert "Wanneer kunt u kennismaken?" in carla.everything
    offer(carla)
    carla.say("Voor het station")
    assert stands(town, case) == (CaseState.KIEZEN, Owner.WETHOUDER)
    assert list(anna.labels) == [FIRST, SECOND_ONE, NONE]
    assert "Tijdens een wandeling" not in anna.last.plain
    assert "Waar of hoe: tijdens een wandeling, Voor het station." in anna.last.plain
    anna.tap(SECOND_ONE)
    now = pool.case_now(town, case)
    assert (now.state, now.owner) == (CaseState.KENNISMAKING, Owner.COACH)
    assert str(now.due) == "2026-12-04"
    assert [one.slot.part for one in every(town, case, State.GEPLAND)] == ["ochtend"]
    for phone in (anna, carla):
        assert f"{SECOND_ONE}" in phone.everything
        assert "tijdens een wandeling, Voor het station" in phone.everything
        assert len(phone.files) == 1
    assert seen(anna) == seen(carla)
    assert seen(anna)[1:] == (0, "CONFIRMED")


def test_a_file_for_the_calendar_says_nothing_about_what_it_is(
    town: Town, anna: Handset, coach: Coach
) -> None:
    """Not in its title and nowhere else: colleagues and secretaries see it."""
    agreed(town, coach)
    assert event(anna)["summary"] == "Afspraak"
    told = anna.files[-1].lower()
    for word in ("coach", "wethouder", "klik.", "kennis", "carla", "anna", "station", "k-"):
        assert word not in told.replace("@klik", "").replace("//klik//", "")


def test_the_first_line_on_a_locked_screen_says_nothing(
    town: Town, anna: Handset, carla: Handset, coach: Coach
) -> None:
    """No topic and nobody's function."""
    agreed(town, coach)
    for phone in (anna, carla):
        told = [
            m.plain.split("\n")[0] for m in phone.messages.values() if "(bestand)" not in m.plain
        ]
        opening = [line for line in told if line.startswith(("Er is", "Er staan", "Uw afspraak"))]
        assert opening
        assert not any("coach" in line or "wethouder" in line for line in opening)


def test_where_none_of_the_moments_fits_the_coach_is_asked_again(
    town: Town, anna: Handset, carla: Handset, coach: Coach
) -> None:
    """And the moments of before can no longer be chosen."""
    case = offered(town, coach)
    old, data = anna.button(FIRST)
    anna.tap(NONE)
    assert stands(town, case) == (CaseState.MOMENTEN, Owner.COACH)
    assert "er is een ander moment nodig" in carla.everything
    assert anna.messages[old].keys == []
    anna.press(data, old)
    assert "staat er niet meer" in anna.last.plain
    assert stands(town, case) == (CaseState.MOMENTEN, Owner.COACH)
    offer_next(carla)
    assert anna.labels == [NEXT, NONE]


def test_a_moment_that_has_passed_is_not_agreed(
    town: Town, anna: Handset, carla: Handset, coach: Coach
) -> None:
    """The others are shown again; when none is left, the coach is asked for new ones."""
    case = offered(town, coach)
    number, data = anna.button(FIRST)
    town.move(days=7)
    anna.press(data, number)
    assert anna.last.plain.startswith("Dat moment is al voorbij.")
    assert anna.labels == [SECOND_ONE, NONE]
    assert every(town, case, State.GEPLAND) == []
    number, data = anna.button(SECOND_ONE)
    town.move(days=2)
    anna.press(data, number)
    assert stands(town, case) == (CaseState.MOMENTEN, Owner.COACH)
    assert "er is een ander moment nodig" in carla.everything


def test_moments_that_passed_while_the_coach_was_answering_are_asked_anew(
    town: Town, anna: Handset, carla: Handset, coach: Coach
) -> None:
    """The wethouder is shown nothing that cannot be."""
    case = start(town, coach)
    carla.say("25 november om 10.00 uur")
    carla.tap("Klaar")
    town.move(days=2)
    carla.tap("Met beeldbellen")
    assert stands(town, case) == (CaseState.MOMENTEN, Owner.COACH)
    assert "zijn al voorbij" in carla.everything
    offer_next(carla)
    assert anna.labels == [NEXT, NONE]


def test_nobody_is_booked_twice(town: Town, anna: Handset, carla: Handset, coach: Coach) -> None:
    """A moment at which the coach has something else by now is not agreed, and not explained."""
    case = offered(town, coach)
    other = pool.meeting(town, pool.looking(town, BRAM), pool.coach(town, COEN))

    def busy(db: Connection) -> None:
        about = About(other.id, Kind.GESPREK, 1, None, coach.id)
        same = every_slot(town, case)[0]
        planning.plan(db, town.house.seal, about, same, town.now)

    town.write(busy)
    anna.tap(FIRST)
    assert anna.last.plain.startswith("Op dat moment kan het niet meer.")
    assert anna.labels == [SECOND_ONE, NONE]
    assert every(town, case, State.GEPLAND) == []
    anna.tap(SECOND_ONE)
    assert stands(town, case)[0] is CaseState.KENNISMAKING


def test_a_tap_that_arrives_twice_changes_nothing_more(
    town: Town, anna: Handset, carla: Handset, coach: Coach
) -> None:
    """It says how it stands."""
    case = offered(town, coach)
    number, data = anna.button(FIRST)
    anna.press(data, number).press(data, number)
    assert anna.last.plain == f"De afspraak staat: {FIRST}."
    assert len(anna.files) == 1
    assert len(every(town, case, State.GEPLAND)) == 1


def test_the_coach_does_not_pick_for_the_wethouder(
    town: Town, carla: Handset, coach: Coach
) -> None:
    """A moment is picked by the one who was asked."""
    case = offered(town, coach)
    carla.press(f"a:{every(town, case)[0].id}:kies")
    assert carla.last.plain.startswith("Die knop werkt niet meer.")
    assert stands(town, case)[0] is CaseState.KIEZEN


@pytest.mark.parametrize(
    "data", ["a:9999:kies", "a::kies", "a:x:kies", "a:" + "9" * 30 + ":kies", "f:1"]
)
def test_a_button_of_nothing_is_answered_kindly(town: Town, anna: Handset, data: str) -> None:
    """Whatever a phone sends."""
    pool.looking(town)
    anna.press(data)
    assert anna.last.plain.startswith("Die knop werkt niet meer.")


def test_moments_for_a_proposal_that_was_withdrawn_reach_nobody(
    town: Town, anna: Handset, carla: Handset, coach: Coach
) -> None:
    """The coach hears that they are not needed."""
    case = pool.meeting(town, pool.looking(town), coach)
    town.nudge()
    carla.say("8 december om 14.00 uur")
    carla.tap("Klaar")
    withdraw(town, case)
    carla.tap("Met beeldbellen")
    assert "niet meer nodig" in carla.last.plain
    assert every(town, case) == []
    assert "momenten" not in anna.everything
