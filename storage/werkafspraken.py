"""What was agreed at a heisessie, whose it is, and whether it lives."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from storage.models import Case, columns
from storage.models_heisessie import Werkafspraak as Row
from storage.sealing import Seal

AFSPRAAK = columns(Row)
CASE = columns(Case)


class Stand(StrEnum):
    """Whether an agreement lives (script `werkafspraken_stand`)."""

    OPEN = "open"
    KLAAR = "klaar"
    LOOPT = "loopt"
    HAPERT = "hapert"
    VERVALLEN = "vervallen"


@dataclass(frozen=True)
class Werkafspraak:
    """One agreement.

    :param collegelid_id: whose it is; None: of all together.
    :param until: by when (local).
    """

    id: int
    case_id: int
    collegelid_id: int | None
    what: str
    until: date | None
    stand: Stand
    made_at: datetime
    changed_at: datetime


def add(
    db: Connection,
    seal: Seal,
    case_id: int,
    collegelid_id: int | None,
    what: str,
    until: date | None,
    now: datetime,
) -> Werkafspraak:
    """Write down an agreement."""
    uid = uuid.uuid4().hex
    new = insert(Row).values(
        case_id=case_id, collegelid_id=collegelid_id, uid=uid, until=until,
        body=seal.seal(what, f"werkafspraak/{case_id}/{uid}"),
        state=Stand.OPEN.value, made_at=now, changed_at=now,
    )  # fmt: skip
    made = db.execute(new.returning(AFSPRAAK.id)).scalar_one()
    _look_again(db, case_id, now)
    return next(iter(_find(db, seal, AFSPRAAK.id == made)))


def of_case(db: Connection, seal: Seal, case_id: int) -> list[Werkafspraak]:
    """All of them, in the order in which they were written down."""
    return _find(db, seal, AFSPRAAK.case_id == case_id)


def with_id(db: Connection, seal: Seal, number: int) -> Werkafspraak | None:
    """The agreement with this id."""
    return next(iter(_find(db, seal, AFSPRAAK.id == number)), None)


def to(db: Connection, one: Werkafspraak, stand: Stand, now: datetime) -> Werkafspraak:
    """An agreement stands otherwise now."""
    new: dict[str, Any] = {"state": stand.value, "changed_at": now}
    db.execute(update(Row).where(AFSPRAAK.id == one.id).values(new))
    _look_again(db, one.case_id, now)
    return replace(one, stand=stand, changed_at=now)


def drop(db: Connection, one: Werkafspraak) -> None:
    """An agreement was written down by mistake."""
    db.execute(delete(Row).where(AFSPRAAK.id == one.id))


def _look_again(db: Connection, case_id: int, now: datetime) -> None:
    db.execute(update(Case).where(CASE.id == case_id).values(next_nudge_at=now))


def _find(db: Connection, seal: Seal, *where: ColumnElement[bool]) -> list[Werkafspraak]:
    rows = db.execute(select(*AFSPRAAK).where(*where).order_by(AFSPRAAK.id))
    return [_werkafspraak(seal, row) for row in rows]


def _werkafspraak(seal: Seal, row: Sequence[Any]) -> Werkafspraak:
    id_, case_id, lid_id, body, uid, until, stand, *at = row
    what = seal.unseal(body, f"werkafspraak/{case_id}/{uid}")
    return Werkafspraak(id_, case_id, lid_id, what, until, Stand(stand), *at)
