"""Planning of appointments: nobody has two at once, also when two processes plan for one person."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from conversations.traject import Owner
from storage import cases, coaches, due
from storage.appointments import (
    APPOINTMENT,
    CASE,
    COACH,
    About,
    Appointment,
    Kind,
    Slot,
    State,
    coming,
    concerning,
    of_case,
    span,
    with_id,
)
from storage.models import Appointment as Row
from storage.sealing import Seal


class Taken(Exception):
    """Somebody has another appointment then: `who` is the wethouder or the coach."""

    def __init__(self, who: Owner) -> None:
        super().__init__(who.value)
        self.who = who


class Gone(Exception):
    """The appointment is no longer what it was, such as offered or planned."""


def offer(
    db: Connection, seal: Seal, about: About, slots: Iterable[Slot], now: datetime
) -> list[Appointment]:
    """Offer moments to choose from. What was offered before for the same thing lapses."""
    cases.lock(db, about.case_id)
    _lapse(db, now, about.case_id, about.kind)
    return [_new(db, seal, about, slot, State.AANGEBODEN, now) for slot in slots]


def pick(db: Connection, seal: Seal, appointment_id: int, now: datetime) -> Appointment:
    """One of the moments that were offered is agreed; the others lapse. What was cancelled before
    for the same thing comes back at that moment: for a calendar it is a move.

    Raises Gone when it is no longer offered, Taken when the coach or the wethouder has something
    else then; in both cases nothing has changed.
    """
    chosen = _locked(db, seal, appointment_id, State.AANGEBODEN)
    _check_free(db, chosen.about, chosen.slot)
    before = _cancelled(db, seal, chosen.about)
    planned = State.GEPLAND.value
    if before:
        again = _when(seal, chosen.slot, before.uid)
        made = _set(db, seal, before.id, now, state=planned, **again, sequence=before.sequence + 1)
    else:
        made = _set(db, seal, chosen.id, now, state=planned)
    _lapse(db, now, chosen.about.case_id, chosen.about.kind)
    return made


def plan(db: Connection, seal: Seal, about: About, slot: Slot, now: datetime) -> Appointment:
    """Agree a moment that was not offered first. Raises Taken, and then nothing has changed."""
    _lock(db, about)
    _check_free(db, about, slot)
    _lapse(db, now, about.case_id, about.kind)
    return _new(db, seal, about, slot, State.GEPLAND, now)


def move(db: Connection, seal: Seal, appointment_id: int, slot: Slot, now: datetime) -> Appointment:
    """A planned appointment goes to another moment. Raises Gone or Taken; then nothing has changed."""
    before = _locked(db, seal, appointment_id, State.GEPLAND)
    _check_free(db, before.about, slot, but=before.id)
    when = _when(seal, slot, before.uid)
    return _set(db, seal, before.id, now, **when, sequence=before.sequence + 1)


def cancel(db: Connection, seal: Seal, appointment_id: int, now: datetime) -> Appointment:
    """A planned appointment is off. Raises Gone when it was not planned."""
    before = _locked(db, seal, appointment_id, State.GEPLAND)
    state = State.AFGEZEGD.value
    sequence = before.sequence + 1
    return _set(db, seal, before.id, now, state=state, sequence=sequence)


def held(
    db: Connection, seal: Seal, appointment_id: int, now: datetime, *, took_place: bool
) -> Appointment:
    """Note whether a planned appointment took place. Raises Gone when it was not planned."""
    before = _locked(db, seal, appointment_id, State.GEPLAND)
    state = State.GEHOUDEN if took_place else State.NIET_GEHOUDEN
    return _set(db, seal, before.id, now, state=state.value)


def clear(db: Connection, seal: Seal, case_id: int, now: datetime) -> list[Appointment]:
    """Nothing that was offered or planned for a case goes on; returns what was planned, cancelled."""
    cases.lock(db, case_id)
    _lapse(db, now, case_id, *Kind)
    return [cancel(db, seal, one.id, now) for one in coming(db, seal, case_id)]


def _lock(db: Connection, about: About) -> None:
    """Nobody else plans for this wethouder or this coach until the transaction ends."""
    cases.lock(db, about.case_id)
    if about.coach_id:
        coaches.lock(db, about.coach_id)


def _locked(db: Connection, seal: Seal, appointment_id: int, state: State) -> Appointment:
    """The appointment, as nobody else can change it any more; raises Gone in another state."""
    found = with_id(db, seal, appointment_id)
    if found:
        _lock(db, found.about)
        found = with_id(db, seal, appointment_id)
    if found is None or found.state is not state:
        raise Gone(f"appointment {appointment_id}")
    return found


def _cancelled(db: Connection, seal: Seal, about: About) -> Appointment | None:
    """The newest appointment for this very thing that was cancelled."""
    every = of_case(db, seal, about.case_id, about.kind)
    off = [one for one in every if one.about == about and one.state is State.AFGEZEGD]
    return max(off, key=lambda one: one.id, default=None)


def _check_free(db: Connection, about: About, slot: Slot, but: int = 0) -> None:
    wethouder = select(CASE.person_id).where(CASE.id == about.case_id).scalar_subquery()
    of_coach = select(COACH.person_id).where(COACH.id == about.coach_id).scalar_subquery()
    for who, person in ((Owner.WETHOUDER, wethouder), (Owner.COACH, of_coach)):
        that_day = select(APPOINTMENT.time, APPOINTMENT.part, APPOINTMENT.minutes).where(
            APPOINTMENT.day == slot.day,
            APPOINTMENT.state == State.GEPLAND.value,
            APPOINTMENT.id != but,
            concerning(person),
        )
        begin, end = span(slot.time, slot.part, slot.minutes)
        if any(
            begin < until and since < end
            for since, until in (span(*row) for row in db.execute(that_day))
        ):
            raise Taken(who)


def _lapse(db: Connection, now: datetime, case_id: int, *kinds: Kind) -> None:
    """What is still offered of these kinds can no longer be chosen."""
    mine = (APPOINTMENT.case_id == case_id, APPOINTMENT.kind.in_(kinds))
    offered = update(Row).where(*mine, APPOINTMENT.state == State.AANGEBODEN.value)
    db.execute(offered.values(state=State.VERVALLEN.value, changed_at=now))


def _new(
    db: Connection, seal: Seal, about: About, slot: Slot, state: State, now: datetime
) -> Appointment:
    uid = uuid.uuid4().hex
    row = {
        "case_id": about.case_id,
        "proposal_id": about.proposal_id,
        "coach_id": about.coach_id,
        "kind": about.kind.value,
        "number": about.number,
        "state": state.value,
        **_when(seal, slot, uid),
        "uid": uid,
        "sequence": 0,
        "made_at": now,
        "changed_at": now,
    }
    made = db.execute(insert(Row).values(row).returning(APPOINTMENT.id)).scalar_one()
    due.look_again(db, now, [about.case_id])
    return _there(db, seal, made)


def _when(seal: Seal, slot: Slot, uid: str) -> dict[str, Any]:
    place = seal.seal(slot.place, f"appointment/{uid}/place") if slot.place else None
    when = {"day": slot.day, "time": slot.time, "part": slot.part, "minutes": slot.minutes}
    return {**when, "place": place}


def _set(
    db: Connection, seal: Seal, appointment_id: int, changed_at: datetime, **values: Any
) -> Appointment:
    """Change an appointment, and give it as it is then."""
    new = values | {"changed_at": changed_at}
    db.execute(update(Row).where(APPOINTMENT.id == appointment_id).values(new))
    there = _there(db, seal, appointment_id)
    due.look_again(db, changed_at, [there.about.case_id])
    return there


def _there(db: Connection, seal: Seal, appointment_id: int) -> Appointment:
    found = with_id(db, seal, appointment_id)
    assert found
    return found
