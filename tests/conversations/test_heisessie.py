"""The life of a heisessie."""

from dataclasses import replace
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
    Event,
    Facts,
    State,
    advance,
    can,
    mermaid,
)
from conversations.heisessie_termijnen import DATED, LAST_DAY, TERMS, next_step
from conversations.termijnen import Next
from conversations.zaak import IllegalEvent, Owner, altijd

DAY = date(2026, 11, 24)  # a Tuesday
FACTS = st.builds(Facts, *[st.booleans()] * 11)
NOTHING = Facts()
CALLED = Facts(verstuurd=True, begeleider=True, gebeld=True)
DATED_FACTS = replace(CALLED, gepeild=True, datum=True, vragenlijst=True)
ASKED = replace(DATED_FACTS, beeld=True)
APPROVED = replace(ASKED, akkoord=True)
HELD = replace(APPROVED, gehouden=True)
# From the first question to the end, and what is so after each step.
STRAIGHT: tuple[tuple[Event, Facts, State], ...] = (
    (Event.VERSTUURD, Facts(verstuurd=True), State.TE_BELLEN),
    (Event.TOEGEWEZEN, Facts(verstuurd=True, begeleider=True), State.TE_BELLEN),
    (Event.GEPLAND, Facts(verstuurd=True, begeleider=True), State.GESPREK_GEPLAND),
    (Event.GEBELD, CALLED, State.DATUM),
    (Event.GEPEILD, replace(CALLED, gepeild=True), State.DATUM),
    (Event.DATUM, DATED_FACTS, State.LEDEN),
    (Event.GESLOTEN, ASKED, State.CONCEPT),
    (Event.AANGEBODEN, ASKED, State.GOEDKEUREN),
    (Event.AKKOORD, APPROVED, State.VASTGESTELD),
    (Event.GEHOUDEN, HELD, State.NAZORG),
    (Event.INGEVOERD, replace(HELD, ingevoerd=True), State.VOLGEN),
    (Event.BEKEKEN, replace(HELD, ingevoerd=True), State.AFGESLOTEN),
)


@given(st.sampled_from(State), st.sampled_from(Event), FACTS)
def test_an_event_is_in_the_table_or_raises(state: State, event: Event, facts: Facts) -> None:
    """There is no third way, and where it goes is one of the lines of the table."""
    lines = {after for before, one, _, after in HEISESSIE if (before, one) == (state, event)}
    try:
        assert advance(state, event, facts) in lines
    except IllegalEvent:
        assert not lines or event is Event.GEBELD


def test_an_event_that_is_possible_at_all_always_leads_somewhere() -> None:
    """Its last line has no guard; but nobody goes on without a begeleider."""
    for state, event in product(State, Event):
        lines = [guard for before, one, guard, _ in HEISESSIE if (before, one) == (state, event)]
        if lines and event is not Event.GEBELD:
            assert lines[-1] is altijd
            assert altijd not in lines[:-1]
        assert bool(lines) is can(state, event)


def test_every_state_is_reached_and_every_open_one_can_be_stopped_or_called_unsafe() -> None:
    """And what is closed stays closed."""
    reached = {State.VRAGEN}
    for _ in State:
        reached |= {after for before, _, _, after in HEISESSIE if before in reached}
    assert reached == set(State)
    for event, after in ((Event.STOP, State.GESTOPT), (Event.ONVEILIG, State.MENS_EERST)):
        assert {state for state in State if can(state, event)} == set(OPEN)
        assert {advance(state, event) for state in OPEN} == {after}
    assert not {before for before, *_ in HEISESSIE} & CLOSED


def test_a_request_goes_all_the_way_to_its_agreements() -> None:
    """From the first question to whether they live."""
    state = State.VRAGEN
    for event, facts, after in STRAIGHT:
        state = advance(state, event, facts)
        assert state is after, event


def test_nobody_goes_on_without_a_begeleider() -> None:
    """Whoever called: the office appoints one first."""
    with pytest.raises(IllegalEvent, match="gebeld kan niet in te_bellen"):
        advance(State.TE_BELLEN, Event.GEBELD, replace(CALLED, begeleider=False))


@pytest.mark.parametrize(
    ("facts", "after"),
    [
        (DATED_FACTS, State.LEDEN),
        (replace(DATED_FACTS, vragenlijst=False), State.VOORGESPREKKEN),
        (ASKED, State.CONCEPT),
        (APPROVED, State.VASTGESTELD),
    ],
)
def test_a_date_leads_to_what_is_still_to_be_done(facts: Facts, after: State) -> None:
    """Where no questions are asked the begeleider talks with each; a later date asks nothing anew."""
    assert advance(State.DATUM, Event.DATUM, facts) is after


