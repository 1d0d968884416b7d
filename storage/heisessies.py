"""Cases that are a heisessie, known to everybody outside by their code. What is decided about one is
written here only.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Select, and_, bindparam, insert, or_, select, update

from conversations.heisessie import OPEN, Event, Facts, State, advance, next_step
from conversations.traject import Owner
from storage.cases import ALPHABET, CASE, PERSON, put_new
from storage.models import HEISESSIE, Case, Person, columns
from storage.models_heisessie import Collegelid
from storage.models_heisessie import Heisessie as Row
from storage.prepared import Prepared
from storage.sealing import Seal
from storage.talks import Overtaken

DECIDED = columns(Row)
LID = columns(Collegelid)
PREFIX = "H-"
# What the members answered before the day, and looking back on it.
Picture = Literal["picture", "terugblik"]
NO_FACTS = Facts()
# Said once more it begins the term anew; anything else that changes no state postpones nothing.
RENEWS = frozenset({Event.ANDERE_DATA})

_ROW = (
    select(
        CASE.id, CASE.code, CASE.person_id, PERSON.telegram_id, CASE.state, CASE.call_first,
        CASE.owner, CASE.due, CASE.opened_at, CASE.changed_at,
        DECIDED.asked_id, DECIDED.coach_id, DECIDED.questions, DECIDED.closes,
        DECIDED.call_members, DECIDED.mood, DECIDED.day, DECIDED.part, DECIDED.uid, DECIDED.sequence,
    )
    .join(Person, PERSON.id == CASE.person_id)
    .join(Row, DECIDED.case_id == CASE.id)
    .where(CASE.kind == HEISESSIE)
)  # fmt: skip
_MINE = _ROW.where(CASE.id == bindparam("case"))
_WITH_ID, _LOCKED = Prepared(_MINE), Prepared(_MINE.with_for_update(of=Case))
_OF_PERSON = Prepared(_ROW.where(CASE.person_id == bindparam("person")).order_by(CASE.id.desc()))
_THEIRS = select(LID.case_id).where(LID.person_id == bindparam("person"))
_OF_MEMBER = Prepared(_ROW.where(CASE.id.in_(_THEIRS)).order_by(CASE.id.desc()))
_LED = or_(DECIDED.coach_id == bindparam("coach"), DECIDED.asked_id == bindparam("coach"))
_OF_COACH = Prepared(_ROW.where(_LED).order_by(CASE.due, CASE.id))


@dataclass(frozen=True)
class Heisessie:
    """One heisessie. Instants are aware UTC, days are local.

    :param person_id, telegram_id: of who asked for it.
    :param owner: who does the next step, until `due`; None for both when it is closed.
    :param asked_id: the coach who was asked to lead it; `coach_id` who said yes.
    :param questions: whether members get questions.
    :param closes: the day on which the term of the members ends.
    :param call_members: whether members are called before there is a programme.
    :param mood: how open the group is, 1 to 5, as the begeleider says who spoke with every member.
    :param day, part: when it is.
    """

    id: int
    code: str
    person_id: int
    telegram_id: int
    state: State
    call_first: bool
    owner: Owner | None
    due: date | None
    opened_at: datetime
    changed_at: datetime
    asked_id: int | None
    coach_id: int | None
    questions: bool
    closes: date | None
    call_members: bool
    mood: int | None
    day: date | None
    part: str | None
    uid: str
    sequence: int

    def is_late(self, today: date) -> bool:
        """Whether the next step is later than was agreed. One that ends by itself waits for nobody."""
        return self.due is not None and self.due < today and self.state is not State.VOLGEN

    @property
    def facts(self) -> Facts:
        """What the guards of its life look at."""
        return Facts(self.coach_id is not None, self.day, self.call_members)


def open_for(db: Connection, person_id: int, now: datetime, today: date) -> Heisessie:
    """The heisessie that somebody is asking for: the open one, or a new one that begins `today`."""
    if found := next((one for one in of_person(db, person_id) if one.state in OPEN), None):
        return found
    step = next_step(State.VRAGEN, NO_FACTS, today)
    assert step
    code = put_new(db, person_id, HEISESSIE, State.VRAGEN, step, now, PREFIX)
    made = select(CASE.id).where(CASE.code == code).scalar_subquery()
    new = insert(Row).values(
        case_id=made, questions=False, call_members=False, uid=uuid.uuid4().hex, sequence=0
    )
    db.execute(new)
    return next(iter(_many(db, _ROW.where(CASE.code == code))))


def of_person(db: Connection, person_id: int) -> list[Heisessie]:
    """What somebody asked for, the newest first."""
    return [_heisessie(row) for row in _OF_PERSON.rows(db, person=person_id)]


def of_member(db: Connection, person_id: int) -> list[Heisessie]:
    """The heisessies in which somebody takes part, the newest first."""
    return [_heisessie(row) for row in _OF_MEMBER.rows(db, person=person_id)]


def of_coach(db: Connection, coach_id: int) -> list[Heisessie]:
    """The heisessies that a coach leads, or is asked to lead; what is due first comes first."""
    return [_heisessie(row) for row in _OF_COACH.rows(db, coach=coach_id)]


def open_ones(db: Connection) -> list[Heisessie]:
    """Every open heisessie; what is due first comes first."""
    return _many(db, _ROW.where(CASE.state.in_(OPEN)).order_by(CASE.due, CASE.id))


def late(db: Connection, today: date, most: int) -> list[Heisessie]:
    """The open ones in which the next step is later than was agreed; the latest first. One that ends by
    itself waits for nobody.
    """
    query = _ROW.where(CASE.state.in_(OPEN), CASE.state != State.VOLGEN, CASE.due < today)
    return _many(db, query.order_by(CASE.due, CASE.id).limit(most))


def due(db: Connection, today: date, states: Iterable[State]) -> list[Heisessie]:
    """The heisessies in these states whose `due` is today or has passed, the longest ago first."""
    query = _ROW.where(CASE.state.in_(list(states)), CASE.due <= today)
    return _many(db, query.order_by(CASE.due, CASE.id))


def passed(db: Connection, today: date, states: Iterable[State]) -> list[Heisessie]:
    """The heisessies in these states whose day has come, or is over, and those in which the term of the
    members has ended.
    """
    over = and_(CASE.state == State.LEDEN.value, CASE.due < today)
    come = and_(CASE.state.in_(list(states)), DECIDED.day <= today)
    return _many(db, _ROW.where(or_(over, come)).order_by(CASE.id))


def with_code(db: Connection, code: str) -> Heisessie | None:
    """The heisessie with this code, written in any way a person writes it; locked until the end."""
    bare = code.strip().upper().removeprefix(PREFIX)
    if not set(bare) <= set(ALPHABET):
        return None  # nor could every database look for it
    query = _ROW.where(CASE.code == f"{PREFIX}{bare}").with_for_update(of=Case)
    return next(iter(_many(db, query)), None)


def with_id(db: Connection, case_id: int) -> Heisessie | None:
    """The heisessie with this id."""
    return next((_heisessie(row) for row in _WITH_ID.rows(db, case=case_id)), None)


def lock(db: Connection, case_id: int) -> Heisessie:
    """The heisessie as it is now, locked until the transaction ends. Raises LookupError when it is gone."""
    found = next((_heisessie(row) for row in _LOCKED.rows(db, case=case_id)), None)
    if found is None:
        raise LookupError(f"case {case_id}")
    return found


def happen(
    db: Connection,
    at: Heisessie,
    event: Event,
    now: datetime,
    today: date,
    until: date | None = None,
) -> Heisessie:
    """Move a heisessie on, and give it as it is then.

    :param until: the day on which a term ends that was told to somebody (local).
    Raises IllegalEvent, and then nothing has changed; Overtaken when it is no longer in the state in
    which it was read.
    """
    state = advance(at.state, event, at.facts)
    if state == at.state and event not in RENEWS:
        return at
    step = next_step(state, at.facts, today, until)
    owner, last = (step.owner, step.due) if step else (None, None)
    new: dict[str, Any] = {"state": state, "owner": owner, "due": last, "changed_at": now}
    moved = update(Case).where(CASE.id == at.id, CASE.state == at.state)
    if db.execute(moved.values(new | {"next_nudge_at": now})).rowcount != 1:
        raise Overtaken(f"case {at.id}")
    return replace(at, **new)


def decide(db: Connection, at: Heisessie, now: datetime, **decided: Any) -> Heisessie:
    """Write down what was decided (fields of Heisessie), and give it as it is then."""
    db.execute(update(Row).where(DECIDED.case_id == at.id).values(decided))
    db.execute(update(Case).where(CASE.id == at.id).values(next_nudge_at=now))
    return replace(at, **decided)


def keep_picture(
    db: Connection, seal: Seal, case_id: int, picture: str, which: Picture = "picture"
) -> None:
    """Keep what the members answered as a group."""
    sealed = seal.seal(picture, f"heisessie/{case_id}/{which}")
    db.execute(update(Row).where(DECIDED.case_id == case_id).values({which: sealed}))


def picture(db: Connection, seal: Seal, case_id: int, which: Picture = "picture") -> str | None:
    """What was kept of the group; None before its term has ended."""
    column = {"picture": DECIDED.picture, "terugblik": DECIDED.terugblik}[which]
    sealed = db.execute(select(column).where(DECIDED.case_id == case_id)).scalar()
    return seal.unseal(sealed, f"heisessie/{case_id}/{which}") if sealed else None


def _many(db: Connection, query: Select[Any]) -> list[Heisessie]:
    return [_heisessie(row) for row in db.execute(query)]


def _heisessie(row: Sequence[Any]) -> Heisessie:
    id_, code, person_id, telegram_id, state, call, owner, *rest = row
    return Heisessie(
        id_, code, person_id, telegram_id, State(state), call, owner and Owner(owner), *rest
    )
