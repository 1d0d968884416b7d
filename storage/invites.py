"""Personal links that open something once. Of the token in a link only its hash is kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, exists, insert, or_, select, update

from storage.models import Invite, Person, columns

INVITE = columns(Invite)
PERSON = columns(Person)
COACH, LID = "coach", "lid"  # purposes
TOKEN_BYTES = 16


class Why(StrEnum):
    """Why a link opens nothing."""

    ONBEKEND = "onbekend"
    VERLOPEN = "verlopen"
    GEBRUIKT = "gebruikt"  # by somebody else
    VAN_ANDER = "van_ander"  # it was made for somebody the bot knows, and that is not who pressed


@dataclass(frozen=True)
class Used:
    """What a link opens.

    :param person_id: the person it was made for, if it was made for one (`people.attach`).
    :param case_id: the heisessie that it lets somebody into.
    """

    id: int
    purpose: str
    person_id: int | None
    case_id: int | None = None


def make(
    db: Connection,
    purpose: str,
    made_by: str,
    now: datetime,
    days: int,
    person_id: int | None = None,
    case_id: int | None = None,
) -> str:
    """A new link: returns its token, which is fit for a link to Telegram and cannot be asked again.

    :param made_by: as in the audit: "telegram 123", "terminal anna".
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    db.execute(
        insert(Invite).values(
            token_hash=_hash(token),
            purpose=purpose,
            person_id=person_id,
            case_id=case_id,
            made_by=made_by,
            made_at=now,
            expires_at=now + timedelta(days=days),
        )
    )
    return token


def use(db: Connection, token: str, telegram_id: int, now: datetime) -> Used | Why:
    """Open a link, for the first who presses it in time and for nobody else. The same person may
    press it again, also later.
    """
    # Locked: of two who press at once one waits, and then sees that it was used.
    row = db.execute(
        select(*INVITE, PERSON.telegram_id)
        .outerjoin(Person, PERSON.id == INVITE.person_id)
        .where(INVITE.token_hash == _hash(token))
        .with_for_update(of=Invite)
    ).first()
    if row is None:
        return Why.ONBEKEND
    if row.used_by is None:
        if row.expires_at <= now:
            return Why.VERLOPEN
        if row.telegram_id not in (None, telegram_id):
            return Why.VAN_ANDER
        first = update(Invite).where(INVITE.id == row.id)
        db.execute(first.values(used_at=now, used_by=telegram_id))
    elif row.used_by != telegram_id:
        return Why.GEBRUIKT
    return Used(row.id, row.purpose, row.person_id, row.case_id)


def lapsed(db: Connection, now: datetime) -> list[int]:
    """The ids of people whom the office expected (`people.expect`) and who let their link expire."""
    theirs = INVITE.person_id == PERSON.id
    opens = or_(INVITE.used_at.is_not(None), INVITE.expires_at > now)
    found = select(PERSON.id).where(
        PERSON.telegram_id.is_(None),
        exists().where(theirs),
        ~exists().where(theirs, opens),
    )
    return list(db.execute(found.order_by(PERSON.id)).scalars())


def with_token(db: Connection, token: str) -> int:
    """The number of a link that was just made."""
    found = select(INVITE.id).where(INVITE.token_hash == _hash(token))
    return int(db.execute(found).scalar_one())


def purpose(db: Connection, token: str) -> str | None:
    """What a link is for, also when it opens nothing; None for what is no link."""
    found = select(INVITE.purpose).where(INVITE.token_hash == _hash(token))
    return db.execute(found).scalar()


def end(db: Connection, invite_id: int, now: datetime) -> None:
    """A link opens nothing more, unless it was opened already."""
    unused = update(Invite).where(INVITE.id == invite_id, INVITE.used_by.is_(None))
    db.execute(unused.values(expires_at=now))


def give_back(db: Connection, invite_id: int) -> None:
    """A link that was pressed by somebody whom it opens nothing can still be opened by another."""
    pressed = update(Invite).where(INVITE.id == invite_id)
    db.execute(pressed.values(used_at=None, used_by=None))


def let_go(db: Connection, person_id: int) -> None:
    """Keep the links of somebody who is erased: who presses one hears that it expired."""
    theirs = update(Invite).where(INVITE.person_id == person_id)
    db.execute(theirs.values(person_id=None))


def _hash(token: str) -> str:
    # surrogatepass: what stands behind a link may be anything.
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
