"""The tables, and nothing but the tables: what rows mean is known in conversations/ and bot/.

Instants are aware UTC. Telegram's ids are 64-bit. A column of type bytes holds a sealed value
(storage/sealing.py); the comment beside it names the row identity it is bound to.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, text
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

BigId = BigInteger().with_variant(Integer, "sqlite")
# Without AUTOINCREMENT SQLite hands out the number of an erased row again, and an old button
# would then point at somebody's new talk.
NEVER_REUSED = {"sqlite_autoincrement": True}
TRAJECT, HEISESSIE = "traject", "heisessie"  # what a case is
NUDGED = text("next_nudge_at IS NOT NULL")
OPEN_PROPOSAL = text("state IN ('gevraagd', 'voorgesteld', 'kennismaken', 'klik')")


class Person(SQLModel, table=True):
    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    # None: the office knows this person, who has not opened the bot yet.
    telegram_id: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    language: str | None = None
    reachable: bool = True
    since: datetime


class Consent(SQLModel, table=True):
    """What somebody agreed to, in which words (version), and when; never changed, only added."""

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    person_id: int = Field(foreign_key="person.id", sa_type=BigId, index=True)
    kind: str
    version: str
    given: bool
    at: datetime


class Case(SQLModel, table=True):
    """A traject or a heisessie: stored state, because people outside the chat decide about it. While
    it is open, somebody does the next step, by a day.
    """

    __table_args__ = (
        CheckConstraint(
            "state IN ('afgesloten', 'gestopt') OR (owner IS NOT NULL AND due IS NOT NULL)",
            name="next_step",
        ),
        # The clock looks here every few seconds: what waits for nothing is not in it.
        Index(
            "ix_case_next_nudge_at", "next_nudge_at", sqlite_where=NUDGED, postgresql_where=NUDGED
        ),
        Index("ix_case_state_due", "state", "due"),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    code: str = Field(unique=True)
    # Whose it is: the wethouder who looks for a coach, or who asks for a heisessie.
    person_id: int = Field(foreign_key="person.id", sa_type=BigId, index=True)
    kind: str = Field(default=TRAJECT, sa_column_kwargs={"server_default": TRAJECT})
    state: str
    call_first: bool = False
    owner: str | None = None
    due: date | None = None  # local
    planned: int | None = None  # talks that were agreed on
    opened_at: datetime
    changed_at: datetime
    # When there may be something to say of our own accord: a cache, reckoned anew before it is used.
    next_nudge_at: datetime | None = None
    # Times in a row that this went wrong.
    faults: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class Coach(SQLModel, table=True):
    """Somebody of the pool; the profile is the newest talk "coach" of this person."""

    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    person_id: int = Field(foreign_key="person.id", sa_type=BigId, unique=True)
    state: str
    paused_until: date | None = None
    since: datetime


class Invite(SQLModel, table=True):
    """A link that opens something once. The token in it is not kept."""

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    token_hash: str = Field(unique=True)
    purpose: str
    person_id: int | None = Field(default=None, foreign_key="person.id", sa_type=BigId, index=True)
    # The heisessie that it lets somebody into, where it does.
    case_id: int | None = Field(default=None, foreign_key="case.id", sa_type=BigId, index=True)
    made_by: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    used_by: int | None = Field(default=None, sa_type=BigInteger)


class Proposal(SQLModel, table=True):
    """One coach, asked for one case; a case has one that is open at most."""

    __table_args__ = (
        Index(
            "uq_proposal_open",
            "case_id",
            unique=True,
            sqlite_where=OPEN_PROPOSAL,
            postgresql_where=OPEN_PROPOSAL,
        ),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    case_id: int = Field(foreign_key="case.id", sa_type=BigId, index=True)
    coach_id: int = Field(foreign_key="coach.id", sa_type=BigId, index=True)
    state: str
    asked_at: datetime
    due: date
    ended_at: datetime | None = None
    reasons: bytes | None = None  # proposal/{id}/reasons


class Appointment(SQLModel, table=True):
    """A moment that was offered or agreed: at a time, or in a part of the day (both local)."""

    __table_args__ = (
        CheckConstraint("(time IS NULL) <> (part IS NULL)", name="time_or_part"),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    case_id: int = Field(foreign_key="case.id", sa_type=BigId, index=True)
    proposal_id: int | None = Field(
        default=None, foreign_key="proposal.id", sa_type=BigId, index=True
    )
    coach_id: int | None = Field(default=None, foreign_key="coach.id", sa_type=BigId, index=True)
    kind: str
    number: int = 0
    state: str
    day: date
    time: str | None = None
    part: str | None = None
    minutes: int
    place: bytes | None = None  # appointment/{uid}/place
    uid: str = Field(unique=True)
    sequence: int = 0
    made_at: datetime
    changed_at: datetime


class Talk(SQLModel, table=True):
    """One script that one person is in, or has finished. Where they are follows from the answers."""

    __table_args__ = (
        Index("ix_talk_person_id_finished_at", "person_id", "finished_at"),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    person_id: int = Field(foreign_key="person.id", sa_type=BigId)
    # None: it is about no case, as the profile of a coach.
    case_id: int | None = Field(default=None, foreign_key="case.id", sa_type=BigId, index=True)
    # The proposal that it is about, where it is about one.
    proposal_id: int | None = Field(
        default=None, foreign_key="proposal.id", sa_type=BigId, index=True
    )
    script: str
    script_version: str
    turn: int = 0
    draft: bytes | None = None  # talk/{id}/draft
    editing: str | None = None
    opened_at: datetime
    heard_at: datetime
    finished_at: datetime | None = None
    outcome: str | None = None


class Answer(SQLModel, table=True):
    """Append-only: the newest turn of a key counts."""

    talk_id: int = Field(foreign_key="talk.id", primary_key=True, sa_type=BigId)
    turn: int = Field(primary_key=True)
    key: str = Field(primary_key=True)
    value: bytes  # answer/{talk_id}/{turn}/{key}
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    at: datetime


class Outgoing(SQLModel, table=True):
    """Everything that leaves, in the order in which it was decided. The body goes once it is sent."""

    __table_args__ = (
        Index(
            "ix_outgoing_waiting",
            "chat_id",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_outgoing_due",
            "due",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    once: str = Field(unique=True)
    chat_id: int = Field(sa_type=BigInteger)
    talk_id: int | None = Field(default=None, sa_type=BigId, index=True)
    # The case that a coördinator is told about. No foreign key: it may be erased before this row.
    case_id: int | None = Field(default=None, sa_type=BigId, index=True)
    # What it puts: a question, settled when the answer comes in another way, or to a coördinator
    # what its buttons are about, until these are taken off.
    asks: str | None = None
    priority: int = 0
    body: bytes | None  # outgoing/{once}
    state: str = "waiting"
    due: datetime
    lease_until: datetime | None = None
    attempts: int = 0
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    settled_at: datetime | None = None


def columns(table: type[SQLModel]) -> ReadOnlyColumnCollection[str, Column[Any]]:
    """The columns of a table, for statements: the hot path writes its own."""
    return table.__table__.c  # type: ignore[attr-defined, no-any-return] # SQLModel does not declare it
