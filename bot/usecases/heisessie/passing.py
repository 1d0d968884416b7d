"""What the days around and after a heisessie lead to by themselves."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.usecases.heisessie import evalueren, sluiten, standing, telling, volgen
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import House, Turn
from conversations.heisessie import WEEK, Event, State
from storage import cases, leden, people
from storage.heisessies import Heisessie

STATES = (State.VASTGESTELD, State.AFSPRAKEN, State.VOLGEN)
DAY = timedelta(days=1)
# Working days after the day: members are asked to look back, and what they said is shown.
ASKED_AFTER, SHOWN_AFTER = 1, 10
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
        at = _is_over(turn, at)
    if at.case.state not in evalueren.AFTER:
        return
    working_days = turn.house.kalender.working_days
    if turn.today >= working_days(last, ASKED_AFTER) and _once(turn, at, "evaluatie_gevraagd"):
        for person in _members(turn, at):
            telling.tell(turn, at, person, "heisessie.kijk_terug", ("evaluatie",))
    if turn.today >= working_days(last, SHOWN_AFTER) and _is_new(turn, at, evalueren.SHOWN):
        evalueren.show(turn, at)
    if at.case.state is State.VOLGEN and at.case.due:
        _follow(turn, at, at.case.due)


def _is_over(turn: Turn, at: At) -> At:
    """The day is over: what was agreed can be written down."""
    at = standing.happen(turn, at, Event.GEHOUDEN)
    begeleider = at.begeleider.telegram_id if at.begeleider else None
    for chat in dict.fromkeys((begeleider, at.case.telegram_id)):
        telling.tell(turn, at, chat, "heisessie.geweest", ("werkafspraken",))
    return at


def _follow(turn: Turn, at: At, due: date) -> None:
    """Whether the agreements live is asked for a week; then who asked for the heisessie sees it."""
    if turn.today >= due - WEEK and _once(turn, at, "stand_gevraagd"):
        ids = [at.case.person_id]
        ids += [one.person_id for one in leden.taking_part(turn.db, at.case.id) if one.person_id]
        for person in (people.with_id(turn.db, one) for one in dict.fromkeys(ids)):
            if person and volgen.asks(turn, at, person):
                telling.tell(turn, at, person.telegram_id, "heisessie.leeft", ("leeft",))
    if turn.today >= due + CLOSES_AFTER:
        volgen.end(turn, at)
    elif turn.today >= due and _once(turn, at, "stand_getoond"):
        actions = ("hoe_staan", "afsluiten")
        telling.tell(turn, at, at.case.telegram_id, "heisessie.hoe_staan", actions)


def _members(turn: Turn, at: At) -> list[int]:
    every = leden.taking_part(turn.db, at.case.id)
    return [one.telegram_id for one in every if one.telegram_id]


def _is_new(turn: Turn, at: At, what: str) -> bool:
    return not cases.was_noted(turn.db, at.case.id, what)


def _once(turn: Turn, at: At, what: str) -> bool:
    """Whether this was not done yet; from now on it was."""
    new = _is_new(turn, at, what)
    if new:
        cases.audit(turn.db, "klok", what, at.case.id, turn.now)
    return new
