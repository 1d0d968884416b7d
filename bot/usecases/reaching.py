"""Whether messages reach somebody."""

from bot.usecases import coordinating
from bot.usecases.turn import Turn
from storage import cases, coaches, due, ledger, outgoing, people


def lost(turn: Turn, telegram_id: int) -> None:
    """Messages no longer arrive: nothing more is sent, and the coördinator hears that."""
    outgoing.give_up(turn.db, telegram_id, turn.now)
    if people.set_reachable(turn.db, telegram_id, reachable=False):
        _tell(turn, telegram_id, "onbereikbaar")


def found(turn: Turn, telegram_id: int) -> None:
    """Messages arrive again."""
    if people.set_reachable(turn.db, telegram_id, reachable=True):
        person = people.find(turn.db, telegram_id)
        assert person
        # What did not arrive may still be of use.
        ledger.undo(turn.db, [line.id for line in ledger.undelivered(turn.db, person.id)])
        due.look_again_for(turn.db, turn.now, person.id)
        _tell(turn, telegram_id, "bereikbaar")


def _tell(turn: Turn, telegram_id: int, what: str) -> None:
    """The coördinators hear it about each case of this person, on either side."""
    person = people.find(turn.db, telegram_id)
    if person is None or telegram_id in turn.house.coordinators:
        return
    if case := cases.of_person(turn.db, person.id):
        coordinating.tell(turn, case, f"coordinator.{what}", ())
    coach = coaches.of_person(turn.db, person.id)
    for case in cases.of_coach(turn.db, coach.id) if coach else ():
        coordinating.tell(turn, case, f"coordinator.coach_{what}", ())
