"""The life of a heisessie."""

from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.heisessie import (
    CLOSED,
    HEISESSIE,
    OPEN,
    TERMS,
    Event,
    Facts,
    State,
    advance,
    can,
    mermaid,
    next_step,
)
from conversations.levensloop import IllegalEvent, altijd
from conversations.termijnen import Next
from conversations.traject import Owner

DAY = date(2026, 11, 24)  # a Tuesday
FACTS = st.builds(
    Facts,
    begeleider=st.booleans(),
    dag=st.none() | st.just(DAY + timedelta(days=60)),
    eerst_bellen=st.booleans(),
)


@given(st.sampled_from(State), st.sampled_from(Event), FACTS)
def test_an_event_is_in_the_table_or_raises(state: State, event: Event, facts: Facts) -> None:
    """There is no third way, and where it goes is one of the lines of the table."""
    lines = {after for before, one, _, after in HEISESSIE if (before, one) == (state, event)}
    try:
        assert advance(state, event, facts) in lines
    except IllegalEvent:
        assert not lines


def test_an_event_that_is_possible_at_all_always_leads_somewhere() -> None:
    """Its last line has no guard."""
    for state, event in product(State, Event):
        guards = [guard for before, one, guard, _ in HEISESSIE if (before, one) == (state, event)]
        if guards:
            assert guards[-1] is altijd
            assert altijd not in guards[:-1]
        assert bool(guards) is can(state, event)


def test_every_state_is_reached_and_every_open_one_can_be_stopped() -> None:
    """And what is closed stays closed."""
    reached = {State.VRAGEN}
    for _ in State:
        reached |= {after for before, _, _, after in HEISESSIE if before in reached}
    assert reached == set(State)
    assert {before for before, event, _, _ in HEISESSIE if event is Event.STOP} == set(OPEN)
    assert not {before for before, *_ in HEISESSIE} & CLOSED


BEFORE_THE_DAY = set(OPEN) - {State.AFSPRAKEN, State.VOLGEN}


@pytest.mark.parametrize("state", sorted(BEFORE_THE_DAY))
def test_whatever_is_going_on_a_sign_that_it_is_not_safe_puts_a_human_first(state: State) -> None:
    """And from there only the office lets it go on."""
    assert advance(state, Event.ONVEILIG) is State.MENS_EERST
    onward = {event for before, event, _, after in HEISESSIE if before is State.MENS_EERST}
    assert onward == {Event.ONVEILIG, Event.VEILIG, Event.STOP}


@pytest.mark.parametrize(
    ("facts", "after"),
    [
        (Facts(), State.TE_BELLEN),
        (Facts(begeleider=True), State.INTAKEGESPREK),
        (Facts(begeleider=True, dag=DAY), State.VOORGESPREKKEN),
    ],
)
def test_when_it_can_go_on_there_is_a_talk_first(facts: Facts, after: State) -> None:
    """With the office, with the requester, or with every member."""
    assert advance(State.MENS_EERST, Event.VEILIG, facts) is after


def test_without_a_begeleider_the_office_asks_another_one_and_the_day_stays() -> None:
    """After the day itself there is nobody to look for."""
    for state in (State.LEDEN, State.ONTWERP, State.VASTGESTELD):
        assert advance(state, Event.BEGELEIDER_NEE) is State.TE_BELLEN
    assert not can(State.AFSPRAKEN, Event.BEGELEIDER_NEE)
    planned = Facts(begeleider=True, dag=DAY)
    assert advance(State.INTAKEGESPREK, Event.GEBELD, planned) is State.VOORGESPREKKEN
    assert advance(State.MENS_EERST, Event.VEILIG, Facts(dag=DAY)) is State.TE_BELLEN


def test_members_who_must_be_called_are_called_before_there_is_a_programme() -> None:
    """Which ones must be is known when their term is over; a day is picked after that."""
    assert advance(State.DATUM, Event.GEKOZEN, Facts(eerst_bellen=True)) is State.VOORGESPREKKEN
    assert advance(State.DATUM, Event.GEKOZEN) is State.ONTWERP
    assert not can(State.LEDEN, Event.GEKOZEN)


def test_nothing_is_fixed_before_the_college_says_yes() -> None:
    """An approved programme goes to the college; a change goes back to the begeleider."""
    assert advance(State.ONTWERP, Event.GOEDGEKEURD) is State.AKKOORD
    assert advance(State.AKKOORD, Event.WIJZIGEN) is State.ONTWERP
    assert advance(State.AKKOORD, Event.JA) is State.VASTGESTELD
    assert not can(State.ONTWERP, Event.JA)


@given(st.sampled_from(State), FACTS, st.none() | st.integers(1, 99))
def test_every_open_heisessie_has_one_owner_and_one_due_day(
    state: State, facts: Facts, ahead: int | None
) -> None:
    """After the day it began; a closed one has neither."""
    until = None if ahead is None else DAY + timedelta(days=ahead)
    coming = next_step(state, facts, DAY, until)
    assert (coming is None) is (state in CLOSED)
    if coming:
        assert coming.owner is TERMS[state].owner
        assert coming.due > DAY


def test_what_waits_for_the_day_is_due_after_it() -> None:
    """The day after it the agreements are asked; six weeks later whether they live, for a week."""
    planned = Facts(dag=date(2027, 1, 14))
    assert next_step(State.VASTGESTELD, planned, DAY) == Next(Owner.BEGELEIDER, date(2027, 1, 15))
    assert next_step(State.VOLGEN, planned, DAY) == Next(Owner.AANVRAGER, date(2027, 3, 4))


def test_a_term_that_was_told_counts() -> None:
    """Else it is in working days."""
    told = next_step(State.LEDEN, Facts(), DAY, date(2026, 12, 10))
    assert told == Next(Owner.LID, date(2026, 12, 10))
    assert next_step(State.LEDEN, Facts(), DAY) == Next(Owner.LID, date(2026, 12, 1))


def test_the_diagram_shows_what_leads_where_and_under_which_guard() -> None:
    """Without what is possible almost everywhere."""
    drawn = mermaid()
    assert "  datum --> voorgesprekken: gekozen [eerst_bellen]" in drawn
    assert "stop" not in drawn.replace("gestopt", "")
    assert "onveilig" not in drawn


def test_the_readme_has_this_very_diagram() -> None:
    """Drawn from the table: `klik show heisessie`."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{mermaid()}\n```" in readme
