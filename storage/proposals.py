"""Proposals: which coach was asked for which case, why, and how it ended."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from conversations.pool import Barred
from conversations.voorstel import BARS, OPEN, Because, Voorstel, check
from storage import cases, coaches
from storage.database import put_once
from storage.models import OPEN_PROPOSAL, Case, columns
from storage.models import Proposal as Row
from storage.prepared import Prepared
from storage.sealing import Seal
from storage.talks import Overtaken

PROPOSAL = columns(Row)
CASE = columns(Case)
# What every step and every nudge of a case reads.
_CURRENT = Prepared(select(*PROPOSAL).where(PROPOSAL.case_id == bindparam("case"), OPEN_PROPOSAL))


class Full(Exception):
    """The coach has no free place."""


class OpenAlready(Exception):
    """The case has a proposal that has not ended."""


@dataclass(frozen=True)
class Proposal:
    """One proposal. Instants are aware UTC.

    :param due: the local day by which the coach answers.
    """

    id: int
    case_id: int
    coach_id: int
    state: Voorstel
    asked_at: datetime
    due: date
    ended_at: datetime | None
    reasons: tuple[Because, ...]


def make(
    db: Connection,
    seal: Seal,
    case_id: int,
    coach_id: int,
    reasons: Iterable[Because],
    now: datetime,
    due: date,
    most: int,
) -> Proposal:
    """Ask a coach for a case.

    :param due: the local day by which the coach answers.
    :param most: how many trajecten the coach wants at once.
    Raises Full or OpenAlready, and then nothing has changed.
    """
    cases.lock(db, case_id)
    if not coaches.place_free(db, coach_id, most):
        raise Full(f"coach {coach_id}")
    values = {"case_id": case_id, "coach_id": coach_id, "state": Voorstel.GEVRAAGD.value}
    if not put_once(db, Row, **values, asked_at=now, due=due):
        raise OpenAlready(f"case {case_id}")
    made = current(db, seal, case_id)
    assert made
    because = tuple(reasons)
    sealed = seal.seal(json.dumps([asdict(one) for one in because]), f"proposal/{made.id}/reasons")
    db.execute(update(Row).where(PROPOSAL.id == made.id).values(reasons=sealed))
    return replace(made, reasons=because)


def bar(db: Connection, case_id: int, coach_id: int, now: datetime, today: date) -> None:
    """Either side named the other: this coach is not proposed for this case, or to this wethouder."""
    values = {"case_id": case_id, "coach_id": coach_id, "state": Voorstel.GENOEMD.value}
    db.execute(insert(Row).values(**values, asked_at=now, due=today, ended_at=now))


def unbar(db: Connection, case_id: int, coach_id: int) -> None:
    """A name was a mistake: take it back, also where it was told in an earlier case."""
    theirs = select(CASE.id).where(CASE.person_id == _person(case_id))
    named = (PROPOSAL.coach_id == coach_id, PROPOSAL.state == Voorstel.GENOEMD.value)
    db.execute(delete(Row).where(PROPOSAL.case_id.in_(theirs), *named))


def with_id(db: Connection, seal: Seal, proposal_id: int) -> Proposal | None:
    """The proposal with this id."""
    return next(iter(_find(db, seal, PROPOSAL.id == proposal_id)), None)


def current(db: Connection, seal: Seal, case_id: int) -> Proposal | None:
    """The open proposal of a case."""
    return next((_proposal(seal, row) for row in _CURRENT.rows(db, case=case_id)), None)


def of_case(db: Connection, seal: Seal, case_id: int) -> list[Proposal]:
    """Every proposal of a case, oldest first."""
    return _find(db, seal, PROPOSAL.case_id == case_id)


def of_coach(db: Connection, seal: Seal, coach_id: int) -> list[Proposal]:
    """Every proposal of a coach, oldest first."""
    return _find(db, seal, PROPOSAL.coach_id == coach_id)


def to(db: Connection, proposal: Proposal, state: Voorstel, now: datetime) -> Proposal:
    """A proposal is in another state now; give it as it is then.

    Raises IllegalStep, also for whatever has ended; Overtaken when it is no longer in the state in
    which it was read. Then nothing has changed.
    """
    check(proposal.state, state)
    new: dict[str, Any] = {"state": state, "ended_at": None if state in OPEN else now}
    same = (PROPOSAL.id == proposal.id, PROPOSAL.state == proposal.state)
    if db.execute(update(Row).where(*same).values(new)).rowcount != 1:
        raise Overtaken(f"proposal {proposal.id}")
    return replace(proposal, **new)


def refused(db: Connection, case_id: int) -> dict[int, Barred]:
    """The coaches who do not come back to the wethouder of this case, and why; also those of
    earlier cases.
    """
    ended = (
        select(PROPOSAL.coach_id, PROPOSAL.state)
        .join(Case, CASE.id == PROPOSAL.case_id)
        .where(CASE.person_id == _person(case_id), PROPOSAL.state.in_(list(BARS)))
        .order_by(PROPOSAL.id)
    )
    return {coach_id: BARS[Voorstel(state)] for coach_id, state in db.execute(ended)}


def _person(case_id: int) -> ScalarSelect[Any]:
    return select(CASE.person_id).where(CASE.id == case_id).scalar_subquery()


def _find(db: Connection, seal: Seal, *where: ColumnElement[bool]) -> list[Proposal]:
    rows = db.execute(select(*PROPOSAL).where(*where).order_by(PROPOSAL.id))
    return [_proposal(seal, row) for row in rows]


def _proposal(seal: Seal, row: Sequence[Any]) -> Proposal:
    id_, case_id, coach_id, state, asked_at, due, ended_at, sealed = row
    told = json.loads(seal.unseal(sealed, f"proposal/{id_}/reasons")) if sealed else []
    reasons = tuple(Because(**{**one, "keys": tuple(one["keys"])}) for one in told)
    return Proposal(id_, case_id, coach_id, Voorstel(state), asked_at, due, ended_at, reasons)
