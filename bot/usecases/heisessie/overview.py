"""How a heisessie stands, for everybody who is in it, with a button for what waits for them."""

from collections.abc import Iterator

from bot import moments
from bot.messages import Key, Message, column
from bot.moments import Moment
from bot.usecases import sides
from bot.usecases.heisessie import standing, steps, telling
from bot.usecases.turn import Turn
from conversations.heisessie import OPEN, State
from conversations.moments import PARTS
from conversations.traject import Owner
from storage.people import Known
from storage.shown import is_shown

ASKS = "overzicht"
PREPARING = frozenset({State.VOORGESPREKKEN, State.ONTWERP})


def show(turn: Turn, person: Known, *, beside: bool = False) -> bool:
    """Each heisessie that somebody is in, a message each; whether there was one. A request that is
    still being filled in shows its answers, unless it stands beside something else.

    :param beside: whether somebody takes part in something else too.
    """
    found = standing.of_person(turn, person)
    if not beside and all(one.state is State.VRAGEN for one in found):
        return False
    for case in found:
        at = standing.of(turn, case)
        for role in standing.roles(turn, at, person):
            _one(turn, person, at, role)
    return bool(found)


def days(turn: Turn, person: Known) -> bool:
    """The day of each heisessie that somebody is in and that is to come; whether there is one."""
    ahead = [
        (one.day, one)
        for one in standing.of_person(turn, person)
        if one.day and one.day >= turn.today
    ]
    for day, case in ahead:
        # A whole day is said by itself.
        part = case.part if case.part in PARTS else None
        when = moments.said(turn.words, Moment(day, None, part))
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
    assert case.state in OPEN
    assert case.owner
    assert case.due
    asked = role is Owner.BEGELEIDER and at.begeleider is None
    heading = "heisessie.overzicht.gevraagd" if asked else f"heisessie.overzicht.{role.value}"
    lines = [say(heading, code=case.code, staat=_stands(turn, at, role))]
    if case.day:
        lines.append(say("heisessie.overzicht.dag", dag=turn.words.weekday(case.day)))
    waits = steps.waiting(turn, at, person, role)
    if role is Owner.BEGELEIDER or case.state not in PREPARING:
        mine = case.owner is role and (waits or role is not Owner.LID)
        who = say("heisessie.wie.u" if mine else f"heisessie.wie.{case.owner.value}")
        lines.append(say("heisessie.overzicht.wie", wie=who, dag=turn.words.weekday(case.due)))
    keys = _keys(turn, at, person, role)
    if case.state is State.VRAGEN:
        keys.append(Key(turn.words.label("knop.verder"), "heisessie"))
    elif not waits:
        lines.append(say("heisessie.overzicht.niets"))
    sides.end(turn, case.id, f"{ASKS}/{role.value}", person.telegram_id)
    asks = f"{ASKS}/{role.value}" if keys else ""
    message = Message(text="\n".join(lines), keys=column(keys), asks=asks)
    turn.send(person.telegram_id, message, case_id=case.id)


def offered(turn: Turn, person: Known) -> Iterator[Key]:
    """The buttons of the overviews that somebody has before them: their words can be typed too."""
    for case in standing.of_person(turn, person):
        at = standing.of(turn, case)
        for role in standing.roles(turn, at, person):
            if is_shown(turn.db, f"{ASKS}/{role.value}", case.id, person.telegram_id):
                yield from _keys(turn, at, person, role)


def _keys(turn: Turn, at: standing.At, person: Known, role: Owner) -> list[Key]:
    return [telling.key(turn, at, one) for one in steps.possible(turn, at, person, role)]
