"""A proposal: one coach is asked without a name, then the wethouder sees the card. A no on either side
goes back to the coördinator.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.usecases import cards, coordinating, looking_back, meeting, sides, situation, standing
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.instellingen import Instellingen
from conversations.termijnen import TERMS
from conversations.traject import Event, Owner, State
from conversations.voorstel import Because, Voorstel
from storage import cases, coaches, proposals
from storage.people import Known

AGAIN = ("kandidaten", "bekijk")  # what a coördinator does when a proposal came to nothing


def ask(
    turn: Turn, at: Standing, coach_id: int, because: tuple[Because, ...], most: int
) -> Standing:
    """Ask a coach for a case that looks for one. Raises IllegalEvent, Full or OpenAlready, and then
    the turn must not be kept.

    :param most: how many trajecten this coach wants at once.
    """
    db, seal = turn.db, turn.house.seal
    hears = turn.house.kalender.opening(turn.now, _own(turn, coach_id)) or turn.now
    due = turn.house.kalender.day(hears) + timedelta(days=TERMS[State.COACH_GEVRAAGD].days)
    coordinating.end_notices(turn, at.case)
    proposals.make(db, seal, at.case.id, coach_id, because, turn.now, due, most)
    return standing.happen(turn, standing.of(turn, at.case), Event.GEVRAAGD, agreed=due)


def pressed(turn: Turn, person: Known, number: int, action: str, message_id: int) -> None:
    """A button of a proposal: of the coach who was asked, or of the wethouder who has the card."""
    at, proposal = _find(turn, number)
    who = sides.side(at, person) if at else None
    step = STEPS.get(action)
    if at is None or proposal is None or step is None or step.who is not who:
        turn.say(person.telegram_id, "knop_vreemd")
        return
    if (at.case.state, proposal.state) == (step.case, step.proposal):
        if step.decides:
            coordinating.end_notices(turn, at.case, but=(person.telegram_id, message_id))
            sides.strip(turn, person, message_id)
        step.do(turn, at)
    else:
        sides.strip(turn, person, message_id)
        over = "voorstel.al_gezegd" if proposal.state in GOES_ON else "voorstel.niet_meer"
        turn.say(person.telegram_id, over, code=at.case.code)


def ready_for_next(turn: Turn, at: Standing, message_id: str) -> None:
    """The case looks for a coach again: the coördinators hear why, with a button to who comes next."""
    coordinating.end_notices(turn, at.case)
    coordinating.tell(turn, at.case, message_id, AGAIN)


def expired(turn: Turn, at: Standing) -> None:
    """The coach did not answer in time."""
    at = _end(turn, at, Voorstel.VERLOPEN, Event.COACH_NEE)
    sides.tell(turn, at.case, at.coach_chat, "voorstel.verlopen")
    ready_for_next(turn, at, "coordinator.coach_verlopen")


def meet(turn: Turn, at: Standing) -> None:
    """They will meet: the coach is asked when."""
    at = standing.becomes(turn, at, Voorstel.KENNISMAKEN)
    meeting.ask_moments(turn, standing.happen(turn, at, Event.KENNISMAKEN))


def another(turn: Turn, at: Standing, event: Event, state: Voorstel, message_id: str) -> None:
    """It does not go on with this coach, who hears one neutral sentence; the search goes on."""
    at = _end(turn, at, state, event)
    sides.tell(turn, at.case, at.coach_chat, "voorstel.gaat_niet_door")
    ready_for_next(turn, at, message_id)


def _yes(turn: Turn, at: Standing) -> None:
    at = standing.becomes(turn, at, Voorstel.VOORGESTELD)
    at = standing.happen(turn, at, Event.COACH_JA)
    cards.introduction(turn, at)


def _no(turn: Turn, at: Standing) -> None:
    at = _end(turn, at, Voorstel.GEWEIGERD, Event.COACH_NEE)
    sides.tell(turn, at.case, at.coach_chat, "voorstel.dank")
    ready_for_next(turn, at, "coordinator.coach_nee")


def _call(turn: Turn, at: Standing) -> None:
    """The coach wants to hear more first; the request stays open."""
    coordinating.coach_calls(turn, at.case, "coordinator.coach_belt")
    sides.tell(turn, at.case, at.coach_chat, "voorstel.belt_u")


def _meet(turn: Turn, at: Standing) -> None:
    sides.tell(turn, at.case, at.case.telegram_id, "voorstel.kennismaken")
    meet(turn, at)


def _another(turn: Turn, at: Standing) -> None:
    sides.tell(turn, at.case, at.case.telegram_id, "voorstel.ander")
    another(turn, at, Event.LIEVER_ANDER, Voorstel.AFGEWEZEN, "coordinator.liever_ander")


def _discuss(turn: Turn, at: Standing) -> None:
    at = standing.happen(turn, at, Event.LIEVER_BESPREKEN)
    sides.tell(turn, at.case, at.case.telegram_id, "voorstel.bespreken")
    coordinating.tell(turn, at.case, "coordinator.bespreken", ("toch", "ander", "bekijk"))


def _own(turn: Turn, coach_id: int) -> Instellingen:
    """What a coach wants of messages."""
    coach = coaches.with_id(turn.db, coach_id)
    return situation.own(turn, coach.person_id, Owner.COACH) if coach else Instellingen()


def _end(turn: Turn, at: Standing, state: Voorstel, event: Event) -> Standing:
    """A proposal ends, and the search goes on; gives the case with the coach of that proposal."""
    return standing.becomes(turn, standing.happen(turn, at, event), state)


def _find(turn: Turn, number: int) -> tuple[Standing | None, proposals.Proposal | None]:
    """The case of a proposal with that coach, whatever became of the proposal; the case is locked."""
    found = proposals.with_id(turn.db, turn.house.seal, number)
    case = cases.with_id(turn.db, found.case_id) if found else None
    if found is None or case is None:
        return None, None
    case = cases.lock(turn.db, case.id)
    proposal = proposals.with_id(turn.db, turn.house.seal, number)
    coach = coaches.with_id(turn.db, found.coach_id)
    return Standing(case, proposal, coach), proposal


@dataclass(frozen=True)
class Step:
    """What a button does: for whom, and while what is so.

    :param decides: whether there is nothing left to press afterwards.
    """

    who: Owner
    case: State
    proposal: Voorstel
    do: Callable[[Turn, Standing], None]
    decides: bool = True


_ASKED = (Owner.COACH, State.COACH_GEVRAAGD, Voorstel.GEVRAAGD)
_OVER = (Owner.COACH, State.AFGESLOTEN, Voorstel.BEEINDIGD)
_SHOWN = (Owner.WETHOUDER, State.VOORGESTELD, Voorstel.VOORGESTELD)
STEPS = {
    "ja": Step(*_ASKED, _yes),
    "nee": Step(*_ASKED, _no),
    "bel": Step(*_ASKED, _call, decides=False),
    "kennismaken": Step(*_SHOWN, _meet),
    "ander": Step(*_SHOWN, _another),
    "bespreken": Step(*_SHOWN, _discuss),
    "terugkijken": Step(*_OVER, looking_back.begin_after),
}
# What was said stands; everything else has ended.
GOES_ON = frozenset(
    {
        Voorstel.VOORGESTELD,
        Voorstel.KENNISMAKEN,
        Voorstel.KLIK,
        Voorstel.GEWEIGERD,
        Voorstel.AFGEWEZEN,
    }
)
