"""The pool: coaches, how many places each has taken, and what they said about themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, ScalarSelect, bindparam, func, select, update

from conversations.kinds import Answer
from conversations.voorstel import OPEN
from storage import talks
from storage.database import put_once
from storage.models import Case, Person, Proposal, columns
from storage.models import Coach as Row
from storage.prepared import Prepared
from storage.sealing import Seal

COACH = columns(Row)
PERSON = columns(Person)
PROPOSAL = columns(Proposal)
CASE = columns(Case)
PROFILE = "coach"  # the script

_ROW = select(
    COACH.id, COACH.person_id, PERSON.telegram_id, COACH.state, COACH.paused_until, COACH.since
).join(Person, PERSON.id == COACH.person_id)
_WITH_ID = Prepared(_ROW.where(COACH.id == bindparam("coach")))
_OF_PERSON = Prepared(_ROW.where(COACH.person_id == bindparam("person")))
_LOCK = Prepared(select(COACH.id).where(COACH.id == bindparam("coach")).with_for_update())


class Standing(StrEnum):
    """Whether a coach takes part."""

    UITGENODIGD = "uitgenodigd"
    ACTIEF = "actief"
    GESTOPT = "gestopt"


@dataclass(frozen=True)
class Coach:
    """A coach of the pool.

    :param telegram_id: None as long as the bot was not opened.
    :param paused_until: local; takes no new traject before this day.
    """

    id: int
    person_id: int
    telegram_id: int | None
    state: Standing
    paused_until: date | None
    since: datetime


def new(db: Connection, person_id: int, now: datetime) -> Coach:
    """The person as a coach: invited now, or the coach that this person already is."""
    put_once(db, Row, person_id=person_id, state=Standing.UITGENODIGD.value, since=now)
    made = of_person(db, person_id)
    assert made
    return made


def of_person(db: Connection, person_id: int) -> Coach | None:
    """The coach that a person is."""
    return next((_coach(row) for row in _OF_PERSON.rows(db, person=person_id)), None)


def with_id(db: Connection, coach_id: int) -> Coach | None:
    """The coach with this id."""
    return next((_coach(row) for row in _WITH_ID.rows(db, coach=coach_id)), None)


def everybody(db: Connection) -> list[tuple[Coach, int]]:
    """Every coach, whatever the standing, with the places that are taken; oldest first."""
    rows = db.execute(_ROW.add_columns(_taken(COACH.id)).order_by(COACH.id))
    return [(_coach(row[:-1]), row[-1]) for row in rows]


def active(db: Connection) -> list[tuple[Coach, int]]:
    """The coaches who take part, also those who pause, with the places that are taken."""
    return [(coach, load) for coach, load in everybody(db) if coach.state is Standing.ACTIEF]


def become(db: Connection, coach_id: int, state: Standing) -> None:
    """Begin to take part, or stop."""
    db.execute(update(Row).where(COACH.id == coach_id).values(state=state.value))


def pause(db: Connection, coach_id: int, until: date | None) -> None:
    """Take nothing new until a day (local); None ends the pause."""
    db.execute(update(Row).where(COACH.id == coach_id).values(paused_until=until))


def lock(db: Connection, coach_id: int) -> None:
    """Lock a coach until the transaction ends: who counts places or looks in the agenda after this
    sees what others did before, and they wait. Lock the case first, where both are needed.
    """
    _LOCK.rows(db, coach=coach_id)


def load(db: Connection, coach_id: int) -> int:
    """How many places are taken: trajecten and open proposals."""
    return int(db.execute(select(_taken(coach_id))).scalar_one())


def place_free(db: Connection, coach_id: int, most: int) -> bool:
    """Whether a coach who wants `most` trajecten at once has a place; locks the coach, so that it
    stays so until the transaction ends.
    """
    lock(db, coach_id)
    return load(db, coach_id) < most


def pairs(db: Connection) -> list[tuple[int, int]]:
    """Every coach with every wethouder of an open proposal or traject: coach id and person id."""
    both = select(PROPOSAL.coach_id, CASE.person_id).join(Case, CASE.id == PROPOSAL.case_id)
    return [(row[0], row[1]) for row in db.execute(both.where(PROPOSAL.state.in_(OPEN)))]


def profiles(db: Connection, seal: Seal) -> dict[int, dict[str, Answer]]:
    """The answers of every coach's newest profile, by coach id; a coach who gave none is not there."""
    given = talks.newest(db, seal, PROFILE)
    known = db.execute(select(COACH.id, COACH.person_id))
    return {coach_id: given[person_id] for coach_id, person_id in known if person_id in given}


def _taken(coach: Any) -> ScalarSelect[int]:
    """How many places are taken of a coach: an id, or a column with one."""
    mine = (PROPOSAL.coach_id == coach, PROPOSAL.state.in_(OPEN))
    return select(func.count()).where(*mine).scalar_subquery()


def _coach(row: Sequence[Any]) -> Coach:
    id_, person_id, telegram_id, state, *rest = row
    return Coach(id_, person_id, telegram_id, Standing(state), *rest)
