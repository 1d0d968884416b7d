"""Which cases the clock looks at: `next_nudge_at` is a cache of what the policy reckons."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, bindparam, func, or_, select, update

from conversations.voorstel import OPEN
from storage.models import Case, Coach, Proposal, columns
from storage.models_heisessie import Collegelid, Heisessie
from storage.prepared import Prepared

CASE = columns(Case)
COACH = columns(Coach)
PROPOSAL = columns(Proposal)
LID = columns(Collegelid)
HEISESSIE = columns(Heisessie)

ASIDE = timedelta(hours=1)  # after a fault
_FIRST = Prepared(
    select(CASE.next_nudge_at)
    .where(CASE.next_nudge_at.is_not(None))
    .order_by(CASE.next_nudge_at)
    .limit(1)
)
_NEXT = Prepared(
    update(Case).where(CASE.id == bindparam("case")).values(next_nudge_at=bindparam("at"), faults=0)
)


def due(db: Connection, now: datetime, most: int) -> list[int]:
    """The cases that are to be looked at now, the longest ago first."""
    query = select(CASE.id).where(CASE.next_nudge_at <= now)
    return list(db.execute(query.order_by(CASE.next_nudge_at).limit(most)).scalars())


def due_of(db: Connection, person_id: int, now: datetime) -> list[int]:
    """Likewise of one person, on either side."""
    query = select(CASE.id).where(CASE.next_nudge_at <= now, _theirs(person_id))
    return list(db.execute(query.order_by(CASE.id)).scalars())


def next_at(db: Connection) -> datetime | None:
    """When the first case is to be looked at; None when none is."""
    return next((at for (at,) in _FIRST.rows(db)), None)


def look_again(db: Connection, now: datetime, case_ids: Iterable[int]) -> None:
    """Something changed for these cases: what there is to say is reckoned anew."""
    db.execute(update(Case).where(CASE.id.in_(list(case_ids))).values(next_nudge_at=now))


def look_again_for(db: Connection, now: datetime, person_id: int) -> None:
    """Likewise for all cases of a person, on either side."""
    db.execute(update(Case).where(_theirs(person_id)).values(next_nudge_at=now))


def set_next(db: Connection, case_id: int, at: datetime | None) -> None:
    """All was reckoned: look at this case again at `at`."""
    _NEXT.run(db, case=case_id, at=at)


def set_aside(db: Connection, case_id: int, now: datetime) -> None:
    """It went wrong: the others go first, and this one is tried again later."""
    aside = {"next_nudge_at": now + ASIDE, "faults": CASE.faults + 1}
    db.execute(update(Case).where(CASE.id == case_id).values(aside))


def faulty(db: Connection) -> list[tuple[int, str, int]]:
    """Id, code and number of faults in a row of the cases that go wrong."""
    query = select(CASE.id, CASE.code, CASE.faults).where(CASE.faults > 0)
    return [tuple(row) for row in db.execute(query.order_by(CASE.id))]


def waiting(db: Connection, now: datetime) -> int:
    """How many cases are to be looked at now."""
    return int(db.execute(select(func.count()).where(CASE.next_nudge_at <= now)).scalar_one())


def _theirs(person_id: int) -> ColumnElement[bool]:
    """The cases of a person, on either side, and the heisessies that somebody is in."""
    coached = (
        select(PROPOSAL.case_id)
        .join(Coach, COACH.id == PROPOSAL.coach_id)
        .where(COACH.person_id == person_id, PROPOSAL.state.in_(OPEN))
    )
    member = select(LID.case_id).where(LID.person_id == person_id)
    led = (
        select(HEISESSIE.case_id)
        .join(Coach, or_(COACH.id == HEISESSIE.coach_id, COACH.id == HEISESSIE.asked_id))
        .where(COACH.person_id == person_id)
    )
    return or_(
        CASE.person_id == person_id, CASE.id.in_(coached), CASE.id.in_(member), CASE.id.in_(led)
    )
