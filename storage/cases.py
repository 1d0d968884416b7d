"""Cases that are a traject, known to everybody outside by their code. Who does what by when is written
here only; cases that are a heisessie are in heisessies.py.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, select, update

from conversations.termijnen import Next, next_step
from conversations.traject import Event, Facts, Owner, State, advance
from conversations.voorstel import OPEN as OPEN_PROPOSAL
from storage.database import put_once
from storage.models import TRAJECT, Case, Person, Proposal, columns
from storage.models_upkeep import Audit
from storage.prepared import Prepared
from storage.talks import Overtaken

CASE = columns(Case)
PERSON = columns(Person)
AUDIT = columns(Audit)
PROPOSAL = columns(Proposal)

# No 0/O, 1/I/L, or letters that make words: a code is read out over the telephone.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
CODE_LENGTH = 5

# About the day itself. Whatever else is heard while a step stays the same does not postpone it: who
# waits for a call and asks for one again waits no longer for that.
RENEWS = frozenset({Event.GEPLAND, Event.AANGEBODEN, Event.GESPREK, Event.MEER, Event.AKKOORD})
NO_FACTS = Facts()

ROW = (
    select(
        CASE.id,
        CASE.code,
        CASE.person_id,
        PERSON.telegram_id,
        CASE.state,
        CASE.call_first,
        CASE.owner,
        CASE.due,
        CASE.planned,
        CASE.opened_at,
        CASE.changed_at,
    )
    .join(Person, PERSON.id == CASE.person_id)
    .where(CASE.kind == TRAJECT)
)

# Who decides anything reads its case first: these are on the way of every turn and every nudge.
_OF_PERSON = Prepared(
    ROW.where(CASE.person_id == bindparam("person")).order_by(CASE.id.desc()).limit(1)
)
_MINE = ROW.where(CASE.id == bindparam("case"))
_WITH_ID, _LOCKED = Prepared(_MINE), Prepared(_MINE.with_for_update(of=Case))
_THEIRS = select(PROPOSAL.case_id).where(
    PROPOSAL.coach_id == bindparam("coach"), PROPOSAL.state.in_(OPEN_PROPOSAL)
)
_OF_COACH = ROW.where(CASE.id.in_(_THEIRS)).order_by(CASE.due, CASE.id)
_MOVE = Prepared(
    update(Case)
    .where(CASE.id == bindparam("case"), CASE.state == bindparam("was"))
    .values(
        state=bindparam("new_state"),
        owner=bindparam("new_owner"),
        due=bindparam("until"),
        changed_at=bindparam("now"),
        next_nudge_at=bindparam("now"),
    )
)


@dataclass(frozen=True)
class Traject:
    """One case, of somebody the bot has met. Instants are aware UTC, `due` is a local day.

    :param owner: who does the next step, until `due`; None for both when the case is closed.
    :param planned: how many talks were agreed on.
    """

    id: int
    code: str
    person_id: int
    telegram_id: int
    state: State
    call_first: bool
    owner: Owner | None
    due: date | None
    planned: int | None
    opened_at: datetime
    changed_at: datetime


def open_for(db: Connection, person_id: int, now: datetime, today: date) -> Traject:
    """The person's case: the one there is, or a new one that begins `today` (local)."""
    if found := of_person(db, person_id):
        return found
    step = next_step(State.VRAGEN, NO_FACTS, today)
    assert step
    put_new(db, person_id, TRAJECT, State.VRAGEN, step, now)
    made = of_person(db, person_id)
    assert made
    return made


def put_new(
    db: Connection,
    person_id: int,
    kind: str,
    state: StrEnum,
    step: Next,
    now: datetime,
    prefix: str = "K-",
) -> str:
    """A new case of this kind under a code that nothing else has; returns the code."""
    values = {
        "person_id": person_id,
        "kind": kind,
        "state": state.value,
        "call_first": False,
        "owner": step.owner.value,
        "due": step.due,
        "opened_at": now,
        "changed_at": now,
        "next_nudge_at": now,
        "faults": 0,
    }
    while not put_once(db, Case, code=(code := new_code(prefix)), **values):
        pass
    return code


def of_person(db: Connection, person_id: int) -> Traject | None:
    """The newest case of a person."""
    return _one(_OF_PERSON.rows(db, person=person_id))


