"""What the clock needs to know of talks, without opening what was said in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, or_, select

from conversations.kinds import Answer, load
from storage import models
from storage.models import columns
from storage.prepared import Prepared
from storage.sealing import Seal

TALK = columns(models.Talk)
ANSWER = columns(models.Answer)
_TALKS = Prepared(
    select(
        TALK.person_id, TALK.script, TALK.proposal_id, TALK.heard_at,
        TALK.finished_at.is_not(None), TALK.outcome,
    ).where(TALK.case_id == bindparam("case")).order_by(TALK.id)
)  # fmt: skip
_LAST = (
    select(func.max(TALK.id))
    .where(TALK.person_id == bindparam("person"), TALK.script == bindparam("named"))
    .scalar_subquery()
)
_GIVEN = Prepared(
    select(ANSWER.talk_id, ANSWER.turn, ANSWER.key, ANSWER.value)
    .where(
        ANSWER.talk_id == _LAST,
        or_(ANSWER.key == bindparam("one"), ANSWER.key == bindparam("other")),
    )
    .order_by(ANSWER.turn)
)


@dataclass(frozen=True)
class Glimpse:
    """A talk from the outside. Instants are aware UTC."""

    person_id: int
    script: str
    proposal_id: int | None
    heard_at: datetime
    finished: bool
    outcome: str | None


def talks_of(db: Connection, case_id: int) -> list[Glimpse]:
    """The talks about a case, in order."""
    return [Glimpse(*row) for row in _TALKS.rows(db, case=case_id)]


def told(
    db: Connection, seal: Seal, person_id: int, script: str, keys: Sequence[str]
) -> dict[str, Answer]:
    """What somebody answered to these questions, one or two, in the newest talk of a script; no other
    answer is opened.
    """
    one, other = (*keys, "", "")[:2]
    given = _GIVEN.rows(db, person=person_id, named=script, one=one, other=other)
    newest = {key: (talk_id, turn, value) for talk_id, turn, key, value in given}
    return {
        key: load(seal.unseal(value, f"answer/{talk_id}/{turn}/{key}"))
        for key, (talk_id, turn, value) in newest.items()
    }
