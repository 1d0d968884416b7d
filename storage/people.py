"""People and what they agreed to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.database import put_once
from storage.models import (
    Appointment,
    Case,
    Coach,
    Consent,
    Invite,
    Person,
    Proposal,
    Talk,
    columns,
)
from storage.prepared import Prepared

PERSON = columns(Person)
CONSENT = columns(Consent)
COACH = columns(Coach)

_FIELDS = (PERSON.id, PERSON.telegram_id, PERSON.language, PERSON.reachable)
# Locked for the transaction: everything that one person sets off happens one after the other,
# also when two processes hear the same person at once.
_LOCKED = Prepared(
    select(*_FIELDS).where(PERSON.telegram_id == bindparam("telegram")).with_for_update()
)
_WITH_ID = Prepared(
    select(*_FIELDS).where(PERSON.id == bindparam("person"), PERSON.telegram_id.is_not(None))
)
_LOCK = Prepared(select(PERSON.id).where(PERSON.id == bindparam("person")).with_for_update())
_CONSENTS = (
    select(CONSENT.kind, CONSENT.given, CONSENT.version, CONSENT.at)
    .where(CONSENT.person_id == bindparam("person"))
    .order_by(CONSENT.id)
)


@dataclass(frozen=True)
class Known:
    """Somebody the bot has met."""

    id: int
    telegram_id: int
    language: str | None
    reachable: bool


def meet(db: Connection, telegram_id: int, language: str | None, now: datetime) -> Known:
    """The person with this Telegram id, locked until the transaction ends; new when not met before."""
    if found := find(db, telegram_id):
        return found
    put_once(db, Person, telegram_id=telegram_id, language=language, reachable=True, since=now)
    met = find(db, telegram_id)
    assert met
    return met


def find(db: Connection, telegram_id: int) -> Known | None:
    """The person with this Telegram id, locked until the transaction ends."""
    return next((Known(*row) for row in _LOCKED.rows(db, telegram=telegram_id)), None)


def with_id(db: Connection, person_id: int) -> Known | None:
    """The person with this id, if the bot was opened. Not locked: whoever speaks is, and two who
    speak to each other would wait for each other.
    """
    return next((Known(*row) for row in _WITH_ID.rows(db, person=person_id)), None)


def lock(db: Connection, person_id: int) -> None:
    """What this person gets is decided by nobody else until the transaction ends."""
    _LOCK.rows(db, person=person_id)


def expect(db: Connection, now: datetime) -> int:
    """Somebody the office knows and who has not opened the bot yet; returns the person's id."""
    new = insert(Person).values(reachable=True, since=now)
    return int(db.execute(new.returning(PERSON.id)).scalar_one())


def attach(db: Connection, person_id: int, telegram_id: int, now: datetime) -> Known:
    """Somebody the office knows (`expect`) opened the bot: what is known of this person belongs to
    the one with this Telegram id from now on. Nothing changes for somebody who was attached before.
    """
    met = meet(db, telegram_id, None, now)
    expected = (PERSON.id == person_id, PERSON.telegram_id.is_(None))
    if db.execute(select(PERSON.id).where(*expected).with_for_update()).first() is None:
        return met
    _one_coach(db, person_id, met.id)
    for table in (Coach, Invite, Consent, Case, Talk):
        owner = columns(table).person_id
        db.execute(update(table).where(owner == person_id).values(person_id=met.id))
    db.execute(delete(Person).where(PERSON.id == person_id))
    return met


def _one_coach(db: Connection, person_id: int, met_id: int) -> None:
    """Of somebody who is a coach twice, the one that is met stays, and has what the other had."""
    twice = select(COACH.person_id, COACH.id).where(COACH.person_id.in_((person_id, met_id)))
    coaches = {row.person_id: row.id for row in db.execute(twice)}
    if len(coaches) == 2:
        for table in (Proposal, Appointment):
            theirs = columns(table).coach_id == coaches[person_id]
            db.execute(update(table).where(theirs).values(coach_id=coaches[met_id]))
        db.execute(delete(Coach).where(COACH.id == coaches[person_id]))


def set_reachable(db: Connection, telegram_id: int, *, reachable: bool) -> bool:
    """Note whether messages arrive; says whether that is news."""
    changed = (
        update(Person)
        .where(PERSON.telegram_id == telegram_id, PERSON.reachable.is_(not reachable))
        .values(reachable=reachable)
    )
    return db.execute(changed).rowcount == 1


def consent(
    db: Connection, person_id: int, kind: str, version: str, now: datetime, *, given: bool
) -> None:
    """Write down that somebody agreed, or did not; earlier rows stay. A record of what was said when:
    nothing is decided by it. What may be done is in the answers of the talk in which it was asked, so
    that a yes as a wethouder is none as a coach.
    """
    db.execute(
        insert(Consent).values(person_id=person_id, kind=kind, version=version, given=given, at=now)
    )


def consents(db: Connection, person_id: int) -> list[tuple[str, bool, str, datetime]]:
    """All of (kind, given, version, at), oldest first."""
    return [tuple(row) for row in db.execute(_CONSENTS, {"person": person_id})]
