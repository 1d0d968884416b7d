"""Watching in practice: either side asks, both must agree, and the wethouder says how (domain.md 1.10)."""

from markupsafe import Markup

from bot.usecases import running, sides, standing
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.kinds import Mark
from conversations.scripts import OBSERVATIEKAART
from conversations.talk import Step
from conversations.toegang import Viewer
from conversations.traject import Owner, State
from storage import talks
from storage.appointments import Kind
from storage.people import Known
from storage.talks import Held


def ask(turn: Turn, person: Known, at: Standing, _: str) -> None:
    """One side asks the other one."""
    turn.say(person.telegram_id, "observatie.gevraagd")
    keys = (
        sides.wish(turn, at.case, "observatieja", "observatie_ja"),
        sides.wish(turn, at.case, "observatienee", "observatie_nee"),
    )
    by_coach = sides.side(at, person) is Owner.COACH
    message_id = "observatie.wilt_u" if by_coach else "observatie.wilt_u_coach"
    sides.tell(turn, at.case, sides.other(at, person), message_id, keys)


def agreed(turn: Turn, person: Known, at: Standing, _: str) -> None:
    """Both want it: the wethouder fills in the card."""
    if _is_begun(turn, person, at):
        return
    sides.tell(turn, at.case, at.coach_chat, "observatie.samen_coach")
    if turn.speaks(at.case.telegram_id):
        fill_in(turn, person, at, "")
    else:
        keys = (sides.wish(turn, at.case, "kaart"),)
        sides.tell(turn, at.case, at.case.telegram_id, "observatie.samen", keys)


def fill_in(turn: Turn, person: Known, at: Standing, _: str) -> None:
    """The wethouder says what is to be watched; once, also when it is pressed twice."""
    if not _is_begun(turn, person, at):
        sides.begin(turn, at, person, OBSERVATIEKAART, "observatie.samen")


def _is_begun(turn: Turn, person: Known, at: Standing) -> bool:
    """Whether the card is being filled in; then that is said."""
    assert at.proposal
    every = talks.of_proposal(turn.db, turn.house.seal, at.proposal.id, OBSERVATIEKAART.name)
    begun = any(one.finished_at is None for one in every)
    if begun:
        turn.say(person.telegram_id, "observatie.al")
    return begun


def declined(turn: Turn, person: Known, at: Standing, _: str) -> None:
    """One of both would rather not; no reason is asked."""
    turn.say(person.telegram_id, "observatie.nee")
    sides.tell(turn, at.case, sides.other(at, person), "observatie.niet")


def filled_in(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """The card is there (the end of OBSERVATIEKAART): the coach gets its steps, and it is planned."""
    turn.say(person.telegram_id, "observatiekaart.klaar")
    at = standing.of_talk(turn, held)
    if at is None or at.case.state is not State.LOOPT:
        return
    known = OBSERVATIEKAART.path(step.talk.answers).known
    lines = turn.house.phrases(OBSERVATIEKAART).summary(known, Viewer.OTHER_SIDE)
    card = Markup("\n").join(map(Markup, lines))  # escaped where they were made
    sides.tell(turn, at.case, at.coach_chat, "observatie.kaart", kaart=card)
    moment = known.get("moment", Mark.SKIPPED)
    if not isinstance(moment, Mark):
        running.fix(turn, person, at, Kind.OBSERVATIE, moment)
