"""Who may press what in a heisessie, while what is so: one table (`h:{case}:{action}:{value}`)."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.usecases import sides
from bot.usecases.heisessie import afspreken, begeleiden, evalueren, standing, stopping, volgen
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import OPEN, State
from conversations.traject import Owner
from storage.people import Known

Do = Callable[[Turn, Known, At, str], None]


@dataclass(frozen=True)
class Act:
    """What a button does: for whom, and in which states."""

    who: frozenset[Owner]
    states: frozenset[State]
    do: Do


def _act(who: Owner | frozenset[Owner], do: Do, *states: State) -> Act:
    several = frozenset({who}) if isinstance(who, Owner) else who
    return Act(several, frozenset(states or OPEN), do)


_A, _B, _L = Owner.AANVRAGER, Owner.BEGELEIDER, Owner.LID
_AB, _AL = frozenset({_A, _B}), frozenset({_A, _L})
ACTS: dict[str, Act] = {
    "verzoek": _act(_B, begeleiden.show_request, State.BEGELEIDER_GEVRAAGD),
    "ja": _act(_B, begeleiden.say_yes, State.BEGELEIDER_GEVRAAGD),
    "nee": _act(_B, begeleiden.say_no, State.BEGELEIDER_GEVRAAGD),
    "gesprek": _act(_B, begeleiden.log, State.INTAKEGESPREK),
    "werkafspraken": _act(_AB, afspreken.show, State.AFSPRAKEN),
    "werkafspraak": _act(_AB, afspreken.begin, State.AFSPRAKEN),
    "uithalen": _act(_AB, afspreken.choose, State.AFSPRAKEN),
    "schrap": _act(_AB, afspreken.take_out, State.AFSPRAKEN),
    "alle": _act(_AB, afspreken.close, State.AFSPRAKEN),
    "alle_geen": _act(_AB, afspreken.close, State.AFSPRAKEN),
    "evaluatie": _act(_L, evalueren.begin, *evalueren.AFTER),
    "mijn_afspraken": _act(_AL, volgen.mine, State.VOLGEN, State.AFGESLOTEN),
    "leeft": _act(_AL, volgen.ask, State.VOLGEN),
    "hoe_staan": _act(_A, volgen.overview, State.VOLGEN, State.AFGESLOTEN),
    "afsluiten": _act(_A, volgen.close, State.VOLGEN),
    "stop": _act(_A, stopping.sure),
    "stop_ja": _act(_A, stopping.stop),
    "laat": _act(_A, stopping.leave_it),
}

# What waits for whom: the buttons of the overview, and of what is said of our own accord.
WAITING: dict[tuple[Owner, State], tuple[str, ...]] = {
    (_B, State.BEGELEIDER_GEVRAAGD): ("verzoek",),
    (_B, State.INTAKEGESPREK): ("gesprek",),
    (_B, State.AFSPRAKEN): ("werkafspraken",),
    (_A, State.AFSPRAKEN): ("werkafspraken",),
    (_A, State.VOLGEN): ("hoe_staan", "leeft", "afsluiten"),
    (_L, State.AFSPRAKEN): ("evaluatie",),
    (_L, State.VOLGEN): ("mijn_afspraken", "leeft", "evaluatie"),
}
# Of these some wait only for who has not done them yet.
STILL: dict[str, Callable[[Turn, At, Known], bool]] = {
    "evaluatie": evalueren.may_answer,
    "leeft": volgen.waits,
}


def waiting(turn: Turn, at: At, person: Known, role: Owner) -> tuple[str, ...]:
    """The actions that wait for somebody in this role."""
    every = WAITING.get((role, at.case.state), ())
    return tuple(one for one in every if one not in STILL or STILL[one](turn, at, person))


def pressed(turn: Turn, person: Known, number: int, action: str, message_id: int) -> None:
    """A button of a heisessie, by somebody who is in it."""
    name, _, value = action.partition(":")
    at, act = standing.with_id(turn, number), ACTS.get(name)
    if at is None or act is None or act.who.isdisjoint(standing.roles(turn, at, person)):
        sides.strip(turn, person, message_id)
        turn.say(person.telegram_id, "knop_vreemd")
    elif at.case.state in act.states:
        act.do(turn, person, at, value)
    else:
        sides.strip(turn, person, message_id)
        turn.say(person.telegram_id, "heisessie.niet_nodig")
