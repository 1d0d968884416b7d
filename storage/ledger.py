"""The ledger: what was said to whom of our own accord. One occurrence is in it once, whoever is first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from conversations.nudging import Entry, Nudge
from conversations.prompt import Kind
from storage import due
from storage.database import put_once
from storage.models import Case, columns
from storage.models_nudges import Nudge as Row
from storage.prepared import Prepared

ERASED = 0  # no case has this number
TOLD_FOR = timedelta(days=7)
NUDGE = columns(Row)
CASE = columns(Case)

_FIELDS = (
    NUDGE.id, NUDGE.person_id, NUDGE.case_id, NUDGE.kind, NUDGE.occurrence, NUDGE.message,
    NUDGE.queued_at, NUDGE.asked, NUDGE.delivered_at, NUDGE.later, NUDGE.dropped,
)  # fmt: skip
# What the policy looks at, each time that it reckons.
_OF_PERSON = Prepared(
    select(*_FIELDS).where(NUDGE.person_id == bindparam("person")).order_by(NUDGE.id)
)
_WITH_ID = Prepared(select(*_FIELDS).where(NUDGE.id == bindparam("line")))
_OF_MESSAGE = Prepared(
    select(*_FIELDS).where(NUDGE.message == bindparam("name")).order_by(NUDGE.id)
)
_SAME = Prepared(
    select(NUDGE.id).where(
        NUDGE.person_id == bindparam("person"),
        NUDGE.case_id == bindparam("case"),
        NUDGE.kind == bindparam("named"),
        NUDGE.occurrence == bindparam("which"),
    )
)
_DELIVERED = Prepared(
    update(Row)
    .where(NUDGE.message == bindparam("name"))
    .values(delivered_at=bindparam("now"))
    .returning(NUDGE.case_id)
)
_UNDELIVERED = Prepared(
    select(*_FIELDS)
    .where(
        NUDGE.person_id == bindparam("person"),
        NUDGE.delivered_at.is_(None),
        NUDGE.dropped.is_(False),
    )
    .order_by(NUDGE.id)
)


@dataclass(frozen=True)
class Line:
    """One line of the ledger, as it is kept."""

    id: int
    person_id: int
    entry: Entry


def put(
    db: Connection, person_id: int, case_id: int, nudge: Nudge, message: str, now: datetime
) -> int | None:
    """Write down that this goes in a message, or is dropped; the number of the line, or None when
    it was there already: somebody else was first.

    :param message: `once` of the row in the outbox.
    """
    new = put_once(
        db, Row, person_id=person_id, case_id=case_id, kind=nudge.kind, occurrence=nudge.occurrence,
        message=message, queued_at=now, asked=nudge.asked, delivered_at=None, later=None,
        dropped=nudge.drop,
    )  # fmt: skip
    if not new:
        return None
    ((line_id,),) = _SAME.rows(
        db, person=person_id, case=case_id, named=nudge.kind, which=nudge.occurrence
    )
    return int(line_id)


def rename(db: Connection, line_ids: Iterable[int], message: str) -> None:
    """These lines go in this message."""
    db.execute(update(Row).where(NUDGE.id.in_(list(line_ids))).values(message=message))


def of_person(db: Connection, person_id: int) -> list[Line]:
    """Every line of a person, over all cases, in order."""
    return [_line(*row) for row in _OF_PERSON.rows(db, person=person_id)]


def of_message(db: Connection, message: str) -> list[Line]:
    """The lines that went in one message."""
    return [_line(*row) for row in _OF_MESSAGE.rows(db, name=message)]


def with_id(db: Connection, line_id: int) -> Line | None:
    """The line with this number."""
    return next((_line(*row) for row in _WITH_ID.rows(db, line=line_id)), None)


def delivered(db: Connection, message: str, now: datetime) -> None:
    """A message arrived: what comes after it may be reckoned."""
    cases = {one for (one,) in _DELIVERED.rows(db, name=message, now=now) if one}
    due.look_again(db, now, cases)


def later(db: Connection, message: str, at: datetime) -> None:
    """The person wants to hear all of this again, at this instant."""
    db.execute(update(Row).where(NUDGE.message == message).values(later=at))


def drop(db: Connection, line_ids: Iterable[int]) -> None:
    """These were of no use any more when it was their turn."""
    db.execute(update(Row).where(NUDGE.id.in_(list(line_ids))).values(dropped=True))


def undo(db: Connection, line_ids: Iterable[int]) -> None:
    """These did not go after all, and may go again."""
    db.execute(delete(Row).where(NUDGE.id.in_(list(line_ids))))


def undelivered(db: Connection, person_id: int) -> list[Line]:
    """What was queued for a person and did not arrive."""
    return [_line(*row) for row in _UNDELIVERED.rows(db, person=person_id)]


def not_arrived(db: Connection, before: datetime) -> list[str]:
    """The codes of open cases about which something that was queued in the week before this instant
    did not arrive. After that week the office knows.
    """
    lost = (
        NUDGE.delivered_at.is_(None),
        NUDGE.dropped.is_(False),
        NUDGE.queued_at < before,
        NUDGE.queued_at >= before - TOLD_FOR,
    )
    query = (
        select(CASE.code).join(Row, NUDGE.case_id == CASE.id).where(*lost, CASE.owner.is_not(None))
    )
    return list(db.execute(query.distinct()).scalars())


def _line(id_: int, person_id: int, case_id: int | None, kind: str, *rest: Any) -> Line:
    return Line(id_, person_id, Entry(case_id or ERASED, Kind(kind), *rest))
