"""Whether messages reach somebody."""

from bot.usecases import coordinating
from bot.usecases.turn import Turn
from storage import cases, due, ledger, outgoing, people


def lost(turn: Turn, telegram_id: int) -> None:
    """Messages no longer arrive: nothing more is sent, and the coördinator hears that."""
    outgoing.give_up(turn.db, telegram_id, turn.now)
    if people.set_reachable(turn.db, telegram_id, reachable=False):
        _tell(turn, telegram_id, "coordinator.onbereikbaar")


def found(turn: Turn, telegram_id: int) -> None:
    """Messages arrive again."""
    if people.set_reachable(turn.db, telegram_id, reachable=True):
        person = people.find(turn.db, telegram_id)
        assert person
        # What did not arrive may still be of use.
        ledger.undo(turn.db, [line.id for line in ledger.undelivered(turn.db, person.id)])
        due.look_again_for(turn.db, turn.now, person.id)
        _tell(turn, telegram_id, "coordinator.bereikbaar")


def _tell(turn: Turn, telegram_id: int, message_id: str) -> None:
    person = people.find(turn.db, telegram_id)
    case = cases.of_person(turn.db, person.id) if person else None
    if case and telegram_id not in turn.house.coordinators:
        coordinating.tell(turn, case, message_id, ())
