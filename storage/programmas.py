"""The versions of a programme; what they hold is made in conversations/programma/."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from storage.database import put_once
from storage.models import columns
from storage.models_heisessie import Programma as Row
from storage.sealing import Seal
from storage.talks import Overtaken

PROGRAMMA = columns(Row)


@dataclass(frozen=True)
class Versie:
    """One version. Instants are aware UTC.

    :param body: as text.
    :param sent_at: when it went to the college.
    :param agreed_at: when the college said yes to it.
    """

    case_id: int
    version: int
    body: str
    made_at: datetime
    sent_at: datetime | None = None
    agreed_at: datetime | None = None


def add(db: Connection, seal: Seal, case_id: int, body: str, now: datetime) -> Versie:
    """A new version. Raises Overtaken when somebody else just made one."""
    newest = db.execute(select(func.max(PROGRAMMA.version)).where(PROGRAMMA.case_id == case_id))
    made = Versie(case_id, (newest.scalar() or 0) + 1, body, now)
    sealed = seal.seal(body, _name(made))
    new = {"body": sealed, "made_at": now, "sent_at": None, "agreed_at": None}
    if not put_once(db, Row, case_id=case_id, version=made.version, **new):
        raise Overtaken(f"case {case_id}")
    return made


def keep(db: Connection, seal: Seal, versie: Versie, body: str, now: datetime) -> Versie:
    """A version that nobody has seen yet holds something else now."""
    this = (PROGRAMMA.case_id == versie.case_id, PROGRAMMA.version == versie.version)
    new: dict[str, Any] = {"body": seal.seal(body, _name(versie)), "made_at": now}
    db.execute(update(Row).where(*this).values(new))
    return replace(versie, body=body, made_at=now)


def newest(db: Connection, seal: Seal, case_id: int) -> Versie | None:
    """The version that counts."""
    return next(iter(of_case(db, seal, case_id)), None)


def of_case(db: Connection, seal: Seal, case_id: int) -> list[Versie]:
    """Every version, the newest first."""
    rows = db.execute(
        select(
            PROGRAMMA.version, PROGRAMMA.body, PROGRAMMA.made_at, PROGRAMMA.sent_at,
            PROGRAMMA.agreed_at,
        )
        .where(PROGRAMMA.case_id == case_id)
        .order_by(PROGRAMMA.version.desc())
    )  # fmt: skip
    return [
        Versie(case_id, version, seal.unseal(body, f"programma/{case_id}/{version}"), *rest)
        for version, body, *rest in rows
    ]


def mark(db: Connection, versie: Versie, **at: datetime) -> Versie:
    """Note when it was sent (`sent_at`), or agreed to (`agreed_at`)."""
    this = (PROGRAMMA.case_id == versie.case_id, PROGRAMMA.version == versie.version)
    new: dict[str, Any] = dict(at)
    db.execute(update(Row).where(*this).values(new))
    return replace(versie, **new)


def _name(versie: Versie) -> str:
    return f"programma/{versie.case_id}/{versie.version}"
