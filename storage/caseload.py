"""Cases seen together: what is open, late, urgent, or waits for a call."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection, exists, func, select

from conversations.traject import OPEN, State
from storage.cases import AUDIT, CASE, ROW, Traject, as_traject, many

_LOOKED = (
    select(AUDIT.case_id, AUDIT.id).where(AUDIT.what.in_(("bekijk", "gebeld"))).subquery("looked")
)
# By number, not by instant: two that were written down in one instant have an order too.
_LATER = exists().where(_LOOKED.c.case_id == AUDIT.case_id, _LOOKED.c.id > AUDIT.id)
_UNSEEN = (
    select(AUDIT.case_id, func.min(AUDIT.at).label("since"))
    .where(AUDIT.what == "spoed", ~_LATER)
    .group_by(AUDIT.case_id)
    .subquery("unseen")
)


def open_cases(db: Connection) -> list[Traject]:
    """Every open case; what is due first comes first."""
    return many(db, ROW.where(CASE.state.in_(OPEN)).order_by(CASE.due, CASE.id))


def due(db: Connection, today: date, states: Iterable[State]) -> list[Traject]:
    """The cases in these states whose `due` is today or has passed, the longest ago first."""
    query = ROW.where(CASE.state.in_(list(states)), CASE.due <= today)
    return many(db, query.order_by(CASE.due, CASE.id))


def late(db: Connection, today: date, most: int) -> list[Traject]:
    """The open cases in which the next step is later than was agreed, without those of which the intake
    was not sent: these have a term of their own. The latest first.
    """
    query = ROW.where(CASE.state.in_(OPEN), CASE.state != State.VRAGEN, CASE.due < today)
    return many(db, query.order_by(CASE.due, CASE.id).limit(most))


def waiting(db: Connection) -> list[Traject]:
    """The cases in which somebody waits for a call, who waits longest first."""
    return many(db, ROW.where(CASE.state == State.TE_BELLEN.value).order_by(CASE.changed_at))


def urgent(db: Connection) -> list[tuple[Traject, datetime]]:
    """The cases with an alert ("spoed") that no coördinator looked at or called about since, and
    the instant (aware UTC) of the first such alert; the longest wait first.
    """
    query = ROW.add_columns(_UNSEEN.c.since).join(_UNSEEN, _UNSEEN.c.case_id == CASE.id)
    rows = db.execute(query.order_by(_UNSEEN.c.since, CASE.id))
    return [(as_traject(row[:-1]), row[-1]) for row in rows]
