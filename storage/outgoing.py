"""The outbox: everything that leaves is a row first, in the transaction that decided it.

Within a chat rows leave strictly in order. A row is claimed with a lease, so that a process that
dies lets it go again. Its body is wiped as soon as it has left.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Connection, and_, bindparam, delete, insert, not_, or_, select, update

from storage.models import Outgoing, columns
from storage.prepared import Prepared
from storage.sealing import Seal

OUTGOING = columns(Outgoing)

LEASE = timedelta(seconds=120)  # longer than a call to Telegram can take
# What answers somebody goes before what another one set off, and that before what nobody asked for.
REPLY, NOTICE, NUDGE = 0, 1, 2

_NEW = Prepared(
    insert(Outgoing),
    "once", "chat_id", "talk_id", "case_id", "asks", "priority", "body", "state", "due", "attempts",
)  # fmt: skip
# What is meant for later and was not tried yet holds nobody up; the first of the rest is the head.
_HEAD = (
    select(OUTGOING.id)
    .where(
        OUTGOING.chat_id == bindparam("chat"),
        OUTGOING.state == "waiting",
        or_(OUTGOING.due <= bindparam("now"), OUTGOING.attempts > 0),
    )
    .order_by(OUTGOING.id)
    .limit(1)
)
# A head that is on its way, or to be tried again later, is not taken: what comes after it waits.
_CLAIM = Prepared(
    update(Outgoing)
    .where(
        OUTGOING.id == _HEAD.scalar_subquery(),
        OUTGOING.state == "waiting",
        OUTGOING.due <= bindparam("now"),
        or_(OUTGOING.lease_until.is_(None), OUTGOING.lease_until <= bindparam("now")),
    )
    .values(lease_until=bindparam("until"), attempts=OUTGOING.attempts + 1)
    .returning(
        OUTGOING.id, OUTGOING.once, OUTGOING.chat_id, OUTGOING.talk_id, OUTGOING.priority,
        OUTGOING.body, OUTGOING.attempts,
    )
)  # fmt: skip
_SETTLE = Prepared(
    update(Outgoing)
    .where(OUTGOING.id == bindparam("row"))
    .values(
        state=bindparam("new_state"),
        body=None,
        lease_until=None,
        message_id=bindparam("message"),
        settled_at=bindparam("now"),
    )
)
_ASKED = Prepared(
    select(OUTGOING.message_id)
    .where(
        OUTGOING.talk_id == bindparam("talk"),
        OUTGOING.asks == bindparam("key"),
        OUTGOING.message_id.is_not(None),
    )
    .order_by(OUTGOING.id.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Row:
    """One row that was claimed; `body` is what bot/messages.py dumped."""

    id: int
    once: str
    chat_id: int
    talk_id: int | None
    priority: int
    body: str
    attempts: int
    leased_until: datetime


def put(
    db: Connection,
    seal: Seal,
    once: str,
    chat_id: int,
    body: str,
    due: datetime,
    *,
    talk_id: int | None = None,
    case_id: int | None = None,
    asks: str | None = None,
    priority: int = REPLY,
) -> None:
    """Queue a message; `once` names it, and a name is used once."""
    _NEW.run(
        db, once=once, chat_id=chat_id, talk_id=talk_id, case_id=case_id, asks=asks,
        priority=priority, body=seal.seal(body, f"outgoing/{once}"), state="waiting", due=due,
        attempts=0,
    )  # fmt: skip


def claim(db: Connection, seal: Seal, chat_id: int, now: datetime) -> Row | None:
    """The next row of a chat that may leave now, leased to the caller; None when there is none,
    or when the one before it has not arrived yet.
    """
    until = now + LEASE
    for number, once, chat, talk_id, priority, sealed, tries in _CLAIM.rows(
        db, chat=chat_id, now=now, until=until
    ):
        body = seal.unseal(sealed, f"outgoing/{once}")
        return Row(number, once, chat, talk_id, priority, body, tries, until)
    return None


def settle(
    db: Connection,
    row_id: int,
    now: datetime,
    *,
    message_id: int | None = None,
    state: str = "sent",
) -> None:
    """A row has left ("sent"), or never will ("refused", "gone"); its body goes."""
    _SETTLE.run(db, row=row_id, new_state=state, message=message_id, now=now)


def later(db: Connection, row_id: int, due: datetime) -> None:
    """Try a row again at `due`; the rest of its chat waits for it."""
    db.execute(update(Outgoing).where(OUTGOING.id == row_id).values(due=due, lease_until=None))


def set_aside(db: Connection, row_id: int, due: datetime) -> None:
    """Telegram refuses this row: the rest of its chat goes first, and it is tried again at `due`."""
    aside = update(Outgoing).where(OUTGOING.id == row_id, OUTGOING.state == "waiting")
    db.execute(aside.values(state="aside", due=due, lease_until=None))


def bring_back(db: Connection, now: datetime) -> None:
    """What was set aside until now may be tried again."""
    aside = update(Outgoing).where(OUTGOING.state == "aside", OUTGOING.due <= now)
    db.execute(aside.values(state="waiting"))


def give_up(db: Connection, chat_id: int, now: datetime) -> None:
    """Nothing that waits for this chat will arrive: it blocked the bot, or is gone."""
    waiting = update(Outgoing).where(OUTGOING.chat_id == chat_id, OUTGOING.state == "waiting")
    db.execute(waiting.values(state="gone", body=None, lease_until=None, settled_at=now))


def asked_in(db: Connection, talk_id: int, key: str) -> int | None:
    """Telegram's id of the last message that put this question."""
    return next((found for (found,) in _ASKED.rows(db, talk=talk_id, key=key)), None)


