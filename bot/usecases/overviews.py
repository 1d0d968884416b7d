"""Where it stands, who does the next step and by when, and what is planned: for a wethouder, and for a
coach, who sees trajectcodes and never a name.
"""

from bot.messages import Key, Message
from bot.usecases import sides, standing, wishes
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.traject import CLOSED, Owner, State
from storage import appointments as agenda
from storage import cases, coaches
from storage.appointments import Appointment, Kind
from storage.people import Known

# Where it is said how many talks there were.
COUNTED = frozenset({State.LOOPT, State.AFRONDEN, State.PAUZE})


def wethouder(turn: Turn, person: Known) -> None:
    """How the case of a wethouder stands, with buttons to act."""
    case = cases.of_person(turn.db, person.id)
    if case is None:
        turn.say(person.telegram_id, "overzicht.niets")
        return
    at = standing.of(turn, case)
    lines = [turn.words.say("overzicht.kop"), _stands(turn, at, "wethouder")]
    if counted := _counted(turn, at):
        lines.append(counted)
    lines += _coming(turn, at)
    keys = [sides.wish(turn, case, "wensen")]
    if case.state is State.PAUZE:
        keys.insert(0, sides.wish(turn, case, "verder"))
    _send(turn, person, at, lines, [] if case.state in CLOSED else keys)


def coach(turn: Turn, person: Known) -> None:
    """How each traject of a coach stands, by its code: a message each, with buttons to act."""
    found = coaches.of_person(turn.db, person.id)
    theirs = cases.of_coach(turn.db, found.id) if found else []
    if not theirs:
        turn.say(person.telegram_id, "overzicht.coach.geen")
    for case in theirs:
        at = standing.of(turn, case)
        lines = [turn.words.say("overzicht.coach.kop", code=case.code), _stands(turn, at, "coach")]
        if counted := _counted(turn, at):
            lines.append(counted)
        lines += _coming(turn, at)
        keys = [sides.wish(turn, case, action) for action in wishes.menu(at, Owner.COACH)]
        _send(turn, person, at, lines, keys)


def appointments(turn: Turn, person: Known) -> None:
    """What is planned for somebody, a message each, with buttons to move it or to cancel it."""
    mine = agenda.of_person(turn.db, turn.house.seal, person.id, turn.today)
    if not mine:
        turn.say(person.telegram_id, "overzicht.geen_afspraken")
    for one in mine:
        case = cases.with_id(turn.db, one.about.case_id)
        assert case
        text = turn.words.say("overzicht.afspraak", wanneer=sides.when(turn, one.slot))
        if case.person_id != person.id:
            text += "\n" + turn.words.say("overzicht.afspraak.code", code=case.code)
        turn.send(person.telegram_id, Message(text=text, keys=_keys(turn, one)), case_id=case.id)


def _keys(turn: Turn, one: Appointment) -> tuple[tuple[Key, ...], ...]:
    """The office moves the talk that it has itself."""
    actions = () if one.about.kind is Kind.INTAKEGESPREK else ("verzet", "zeg_af")
    return tuple((Key(turn.words.label(f"knop.{it}"), f"a:{one.id}:{it}"),) for it in actions)


def _stands(turn: Turn, at: Standing, who: str) -> str:
    day = sides.day(turn, at.case.due)
    return turn.words.say(f"overzicht.{who}.{at.case.state.value}", dag=day)


def _counted(turn: Turn, at: Standing) -> str:
    if at.case.state not in COUNTED or not at.case.planned or at.proposal is None:
        return ""
    number = len(standing.held(turn, at))
    return turn.words.say("overzicht.gesprekken", gehouden=number, aantal=at.case.planned)


def _coming(turn: Turn, at: Standing) -> list[str]:
    every = agenda.coming(turn.db, turn.house.seal, at.case.id)
    return [
        turn.words.say("overzicht.gepland", wanneer=sides.when(turn, one.slot))
        for one in every
        if one.slot.day >= turn.today
    ]


def _send(turn: Turn, person: Known, at: Standing, lines: list[str], keys: list[Key]) -> None:
    message = Message(text="\n".join(lines), keys=tuple((key,) for key in keys))
    turn.send(person.telegram_id, message, case_id=at.case.id)
