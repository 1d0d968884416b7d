"""Where it stands, who does the next step and by when, and what is planned: for a wethouder, and for a
coach, who sees trajectcodes and never a name.
"""

from collections.abc import Iterator

from bot.messages import Key, Keys, Message, column
from bot.usecases import running, sides, standing, steps, wishes
from bot.usecases.heisessie import overview
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.traject import CLOSED, Owner, State
from storage import cases
from storage.appointments import Appointment, Kind, of_person
from storage.cases import Traject
from storage.people import Known

ASKS = "overzicht"
# Where it is said how many talks there were.
COUNTED = frozenset({State.LOOPT, State.AFRONDEN, State.PAUZE})


def wethouder(turn: Turn, person: Known, case: Traject | None) -> None:
    """How the case of a wethouder stands, with buttons to act."""
    if case is None:
        turn.say(person.telegram_id, "overzicht.niets")
        return
    at = standing.of(turn, case)
    lines = [turn.words.say("overzicht.kop"), *_stands(turn, at, "wethouder")]
    keys = [*steps.keys(turn, at, person, Owner.WETHOUDER), sides.wish(turn, case, "wensen")]
    if at.case.state is State.PAUZE:
        keys.insert(0, sides.wish(turn, case, "verder"))
    _send(turn, person, at, lines, [] if at.case.state in CLOSED else keys)


def coach(turn: Turn, person: Known, coach_id: int) -> None:
    """How each traject of a coach stands, by its code: a message each, with buttons to act."""
    theirs = cases.of_coach(turn.db, coach_id)
    if not theirs:
        turn.say(person.telegram_id, "overzicht.coach.geen")
    for case in theirs:
        at = standing.of(turn, case)
        lines = [turn.words.say("overzicht.coach.kop", code=case.code), *_stands(turn, at, "coach")]
        wished = [sides.wish(turn, case, action) for action in wishes.menu(at, Owner.COACH)]
        keys = [*steps.keys(turn, at, person, Owner.COACH), *wished]
        _send(turn, person, at, lines, keys)


def appointments(turn: Turn, person: Known) -> None:
    """What is planned for somebody, a message each, with buttons to move it or to cancel it."""
    mine = of_person(turn.db, turn.house.seal, person.id, turn.today)
    if not overview.days(turn, person) and not mine:
        turn.say(person.telegram_id, "overzicht.geen_afspraken")
    for one in mine:
        case = cases.with_id(turn.db, one.about.case_id)
        assert case
        text = turn.words.say("overzicht.afspraak", wanneer=sides.when(turn, one.slot))
        if case.person_id != person.id:
            text += "\n" + turn.words.say("overzicht.afspraak.code", code=case.code)
        keys = _keys(turn, one)
        message = Message(text=text, keys=keys, asks=sides.asks_of(one) if keys else "")
        turn.send(person.telegram_id, message, case_id=case.id)


def _keys(turn: Turn, one: Appointment) -> Keys:
    """The office moves the talk that it has itself."""
    actions = () if one.about.kind is Kind.INTAKEGESPREK else ("verzet", "zeg_af")
    return column(sides.change(turn, one, action) for action in actions)


def _stands(turn: Turn, at: Standing, who: str) -> Iterator[str]:
    """Where it stands, how many talks there were, and what is planned."""
    say = turn.words.say
    day = turn.words.weekday(at.case.due or turn.today)
    yield say(f"overzicht.{who}.{at.case.state.value}", dag=day)
    if at.case.state in COUNTED and at.case.planned and at.proposal:
        number = len(standing.held(turn, at))
        yield say("overzicht.gesprekken", gehouden=number, aantal=at.case.planned)
    for one in running.coming(turn, at):
        yield say("overzicht.gepland", wanneer=sides.when(turn, one.slot))


def _send(turn: Turn, person: Known, at: Standing, lines: list[str], keys: list[Key]) -> None:
    """Only the newest overview in a chat has buttons."""
    chat = person.telegram_id
    sides.end(turn, at.case.id, ASKS, chat)
    message = Message(text="\n".join(lines), keys=column(keys), asks=ASKS if keys else "")
    turn.send(chat, message, case_id=at.case.id)
