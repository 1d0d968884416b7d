"""How a heisessie stands, for everybody who is in it, with a button for what waits for them."""

from collections.abc import Sequence
from datetime import date

from bot.messages import Key, Message, column
from bot.usecases import sides
from bot.usecases.heisessie import agenda, standing, steps, telling, volgen
from bot.usecases.turn import Turn
from conversations.heisessie import OPEN, State
from conversations.traject import Owner
from storage.heisessies import Heisessie
from storage.people import Known

ASKS = "overzicht"
PREPARING = frozenset({State.VOORGESPREKKEN, State.ONTWERP})


def show(turn: Turn, person: Known, *, beside: bool = False) -> bool:
    """Each open heisessie that somebody is in, a message each; whether there was one. A request that
    is still being filled in shows its answers, unless it stands beside something else.

    :param beside: whether somebody takes part in something else too.
    """
    found = standing.of_person(turn, person)
    if not beside and all(one.state is State.VRAGEN for one in found):
        return False
    return _each(turn, person, found)


def show_closed(turn: Turn, person: Known) -> bool:
    """Those that are closed and still kept: the agreements can be read in them."""
    every = standing.every_of(turn, person)
    return _each(turn, person, [one for one in every if one.state is State.AFGESLOTEN])


def _each(turn: Turn, person: Known, found: Sequence[Heisessie]) -> bool:
    for case in found:
        at = standing.of(turn, case)
        for role in standing.roles(turn, at, person):
            _one(turn, person, at, role)
    return bool(found)


def _next(turn: Turn, at: standing.At, until: date, *, mine: bool) -> list[str]:
    """Who does the next step, by which day; or that nobody has to do anything until then."""
    say, day = turn.words.say, turn.words.weekday(until)
    match at.case.state:
        case State.VASTGESTELD:
            return [say("heisessie.overzicht.tot_de_dag")]
        case State.VOLGEN:
            ahead = turn.today <= until and volgen.has_any(turn, at)
            return [say("heisessie.overzicht.tot_het_overzicht", dag=day)] if ahead else []
        case _:
            assert at.case.owner
            who = say("heisessie.wie.u" if mine else f"heisessie.wie.{at.case.owner.value}")
            return [say("heisessie.overzicht.wie", wie=who, dag=day)]


def keys(turn: Turn, at: standing.At, person: Known, role: Owner) -> list[Key]:
    """The buttons under how it stands."""
    return [telling.key(turn, at, one) for one in steps.possible(turn, at, person, role)]


def days(turn: Turn, person: Known) -> bool:
    """The day of each heisessie that somebody is in and that is to come; whether there is one."""
    ahead = []
    for case in standing.of_person(turn, person):
        last = standing.last_day(turn, standing.of_unlocked(turn, case))
        if last and last >= turn.today:
            ahead.append(case)
    for case in ahead:
        when = agenda.picked(turn, standing.of_unlocked(turn, case))
        text = turn.words.say("heisessie.dag", code=case.code, wanneer=when)
        turn.send(person.telegram_id, Message(text=text), case_id=case.id)
    return bool(ahead)


def _stands(turn: Turn, at: standing.At, role: Owner) -> str:
    """In which state it is, as somebody in this role reads it. Whether members are called first
    follows from what they answered, or that one of them asks for it: only the begeleider sees which
    of both it is, and by when.
    """
    hidden = at.case.state in PREPARING and role is not Owner.BEGELEIDER
    name = f"heisessie.staat.{State.ONTWERP if hidden else at.case.state}"
    own = f"{name}.{role.value}"
    return turn.words.say(own if own in turn.words else name)


def _one(turn: Turn, person: Known, at: standing.At, role: Owner) -> None:
    case, say = at.case, turn.words.say
    asked = role is Owner.BEGELEIDER and at.begeleider is None
    heading = "heisessie.overzicht.gevraagd" if asked else f"heisessie.overzicht.{role.value}"
    lines = [say(heading, code=case.code, staat=_stands(turn, at, role))]
    if case.day:
        lines.append(say("heisessie.overzicht.dag", dag=agenda.picked(turn, at)))
    waits = steps.waiting(turn, at, person, role)
    if case.due and (role is Owner.BEGELEIDER or case.state not in PREPARING):
        mine = case.owner is role and bool(waits or role is not Owner.LID)
        lines += _next(turn, at, case.due, mine=mine)
    offered = keys(turn, at, person, role)
    if case.state is State.VRAGEN:
        offered.append(Key(turn.words.label("knop.verder"), "heisessie"))
    elif case.state in OPEN and not waits:
        lines.append(say("heisessie.overzicht.niets"))
    sides.end(turn, case.id, f"{ASKS}/{role.value}", person.telegram_id)
    asks = f"{ASKS}/{role.value}" if offered else ""
    message = Message(text="\n".join(lines), keys=column(offered), asks=asks)
    turn.send(person.telegram_id, message, case_id=case.id)
