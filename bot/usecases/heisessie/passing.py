"""What the days around and after a heisessie lead to by themselves."""

from datetime import datetime

from sqlalchemy import Connection

from bot.usecases.heisessie import evalueren, sluiten, standing, volgen
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import House, Turn
from conversations.heisessie import WEEK, Event, State

STATES = (State.VASTGESTELD, State.AFSPRAKEN, State.VOLGEN)
# Working days after the day: what members said, looking back, is shown.
SHOWN_AFTER = 10
# After the overview of the agreements it stays open for so long.
CLOSES_AFTER = 4 * WEEK


def pass_one(db: Connection, house: House, case_id: int, now: datetime) -> tuple[int, ...]:
    """Do what is due in one heisessie; doing it again changes nothing. Returns the chats for which
    something was queued. Raises LookupError when it is gone.
    """
    with Turn(db, house, f"dag/{case_id}/{now.isoformat()}", now) as turn:
        at = standing.with_id(turn, case_id)
        if at is None:
            raise LookupError(f"case {case_id}")
        _pass(turn, at)
    return tuple(turn.chats)


def _pass(turn: Turn, at: At) -> None:
    if at.case.state is State.LEDEN and at.case.due and at.case.due < turn.today:
        sluiten.close(turn, at)  # the last day of the members counts in full
    last = standing.last_day(turn, at)
    if last is None or turn.today <= last:
        return
    if at.case.state is State.VASTGESTELD:
        at = standing.happen(turn, at, Event.GEHOUDEN)
    if at.case.state not in evalueren.AFTER:
        return
    working_days = turn.house.kalender.working_days
    if turn.today >= working_days(last, SHOWN_AFTER) and not evalueren.was_shown(
        turn.db, at.case.id
    ):
        evalueren.show(turn, at)
    if at.case.state is State.VOLGEN and at.case.due and turn.today >= at.case.due + CLOSES_AFTER:
        volgen.end(turn, at)
