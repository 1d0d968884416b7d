"""Appointments: what was offered, agreed, moved, cancelled, held. Planning them is in planning.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, or_, select

from storage.models import Appointment as Row
from storage.models import Case, Coach, columns
from storage.prepared import Prepared
from storage.sealing import Seal

APPOINTMENT = columns(Row)
CASE = columns(Case)
COACH = columns(Coach)

# What an appointment for a part of the day takes up: minutes since midnight, local.
PARTS = {"ochtend": (480, 750), "middag": (750, 1080), "avond": (1080, 1380)}


class Kind(StrEnum):
    """What it is for."""

    INTAKEGESPREK = "intakegesprek"
    KENNISMAKING = "kennismaking"
    GESPREK = "gesprek"
    OBSERVATIE = "observatie"
    TERUGKOMGESPREK = "terugkomgesprek"


class State(StrEnum):
    """How it stands."""

    AANGEBODEN = "aangeboden"
    GEPLAND = "gepland"
    GEHOUDEN = "gehouden"
    NIET_GEHOUDEN = "niet_gehouden"
    AFGEZEGD = "afgezegd"
    VERVALLEN = "vervallen"  # it was offered, and is no longer


@dataclass(frozen=True)
class About:
    """What an appointment is for.

    :param number: which talk it is; 0 where talks are not counted.
    :param coach_id: None for a talk with the office.
    """

    case_id: int
    kind: Kind
    number: int = 0
    proposal_id: int | None = None
    coach_id: int | None = None


@dataclass(frozen=True)
class Slot:
    """When (local) and where: at a `time` ("10:00"), or else in a `part` of the day."""

    day: date
    minutes: int
    time: str | None = None
    part: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Appointment:
    """One appointment. It keeps its `uid`; `sequence` rises with every move and cancel (RFC 5545)."""

    id: int
    about: About
    slot: Slot
    state: State
    uid: str
    sequence: int
    made_at: datetime
    changed_at: datetime


_OF_CASE = Prepared(select(*APPOINTMENT).where(APPOINTMENT.case_id == bindparam("case")))
_WITH_ID = Prepared(select(*APPOINTMENT).where(APPOINTMENT.id == bindparam("appointment")))


def with_id(db: Connection, seal: Seal, appointment_id: int) -> Appointment | None:
    """The appointment with this id."""
    found = _WITH_ID.rows(db, appointment=appointment_id)
    return next((_appointment(seal, row) for row in found), None)


def of_case(
    db: Connection, seal: Seal, case_id: int, kind: Kind | None = None
) -> list[Appointment]:
    """Every appointment of a case (for one thing), whatever became of it; in order of time."""
    every = [_appointment(seal, row) for row in _OF_CASE.rows(db, case=case_id)]
    return sorted((one for one in every if kind in (None, one.about.kind)), key=_order)


def coming(db: Connection, seal: Seal, case_id: int, kind: Kind | None = None) -> list[Appointment]:
    """What is planned for a case (for one thing), in order of time; also what was not logged yet."""
    return [one for one in of_case(db, seal, case_id, kind) if one.state is State.GEPLAND]


def of_person(db: Connection, seal: Seal, person_id: int, since: date) -> list[Appointment]:
    """What is planned from a local day on for somebody, as wethouder or coach; in order of time."""
    planned = (APPOINTMENT.state == State.GEPLAND.value, APPOINTMENT.day >= since)
    theirs = select(*APPOINTMENT).where(*planned, concerning(person_id))
    return sorted((_appointment(seal, row) for row in db.execute(theirs)), key=_order)


def concerning(person: Any) -> ColumnElement[bool]:
    """The condition that an appointment is of somebody (an id, or a query for one), as the wethouder
    or as the coach.
    """
    return or_(
        APPOINTMENT.case_id.in_(select(CASE.id).where(CASE.person_id == person)),
        APPOINTMENT.coach_id.in_(select(COACH.id).where(COACH.person_id == person)),
    )


def span(time: str | None, part: str | None, minutes: int) -> tuple[int, int]:
    """Begin and end of an appointment, in minutes since midnight."""
    if not time:
        return PARTS[part or ""]
    hour, minute = time.split(":")
    begin = int(hour) * 60 + int(minute)
    return begin, begin + minutes


def _order(one: Appointment) -> tuple[date, int, int]:
    return one.slot.day, span(one.slot.time, one.slot.part, one.slot.minutes)[0], one.id


def _appointment(seal: Seal, row: Sequence[Any]) -> Appointment:
    id_, case_id, proposal_id, coach_id, kind, number, state, day, *when, uid, sequence = row[:-2]
    time, part, minutes, sealed = when
    place = seal.unseal(sealed, f"appointment/{uid}/place") if sealed else None
    about = About(case_id, Kind(kind), number, proposal_id, coach_id)
    slot = Slot(day, minutes, time, part, place)
    return Appointment(id_, about, slot, State(state), uid, sequence, *row[-2:])
