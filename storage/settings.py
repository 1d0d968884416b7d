"""What people want of messages that nobody asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from conversations.instellingen import Soort
from storage.database import put_once
from storage.models import columns
from storage.models_nudges import Setting as Row
from storage.prepared import Prepared

SETTING = columns(Row)
NO_EVENING = -1
_OF = Prepared(select(*SETTING).where(SETTING.person_id == bindparam("person")))


@dataclass(frozen=True)
class Chosen:
    """What somebody chose; None where it was left as it is for everybody.

    :param council: a day of the week (Monday is 0), or NO_EVENING.
    """

    since: time | None = None
    until: time | None = None
    only_at: time | None = None
    not_on: frozenset[int] | None = None
    council: int | None = None
    region: str | None = None
    off: frozenset[Soort] = frozenset()


def of(db: Connection, person_id: int) -> Chosen:
    """What this person chose."""
    rows = _OF.rows(db, person=person_id)
    if not rows:
        return Chosen()
    _, since, until, only_at, not_on, council, region, off = rows[0]
    return Chosen(
        _time(since),
        _time(until),
        _time(only_at),
        None if not_on is None else frozenset(map(int, filter(None, not_on.split(",")))),
        council,
        region,
        frozenset(map(Soort, filter(None, (off or "").split(",")))),
    )


def choose(db: Connection, person_id: int, **values: object) -> None:
    """Set one or more of the fields of Chosen; None takes a choice back."""
    put_once(db, Row, person_id=person_id)
    new = {name: _kept(value) for name, value in values.items()}
    db.execute(update(Row).where(SETTING.person_id == person_id).values(new))


def _time(kept: str | None) -> time | None:
    return None if kept is None else time.fromisoformat(kept)


def _kept(value: Any) -> str | int | None:
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ",".join(sorted(map(str, value)))
    return value  # type: ignore[no-any-return] # a word, a number or nothing
