"""How the jobs of the clock run, and what is done once a day."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, select, update

from storage.database import put_once
from storage.models import columns
from storage.models_upkeep import Job, Listed

JOB = columns(Job)
LISTED = columns(Listed)


@dataclass(frozen=True)
class Run:
    """The last run of a job, and when the next one is. Instants are aware UTC.

    :param fault: the name of the error with which it ended; None when all was well.
    """

    name: str
    began_at: datetime
    ended_at: datetime | None
    fault: str | None
    next_at: datetime | None


def note(db: Connection, run: Run) -> None:
    """Write down how a job ran."""
    put_once(db, Job, name=run.name, began_at=run.began_at)
    new = {"began_at": run.began_at, "ended_at": run.ended_at, "fault": run.fault}
    same = update(Job).where(JOB.name == run.name)
    db.execute(same.values(new | {"next_at": run.next_at}))


def all_runs(db: Connection) -> list[Run]:
    """The last run of every job, by name."""
    return [Run(*row) for row in db.execute(select(*JOB).order_by(JOB.name))]


def first_today(db: Connection, chat_id: int, day: date) -> bool:
    """Whether this coördinator did not get the list of this day (local) yet, nor of a later one by a
    clock that jumped back since; now it counts as got.
    """
    theirs = LISTED.chat_id == chat_id
    db.execute(delete(Listed).where(theirs, LISTED.day < day.isoformat()))
    if db.execute(select(LISTED.day).where(theirs)).first():
        return False
    return put_once(db, Listed, chat_id=chat_id, day=day.isoformat())
