"""The tables behind messages that nobody asked for."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.models import NEVER_REUSED, BigId


class Nudge(SQLModel, table=True):
    """The ledger: what was said to whom of our own accord, or dropped because it came too late."""

    __table_args__ = (
        UniqueConstraint("person_id", "case_id", "kind", "occurrence", name="uq_nudge_once"),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    person_id: int = Field(foreign_key="person.id", sa_type=BigId)
    # None: the case was erased, and only that something was said is left.
    case_id: int | None = Field(default=None, foreign_key="case.id", sa_type=BigId, index=True)
    kind: str
    occurrence: str
    message: str = Field(index=True)  # `once` of the row in the outbox; several may share one
    queued_at: datetime
    asked: bool = False
    delivered_at: datetime | None = None
    later: datetime | None = None
    dropped: bool = False


class Setting(SQLModel, table=True):
    """What one person wants of messages; what is None is as for everybody."""

    person_id: int = Field(foreign_key="person.id", primary_key=True, sa_type=BigId)
    since: str | None = None  # local, "08:30"
    until: str | None = None
    only_at: str | None = None
    not_on: str | None = None  # numbers of weekdays, between commas
    council: int | None = None  # -1: no fixed evening
    region: str | None = None
    off: str | None = None  # kinds, between commas
