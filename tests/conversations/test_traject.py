"""The life of a coaching case."""

from itertools import product

import pytest

from conversations.traject import TRAJECT, Event, IllegalEvent, State, advance


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_an_event_is_in_the_table_or_raises(state: State, event: Event) -> None:
    """There is no third way."""
    if (state, event) in TRAJECT:
        assert advance(state, event) is TRAJECT[state, event]
    else:
        with pytest.raises(IllegalEvent, match=f"{event} kan niet in {state}"):
            advance(state, event)


def test_a_case_that_was_called_can_ask_to_be_called_again() -> None:
    """And one that nobody sent anything for cannot have been called."""
    assert advance(State.GEBELD, Event.BEL_MIJ) is State.TE_BELLEN
    assert (State.VRAGEN, Event.GEBELD) not in TRAJECT


def test_every_state_can_be_reached_and_left() -> None:
    """From the first one on."""
    assert set(TRAJECT.values()) | {State.VRAGEN} == set(State)
    assert {state for state, _ in TRAJECT} == set(State)
