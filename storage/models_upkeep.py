"""The tables with which the house itself is kept: what was handled, who looked, how the clock runs."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from storage.models import BigId


class Seen(SQLModel, table=True):
    """Updates of Telegram that were handled: a second delivery ends here."""

    update_id: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    at: datetime = Field(index=True)


class Audit(SQLModel, table=True):
    """Who looked at, or took out, something confidential."""

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    at: datetime
    who: str
    what: str
    case_id: int | None = Field(default=None, sa_type=BigId)


class Job(SQLModel, table=True):
    """How the last run of each job of the clock went, and when the next one is."""

    name: str = Field(primary_key=True)
    began_at: datetime
    ended_at: datetime | None = None
    fault: str | None = None  # the name of the error, nothing else
    next_at: datetime | None = None


class Listed(SQLModel, table=True):
    """The daily list that a coördinator got, so that each gets it once a day."""

    chat_id: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    day: str = Field(primary_key=True)
