"""A year in a test: simulated people on the real use cases, and what must hold for each of them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.simulation.watch import Left
from bot.simulation.year import Year
from conversations import heisessie
from conversations.groepsbeeld import LEAST_ANSWERS
from conversations.heisessie import HEISESSIE
from conversations.instellingen import Soort
from conversations.kalender import EVENING, PER_YEAR, is_working
from conversations.prompt import Kind, Prompt
from conversations.prompts import PROMPTS
from conversations.prompts_heisessie import PROMPTS_HEISESSIE
from conversations.traject import TRAJECT, State
from storage import models

ZONE, BUSY = ZoneInfo("Europe/Amsterdam"), frozenset({5, 6, 10, 11})
FIRST, LAST = time(8, 30), time(20)
EVERY: tuple[Prompt[Any], ...] = (*PROMPTS, *PROMPTS_HEISESSIE)
CONFIRMS = {one.kind for one in EVERY if one.confirms}
# What somebody stops when this kind is stopped.
SOORTEN: dict[Kind, set[Soort]] = defaultdict(set)
for prompt in EVERY:
    SOORTEN[prompt.kind].add(prompt.soort)


@pytest.fixture(scope="module")
def year() -> Year:
    """Twelve months, 50 wethouders, 12 coaches and the colleges that go with them."""
    made = Year(50, 12, 12, 1, ZONE, BUSY)
    made.run()
    return made


@pytest.fixture(scope="module")
def quarter() -> Year:
    """Three months, 6 wethouders and 3 coaches, with another seed."""
    made = Year(6, 3, 3, 2, ZONE, BUSY)
    made.run()
    return made


@pytest.fixture(params=["year", "quarter"])
def lived(request: pytest.FixtureRequest) -> Year:
    """Either of them."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Year)
    return found


def of_each(year: Year) -> Iterator[list[datetime]]:
    """When each person got messages that count, about either kind of case, as far as the bot knows: an
    erased case takes along what was said about it, also to its coach.
    """
    got: dict[int, list[datetime]] = defaultdict(list)
    for left in year.watch.lefts:
        if any(not entry.asked and entry.case in year.kept for entry in left.entries):
            got[left.chat].append(left.at)
    yield from got.values()


def local(left: Left) -> datetime:
    return left.at.astimezone(ZONE)


def test_nobody_gets_more_than_two_unasked_messages_in_seven_days(lived: Year) -> None:
    """Nor more than one while budgets are made."""
    for moments in of_each(lived):
        for at in moments:
            week = [one for one in moments if at - timedelta(days=7) < one <= at]
            assert len(week) <= lived.house.kalender.per_week(at)


def test_nobody_gets_more_than_twenty_five_unasked_messages_a_year(lived: Year) -> None:
    """In any 365 days."""
    for moments in of_each(lived):
        for at in moments:
            assert len([one for one in moments if at - timedelta(days=365) < one <= at]) <= PER_YEAR


def test_nothing_leaves_outside_the_hours_of_a_working_day(lived: Year) -> None:
    """In Amsterdam; no weekend, no feast day."""
    for left in lived.watch.lefts:
        assert FIRST <= local(left).time() < LAST
        assert is_working(local(left).date())


def test_nothing_leaves_in_a_recess_but_what_confirms_an_appointment(lived: Year) -> None:
    """Of the regions of the recipient. What confirms may take something along."""
    for left in lived.watch.lefts:
        if lived.house.kalender.in_recess(local(left).date(), left.own.regions):
            assert CONFIRMS & {entry.kind for entry in left.entries}


def test_nothing_leaves_at_an_hour_that_somebody_does_not_want(lived: Year) -> None:
    """By the day, the hour, or the evening of the council."""
    for left in lived.watch.lefts:
        since, until = left.own.hours
        day = local(left).weekday()
        assert day not in left.own.not_on
        assert (
            since
            <= local(left).time()
            < (min(until, EVENING) if day == left.own.council else until)
        )


def test_nothing_leaves_about_what_was_stopped(lived: Year) -> None:
    """One kind, or all of it."""
    for left in lived.watch.lefts:
        for entry in left.entries:
            assert SOORTEN[entry.kind] - left.own.off, entry


def test_no_case_waits_too_long_without_the_office_being_told(lived: Year) -> None:
    """Nor is one in an odd state, a coach overbooked, anybody in two places, or is what goes by itself
    going wrong.
    """
    assert lived.watch.wrong == []


def test_a_case_only_takes_steps_of_the_table(lived: Year) -> None:
    """Whatever people do."""
    steps = {(before, after) for before, _, _, after in TRAJECT}
    for one in lived.cases(models.TRAJECT):
        if one.before:
            assert (State(one.before), State(one.after)) in steps


def test_a_heisessie_only_takes_steps_of_its_table(lived: Year) -> None:
    """Whatever people do."""
    steps = {(before, after) for before, _, _, after in HEISESSIE}
    for one in lived.cases(models.HEISESSIE):
        if one.before:
            assert (heisessie.State(one.before), heisessie.State(one.after)) in steps


def test_a_picture_is_of_four_answers_or_more(lived: Year) -> None:
    """Of fewer the group sees none."""
    assert all(answers >= LEAST_ANSWERS for answers in lived.watch.pictures.values())


def test_heisessies_are_played_to_the_end(year: Year) -> None:
    """So the year is not so strict that nothing was tried."""
    ends = {
        one.case_id
        for one in year.cases(models.HEISESSIE)
        if one.after in (heisessie.State.VOLGEN, heisessie.State.AFGESLOTEN)
    }
    assert len(ends) >= 3
    assert year.watch.pictures


def test_the_year_has_everything_in_it(year: Year) -> None:
    """Otherwise nothing is said by what does not go wrong."""
    reached = {one.after for one in year.cases(models.TRAJECT)}
    assert reached == {state.value for state in State}
    ends = {one.after for one in year.history if one.what == "proposal"}
    assert {"geen_klik", "geweigerd", "verlopen", "afgewezen", "ingetrokken", "beeindigd"} <= ends
    assert {one.after for one in year.history if one.what == "appointment"} >= {
        "afgezegd",
        "niet_gehouden",
    }
    assert (
        any(entry.later for left in year.watch.lefts for entry in left.entries) or year.watch.calls
    )
