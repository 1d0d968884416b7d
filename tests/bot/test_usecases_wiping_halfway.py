"""Erasure in the middle of a traject: the other side hears one neutral sentence, and goes on."""

from collections.abc import Callable

import pytest

from conversations.traject import State
from storage import cases
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import pool, rows
from tests.bot.phone import ANNA, COORDINATOR, Handset, Town

Step = Callable[[Town, Traject, Coach], Traject]


def kennismaking(town: Town, case: Traject, by: Coach) -> Traject:
    """The kennismaking has a date."""
    return pool.planned(town, case, by)[0]


def resting(town: Town, case: Traject, by: Coach) -> Traject:
    """The traject rests."""
    made = pool.running(town, case, by)
    town.phone(ANNA).press(f"w:{made.id}:pauze-4")
    return pool.case_now(town, made)


def over(town: Town, case: Traject, by: Coach) -> Traject:
    """Both look back."""
    made = pool.running(town, case, by)
    town.phone(ANNA).press(f"w:{made.id}:minder-genoeg")
    return pool.case_now(town, made)


STEPS: list[Step] = [
    pool.asked,
    pool.shown,
    pool.meeting,
    kennismaking,
    pool.agreeing,
    pool.running,
]


def wipe(phone: Handset) -> None:
    """Erase everything."""
    phone.command("wissen").tap("Ja, wis al mijn antwoorden")


@pytest.mark.parametrize("step", [*STEPS, resting, over])
def test_a_wethouder_leaves_nothing_behind(town: Town, step: Step) -> None:
    """The coach hears it by code, and what was planned is taken out of the calendar."""
    case = step(town, pool.looking(town), pool.coach(town))
    wipe(town.phone(ANNA))
    carla = town.phone(pool.CARLA)
    assert f"Traject {case.code} is gestopt." in carla.everything
    assert bool([f for f in carla.files if "CANCELLED" in f]) is (step is kennismaking)
    for table in ("case", "proposal", "appointment"):
        assert town.read(lambda db, table=table: rows.of(db, table)) == []
    carla.command("overzicht").command("afspraken").press(f"w:{case.id}:plan")
    assert carla.last.plain
    assert f"Traject {case.code} bestaat niet meer." in town.phone(COORDINATOR).everything


@pytest.mark.parametrize("step", STEPS)
def test_the_search_goes_on_without_the_coach(town: Town, step: Step) -> None:
    """The wethouder hears it where there was a coach to know of; the office can pick another one."""
    case = step(town, pool.looking(town), pool.coach(town))
    wipe(town.phone(pool.CARLA))
    now, anna = pool.case_now(town, case), town.phone(ANNA)
    assert now.state is State.ZOEKEN
    assert ("niet meer beschikbaar" in anna.everything) is (step is not pool.asked)
    assert bool([f for f in anna.files if "CANCELLED" in f]) is (step is kennismaking)
    assert town.read(lambda db: rows.of(db, "proposal")) == []
    assert case.code in town.phone(COORDINATOR).last.plain


def test_a_rest_goes_on_without_the_coach(town: Town) -> None:
    """Afterwards a coach is looked for."""
    case = resting(town, pool.looking(town), pool.coach(town))
    wipe(town.phone(pool.CARLA))
    anna = town.phone(ANNA)
    assert pool.case_now(town, case).state is State.PAUZE
    anna.command("overzicht").tap("Ik ga weer verder")
    assert pool.case_now(town, case).state is State.ZOEKEN


def test_who_looks_back_can_finish_without_the_coach(town: Town) -> None:
    """The marks are the wethouder's own."""
    case = over(town, pool.looking(town), pool.coach(town))
    wipe(town.phone(pool.CARLA))
    anna = town.phone(ANNA)
    assert pool.case_now(town, case).state is State.AFRONDEN
    anna.tap("8", "7", "9")
    while anna.last.keys and pool.case_now(town, case).state is State.AFRONDEN:
        anna.tap(anna.labels[0])
    assert pool.case_now(town, case).state is State.AFGESLOTEN


def test_a_last_talk_does_not_come_without_the_coach(town: Town) -> None:
    """Then it is closed."""
    case = over(town, pool.looking(town), pool.coach(town))
    anna = town.phone(ANNA)
    anna.tap("8", "7", "9")
    while anna.last.keys and pool.case_now(town, case).state is State.AFRONDEN:
        anna.tap(anna.labels[0])
    assert pool.case_now(town, case).state is State.TERUGKOMEN
    wipe(town.phone(pool.CARLA))
    assert pool.case_now(town, case).state is State.AFGESLOTEN


def test_what_was_asked_about_the_coach_lapses(town: Town) -> None:
    """No button about somebody who is gone does anything."""
    case = pool.shown(town, pool.looking(town), pool.coach(town))
    wipe(town.phone(pool.CARLA))
    town.phone(ANNA).press("v:1:kennismaken")
    assert pool.case_now(town, case).state is State.ZOEKEN
    assert town.read(lambda db: cases.with_id(db, case.id)) is not None