def with_code(db: Connection, code: str) -> Traject | None:
    """The case with this code, written in any way a person writes it; locked until the end."""
    bare = code.strip().upper().removeprefix("K-")
    if not set(bare) <= set(ALPHABET):
        return None  # nor could every database look for it
    return next(iter(many(db, ROW.where(CASE.code == f"K-{bare}").with_for_update(of=Case))), None)


def with_id(db: Connection, case_id: int) -> Traject | None:
    """The case with this id."""
    return _one(_WITH_ID.rows(db, case=case_id))


def whose(db: Connection, case_id: int) -> int | None:
    """The id of the person whose case it is, of either kind."""
    return db.execute(select(CASE.person_id).where(CASE.id == case_id)).scalar()


def lock(db: Connection, case_id: int) -> Traject:
    """The case as it is now, locked until the transaction ends: what is read about it after this
    does not change under the reader. Raises LookupError when it is gone.
    """
    found = _one(_LOCKED.rows(db, case=case_id))
    if found is None:
        raise LookupError(f"case {case_id}")
    return found


def of_coach(db: Connection, coach_id: int) -> list[Traject]:
    """The cases for which this coach has an open proposal; what is due first comes first."""
    return [as_traject(row) for row in db.execute(_OF_COACH, {"coach": coach_id})]


def happen(
    db: Connection,
    case: Traject,
    event: Event,
    now: datetime,
    today: date,
    facts: Facts = NO_FACTS,
    agreed: date | None = None,
) -> Traject:
    """Move a case on, and give it as it is then.

    :param today: local.
    :param facts: for the guards; read them after `lock`, where the other side may be busy too.
    :param agreed: the day that the next state waits for (termijnen.py).
    Raises IllegalEvent, and then nothing has changed; Overtaken when the case is no longer in the
    state in which it was read.
    """
    state = advance(case.state, event, facts)
    step = next_step(state, facts, today, agreed)
    same = state == case.state and (step is None or step.owner == case.owner)
    return case if same and event not in RENEWS else _move(db, case, state, step, now)


def wait_until(
    db: Connection,
    case: Traject,
    agreed: date | None,
    now: datetime,
    today: date,
    facts: Facts = NO_FACTS,
) -> Traject:
    """The appointment that the case waits for has another day, or is off (None); same state."""
    return _move(db, case, case.state, next_step(case.state, facts, today, agreed), now)


def _move(db: Connection, case: Traject, state: State, step: Next | None, now: datetime) -> Traject:
    owner, until = (step.owner, step.due) if step else (None, None)
    moved = _MOVE.run(
        db, case=case.id, was=case.state, new_state=state, new_owner=owner, until=until, now=now
    )
    if moved != 1:
        raise Overtaken(f"case {case.id}")
    return replace(case, state=state, owner=owner, due=until, changed_at=now)


def set_planned(db: Connection, case_id: int, talks: int) -> None:
    """Note how many talks were agreed on."""
    db.execute(update(Case).where(CASE.id == case_id).values(planned=talks))


def call_first(db: Connection, case_id: int) -> None:
    """Note that the coördinator must call before planning anything."""
    db.execute(update(Case).where(CASE.id == case_id).values(call_first=True))


def audit(db: Connection, who: str, what: str, case_id: int | None, now: datetime) -> None:
    """Write down that somebody looked at, or took out, something confidential."""
    db.execute(insert(Audit).values(at=now, who=who, what=what, case_id=case_id))


def was_noted(db: Connection, case_id: int, what: str, since: datetime | None = None) -> bool:
    """Whether this was written down about a case (since an instant, aware UTC), such as that a
    coördinator looked ("bekijk").
    """
    noted = select(AUDIT.id).where(AUDIT.case_id == case_id, AUDIT.what == what).limit(1)
    if since:
        noted = noted.where(AUDIT.at >= since)
    return db.execute(noted).first() is not None


def new_code(prefix: str = "K-") -> str:
    """A random code such as "K-7M3QX"."""
    return prefix + "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def _one(rows: Iterable[Sequence[Any]]) -> Traject | None:
    return next((as_traject(row) for row in rows), None)


def many(db: Connection, query: Select[Any]) -> list[Traject]:
    """The cases that a query of ROW gives."""
    return [as_traject(row) for row in db.execute(query)]


def as_traject(row: Sequence[Any]) -> Traject:
    """One row of ROW."""
    id_, code, person_id, telegram_id, state, call, owner, *rest = row
    return Traject(
        id_, code, person_id, telegram_id, State(state), call, owner and Owner(owner), *rest
    )
