"""Resting, another coach, and stopping: at any moment, and without a reason (domain.md 1.5, 1.9)."""

from datetime import date, timedelta

from bot.usecases import (
    agreeing,
    coordinating,
    freezing,
    looking_back,
    proposing,
    running,
    sides,
    standing,
    talking,
    wish_questions,
)
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.scripts import RUST
from conversations.talk import Step
from conversations.traject import OPEN, Event, State, can
from conversations.voorstel import Voorstel
from storage import cases
from storage.people import Known
from storage.talks import Held

WEEKS = {"4": 4, "8": 8}
# Who rests can rest longer.
RESTS = frozenset({State.PAUZE, *(state for state in OPEN if can(state, Event.PAUZE))})
# The wethouder may know of a coach.
HAS_COACH = frozenset({State.PAUZE}) | {
    state for state in OPEN if can(state, Event.LIEVER_ANDER) or can(state, Event.ANDERE_COACH)
}


def rest(turn: Turn, person: Known, at: Standing, how_long: str) -> None:
    """A rest of some weeks, or until a day that is asked."""
    if how_long in WEEKS:
        _rest(turn, at, turn.today + timedelta(weeks=WEEKS[how_long]))
    elif how_long == "datum":
        talking.begin(turn, person, RUST, at.case.id)
    else:
        wish_questions.ask(turn, person, at, "wens.pauze")


def rested(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """The day was named (the end of RUST)."""
    at = standing.with_id(turn, held.case_id)
    if at is None or at.case.state not in RESTS:
        turn.say(person.telegram_id, "wens.niet_nu")
        return
    _rest(turn, at, date.fromisoformat(str(step.talk.answers["tot"])))


def ask_whether_on(turn: Turn, at: Standing) -> None:
    """The rest is over: the wethouder is asked whether to go on."""
    keys = [sides.wish(turn, at.case, action) for action in ("verder", "pauze", "stop")]
    sides.tell(turn, at.case, at.case.telegram_id, "wens.pauze_voorbij", keys)


def go_on(turn: Turn, person: Known, at: Standing, _: str) -> None:
    """The rest ends: with the talks, with what was being agreed, or with the search."""
    turn.say(person.telegram_id, "wens.verder")
    at = standing.happen(turn, at, Event.HERVAT)
    if at.case.state is State.ZOEKEN:
        proposing.ready_for_next(turn, at, "coordinator.hervat")
        return
    sides.tell(turn, at.case, at.coach_chat, "wens.verder_coach")
    if at.case.state is State.LOOPT and len(standing.held(turn, at)) >= at.planned:
        # The last one was held on the day before the rest began.
        looking_back.ask(turn, standing.happen(turn, at, Event.GESPREK))
    elif at.case.state is State.LOOPT:
        running.ask_coach(turn, at)
    else:
        agreeing.ask(turn, at)


def another_coach(turn: Turn, person: Known, at: Standing, sure: str) -> None:
    """Another coach; nobody asks why."""
    if at.proposal is None:
        turn.say(person.telegram_id, "wens.niet_nu")
        return
    if sure != "ja":
        wish_questions.ask(turn, person, at, "wens.andere")
        return
    if at.case.state is State.PAUZE:
        at = standing.happen(turn, at, Event.HERVAT)
    event = Event.ANDERE_COACH if can(at.case.state, Event.ANDERE_COACH) else Event.LIEVER_ANDER
    turn.say(person.telegram_id, "wens.andere_gedaan")
    sides.tell(turn, at.case, at.coach_chat, "traject.andere_coach")
    at = standing.happen(turn, at, event)
    at = _without_coach(turn, at, Voorstel.AFGEWEZEN)
    proposing.ready_for_next(turn, at, "coordinator.andere_coach")


def stop(turn: Turn, person: Known, at: Standing, sure: str) -> None:
    """The end, at once."""
    if sure != "ja":
        wish_questions.ask(turn, person, at, "wens.stop")
        return
    turn.say(person.telegram_id, "wens.gestopt")
    sides.tell(turn, at.case, at.coach_chat, "traject.gestopt_coach")
    at = _without_coach(turn, standing.happen(turn, at, Event.STOP), Voorstel.INGETROKKEN)
    freezing.lapse(turn, at.case.id, frozenset())
    coordinating.end_notices(turn, at.case)
    coordinating.tell(turn, at.case, "coordinator.gestopt", ())


def _rest(turn: Turn, at: Standing, until: date) -> None:
    """What was planned is off. A coach with whom there was a klik waits; another one is free again."""
    goes_on = at.proposal is not None and at.proposal.state is Voorstel.KLIK
    told = "wens.pauze_coach" if goes_on else "traject.niet_nodig"
    day = turn.words.day(until)
    sides.tell(turn, at.case, at.case.telegram_id, "wens.pauze_gedaan", dag=day)
    sides.tell(turn, at.case, at.coach_chat, told, dag=day)
    if at.case.state is State.PAUZE:
        cases.wait_until(turn.db, at.case, until, turn.now, turn.today)
        return
    at = standing.happen(turn, at, Event.PAUZE, agreed=until)
    freezing.call_off(turn, at)
    if not goes_on:
        at = freezing.end(turn, at, Voorstel.INGETROKKEN)
    coordinating.end_notices(turn, at.case)
    coordinating.tell(turn, at.case, "coordinator.pauze", ())


def _without_coach(turn: Turn, at: Standing, before_both_said_yes: Voorstel) -> Standing:
    freezing.call_off(turn, at)
    return freezing.end(turn, at, before_both_said_yes)
