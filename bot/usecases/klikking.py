"""Whether there is a klik: both are asked, each in their own chat, and neither hears what the other
answered (domain.md 1.7, (iv)).
"""

from bot.usecases import (
    agreeing,
    coordinating,
    freezing,
    proposing,
    sides,
    standing,
)
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.scripts import KLIK_COACH, KLIK_WETHOUDER
from conversations.talk import Step
from conversations.traject import Event, Owner, State
from conversations.voorstel import Voorstel
from storage import appointments, cases, planning
from storage.appointments import Kind
from storage.people import Known
from storage.talks import Held

# How the first question of each script is answered.
ANSWER = {KLIK_WETHOUDER.name: "verder", KLIK_COACH.name: "doen"}


def met(turn: Turn, at: Standing) -> None:
    """The day of the kennismaking is over: from now on both can say whether there is a klik."""
    for one in appointments.coming(turn.db, turn.house.seal, at.case.id, Kind.KENNISMAKING):
        planning.held(turn.db, turn.house.seal, one.id, turn.now, took_place=True)
        sides.end(turn, at.case.id, sides.asks_of(one))
    standing.happen(turn, at, Event.GEWEEST)


def begin(turn: Turn, person: Known, at: Standing) -> None:
    """Ask one side, in the own chat."""
    of_coach = sides.side(at, person) is Owner.COACH
    sides.begin(turn, at, person, KLIK_COACH if of_coach else KLIK_WETHOUDER)


def refused(turn: Turn, person: Known, held: Held) -> None:
    """A no ends it at once: the other side is asked no more, and the next proposal can be made. What
    the person who said no answers after this still counts for that one.
    """
    at = standing.of_talk(turn, held)
    if at is None or at.proposal is None or at.case.state is not State.KLIK:
        return
    freezing.lapse(turn, at.case.id, freezing.OWN | {held.script})
    at = standing.becomes(turn, standing.happen(turn, at, Event.KLIK), Voorstel.GEEN_KLIK)
    if sides.side(at, person) is Owner.WETHOUDER:
        sides.tell(turn, at.case, at.coach_chat, "klik.andere_coach")
    else:
        # Not whose no it was.
        sides.tell(turn, at.case, at.case.telegram_id, "klik.wij_zoeken")
    proposing.ready_for_next(turn, at, "coordinator.geen_klik")


def answered(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """Somebody answered everything (the end of either script)."""
    at = standing.of_talk(turn, held)
    waits = at is not None and at.case.state is State.KLIK
    takes_back = not waits and step.talk.answers[ANSWER[held.script]] != "nee"
    ended = f"klik.te_laat.{held.script}" if takes_back else f"{held.script}.klaar"
    turn.say(person.telegram_id, ended)
    if at is None or at.proposal is None or not waits:
        return
    at = standing.happen(turn, at, Event.KLIK)
    if at.case.state is State.AFSPRAKEN:
        agreeing.ask(turn, standing.becomes(turn, at, Voorstel.KLIK))
    elif at.case.state is State.BESPREKEN:
        coordinating.tell(turn, at.case, "coordinator.klik_bespreken", ("door", "ander", "bekijk"))


def call_coach(turn: Turn, _: Known, held: Held) -> None:
    """A coach wants a call."""
    case = cases.with_id(turn.db, held.case_id) if held.case_id else None
    if case:
        coordinating.coach_calls(turn, case, "coordinator.bel_coach")
