"""The life of a coaching case, as one table: (state, event) -> state.

Rules of this file: an event that is not in the table raises and changes nothing.
"""

from enum import StrEnum


class State(StrEnum):
    VRAGEN = "vragen"  # the wethouder is answering
    TE_BELLEN = "te_bellen"  # the office calls
    GEBELD = "gebeld"  # the office has called


class Event(StrEnum):
    VERSTUURD = "verstuurd"  # the intake was sent
    BEL_MIJ = "bel_mij"  # somebody would rather be called
    GEBELD = "gebeld"  # the coördinator called


class IllegalEvent(ValueError):
    """This cannot happen to a case in this state."""


TRAJECT: dict[tuple[State, Event], State] = {
    (State.VRAGEN, Event.VERSTUURD): State.TE_BELLEN,
    (State.VRAGEN, Event.BEL_MIJ): State.TE_BELLEN,
    (State.TE_BELLEN, Event.BEL_MIJ): State.TE_BELLEN,
    (State.TE_BELLEN, Event.VERSTUURD): State.TE_BELLEN,
    (State.TE_BELLEN, Event.GEBELD): State.GEBELD,
    (State.GEBELD, Event.BEL_MIJ): State.TE_BELLEN,
    (State.GEBELD, Event.VERSTUURD): State.TE_BELLEN,
}


def advance(state: State, event: Event) -> State:
    """The state after the event. Raises IllegalEvent, and then nothing has changed."""
    try:
        return TRAJECT[state, event]
    except KeyError:
        raise IllegalEvent(f"{event} kan niet in {state}") from None
