"""What the tests of the nudges have in common: time that goes to a moment on the clock of the people,
appointments that are put there directly, and what rang on a phone.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, update

from conversations.traject import Event
from storage import cases, planning, proposals
from storage.appointments import APPOINTMENT, About, Appointment, Kind, Row, Slot
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import rows
from tests.bot.phone import Handset, Town
from tests.bot.screen import Shown

ZONE = ZoneInfo("Europe/Amsterdam")


def local(said: str) -> datetime:
    """An instant from "2026-11-30 09.00", as the clock says it in Amsterdam."""
    return datetime.strptime(said, "%Y-%m-%d %H.%M").replace(tzinfo=ZONE).astimezone(UTC)


def go(town: Town, said: str) -> None:
    """Let it be this moment: the day does what it leads to, and what is due is said."""
    town.move(seconds=(local(said) - town.now).total_seconds())


def planned(
    town: Town,
    case: Traject,
    by: Coach | None,
    kind: Kind,
    day: str,
    clock: str | None = "10:00",
    part: str | None = None,
) -> Appointment:
    """An appointment of a case, as nobody announced it."""
    seal = town.house.seal
    proposal = town.read(lambda db: proposals.current(db, seal, case.id)) if by else None
    about = About(
        case.id, kind, 0, proposal.id if proposal else None, by.id if proposal and by else None
    )
    slot = Slot(date.fromisoformat(day), 60, clock, part)
    return town.write(lambda db: planning.plan(db, seal, about, slot, town.now))


def held(town: Town, one: Appointment) -> None:
    """It took place."""
    seal = town.house.seal
    town.write(lambda db: planning.held(db, seal, one.id, town.now, took_place=True))


def talks_held(town: Town, case: Traject, by: Coach, *days: str) -> None:
    """So many talks took place."""
    for day in days:
        held(town, planned(town, case, by, Kind.GESPREK, day))


def happen(town: Town, case: Traject, event: Event, agreed: str = "") -> Traject:
    """The case moves on, without a word to anybody."""
    day = date.fromisoformat(agreed) if agreed else None

    def move(db: Connection) -> Traject:
        now = cases.lock(db, case.id)
        return cases.happen(db, now, event, town.now, town.today, agreed=day)

    return town.write(move)


def rang(phone: Handset) -> list[Shown]:
    """The nudges on a phone that have their buttons still."""
    every = [one for one in phone.messages.values() if not one.mine]
    return [one for one in every if any(key.data.startswith("n:") for key in one.keys)]


def ledger(town: Town, **where: object) -> list[dict[str, object]]:
    """The lines of the ledger."""
    return town.read(lambda db: rows.of(db, "nudge", **where))


def queued(town: Town, **where: object) -> list[dict[str, object]]:
    """The rows of the outbox that are nudges."""
    return town.read(lambda db: rows.of(db, "outgoing", priority=2, **where))


def poison(town: Town, one: Appointment) -> None:
    """What is kept of an appointment can be read by nothing."""
    broken = update(Row).where(APPOINTMENT.id == one.id).values(time=None, part="nacht")
    town.write(lambda db: db.execute(broken).close())


def heal(town: Town, one: Appointment) -> None:
    """It is as it was."""
    again = update(Row).where(APPOINTMENT.id == one.id).values(time=one.slot.time, part=None)
    town.write(lambda db: db.execute(again).close())
