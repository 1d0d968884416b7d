"""Erasure from the chat: at once, and for good."""

from bot.usecases import coordinating
from bot.usecases.turn import Turn
from conversations.traject import State
from storage import cases
from storage.forget import forget as forget_person
from storage.people import Known


def forget(turn: Turn, person: Known) -> None:
    """Erase everything about a person. A coördinator who was told of the case hears that it is gone;
    what they could still read is taken out of their chat now, and the buttons about it too.
    """
    case = cases.of_person(turn.db, person.id)
    turn.wake(forget_person(turn.db, person.id, turn.now))
    if case:
        cases.audit(turn.db, "zelf", "gewist", case.id, turn.now)
        coordinating.end_notices(turn, case)
        if case.state != State.VRAGEN or cases.was_noted(turn.db, case.id, "spoed"):
            coordinating.tell(turn, case, "coordinator.gewist", ())


def wipe(turn: Turn, person: Known) -> None:
    """Erase, and say so."""
    forget(turn, person)
    turn.say(person.telegram_id, "wis.gedaan")
