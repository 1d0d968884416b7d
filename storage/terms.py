"""Which cases are past the term for which they are kept."""

from datetime import date, datetime

from sqlalchemy import Connection, and_, exists, func, or_, select

from conversations import heisessie
from conversations.traject import CLOSED, State
from storage.models import HEISESSIE, TRAJECT, Case, Coach, Talk, columns
from storage.models_heisessie import Collegelid, Heisessie

CASE = columns(Case)
TALK = columns(Talk)
DECIDED = columns(Heisessie)
HELD = (heisessie.State.AFSPRAKEN, heisessie.State.VOLGEN, heisessie.State.AFGESLOTEN)


def silent(db: Connection, kind: str, before: datetime, most: int) -> list[int]:
    """The cases of a kind whose intake is open and in which nothing was heard since this instant."""
    query = (
        select(CASE.id)
        .join(Talk, TALK.case_id == CASE.id)
        .where(CASE.kind == kind, CASE.state == State.VRAGEN, CASE.changed_at < before)
        .group_by(CASE.id)
        .having(func.max(TALK.heard_at) < before)
    )
    return list(db.execute(query.order_by(CASE.id).limit(most)).scalars())


def closed(db: Connection, before: datetime, most: int) -> list[int]:
    """The trajects that were closed before this instant."""
    over = (CASE.kind == TRAJECT, CASE.state.in_(sorted(CLOSED)), CASE.changed_at < before)
    query = select(CASE.id).where(*over)
    return list(db.execute(query.order_by(CASE.id).limit(most)).scalars())


def stopped(db: Connection, before: datetime, most: int) -> list[int]:
    """The heisessies that were stopped before this instant."""
    over = (CASE.state == heisessie.State.GESTOPT, CASE.changed_at < before)
    query = select(CASE.id).where(CASE.kind == HEISESSIE, *over)
    return list(db.execute(query.order_by(CASE.id).limit(most)).scalars())


def long_ago(db: Connection, before: date, most: int) -> list[int]:
    """The heisessies that were held, and began before this day (local)."""
    query = select(CASE.id).join(Heisessie, DECIDED.case_id == CASE.id)
    held = query.where(CASE.state.in_(HELD), DECIDED.day < before)
    return list(db.execute(held.order_by(CASE.id).limit(most)).scalars())


def answered(
    db: Connection, today: date, undated: datetime, script: str, number: str, most: int
) -> list[int]:
    """The heisessies of which the day has passed, or that were stopped, or in which no day was picked
    and nothing happened since `undated`; and of which is still kept what members said
    (forget.forget_members).
    """
    stands_still = and_(DECIDED.day.is_(None), CASE.changed_at < undated)
    of_others = and_(TALK.script == number, TALK.person_id != CASE.person_id)
    query = (
        select(CASE.id)
        .join(Heisessie, DECIDED.case_id == CASE.id)
        .join(Talk, TALK.case_id == CASE.id)
        .where(or_(DECIDED.day < today, stands_still, CASE.state == heisessie.State.GESTOPT))
        .where(or_(TALK.script == script, of_others))
    )
    return list(db.execute(query.distinct().order_by(CASE.id).limit(most)).scalars())


def is_loose(db: Connection, person_id: int) -> bool:
    """Whether nothing is kept any more for which somebody is to be known."""
    kept = (
        exists().where(CASE.person_id == person_id),
        exists().where(TALK.person_id == person_id),
        exists().where(columns(Coach).person_id == person_id),
        exists().where(columns(Collegelid).person_id == person_id),
    )
    return not db.execute(select(or_(*kept))).scalar_one()
