"""Heisessies and their members for the tests of storage."""

from sqlalchemy import Connection

from conversations.heisessie import Event
from storage import heisessies, invites, leden, people
from storage.heisessies import Heisessie
from storage.leden import Lid
from tests.clock import T0
from tests.storage.pool import TODAY

BRAM = 2
TO_THE_END = (
    Event.VERSTUURD, Event.GEVRAAGD, Event.BEGELEIDER_JA, Event.GEBELD, Event.GESPROKEN, Event.GOEDGEKEURD,
    Event.JA, Event.GEHOUDEN, Event.GENOTEERD,
)  # fmt: skip


def asked_for(db: Connection, telegram_id: int = BRAM) -> Heisessie:
    """One that somebody asks for."""
    person = people.meet(db, telegram_id, "nl", T0)
    return heisessies.open_for(db, person.id, T0, TODAY)


def happen(db: Connection, case: Heisessie, *events: Event) -> Heisessie:
    """It moves on."""
    for event in events:
        case = heisessies.happen(db, case, event, T0, TODAY)
    return case


def member(db: Connection, case: Heisessie, place: str, telegram_id: int) -> Lid:
    """Somebody who opened the link to a place."""
    token = leden.invite(db, case.id, place, "telegram 9", T0, 14)
    found = invites.with_token(db, token)
    assert found
    person = people.meet(db, telegram_id, "nl", T0)
    joined = leden.join(db, found, person.id, telegram_id, T0)
    assert joined
    return joined
