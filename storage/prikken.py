"""Which days were proposed for a heisessie, and which of them suit whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import Connection, delete, select, update

from conversations.datumprikker import Prikdag
from storage.database import put_once
from storage.models import Case, columns
from storage.models_heisessie import Prikdag as Day
from storage.models_heisessie import Prikkeuze as Choice

DAY = columns(Day)
CHOICE = columns(Choice)
CASE = columns(Case)


def propose(
    db: Connection, case_id: int, days: Iterable[tuple[date, str]], now: datetime
) -> list[Prikdag]:
    """These days (local, each with its part) in the place of those that were proposed before."""
    theirs = select(DAY.id).where(DAY.case_id == case_id)
    db.execute(delete(Choice).where(CHOICE.prikdag_id.in_(theirs)))
    db.execute(delete(Day).where(DAY.case_id == case_id))
    for day, part in days:
        put_once(db, Day, case_id=case_id, day=day, part=part)
    _look_again(db, case_id, now)
    return of_case(db, case_id)


def of_case(db: Connection, case_id: int) -> list[Prikdag]:
    """The days that are proposed, in order."""
    days = select(DAY.id, DAY.day, DAY.part).where(DAY.case_id == case_id)
    return [Prikdag(*row) for row in db.execute(days.order_by(DAY.day, DAY.id))]


def choose(
    db: Connection, case_id: int, lid_id: int, suits: Mapping[int, bool], now: datetime
) -> None:
    """Which days (by id) suit a member; this takes the place of what was said before."""
    db.execute(delete(Choice).where(CHOICE.collegelid_id == lid_id))
    for prikdag_id, so in suits.items():
        put_once(db, Choice, prikdag_id=prikdag_id, collegelid_id=lid_id, suits=so)
    _look_again(db, case_id, now)


def choices(db: Connection, case_id: int) -> dict[int, dict[int, bool]]:
    """By member, for each day (by id) whether it suits; without who did not answer."""
    given = (
        select(CHOICE.collegelid_id, CHOICE.prikdag_id, CHOICE.suits)
        .join(Day, DAY.id == CHOICE.prikdag_id)
        .where(DAY.case_id == case_id)
    )
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    for lid_id, prikdag_id, suits in db.execute(given):
        found[lid_id][prikdag_id] = suits
    return dict(found)


def _look_again(db: Connection, case_id: int, now: datetime) -> None:
    db.execute(update(Case).where(CASE.id == case_id).values(next_nudge_at=now))
