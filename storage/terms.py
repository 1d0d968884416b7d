"""Which cases are past the term for which they are kept."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from conversations.traject import CLOSED, State
from storage.models import Case, Talk, columns

CASE = columns(Case)
TALK = columns(Talk)


def silent(db: Connection, before: datetime, most: int) -> list[int]:
    """The cases whose intake is open and in which nothing was heard since this instant."""
    query = (
        select(CASE.id)
        .join(Talk, TALK.case_id == CASE.id)
        .where(CASE.state == State.VRAGEN, CASE.changed_at < before)
        .group_by(CASE.id)
        .having(func.max(TALK.heard_at) < before)
    )
    return list(db.execute(query.order_by(CASE.id).limit(most)).scalars())


def closed(db: Connection, before: datetime, most: int) -> list[int]:
    """The cases that were closed before this instant."""
    query = select(CASE.id).where(CASE.state.in_(sorted(CLOSED)), CASE.changed_at < before)
    return list(db.execute(query.order_by(CASE.id).limit(most)).scalars())
