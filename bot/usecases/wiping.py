"""Erasure from the chat: at once, and for good; also in the middle of a traject."""

from bot.usecases import coordinating, diary, freezing, looking_back, proposing, sides, standing
from bot.usecases.heisessie import stopping
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.traject import CLOSED, Event, State, can
from storage import appointments, cases, coaches, heisessies, planning
from storage.cases import Traject
from storage.forget import forget as forget_person
from storage.forget import forget_traject as forget_only
from storage.people import Known

# What brings a case without its coach back to the search; the first that can happen counts.
BACK = (Event.ANDERE_COACH, Event.INGETROKKEN)


def forget(turn: Turn, person: Known) -> None:
    """Erase everything about a person. A coördinator who was told of the case hears that it is gone;
    what they could still read is taken out of their chat now, and the buttons about it too. The
    other side of a traject hears one neutral sentence, and what was planned is off; so does everybody in a
    heisessie.
    """
    own = cases.of_person(turn.db, person.id)
    at = standing.of(turn, own) if own else None
    coach = coaches.of_person(turn.db, person.id)
    theirs = cases.of_coach(turn.db, coach.id) if coach else []
    for case in theirs:
        cases.lock(turn.db, case.id)
    for case in (*theirs, *([own] if own else [])):
        diary.count_past(turn, case.id)
    off = planning.clear(turn.db, turn.house.seal, own.id, turn.now) if own else []
    colleges = stopping.parts(turn, person)
    erased = forget_person(turn.db, person.id, turn.now)
    turn.wake(erased.chats)
    if at:
        # After the erasure: what is queued about the case before it is taken back.
        for one in off:
            for chat in (person.telegram_id, at.coach_chat):
                if chat:
                    diary.send(turn, chat, one, cancelled=True)
        _gone(turn, at)
    for appointment_id in erased.cancelled:
        _off(turn, appointment_id)
    for case_id in erased.without_coach:
        _search_again(turn, cases.lock(turn.db, case_id))
    for part in colleges:
        stopping.part_company(turn, person, part)


def forget_traject(turn: Turn, person: Known, case: Traject) -> None:
    """Erase a traject of which nothing is going on; with the person, who is erased too unless there
    is a heisessie that this person is known for.
    """
    db = turn.db
    if heisessies.of_person(db, person.id) or heisessies.of_member(db, person.id):
        coordinating.end_notices(turn, case)
        turn.wake(forget_only(db, case.id, turn.now))
        cases.audit(db, "zelf", "gewist", case.id, turn.now)
    else:
        forget(turn, person)


def wipe(turn: Turn, person: Known) -> None:
    """Erase, and say so."""
    forget(turn, person)
    turn.say(person.telegram_id, "wis.gedaan")


def _off(turn: Turn, appointment_id: int) -> None:
    """An appointment with an erased coach goes out of the other side's calendar."""
    one = appointments.with_id(turn.db, turn.house.seal, appointment_id)
    of = cases.with_id(turn.db, one.about.case_id) if one else None
    if one and of:
        diary.send(turn, of.telegram_id, one, cancelled=True)


def _gone(turn: Turn, at: Standing) -> None:
    case = at.case
    cases.audit(turn.db, "zelf", "gewist", case.id, turn.now)
    coordinating.end_notices(turn, case)
    if case.state not in CLOSED:
        sides.tell(turn, case, at.coach_chat, "traject.gestopt_coach")
    if case.state != State.VRAGEN or cases.was_noted(turn.db, case.id, "spoed"):
        coordinating.tell(turn, case, "coordinator.gewist", ())


def _search_again(turn: Turn, case: Traject) -> None:
    """The coach of a case is gone: it goes on without, and the wethouder who knew of a coach hears it."""
    at = standing.of(turn, case)
    event = next((one for one in BACK if can(case.state, one)), None)
    if case.state is State.TERUGKOMEN:
        looking_back.came_back(turn, at)
    if case.state is State.PAUZE:
        turn.say(case.telegram_id, "traject.zonder_coach")
    if event:
        freezing.lapse(turn, case.id)
        if case.state is not State.COACH_GEVRAAGD:
            sides.tell(turn, case, case.telegram_id, "traject.zonder_coach")
        proposing.ready_for_next(turn, standing.happen(turn, at, event), "coordinator.zonder_coach")
