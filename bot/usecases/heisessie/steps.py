"""Who may press what in a heisessie, while what is so: one table (`h:{case}:{action}:{value}`)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from bot.messages import Key
from bot.usecases import sides
from bot.usecases.heisessie import (
    afspreken,
    begeleiden,
    bellen,
    evalueren,
    kiezen,
    meedoen,
    ontwerpen,
    plaatsen,
    prikker,
    standing,
    stopping,
    volgen,
    voorleggen,
)
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import HEISESSIE, OPEN, Event, State
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
# Once the members are asked, and as long as the day is to come.
_ASKED = OPEN[OPEN.index(State.LEDEN) : OPEN.index(State.AFSPRAKEN)]
_OTHER_DAYS = tuple(state for state, event, *_ in HEISESSIE if event is Event.ANDERE_DATA)
_AB, _AL = frozenset({_A, _B}), frozenset({_A, _L})
ACTS: dict[str, Act] = {
    "verzoek": _act(_B, begeleiden.show_request, State.BEGELEIDER_GEVRAAGD),
    "ja": _act(_B, begeleiden.say_yes, State.BEGELEIDER_GEVRAAGD),
    "nee": _act(_B, begeleiden.say_no, State.BEGELEIDER_GEVRAAGD),
    "wie": _act(_B, begeleiden.show_requester, State.INTAKEGESPREK, *_ASKED),
    "gesprek": _act(_B, begeleiden.log, State.INTAKEGESPREK),
    "links": _act(_A, plaatsen.show, *_ASKED),
    "plaats": _act(_A, plaatsen.one, *_ASKED),
    "nieuw": _act(_A, plaatsen.new_link, *_ASKED),
    "weg": _act(_A, plaatsen.gone, *_ASKED),
    "meedoen": _act(_A, meedoen.take_part, *_ASKED),
    "vragen": _act(_L, meedoen.questions, State.LEDEN),
    "prik": _act(_L, prikker.show, State.LEDEN),
    "prik_klaar": _act(_L, prikker.done, State.LEDEN),
    "prik_geen": _act(_L, prikker.none, State.LEDEN),
    "datum": _act(_A, kiezen.show, State.DATUM),
    "kies": _act(_A, kiezen.sure, State.DATUM),
    "kies_ja": _act(_A, kiezen.pick, State.DATUM),
    "andere": _act(_A, kiezen.other, *_OTHER_DAYS),
    "bellen": _act(_B, bellen.show, *_ASKED),
    **{
        name: _act(_B, partial(bellen.spoken, mood=mood), State.VOORGESPREKKEN)
        for name, mood in bellen.MOODS.items()
    },
    "ontwerp": _act(_B, ontwerpen.show, State.ONTWERP),
    "opnieuw": _act(_B, ontwerpen.again, State.ONTWERP),
    "opnieuw_gesprek": _act(_B, begeleiden.log, State.ONTWERP),
    "blokken": _act(_B, ontwerpen.blocks, State.ONTWERP),
    "blok": _act(_B, ontwerpen.block, State.ONTWERP),
    "wijzig": _act(_B, ontwerpen.change, State.ONTWERP),
    "goed": _act(_B, ontwerpen.approve, State.ONTWERP),
    "stuur": _act(_B, voorleggen.to_begeleider, State.AKKOORD, State.VASTGESTELD),
    "heropen": _act(_B, voorleggen.reopen, State.AKKOORD, State.VASTGESTELD),
    "programma": _act(_A, voorleggen.show, State.AKKOORD),
    "lees": _act(_AL, voorleggen.read, State.VASTGESTELD),
    "kan_niet": _act(_B, bellen.unsafe, State.VOORGESPREKKEN),
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
    "afsluiten_ja": _act(_A, volgen.close, State.VOLGEN),
    "stop": _act(_A, stopping.sure),
    "stop_ja": _act(_A, stopping.stop),
    "teruggeven": _act(_B, stopping.give_back_sure, *stopping.CAN_STOP["teruggeven"]),
    "teruggeven_ja": _act(_B, stopping.give_back, *stopping.CAN_STOP["teruggeven"]),
    "laat": _act(_AB, stopping.leave_it),
}

# What waits for whom: the buttons of the overview, and of what is said of our own accord.
WAITING: dict[tuple[Owner, State], tuple[str, ...]] = {
    (_B, State.BEGELEIDER_GEVRAAGD): ("verzoek",),
    (_B, State.INTAKEGESPREK): ("wie", "gesprek"),
    (_A, State.LEDEN): ("links",),
    (_L, State.LEDEN): ("vragen", "prik"),
    (_A, State.DATUM): ("datum",),
    (_B, State.VOORGESPREKKEN): ("bellen",),
    (_B, State.ONTWERP): ("ontwerp",),
    (_A, State.AKKOORD): ("programma",),
    (_L, State.VASTGESTELD): ("lees",),
    (_B, State.AFSPRAKEN): ("werkafspraken",),
    (_A, State.AFSPRAKEN): ("werkafspraken",),
    (_A, State.VOLGEN): ("hoe_staan", "leeft", "afsluiten"),
    (_L, State.AFSPRAKEN): ("evaluatie",),
    (_L, State.VOLGEN): ("mijn_afspraken", "leeft", "evaluatie"),
    (_A, State.AFGESLOTEN): ("hoe_staan",),
    (_L, State.AFGESLOTEN): ("mijn_afspraken",),
}
# Of these some wait only for who has not done them yet.
STILL: dict[str, Callable[[Turn, At, Known], bool]] = {
    "links": plaatsen.asks,
    "vragen": meedoen.asks,
    "prik": prikker.asks,
    "evaluatie": evalueren.may_answer,
    "leeft": volgen.waits,
    "hoe_staan": volgen.has_any,
}
# What can be done besides: buttons of the overview only.
AT_HAND: dict[Owner, tuple[str, ...]] = {
    _A: ("lees", "links", "andere"),
    _B: ("stuur", "heropen", "bellen", "wie"),
    _L: ("prik",),
}


def waiting(turn: Turn, at: At, person: Known, role: Owner) -> tuple[str, ...]:
    """The actions that wait for somebody in this role."""
    return tuple(
        one
        for one in WAITING.get((role, at.case.state), ())
        if one not in STILL or STILL[one](turn, at, person)
    )


def possible(turn: Turn, at: At, person: Known, role: Owner) -> tuple[str, ...]:
    """What waits for somebody in this role, and what can be done besides."""
    also = [one for one in AT_HAND.get(role, ()) if at.case.state in ACTS[one].states]
    return tuple(dict.fromkeys([*waiting(turn, at, person, role), *also]))


def of(key: Key) -> Act:
    """What a button of a heisessie does."""
    return ACTS[key.data.split(":")[2]]


def take(turn: Turn, person: Known, at: At, action: str) -> None:
    """What waits for somebody is done, from what was said of our own accord."""
    ACTS[action].do(turn, person, at, "")


def pressed(turn: Turn, person: Known, number: int, action: str, message_id: int) -> None:
    """A button of a heisessie, by somebody who is in it."""
    name, _, value = action.partition(":")
    at, act = standing.with_id(turn, number), ACTS.get(name)
    if at is None or act is None or act.who.isdisjoint(standing.roles(turn, at, person)):
        sides.strip(turn, person, message_id)
        turn.say(person.telegram_id, "knop_vreemd")
    elif at.case.state in act.states:
        act.do(turn, person, replace(at, pressed=message_id), value)
    else:
        sides.strip(turn, person, message_id)
        ahead = max(map(OPEN.index, act.states & set(OPEN))) > _position(at.case.state)
        turn.say(person.telegram_id, "heisessie.niet_nu" if ahead else "heisessie.niet_nodig")


def _position(state: State) -> int:
    """How far it is; at the end, when it is closed."""
    return OPEN.index(state) if state in OPEN else len(OPEN)
