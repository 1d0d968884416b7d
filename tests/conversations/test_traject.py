"""The life of a coaching case."""

from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.termijnen import TERMS, Next, next_step
from conversations.traject import (
    CLOSED,
    OPEN,
    TRAJECT,
    Event,
    Facts,
    IllegalEvent,
    Owner,
    State,
    advance,
    altijd,
    can,
    mermaid,
)

DAY = date(2026, 11, 24)  # a Tuesday
BOTH = frozenset({Owner.WETHOUDER, Owner.COACH})
ANSWERS = st.sampled_from(["ja", "nee", "twijfel", None])
FACTS = st.builds(
    Facts,
    klik_wethouder=ANSWERS,
    klik_coach=ANSWERS,
    akkoord=st.sets(st.sampled_from(sorted(BOTH))).map(frozenset),
    held=st.integers(0, 12),
    planned=st.integers(1, 12),
    terugkomen=st.booleans(),
    with_coach=st.booleans(),
)


@given(st.sampled_from(State), st.sampled_from(Event), FACTS)
def test_an_event_is_in_the_table_or_raises(state: State, event: Event, facts: Facts) -> None:
    """There is no third way, and where it goes is one of the lines of the table."""
    lines = {after for before, one, _, after in TRAJECT if (before, one) == (state, event)}
    try:
        assert advance(state, event, facts) in lines
    except IllegalEvent:
        assert not lines or state is State.BESPREKEN


def test_an_event_that_is_possible_at_all_always_leads_somewhere() -> None:
    """Its last line has no guard; but a klik that was discussed must be two times yes."""
    for state, event in product(State, Event):
        lines = [guard for before, one, guard, _ in TRAJECT if (before, one) == (state, event)]
        if lines and (state, event) != (State.BESPREKEN, Event.KLIK):
            assert lines[-1] is altijd
            assert altijd not in lines[:-1]
        assert bool(lines) is can(state, event)


def test_every_state_is_reached_and_every_open_one_can_be_stopped() -> None:
    """And what is closed stays closed."""
    reached = {State.VRAGEN}
    for _ in State:
        reached |= {after for before, _, _, after in TRAJECT if before in reached}
    assert reached == set(State)
    assert {before for before, event, _, _ in TRAJECT if event is Event.STOP} == set(OPEN)
    assert not {before for before, *_ in TRAJECT} & CLOSED


@pytest.mark.parametrize(
    ("wethouder", "coach", "after"),
    [
        ("ja", None, State.KLIK),
        (None, "twijfel", State.KLIK),
        ("nee", None, State.ZOEKEN),
        (None, "nee", State.ZOEKEN),
        ("ja", "nee", State.ZOEKEN),
        ("nee", "ja", State.ZOEKEN),
        ("ja", "twijfel", State.BESPREKEN),
        ("twijfel", "twijfel", State.BESPREKEN),
        ("ja", "ja", State.AFSPRAKEN),
    ],
)
def test_a_klik_takes_two_and_one_no_is_enough(
    wethouder: str | None, coach: str | None, after: State
) -> None:
    """A no needs no answer of the other side; a doubt is talked about."""
    assert advance(State.KLIK, Event.KLIK, Facts(wethouder, coach)) is after


def test_the_talks_begin_when_both_agree_and_end_when_all_were_held() -> None:
    """One side alone begins nothing."""
    one = Facts(akkoord=frozenset({Owner.WETHOUDER}))
    assert advance(State.AFSPRAKEN, Event.AKKOORD, one) is State.AFSPRAKEN
    assert advance(State.AFSPRAKEN, Event.AKKOORD, Facts(akkoord=BOTH)) is State.LOOPT
    assert advance(State.LOOPT, Event.GESPREK, Facts(held=5, planned=6)) is State.LOOPT
    assert advance(State.LOOPT, Event.GESPREK, Facts(held=6, planned=6)) is State.AFRONDEN


