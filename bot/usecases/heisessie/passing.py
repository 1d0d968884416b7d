"""What the days around and after a heisessie lead to by themselves."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.usecases.heisessie import evalueren, sluiten, standing, volgen
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import House, Turn
from conversations.heisessie import WEEK, Event, State
from storage import cases
from storage.heisessies import Heisessie

STATES = (State.VASTGESTELD, State.AFSPRAKEN, State.VOLGEN)
DAY = timedelta(days=1)
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


def last_day(turn: Turn, case: Heisessie) -> date | None:
    """The day on which it ends (local): the one after the first where it lasts two."""
    if case.day is None:
        return None
    length = standing.answers(turn, standing.At(case)).get("lengte")
    return case.day + DAY if length == "twee_dagen" else case.day


def _pass(turn: Turn, at: At) -> None:
    if at.case.state is State.LEDEN and at.case.due and at.case.due < turn.today:
        sluiten.close(turn, at)  # the last day of the members counts in full
    last = last_day(turn, at.case)
    if last is None or turn.today <= last:
        return
    if at.case.state is State.VASTGESTELD:
        at = standing.happen(turn, at, Event.GEHOUDEN)
    if at.case.state not in evalueren.AFTER:
        return
    working_days = turn.house.kalender.working_days
    if turn.today >= working_days(last, SHOWN_AFTER) and not cases.was_noted(
        turn.db, at.case.id, evalueren.SHOWN
    ):
        evalueren.show(turn, at)
    if at.case.state is State.VOLGEN and at.case.due and turn.today >= at.case.due + CLOSES_AFTER:
        volgen.end(turn, at)
