"""Whether something that belongs to no talk was put before somebody."""

from sqlalchemy import Connection, bindparam, func, select

from storage.models import Outgoing, columns
from storage.prepared import Prepared

OUTGOING = columns(Outgoing)
_NEWEST = Prepared(
    select(OUTGOING.asks)
    .where(OUTGOING.chat_id == bindparam("chat"))
    .order_by(OUTGOING.id.desc())
    .limit(1)
)


def last_case(db: Connection, asks: str, chat_id: int) -> int | None:
    """The case about which a message that asks this arrived last in a chat, and is not over."""
    there = select(OUTGOING.case_id).where(
        OUTGOING.asks == asks, OUTGOING.chat_id == chat_id, OUTGOING.message_id.is_not(None)
    )
    return db.execute(there.order_by(OUTGOING.id.desc()).limit(1)).scalar()


def newest(db: Connection, chat_id: int) -> str | None:
    """What the newest message in a chat asks, if it asks anything; also when it is on its way."""
    return next((asks for (asks,) in _NEWEST.rows(db, chat=chat_id)), None)


def newest_of_case(db: Connection, chat_id: int) -> tuple[str, int] | None:
    """What the newest message that arrived in a chat asks, and about which case; None when it asks
    nothing of one.
    """
    last = select(func.max(OUTGOING.message_id)).where(OUTGOING.chat_id == chat_id)
    there = select(OUTGOING.asks, OUTGOING.case_id).where(
        OUTGOING.chat_id == chat_id,
        OUTGOING.message_id == last.scalar_subquery(),
        OUTGOING.asks.is_not(None),
        OUTGOING.case_id.is_not(None),
    )
    row = db.execute(there.limit(1)).first()
    return (row[0], row[1]) if row else None


def is_shown(db: Connection, asks: str, case_id: int, chat_id: int) -> bool:
    """Whether a message that asks this about a case arrived in a chat, and is not over."""
    there = select(OUTGOING.id).where(
        OUTGOING.case_id == case_id,
        OUTGOING.asks == asks,
        OUTGOING.chat_id == chat_id,
        OUTGOING.message_id.is_not(None),
    )
    return db.execute(there.limit(1)).first() is not None
