"""Who takes part in a heisessie: a place each, with a link, and who opened it. Nobody is named."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from storage import invites
from storage.database import put_once
from storage.models import Case, Person, columns
from storage.models_heisessie import Collegelid as Row
from storage.prepared import Prepared

LID = columns(Row)
PERSON = columns(Person)
_ROW = (
    select(
        LID.id, LID.case_id, LID.place, LID.person_id, PERSON.telegram_id, LID.invite_id,
        LID.state, LID.changed_at,
    )
    .outerjoin(Person, PERSON.id == LID.person_id)
    .order_by(LID.id)
)  # fmt: skip
_OF_CASE = Prepared(_ROW.where(LID.case_id == bindparam("case")))
_WITH_ID = Prepared(_ROW.where(LID.id == bindparam("lid")))
_OF_PERSON = Prepared(
    _ROW.where(LID.case_id == bindparam("case"), LID.person_id == bindparam("person"))
)
_OF_INVITE = Prepared(_ROW.where(LID.invite_id == bindparam("invite")))


class Stand(StrEnum):
    """How somebody takes part."""

    GEVRAAGD = "gevraagd"  # has a link, or opened it and has not said so yet
    DOET_MEE = "doet_mee"  # answers the questions
    BELLEN = "bellen"  # would rather be called
    NIET = "niet"  # answers no questions; is there on the day
    VERTROKKEN = "vertrokken"  # left the college


ASKED = frozenset({Stand.GEVRAAGD, Stand.DOET_MEE})


@dataclass(frozen=True)
class Lid:
    """One place.

    :param place: "burgemeester", "secretaris", "wethouder-2".
    :param person_id, telegram_id: who opened the link, if anybody did.
    """

    id: int
    case_id: int
    place: str
    person_id: int | None
    telegram_id: int | None
    invite_id: int | None
    stand: Stand
    changed_at: datetime


def invite(db: Connection, case_id: int, place: str, made_by: str, now: datetime, days: int) -> str:
    """A link to a place, new or again: the one before it opens nothing more, and who had the place
    before has it no longer. Returns the token (storage/invites.py).
    """
    token = invites.make(db, invites.LID, made_by, now, days, case_id=case_id)
    made = invites.with_token(db, token)
    state = Stand.GEVRAAGD.value
    values = {"person_id": None, "invite_id": made, "state": state, "changed_at": now}
    if not put_once(db, Row, case_id=case_id, place=place, **values):
        before = next(one for one in of_case(db, case_id) if one.place == place)
        if before.invite_id:
            invites.end(db, before.invite_id, now)
        db.execute(update(Row).where(LID.id == before.id).values(values))
    return token


def of_case(db: Connection, case_id: int) -> list[Lid]:
    """Every place of a heisessie, in the order in which they were made."""
    return [_lid(row) for row in _OF_CASE.rows(db, case=case_id)]


def taking_part(db: Connection, case_id: int) -> list[Lid]:
    """Those who opened their link and did not leave."""
    return [one for one in of_case(db, case_id) if one.person_id and one.stand != Stand.VERTROKKEN]


def with_id(db: Connection, lid_id: int) -> Lid | None:
    """The place with this id."""
    return next((_lid(row) for row in _WITH_ID.rows(db, lid=lid_id)), None)


def of_person(db: Connection, case_id: int, person_id: int) -> Lid | None:
    """The place that somebody has in a heisessie."""
    rows = _OF_PERSON.rows(db, case=case_id, person=person_id)
    return next((_lid(row) for row in rows), None)


def join(
    db: Connection, invite_id: int, person_id: int, telegram_id: int, now: datetime
) -> Lid | None:
    """Who opened a link has its place; None when that link leads to none any more. Somebody who has
    another place in this heisessie keeps that one.
    """
    place = next((_lid(row) for row in _OF_INVITE.rows(db, invite=invite_id)), None)
    if place is None or place.person_id not in (None, person_id):
        return None
    if other := of_person(db, place.case_id, person_id):
        return other
    new: dict[str, Any] = {"person_id": person_id, "changed_at": now}
    db.execute(update(Row).where(LID.id == place.id).values(new))
    db.execute(update(Case).where(columns(Case).id == place.case_id).values(next_nudge_at=now))
    return replace(place, telegram_id=telegram_id, **new)


def to(db: Connection, lid: Lid, stand: Stand, now: datetime) -> Lid:
    """Somebody takes part in another way now."""
    db.execute(update(Row).where(LID.id == lid.id).values(state=stand.value, changed_at=now))
    return replace(lid, stand=stand, changed_at=now)


def _lid(row: Sequence[Any]) -> Lid:
    id_, case_id, place, person_id, telegram_id, invite_id, stand, at = row
    return Lid(id_, case_id, place, person_id, telegram_id, invite_id, Stand(stand), at)
