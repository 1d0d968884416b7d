"""Wethouders, coaches and proposals for the tests of storage."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import Connection, text

from conversations.voorstel import Because, Voorstel
from storage import cases, coaches, people, proposals
from storage.appointments import About, Kind, Slot
from storage.cases import Traject
from storage.coaches import Coach, Standing
from storage.database import Database
from storage.proposals import Proposal
from storage.sealing import Seal
from tests.clock import T0

R = TypeVar("R")
TODAY = T0.date()
BECAUSE = Because("reden.stijl", {"wat": ["Spiegel"]}, ("wethouder.stijl", "coach.stijl"), "x")

TEN = Slot(TODAY + timedelta(days=7), 60, "10:00", place="bij Anna thuis")
MORNING = Slot(TODAY + timedelta(days=7), 90, part="ochtend")


def do(database: Database, work: Callable[[Connection], R]) -> R:
    """One piece of work, kept."""
    return database.write(work).result(30)


def day(number: int) -> date:
    """So many days after today."""
    return TODAY + timedelta(days=number)


def wethouder(db: Connection, telegram_id: int = 1) -> Traject:
    """The case of somebody who looks for a coach."""
    person = people.meet(db, telegram_id, "nl", T0)
    return cases.open_for(db, person.id, T0, TODAY)


def coach(db: Connection, telegram_id: int = 100) -> Coach:
    """A coach who takes part."""
    made = coaches.new(db, people.meet(db, telegram_id, "nl", T0).id, T0)
    coaches.become(db, made.id, Standing.ACTIEF)
    return made


def ask(db: Connection, seal: Seal, case: Traject, asked: Coach, most: int = 5) -> Proposal:
    """Propose a case to a coach."""
    return proposals.make(db, seal, case.id, asked.id, [BECAUSE], T0, day(3), most)


def walk(db: Connection, proposal: Proposal, *states: Voorstel) -> Proposal:
    """A proposal goes through these states."""
    for state in states:
        proposal = proposals.to(db, proposal, state, T0)
    return proposal


def talk(case: Traject, with_coach: Coach | None, kind: Kind = Kind.GESPREK) -> About:
    """What an appointment of a case is for."""
    return About(case.id, kind, 1, None, with_coach and with_coach.id)


def two_pairs(db: Connection) -> tuple[list[Traject], list[Coach]]:
    """Two wethouders and two coaches."""
    return [wethouder(db, n) for n in (1, 2)], [coach(db, n) for n in (101, 102)]


def until_it_waits(db: Connection, other: Future[R]) -> Future[R]:
    """Ask the server until the other transaction waits for a lock, or is over; SQLite has one writer
    anyway.
    """
    while db.dialect.name == "postgresql" and not other.done():
        if db.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
            break
    return other
