"""Which cases the clock looks at: `next_nudge_at` is a cache of what the policy reckons."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, or_, select, update

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
# The cases of a person, on either side, and the heisessies that somebody is in.
_COACHED = (
    select(PROPOSAL.case_id)
    .join(Coach, COACH.id == PROPOSAL.coach_id)
    .where(COACH.person_id == bindparam("person"), PROPOSAL.state.in_(OPEN))
)
_MEMBER = select(LID.case_id).where(LID.person_id == bindparam("person"))
_LED = (
    select(HEISESSIE.case_id)
    .join(Coach, or_(COACH.id == HEISESSIE.coach_id, COACH.id == HEISESSIE.asked_id))
    .where(COACH.person_id == bindparam("person"))
)
_THEIRS = or_(
    CASE.person_id == bindparam("person"),
    *(CASE.id.in_(theirs) for theirs in (_COACHED, _MEMBER, _LED)),
)
_DUE = select(CASE.id).where(CASE.next_nudge_at <= bindparam("now"))
_FIRST_DUE = _DUE.order_by(CASE.next_nudge_at).limit(bindparam("most"))
_DUE_OF = _DUE.where(_THEIRS).order_by(CASE.id)
_LOOK = update(Case).values(next_nudge_at=bindparam("now"))
_LOOK_AGAIN = _LOOK.where(CASE.id.in_(bindparam("cases", expanding=True)))
_LOOK_AGAIN_FOR = _LOOK.where(_THEIRS)


def due(db: Connection, now: datetime, most: int) -> list[int]:
    """The cases that are to be looked at now, the longest ago first."""
    return list(db.execute(_FIRST_DUE, {"now": now, "most": most}).scalars())


def due_of(db: Connection, person_id: int, now: datetime) -> list[int]:
    """Likewise of one person, on either side."""
    return list(db.execute(_DUE_OF, {"now": now, "person": person_id}).scalars())


def next_at(db: Connection) -> datetime | None:
    """When the first case is to be looked at; None when none is."""
    return next((at for (at,) in _FIRST.rows(db)), None)


def look_again(db: Connection, now: datetime, case_ids: Iterable[int]) -> None:
    """Something changed for these cases: what there is to say is reckoned anew."""
    db.execute(_LOOK_AGAIN, {"cases": list(case_ids), "now": now})


def look_again_for(db: Connection, now: datetime, person_id: int) -> None:
    """Likewise for all cases of a person, on either side."""
    db.execute(_LOOK_AGAIN_FOR, {"person": person_id, "now": now})


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