def test_nothing_is_composed_before_the_members_were_heard() -> None:
    """A draft is reached when their questions closed, after talks, or where one of these was before."""
    before = {line[0] for line in HEISESSIE if line[3] is State.CONCEPT is not line[0]}
    assert before == {
        State.LEDEN, State.VOORGESPREKKEN, State.GOEDKEUREN, State.VASTGESTELD,
        State.DATUM, State.MENS_EERST, State.PAUZE,
    }  # fmt: skip
    for state, event in ((State.DATUM, Event.DATUM), (State.MENS_EERST, Event.VEILIG), (State.PAUZE, Event.HERVAT)):  # fmt: skip
        assert advance(state, event, DATED_FACTS) is State.LEDEN
    asks_for_talks = replace(ASKED, eerst_spreken=True)
    assert advance(State.LEDEN, Event.GESLOTEN, asks_for_talks) is State.VOORGESPREKKEN


def test_whoever_wants_something_different_gets_a_new_version() -> None:
    """Also of a programme that stood; it is approved anew."""
    for state in (State.GOEDKEUREN, State.VASTGESTELD):
        assert advance(state, Event.WIJZIGEN, ASKED) is State.CONCEPT
    assert not can(State.CONCEPT, Event.AKKOORD)


@given(st.sampled_from(STRAIGHT[3:]))
def test_after_a_human_said_that_it_is_safe_it_goes_on_where_it_was(
    step: tuple[Event, Facts, State],
) -> None:
    """But that what was being approved is a draft again, and a closed one stays closed."""
    _, facts, state = step
    if state in CLOSED:
        assert not can(state, Event.ONVEILIG)
        return
    again = State.CONCEPT if state is State.GOEDKEUREN else state
    assert advance(State.MENS_EERST, Event.VEILIG, facts) is again


def test_before_the_talk_with_the_office_it_goes_on_with_that_or_with_the_questions() -> None:
    """Who answered on after saying that it is not safe is called."""
    assert advance(State.MENS_EERST, Event.VEILIG, NOTHING) is State.VRAGEN
    assert advance(State.MENS_EERST, Event.VEILIG, Facts(verstuurd=True)) is State.TE_BELLEN
    assert advance(State.MENS_EERST, Event.VERSTUURD, Facts(verstuurd=True)) is State.MENS_EERST


def test_a_rest_ends_where_the_facts_say() -> None:
    """A date that went by during it is looked for again, and what was known is not asked anew."""
    passed = replace(APPROVED, datum=False)
    assert advance(State.PAUZE, Event.HERVAT, APPROVED) is State.VASTGESTELD
    assert advance(State.PAUZE, Event.HERVAT, passed) is State.DATUM
    assert advance(State.DATUM, Event.DATUM, APPROVED) is State.VASTGESTELD
    assert advance(State.PAUZE, Event.HERVAT, NOTHING) is State.TE_BELLEN


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


@pytest.mark.parametrize(
    ("state", "facts", "step"),
    [
        (State.MENS_EERST, CALLED, (Owner.COORDINATOR, "2026-11-25")),
        (State.TE_BELLEN, NOTHING, (Owner.COORDINATOR, "2026-11-26")),
        (State.TE_BELLEN, CALLED, (Owner.BEGELEIDER, "2026-11-26")),
        (State.DATUM, CALLED, (Owner.LID, "2026-12-01")),
        (State.DATUM, replace(CALLED, gepeild=True), (Owner.AANVRAGER, "2026-11-27")),
        (State.GOEDKEUREN, ASKED, (Owner.AANVRAGER, "2026-12-01")),
        (State.VOORGESPREKKEN, ASKED, (Owner.BEGELEIDER, "2026-12-01")),
    ],
)
def test_who_has_the_next_step(state: State, facts: Facts, step: tuple[Owner, str]) -> None:
    """The office until there is a begeleider; the members until everybody said when."""
    assert next_step(state, facts, DAY) == Next(step[0], date.fromisoformat(step[1]))


def test_an_agreed_day_comes_before_a_term() -> None:
    """It is the last day for members, and the day before the term of who was there."""
    agreed = date(2026, 12, 10)
    for state in OPEN:
        step = next_step(state, CALLED, DAY, agreed)
        assert step
        ends = {agreed} if state in LAST_DAY else {date(2026, 12, 11)} if state in DATED else set()
        assert {step.due} == ends or step == next_step(state, CALLED, DAY), state
    told = replace(CALLED, gepeild=True)
    assert next_step(State.DATUM, told, DAY, agreed) == next_step(State.DATUM, told, DAY)
    assert set(TERMS) == set(OPEN)


def test_the_diagram_leaves_out_what_is_possible_almost_everywhere() -> None:
    """It would hide the others."""
    drawn = mermaid()
    hidden = (Event.STOP, Event.PAUZE, Event.ONVEILIG, Event.ANDERE_DATUM)
    for before, event, _, after in HEISESSIE:
        assert (f"  {before} --> {after}: " in drawn) is any(
            (one, two) == (before, after) and before is not after and what not in hidden
            for one, what, _, two in HEISESSIE
        ), (before, event, after)
    assert "  leden --> voorgesprekken: gesloten [eerst_spreken]\n" in drawn


def test_the_readme_shows_the_diagram_of_the_table() -> None:
    """Drawn from the same table; `klik show heisessie` draws it anew."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{mermaid()}\n```" in readme
