"""What waits in the outbox, seen as a whole."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, or_, select

from storage.models import Outgoing, columns
from storage.prepared import Prepared

OUTGOING = columns(Outgoing)

_NEXT = Prepared(select(func.min(OUTGOING.due)).where(OUTGOING.state == "waiting"))
_CHATS = Prepared(
    select(OUTGOING.chat_id, func.min(OUTGOING.priority), func.min(OUTGOING.id))
    .where(
        OUTGOING.state == "waiting",
        OUTGOING.due <= bindparam("now"),
        or_(OUTGOING.lease_until.is_(None), OUTGOING.lease_until <= bindparam("now")),
    )
    .group_by(OUTGOING.chat_id)
    .order_by(func.min(OUTGOING.priority), func.min(OUTGOING.id))
    .limit(bindparam("most"))
)


def chats_due(db: Connection, now: datetime, most: int = 200) -> list[int]:
    """Chats with a row that may leave now and that nobody is sending."""
    return [chat for chat, *_ in _CHATS.rows(db, now=now, most=most)]


def next_due(db: Connection) -> datetime | None:
    """When the first row that waits is due; None when nothing waits."""
    return next((at for (at,) in _NEXT.rows(db)), None)


def waiting(db: Connection, now: datetime) -> tuple[int, datetime | None]:
    """How many rows could have left by now, and since when the first of them could."""
    could = (OUTGOING.state == "waiting", OUTGOING.due <= now)
    row = db.execute(select(func.count(), func.min(OUTGOING.due)).where(*could)).one()
    return row[0], row[1]