def test_looking_back_leads_to_one_more_talk_for_who_wants_that() -> None:
    """And else to the end."""
    wants = Facts(terugkomen=True)
    assert advance(State.AFRONDEN, Event.GEEVALUEERD, wants) is State.TERUGKOMEN
    assert advance(State.AFRONDEN, Event.GEEVALUEERD) is State.AFGESLOTEN


def test_a_rest_ends_where_it_began() -> None:
    """With the talks, with what was being agreed, or with the search for a coach."""
    agreed = Facts(akkoord=BOTH, with_coach=True)
    assert advance(State.PAUZE, Event.HERVAT, agreed) is State.LOOPT
    assert advance(State.PAUZE, Event.HERVAT, Facts(with_coach=True)) is State.AFSPRAKEN
    assert advance(State.PAUZE, Event.HERVAT) is State.ZOEKEN


def test_an_illegal_event_says_what_cannot_be() -> None:
    """For the log; nobody reads it in a chat."""
    with pytest.raises(IllegalEvent, match="gekozen kan niet in afgesloten"):
        advance(State.AFGESLOTEN, Event.GEKOZEN)


@given(st.sampled_from(State), FACTS, st.none() | st.integers(0, 200))
def test_every_open_case_has_one_owner_and_one_due_day(
    state: State, facts: Facts, ahead: int | None
) -> None:
    """After the day it began, or not before it where a day was agreed; a closed one has neither."""
    agreed = None if ahead is None else DAY + timedelta(days=ahead)
    coming = next_step(state, facts, DAY, agreed)
    assert (coming is None) is (state in CLOSED)
    if coming:
        assert coming.owner in Owner
        assert coming.due >= DAY if agreed else coming.due > DAY


def test_who_did_not_answer_yet_has_the_next_step() -> None:
    """The wethouder first, then the coach."""
    assert next_step(State.KLIK, Facts(), DAY) == Next(Owner.WETHOUDER, date(2026, 11, 28))
    answered = next_step(State.KLIK, Facts(klik_wethouder="ja"), DAY)
    assert answered == Next(Owner.COACH, date(2026, 11, 28))
    agreed = next_step(State.AFSPRAKEN, Facts(akkoord=frozenset({Owner.WETHOUDER})), DAY)
    assert agreed == Next(Owner.COACH, date(2026, 11, 29))


def test_the_office_has_working_days() -> None:
    """Called on Thursday, "within two working days" is Monday."""
    thursday = date(2026, 11, 26)
    assert next_step(State.TE_BELLEN, Facts(), thursday) == Next(
        Owner.COORDINATOR, date(2026, 11, 30)
    )


def test_an_agreed_day_comes_before_a_term() -> None:
    """Where a state waits for a day; the others have their term."""
    agreed = date(2026, 12, 10)
    assert next_step(State.LOOPT, Facts(), DAY, agreed) == Next(Owner.COACH, date(2026, 12, 11))
    assert next_step(State.ZOEKEN, Facts(), DAY, agreed) == next_step(State.ZOEKEN, Facts(), DAY)
    assert set(TERMS) == set(OPEN)


def test_the_diagram_shows_every_way_but_rests_and_stops() -> None:
    """Those are possible almost everywhere, and would hide the others."""
    drawn = mermaid()
    hidden = (Event.STOP, Event.PAUZE)
    for before, event, _, after in TRAJECT:
        assert (f"  {before} --> {after}: " in drawn) is any(
            (one, two) == (before, after) and before is not after and what not in hidden
            for one, what, _, two in TRAJECT
        ), (before, event, after)
    assert "  klik --> afspraken: klik [beide_ja]\n" in drawn


def test_the_readme_shows_the_diagram_of_the_table() -> None:
    """Drawn from the same table; `klik show traject` draws it anew."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{mermaid()}\n```" in readme


def test_a_coach_has_three_days_from_hearing_of_it() -> None:
    """The day is given where it is asked: it may be told after a weekend."""
    asked, until = date(2026, 11, 27), date(2026, 12, 3)
    step = next_step(State.COACH_GEVRAAGD, Facts(), asked, until)
    assert step == Next(Owner.COACH, until)