def take_back(
    db: Connection, talk_ids: Iterable[int], now: datetime, case_ids: Iterable[int] = ()
) -> list[int]:
    """Nothing about these talks and cases leaves any more, and what is to be removed later is
    removed now. Returns the chats that this concerns.
    """
    about = or_(OUTGOING.talk_id.in_(list(talk_ids)), OUTGOING.case_id.in_(list(case_ids)))
    mine = (about, OUTGOING.state.in_(("waiting", "aside")))
    hastened = (
        update(Outgoing)
        .where(*mine, OUTGOING.asks == REMOVAL)
        .values(state="waiting", due=now)
        .returning(OUTGOING.chat_id)
    )
    chats = [chat for (chat,) in db.execute(hastened)]
    never = update(Outgoing).where(*mine, or_(OUTGOING.asks.is_(None), OUTGOING.asks != REMOVAL))
    db.execute(never.values(state="taken back", body=None, settled_at=now))
    return chats


def end_notices(db: Connection, case_id: int, now: datetime) -> list[tuple[int, int]]:
    """What coördinators were told about a case asks nothing of them any more: a notice that still
    waits is not sent. Returns chat and message id of what has buttons; it is named once.
    """
    asking = (OUTGOING.case_id == case_id, OUTGOING.asks.is_not(None), OUTGOING.asks != REMOVAL)
    # What is about a talk too was asked for by a coördinator, and is sent all the same.
    notice = (*asking, OUTGOING.talk_id.is_(None), OUTGOING.state.in_(("waiting", "aside")))
    never = update(Outgoing).where(*notice)
    db.execute(never.values(state="taken back", body=None, settled_at=now))
    there = update(Outgoing).where(*asking, OUTGOING.message_id.is_not(None))
    found = db.execute(there.values(asks=None).returning(OUTGOING.chat_id, OUTGOING.message_id))
    return sorted((chat, message_id) for chat, message_id in found)


def end_asking(
    db: Connection, asks: str, *, case_id: int | None, chat_id: int | None = None
) -> list[tuple[int, int]]:
    """What asks this about a case (or about none, in a chat) is over. Returns chat and message id of
    what has buttons; it is named once.
    """
    over = _over(about_case=case_id is not None, in_chat=bool(chat_id))
    found = over.rows(db, named=asks, case=case_id, chat=chat_id)
    return sorted((chat, message_id) for chat, message_id in found)


@cache
def _over(*, about_case: bool, in_chat: bool) -> Prepared:
    where = [OUTGOING.asks == bindparam("named"), OUTGOING.message_id.is_not(None)]
    where.append(
        OUTGOING.case_id == bindparam("case") if about_case else OUTGOING.case_id.is_(None)
    )
    where += [OUTGOING.chat_id == bindparam("chat")] if in_chat else []
    there = update(Outgoing).where(*where).values(asks=None)
    return Prepared(there.returning(OUTGOING.chat_id, OUTGOING.message_id))


def was_taken_back(db: Connection, row_id: int) -> bool:
    """Whether a row was taken back while it was on its way."""
    state = db.execute(select(OUTGOING.state).where(OUTGOING.id == row_id)).scalar()
    return state == "taken back"


REMOVAL = "!remove"  # in `asks`: this row takes an earlier message out of the chat


def purge(db: Connection, before: datetime) -> int:
    """Forget rows that left before this instant; returns how many. A notice to a coördinator is
    kept for as long as it has buttons, which are to be taken off one day.
    """
    has_buttons = and_(
        OUTGOING.case_id.is_not(None), OUTGOING.talk_id.is_(None),
        OUTGOING.asks.is_not(None), OUTGOING.message_id.is_not(None),
    )  # fmt: skip
    old = delete(Outgoing).where(OUTGOING.settled_at < before, not_(has_buttons))
    return db.execute(old).rowcount
