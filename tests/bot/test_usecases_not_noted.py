"""A talk that was, and was not noted yet when the wethouder rested, stopped or had had enough."""

import pytest

from conversations.traject import State
from storage import appointments
from storage.appointments import Kind
from storage.appointments import State as Appointed
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import pool
from tests.bot.phone import Handset, Town
from tests.bot.test_usecases_wishes import plan, wishes


@pytest.mark.parametrize("wish", ["genoeg", "pauze", "andere", "stop"])
@pytest.mark.parametrize("hours", [3, 24], ids=["this morning", "yesterday"])
def test_a_talk_that_was_counts_also_when_it_was_not_noted_yet(
    town: Town, running: Traject, anna: Handset, carla: Handset, wish: str, hours: int
) -> None:
    """It stood in both calendars, and stays there; the coach is asked nothing about it any more."""
    plan(town, running, carla)
    town.move(days=7, hours=hours)
    wishes(anna, wish)
    seal = town.house.seal
    every = town.read(lambda db: appointments.of_case(db, seal, running.id, Kind.GESPREK))
    assert [one.state for one in every] == [Appointed.GEHOUDEN]
    assert not [file for file in (*anna.files, *carla.files) if "CANCELLED" in file]
    labels = [
        key.label for phone in (anna, carla) for m in phone.messages.values() for key in m.keys
    ]
    assert not {"Verzet", "Zeg af"}.intersection(labels)
    assert "Is het gesprek doorgegaan?" not in [m.plain for m in carla.messages.values() if m.keys]


def test_after_a_rest_that_began_with_the_last_talk_both_look_back(
    town: Town, coach: Coach, anna: Handset, carla: Handset
) -> None:
    """There is no talk left to plan: three days after it, as after any last talk."""
    case = pool.running(town, pool.looking(town), coach, talks_planned=1)
    plan(town, case, carla)
    town.move(days=8)
    wishes(anna, "pauze")
    anna.command("overzicht").tap("Ik ga weer verder")
    assert pool.case_now(town, case).state is State.AFRONDEN
    town.move(days=2)
    for phone in (anna, carla):
        assert "ijkt u samen terug?" in phone.everything
