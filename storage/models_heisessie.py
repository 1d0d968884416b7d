"""The tables of a heisessie, beside its case: who takes part, when it is, its programme, what was agreed."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.models import NEVER_REUSED, BigId


class Heisessie(SQLModel, table=True):
    """What was decided about one heisessie."""

    case_id: int = Field(
        primary_key=True,
        foreign_key="case.id",
        sa_type=BigId,
        sa_column_kwargs={"autoincrement": False},
    )
    # The begeleider: who was asked, and who said yes.
    asked_id: int | None = Field(default=None, foreign_key="coach.id", sa_type=BigId, index=True)
    coach_id: int | None = Field(default=None, foreign_key="coach.id", sa_type=BigId, index=True)
    # Whether members get questions, as the requester and the begeleider agreed.
    questions: bool = False
    # The local day on which the term of the members ends.
    closes: date | None = None
    # The picture of the group, made once, and what the begeleider may know of it besides.
    picture: bytes | None = None  # heisessie/{case_id}/picture
    # How the group looks back, made once; what each of them answered is erased then.
    terugblik: bytes | None = None  # heisessie/{case_id}/terugblik
    # Members are called before there is a programme; then the begeleider says how open the group is.
    call_members: bool = False
    mood: int | None = None  # 1 to 5
    # The day of the heisessie (local), and which part of it.
    day: date | None = None
    part: str | None = None
    # For the calendars: a move keeps the uid, and raises the sequence (RFC 5545).
    uid: str = Field(unique=True)
    sequence: int = 0


class Collegelid(SQLModel, table=True):
    """A place at a heisessie, and who opened the link to it. Nobody is named."""

    __table_args__ = (
        UniqueConstraint("case_id", "place", name="uq_collegelid_place"),
        UniqueConstraint("case_id", "person_id", name="uq_collegelid_once"),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    case_id: int = Field(foreign_key="case.id", sa_type=BigId, index=True)
    place: str  # "burgemeester", "secretaris", "wethouder-2"
    # None: the link was handed out, and nobody has opened it yet.
    person_id: int | None = Field(default=None, foreign_key="person.id", sa_type=BigId, index=True)
    invite_id: int | None = Field(default=None, foreign_key="invite.id", sa_type=BigId, unique=True)
    state: str
    changed_at: datetime


class Prikdag(SQLModel, table=True):
    """A day, or part of it, that was proposed for a heisessie (local)."""

    __table_args__ = (
        UniqueConstraint("case_id", "day", "part", name="uq_prikdag_once"),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    case_id: int = Field(foreign_key="case.id", sa_type=BigId, index=True)
    day: date
    part: str  # "dag", or a part of it


class Prikkeuze(SQLModel, table=True):
    """That a day suits a member, or does not."""

    prikdag_id: int = Field(primary_key=True, foreign_key="prikdag.id", sa_type=BigId)
    collegelid_id: int = Field(
        primary_key=True, foreign_key="collegelid.id", sa_type=BigId, index=True
    )
    suits: bool


class Programma(SQLModel, table=True):
    """One version of a programme; the newest counts."""

    __table_args__ = (UniqueConstraint("case_id", "version", name="uq_programma_version"),)
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    case_id: int = Field(foreign_key="case.id", sa_type=BigId, index=True)
    version: int
    body: bytes  # programma/{case_id}/{version}
    made_at: datetime
    # When it went to the college, and when that said yes.
    sent_at: datetime | None = None
    agreed_at: datetime | None = None


class Werkafspraak(SQLModel, table=True):
    """What was agreed at a heisessie."""

    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    case_id: int = Field(foreign_key="case.id", sa_type=BigId, index=True)
    # Whose it is; None: of all together.
    collegelid_id: int | None = Field(
        default=None, foreign_key="collegelid.id", sa_type=BigId, index=True
    )
    body: bytes  # werkafspraak/{case_id}/{uid}
    uid: str = Field(unique=True)
    until: date | None = None  # local
    state: str
    made_at: datetime
    changed_at: datetime
