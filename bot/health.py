"""How the house is doing, in numbers and ids: for the metrics and for `klik doctor`."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from storage import backlog, caseload, due, jobs, ledger
from storage.jobs import Run
from storage.models import HEISESSIE, TRAJECT

ARRIVES_WITHIN = timedelta(days=1)


@dataclass(frozen=True)
class Health:
    """One look.

    :param runs: the last run of each job of the clock, and when the next one is.
    :param open: open cases, by kind.
    :param due: cases that are to be looked at now.
    :param faulty: codes of the cases that go wrong.
    :param lost: codes of the cases about which something did not arrive within a day.
    :param waiting: messages that wait; `oldest` is since when the first of them could have left.
    """

    runs: tuple[Run, ...]
    open: dict[str, int]
    due: int
    faulty: tuple[str, ...]
    lost: tuple[str, ...]
    waiting: int
    oldest: datetime | None


def look(db: Connection, now: datetime) -> Health:
    """How it is at this instant (aware UTC)."""
    waiting, oldest = backlog.waiting(db, now)
    return Health(
        tuple(jobs.all_runs(db)),
        dict.fromkeys((TRAJECT, HEISESSIE), 0) | caseload.open_of_each_kind(db),
        due.waiting(db, now),
        tuple(code for _, code, _ in due.faulty(db)),
        tuple(sorted(ledger.not_arrived(db, now - ARRIVES_WITHIN))),
        waiting,
        oldest,
    )
