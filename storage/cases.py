"""Cases: a traject, known to everybody outside this database by its code."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from conversations.traject import Event, State, advance
from storage.database import put_once
from storage.models import Audit, Case, Person, columns

CASE = columns(Case)
PERSON = columns(Person)
AUDIT = columns(Audit)

# No 0/O, 1/I/L, or letters that make words: a code is read out over the telephone.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
CODE_LENGTH = 5

_ROW = select(
    CASE.id,
    CASE.code,
    CASE.person_id,
    PERSON.telegram_id,
    CASE.state,
    CASE.call_first,
    CASE.opened_at,
    CASE.changed_at,
).join(Person, PERSON.id == CASE.person_id)

_LOOKED = (
    select(AUDIT.case_id, func.max(AUDIT.id).label("last"))
    .where(AUDIT.what.in_(("bekijk", "gebeld")))
    .group_by(AUDIT.case_id)
    .subquery("looked")
)
# By number, not by instant: two that were written down in one instant have an order too.
_UNSEEN = (
    select(AUDIT.case_id, func.min(AUDIT.at).label("since"))
    .outerjoin(_LOOKED, _LOOKED.c.case_id == AUDIT.case_id)
    .where(AUDIT.what == "spoed", AUDIT.id > func.coalesce(_LOOKED.c.last, 0))
    .group_by(AUDIT.case_id)
    .subquery("unseen")
)


@dataclass(frozen=True)
class Traject:
    """One case. Instants are aware UTC."""

    id: int
    code: str
    person_id: int
    telegram_id: int
    state: State
    call_first: bool
    opened_at: datetime
    changed_at: datetime


def open_for(db: Connection, person_id: int, now: datetime) -> Traject:
    """The person's case: the one there is, or a new one."""
    if found := of_person(db, person_id):
        return found
    values = {
        "person_id": person_id,
        "state": State.VRAGEN.value,
        "call_first": False,
        "opened_at": now,
        "changed_at": now,
    }
    while not put_once(db, Case, code=new_code(), **values):
        pass
    made = of_person(db, person_id)
    assert made
    return made


def of_person(db: Connection, person_id: int) -> Traject | None:
    """The newest case of a person."""
    return _one(db, _ROW.where(CASE.person_id == person_id).order_by(CASE.id.desc()))


def with_code(db: Connection, code: str) -> Traject | None:
    """The case with this code, written in any way a person writes it; locked until the end."""
    bare = code.strip().upper().removeprefix("K-")
    if not set(bare) <= set(ALPHABET):
        return None  # nor could every database look for it
    return _one(db, _ROW.where(CASE.code == f"K-{bare}").with_for_update(of=Case))


def with_id(db: Connection, case_id: int) -> Traject | None:
    """The case with this id."""
    return _one(db, _ROW.where(CASE.id == case_id))


def waiting(db: Connection) -> list[Traject]:
    """The cases in which somebody waits for a call, who waits longest first."""
    rows = db.execute(_ROW.where(CASE.state == State.TE_BELLEN.value).order_by(CASE.changed_at))
    return [_traject(row) for row in rows]


def urgent(db: Connection) -> list[tuple[Traject, datetime]]:
    """The cases with an alert ("spoed") that no coördinator looked at or called about since, and
    the instant (aware UTC) of the first such alert; the longest wait first.
    """
    query = _ROW.add_columns(_UNSEEN.c.since).join(_UNSEEN, _UNSEEN.c.case_id == CASE.id)
    rows = db.execute(query.order_by(_UNSEEN.c.since, CASE.id))
    return [(_traject(row[:-1]), row[-1]) for row in rows]


def happen(db: Connection, case: Traject, event: Event, now: datetime) -> State:
    """Move a case on. Raises IllegalEvent, and then nothing has changed."""
    state = advance(case.state, event)
    if state != case.state:
        db.execute(update(Case).where(CASE.id == case.id).values(state=state.value, changed_at=now))
    return state


def call_first(db: Connection, case_id: int) -> None:
    """Note that the coördinator must call before planning anything."""
    db.execute(update(Case).where(CASE.id == case_id).values(call_first=True))


def audit(db: Connection, who: str, what: str, case_id: int | None, now: datetime) -> None:
    """Write down that somebody looked at, or took out, something confidential."""
    db.execute(insert(Audit).values(at=now, who=who, what=what, case_id=case_id))


def was_noted(db: Connection, case_id: int, what: str, since: datetime | None = None) -> bool:
    """Whether this was written down about a case (since an instant, aware UTC), such as that a
    coördinator looked ("bekijk").
    """
    noted = select(AUDIT.id).where(AUDIT.case_id == case_id, AUDIT.what == what).limit(1)
    if since:
        noted = noted.where(AUDIT.at >= since)
    return db.execute(noted).first() is not None


def new_code() -> str:
    """A random code such as "K-7M3QX"."""
    return "K-" + "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def _one(db: Connection, query: Select[Any]) -> Traject | None:
    row = db.execute(query).first()
    return _traject(row) if row else None


def _traject(row: Sequence[Any]) -> Traject:
    id_, code, person_id, telegram_id, state, *rest = row
    return Traject(id_, code, person_id, telegram_id, State(state), *rest)
