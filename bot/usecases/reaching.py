"""Whether messages reach somebody."""

from bot.usecases import coordinating
from bot.usecases.heisessie import office, standing
from bot.usecases.turn import Turn
from conversations.traject import Owner
from storage import cases, coaches, due, leden, ledger, outgoing, people


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
    for college in standing.of_person(turn, person):
        at = standing.of(turn, college)
        for role in standing.roles(turn, at, person):
            lid = leden.of_person(turn.db, college.id, person.id) if role is Owner.LID else None
            who = (
                standing.said(turn.words, lid.place)
                if lid
                else turn.words.label(f"heisessie.wie.{role.value}")
            )
            office.tell(turn, at, f"coordinator.heisessie_{what}", (), wie=who)
