"""Who may press what in a heisessie, while what is so: one table (`h:{case}:{action}:{value}`)."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.usecases import sides
from bot.usecases.heisessie import begeleiden, standing
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import OPEN, State
from conversations.traject import Owner
from storage.people import Known

Do = Callable[[Turn, Known, At, str], None]


@dataclass(frozen=True)
class Act:
    """What a button does: for whom, and in which states."""

    who: Owner
    states: frozenset[State]
    do: Do


def _act(who: Owner, do: Do, *states: State) -> Act:
    return Act(who, frozenset(states or OPEN), do)


_A, _B, _L = Owner.AANVRAGER, Owner.BEGELEIDER, Owner.LID
ACTS: dict[str, Act] = {
    "verzoek": _act(_B, begeleiden.show_request, State.BEGELEIDER_GEVRAAGD),
    "ja": _act(_B, begeleiden.say_yes, State.BEGELEIDER_GEVRAAGD),
    "nee": _act(_B, begeleiden.say_no, State.BEGELEIDER_GEVRAAGD),
    "gesprek": _act(_B, begeleiden.log, State.INTAKEGESPREK),
}

# What waits for whom: the buttons of the overview, and of what is said of our own accord.
WAITING: dict[tuple[Owner, State], tuple[str, ...]] = {
    (_B, State.BEGELEIDER_GEVRAAGD): ("verzoek",),
    (_B, State.INTAKEGESPREK): ("gesprek",),
}


def waiting(turn: Turn, at: At, person: Known, role: Owner) -> tuple[str, ...]:
    """The actions that wait for somebody in this role."""
    return WAITING.get((role, at.case.state), ())


def pressed(turn: Turn, person: Known, number: int, action: str, message_id: int) -> None:
    """A button of a heisessie, by somebody who is in it."""
    name, _, value = action.partition(":")
    at, act = standing.with_id(turn, number), ACTS.get(name)
    if at is None or act is None or act.who not in standing.roles(turn, at, person):
        sides.strip(turn, person, message_id)
        turn.say(person.telegram_id, "knop_vreemd")
    elif at.case.state in act.states:
        act.do(turn, person, at, value)
    else:
        sides.strip(turn, person, message_id)
        turn.say(person.telegram_id, "heisessie.niet_nodig")
