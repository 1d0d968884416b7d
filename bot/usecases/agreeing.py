"""The agreements (domain.md 1.9): the wethouder says how, and then both confirm the same."""

from markupsafe import Markup

from bot.messages import Key
from bot.usecases import coordinating, freezing, running, sides, standing, talking
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.events import Tapped
from conversations.kinds import Answer
from conversations.scripts import AFSPRAKEN
from conversations.talk import Step
from conversations.taps import REVIEW
from conversations.toegang import Viewer
from conversations.traject import Event, Owner, State
from storage.people import Known
from storage.talks import Held


def ask(turn: Turn, at: Standing) -> None:
    """The wethouder is asked first. What was answered before is shown, and only the rest is asked."""
    known = standing.terms(running.agreements(turn, at))
    opening = "afspraken.opnieuw" if known else "afspraken.vraag"
    _begin(turn, at, sides.wethouder(turn, at), opening, known)


def begin(turn: Turn, person: Known, at: Standing) -> None:
    """Ask the side that is to confirm now."""
    if sides.side(at, person) is Owner.COACH:
        _begin(turn, at, person, "afspraken.coach", standing.terms(running.agreements(turn, at)))
    else:
        ask(turn, at)


def answered(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """Somebody confirmed the agreements, or would rather talk about them (the end of AFSPRAKEN)."""
    at = standing.of_talk(turn, held)
    if at is None or at.case.state is not State.AFSPRAKEN:
        turn.say(person.telegram_id, "afspraken.niet_nodig")
        return
    who = sides.side(at, person)
    if who not in standing.agreed(turn, at):
        _discuss(turn, person, at)
        return
    turn.say(person.telegram_id, "afspraken.klaar")
    at = standing.happen(turn, at, Event.AKKOORD)
    if at.case.state is State.LOOPT:
        running.begin(turn, at)
    elif coach := sides.coach(turn, at):
        _begin(turn, at, coach, "afspraken.coach", standing.terms(step.talk.answers))


def pressed(turn: Turn, person: Known, number: int, action: str, message_id: int) -> None:
    """The wethouder changes the agreements, after they were talked about: which one, is asked first."""
    at = standing.with_id(turn, number)
    sides.strip(turn, person, message_id)
    if at is None or sides.side(at, person) is not Owner.WETHOUDER or action != "opnieuw":
        turn.say(person.telegram_id, "knop_vreemd")
    elif at.case.state is not State.AFSPRAKEN:
        turn.say(person.telegram_id, "afspraken.niet_nodig")
    else:
        freezing.lapse(turn, at.case.id)
        ask(turn, at)
        newest, *_ = talking.open_talks(turn, person)
        talking.go(turn, person, newest, Tapped(REVIEW, "!aanpassen"))


def _discuss(turn: Turn, person: Known, at: Standing) -> None:
    """The office calls; then the wethouder can fill them in anew."""
    coordinating.tell(turn, at.case, "coordinator.afspraken_bespreken", ("bekijk",))
    again = Key(turn.words.label("knop.afspraken_opnieuw"), f"f:{at.case.id}:opnieuw")
    by_wethouder = sides.side(at, person) is Owner.WETHOUDER
    if by_wethouder:
        sides.tell(turn, at.case, person.telegram_id, "afspraken.besproken", (again,))
    else:
        sides.tell(turn, at.case, person.telegram_id, "afspraken.besproken_coach")
        sides.tell(turn, at.case, at.case.telegram_id, "afspraken.nog_niet", (again,))


def _begin(turn: Turn, at: Standing, person: Known, opening: str, known: dict[str, Answer]) -> None:
    lines = turn.house.phrases(AFSPRAKEN).summary(known, Viewer.OTHER_SIDE)
    told = Markup("\n".join(lines))  # noqa: S704 # lines that Words made are safe already
    sides.begin(turn, at, person, AFSPRAKEN, opening, known, afspraken=told)
