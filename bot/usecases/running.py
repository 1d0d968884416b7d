"""The talks of a traject: planned, moved and cancelled. That they were held is in logbook.py."""

from bot import moments
from bot.messages import Message, column
from bot.usecases import diary, sides, standing, talking
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.events import GoOn
from conversations.kinds import Answer, Mark
from conversations.script import chosen
from conversations.scripts import AFSPRAKEN, PLANNEN
from conversations.talk import Step
from conversations.traject import State
from storage import appointments, cases, planning, talks
from storage.appointments import About, Appointment, Kind, Slot
from storage.people import Known
from storage.planning import Taken
from storage.talks import Held

MINUTES = 60  # of a talk, where nothing was agreed
MINUTES_OF_OBSERVATION = 120
# In which state what can be planned, and the talk that the state waits for.
PLANNED_IN = {
    Kind.GESPREK: State.LOOPT,
    Kind.OBSERVATIE: State.LOOPT,
    Kind.TERUGKOMGESPREK: State.TERUGKOMEN,
}
WAITS_FOR = {State.LOOPT: Kind.GESPREK, State.TERUGKOMEN: Kind.TERUGKOMGESPREK}


def begin(turn: Turn, at: Standing) -> None:
    """Both agreed: both hear that the talks begin, and the coach is asked for the first moment."""
    agreed = agreements(turn, at).get("aantal")
    number = agreed if isinstance(agreed, int) else standing.USUAL
    cases.set_planned(turn.db, at.case.id, number)
    sides.tell(turn, at.case, at.case.telegram_id, "traject.begint", aantal=number)
    sides.tell(turn, at.case, at.coach_chat, "traject.begint_coach", aantal=number)
    ask_coach(turn, at)


def agreements(turn: Turn, at: Standing) -> dict[str, Answer]:
    """What both agreed on, as the wethouder answered it last; empty when nothing was."""
    if at.proposal is None:
        return {}
    given = talks.of_proposal(turn.db, turn.house.seal, at.proposal.id, AFSPRAKEN.name)
    theirs = [one.talk.answers for one in given if one.person_id == at.case.person_id]
    return dict(theirs[-1]) if theirs else {}


def ask_coach(turn: Turn, at: Standing) -> None:
    """Ask the coach for the moment of the talk that the case waits for; at once when the coach is here."""
    coach = sides.coach(turn, at)
    if coach and turn.speaks(coach.telegram_id) and at.case.state in WAITS_FOR:
        ask_moment(turn, at, coach, WAITS_FOR[at.case.state])


def ask_moment(turn: Turn, at: Standing, person: Known, kind: Kind) -> None:
    """Ask somebody for the moment of an appointment; once, also when it is asked for again."""
    for held in talks.open_of(turn.db, turn.house.seal, person.id):
        same = (held.script, held.case_id) == (PLANNEN.name, at.case.id)
        if same and held.talk.answers.get("wat") == kind.value:
            talking.go(turn, person, held, GoOn())
            return
    about = at.proposal.id if at.proposal else None
    talking.begin(turn, person, PLANNEN, at.case.id, about, {"wat": kind.value})


