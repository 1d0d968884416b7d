"""The intakegesprek: the office plans it by typing a moment, and notes in two taps that it was held."""

from bot import moments
from bot.messages import Message
from bot.usecases import choosing, coordinating, diary, sides, standing, talking
from bot.usecases.coordinating import Press
from bot.usecases.turn import Turn
from conversations.events import GoOn
from conversations.script import chosen
from conversations.scripts import INTAKEGESPREK
from conversations.talk import Step
from conversations.traject import Event, can
from storage import appointments, cases, planning
from storage.appointments import About, Appointment, Kind, Slot
from storage.cases import Traject
from storage.people import Known
from storage.talks import Held

MINUTES = 45  # of a first talk (domain.md 1.5)
NEXT = ("zoek", "nog_een", "geen_coach")


def plan(turn: Turn, press: Press) -> None:
    """Ask the coördinator when the talk is."""
    if not can(press.case.state, Event.GEPLAND):
        coordinating.not_now(turn, press)
        return
    _ask(turn, press.person, press.case)


def planned(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """The coördinator said when: it is agreed, and the wethouder hears it."""
    at = standing.with_id(turn, held.case_id)
    assert at
    chat, case = person.telegram_id, at.case
    if not can(at.case.state, Event.GEPLAND):
        state = turn.words.say(f"traject.{at.case.state.value}")
        turn.say(chat, "coordinator.niet_nu", code=case.code, staat=state)
        return
    day, clock, part = moments.parsed(chosen(step.talk.answers["moment"])[0])
    slot = Slot(day, MINUTES, clock, part)
    try:
        made = _put(turn, case, slot)
    except planning.Taken:
        turn.say(chat, "intakegesprek.bezet", code=case.code)
        _ask(turn, person, case)
        return
    standing.happen(turn, at, Event.GEPLAND, slot.day)
    coordinating.end_notices(turn, case)
    when = sides.when(turn, slot)
    text = turn.words.say("intakegesprek.klaar", code=case.code, wanneer=when)
    keys = coordinating.keys(turn, case, coordinating.TO_CALL)
    turn.send(chat, Message(text=text, keys=keys, asks="gepland"), case_id=case.id)
    told = "wethouder.belafspraak_verzet" if made.sequence else "wethouder.belafspraak"
    sides.tell(turn, case, case.telegram_id, told, wanneer=when)
    diary.send(turn, case.telegram_id, made)


def what_next(turn: Turn, press: Press) -> None:
    """The talk was held: what comes of it is the second tap, and with that it is noted."""
    if not can(press.case.state, Event.GEBELD):
        coordinating.not_now(turn, press)
        return
    text = turn.words.say("coordinator.en_nu", code=press.case.code)
    keys = coordinating.keys(turn, press.case, NEXT)
    turn.send(press.chat, Message(text=text, keys=keys, asks="gehouden"), case_id=press.case.id)


def look_for_a_coach(turn: Turn, press: Press) -> None:
    """It was held, and a coach is looked for: who fits is shown at once."""
    case = _held(turn, press, Event.GEBELD)
    if case:
        wanneer = turn.house.moment(turn.now)
        turn.say(press.chat, "coordinator.gebeld", code=case.code, wanneer=wanneer)
        choosing.candidates_of(turn, press.chat, case)


def once_more(turn: Turn, press: Press) -> None:
    """It was held, and they will talk once more: when, is asked next."""
    case = _held(turn, press, None)
    if case:
        _ask(turn, press.person, case)


def no_coach(turn: Turn, press: Press) -> None:
    """It was held, and no coach is needed: the case ends."""
    case = _held(turn, press, Event.STOP)
    if case:
        turn.say(press.chat, "coordinator.geen_coach", code=case.code)
        sides.tell(turn, case, case.telegram_id, "wethouder.geen_coach")


def _held(turn: Turn, press: Press, event: Event | None) -> Traject | None:
    """Note that the talk was held; None, and said so, when none was waited for."""
    if not can(press.case.state, Event.GEBELD):
        coordinating.not_now(turn, press)
        return None
    at = standing.of(turn, press.case)
    coordinating.end_notices(turn, at.case)
    cases.audit(turn.db, press.who, "gebeld", at.case.id, turn.now)
    for one in _coming(turn, at.case):
        if one.slot.day > turn.today:  # they spoke sooner
            off = planning.cancel(turn.db, turn.house.seal, one.id, turn.now)
            diary.send(turn, at.case.telegram_id, off, cancelled=True)
        else:
            planning.held(turn.db, turn.house.seal, one.id, turn.now, took_place=True)
    return standing.happen(turn, at, event).case if event else at.case


def _ask(turn: Turn, person: Known, case: Traject) -> None:
    """Put the question, or put it again."""
    turn.say(person.telegram_id, "intakegesprek.over", code=case.code)
    for one in talking.open_talks(turn, person):
        if (one.script, one.case_id) == (INTAKEGESPREK.name, case.id):
            talking.go(turn, person, one, GoOn())
            return
    talking.begin(turn, person, INTAKEGESPREK, case.id)


def _put(turn: Turn, case: Traject, slot: Slot) -> Appointment:
    """Plan the talk, or move the one that is planned. Raises Taken."""
    for one in _coming(turn, case):
        return planning.move(turn.db, turn.house.seal, one.id, slot, turn.now)
    about = About(case.id, Kind.INTAKEGESPREK)
    return planning.plan(turn.db, turn.house.seal, about, slot, turn.now)


def _coming(turn: Turn, case: Traject) -> list[Appointment]:
    return appointments.coming(turn.db, turn.house.seal, case.id, Kind.INTAKEGESPREK)
