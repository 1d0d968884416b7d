"""People and what they agreed to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.database import put_once
from storage.models import Consent, Person, columns
from storage.prepared import Prepared

PERSON = columns(Person)
CONSENT = columns(Consent)

_FIELDS = (PERSON.id, PERSON.telegram_id, PERSON.language, PERSON.reachable)
# Locked for the transaction: everything that one person sets off happens one after the other,
# also when two processes hear the same person at once.
_LOCKED = Prepared(
    select(*_FIELDS).where(PERSON.telegram_id == bindparam("telegram")).with_for_update()
)
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
    """Write down that somebody agreed, or did not; earlier rows stay."""
    db.execute(
        insert(Consent).values(person_id=person_id, kind=kind, version=version, given=given, at=now)
    )


def consents(db: Connection, person_id: int) -> list[tuple[str, bool, str, datetime]]:
    """All of (kind, given, version, at), oldest first."""
    return [tuple(row) for row in db.execute(_CONSENTS, {"person": person_id})]