def planned(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """Somebody named a moment (the end of PLANNEN)."""
    at = standing.of_talk(turn, held)
    kind = Kind(str(step.talk.answers["wat"]))
    if at is None or at.case.state is not PLANNED_IN[kind]:
        turn.say(person.telegram_id, "traject.niet_te_plannen")
        return
    fix(turn, person, at, kind, step.talk.answers["moment"])


def fix(turn: Turn, person: Known, at: Standing, kind: Kind, moment: Answer) -> None:
    """Plan an appointment, or move the one that is planned, and tell both; who named a moment at
    which one of both has something else is asked for another one.
    """
    slot = _slot(turn, at, kind, moment)
    there = next(iter(coming(turn, at, kind)), None)
    seal = turn.house.seal
    try:
        if there:
            made = planning.move(turn.db, seal, there.id, slot, turn.now)
        else:
            made = planning.plan(turn.db, seal, _new(turn, at, kind), slot, turn.now)
    except Taken:
        # Not whose: the agenda of the other is nobody's business.
        turn.say(person.telegram_id, "traject.bezet")
        ask_moment(turn, at, person, kind)
        return
    wait(turn, at)
    diary.announce(turn, at, made, "traject.verzet" if there else "traject.gepland")


def wait(turn: Turn, at: Standing) -> None:
    """The case waits for the talk that is planned first, or for one to be planned."""
    kind = WAITS_FOR.get(at.case.state)
    if kind is None:
        return
    days = [one.slot.day for one in appointments.coming(turn.db, turn.house.seal, at.case.id, kind)]
    facts = standing.facts(turn, at)
    first = days[0] if days else None
    cases.wait_until(turn.db, at.case, first, turn.now, turn.today, facts)


def pressed(
    turn: Turn, person: Known, appointment: Appointment, action: str, message_id: int
) -> None:
    """A button of an appointment in a traject that runs, by somebody whose appointment it is."""
    at = standing.with_id(turn, appointment.about.case_id)
    if at is None or sides.side(at, person) is None:
        turn.say(person.telegram_id, "knop_vreemd")
        return
    kind = appointment.about.kind
    sides.strip(turn, person, message_id)
    if appointment.id not in [one.id for one in coming(turn, at, kind)]:
        turn.say(person.telegram_id, "traject.afspraak_voorbij")
        return
    match action:
        case "verzet":
            ask_moment(turn, at, person, kind)
        case "zeg_af":
            _sure(turn, person, appointment)
        case "zeg_af_ja":
            _cancel(turn, at, appointment)
        case _:
            turn.say(person.telegram_id, "traject.blijft_staan")


def coming(turn: Turn, at: Standing, kind: Kind | None = None) -> list[Appointment]:
    """What is planned (of one kind), from today on."""
    every = appointments.coming(turn.db, turn.house.seal, at.case.id, kind)
    return [one for one in every if one.slot.day >= turn.today]


def _sure(turn: Turn, person: Known, appointment: Appointment) -> None:
    keys = column(sides.change(turn, appointment, action) for action in ("zeg_af_ja", "laat_staan"))
    text = turn.words.say("traject.zeker_af", wanneer=sides.when(turn, appointment.slot))
    case_id, asks = appointment.about.case_id, sides.asks_of(appointment)
    turn.send(person.telegram_id, Message(text=text, keys=keys, asks=asks), case_id=case_id)


def _cancel(turn: Turn, at: Standing, appointment: Appointment) -> None:
    off = planning.cancel(turn.db, turn.house.seal, appointment.id, turn.now)
    wait(turn, at)
    diary.announce(turn, at, off, "traject.afgezegd", cancelled=True)
    if off.about.kind is not Kind.OBSERVATIE:
        ask_coach(turn, at)


def _new(turn: Turn, at: Standing, kind: Kind) -> About:
    assert at.proposal
    done = len(standing.held(turn, at)) if kind is Kind.GESPREK else 0
    waiting = appointments.coming(turn.db, turn.house.seal, at.case.id, kind)
    number = done + len(waiting) + 1 if kind is Kind.GESPREK else 0
    return About(at.case.id, kind, number, at.proposal.id, at.proposal.coach_id)


def _slot(turn: Turn, at: Standing, kind: Kind, moment: Answer) -> Slot:
    """The one moment in an answer, for as long and in the place that was agreed."""
    (said,) = chosen(moment)
    agreed = agreements(turn, at)
    long, place = agreed.get("duur"), agreed.get("plek")
    minutes = int(long) if isinstance(long, str) and long.isdecimal() else MINUTES
    watched = kind is Kind.OBSERVATIE
    day, clock, part = moments.parsed(said)
    return Slot(
        day,
        MINUTES_OF_OBSERVATION if watched else minutes,
        clock,
        part,
        None if watched or not isinstance(place, str) or isinstance(place, Mark) else place,
    )
