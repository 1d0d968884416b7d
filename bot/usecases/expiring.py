"""What a day that passes leads to by itself. Whatever else is late waits for a person, who hears it."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.usecases import klikking, proposing, standing
from bot.usecases.heisessie import passing
from bot.usecases.turn import House, Turn
from conversations.traject import State
from storage import caseload, cases, heisessies, invites, people
from storage.database import Database
from storage.forget import forget
from storage.talks import Overtaken

log = logging.getLogger(__name__)

SECONDS = 60.0  # for one case
FROM, UNTIL = 9, 20  # hours, local: nobody is asked anything at night
# The coach's last day counts in full; a kennismaking waits for the day after it.
PASSES_AFTER = frozenset({State.COACH_GEVRAAGD})
STATES = (
    State.COACH_GEVRAAGD,
    State.KENNISMAKING,
)


def pass_day(database: Database, house: House, now: datetime) -> tuple[int, ...]:
    """Do what is due in every case, each in a transaction of its own; doing it again changes
    nothing. Returns the chats for which something was queued. Raises Unavailable.
    """
    here = now.astimezone(house.zone)
    if not FROM <= here.hour < UNTIL:
        return ()
    for person_id in database.read(partial(invites.lapsed, now=now)):
        database.write(partial(_forget_who_did_not_come, person_id=person_id, now=now)).result(
            SECONDS
        )
    today = here.date()
    chats: dict[int, None] = {}
    ahead: list[tuple[int, Callable[..., tuple[int, ...]]]] = [
        (case.id, _pass)
        for case in database.read(partial(caseload.due, today=today, states=STATES))
    ]
    came = database.read(partial(heisessies.passed, today=today, states=passing.STATES))
    for case_id, look in [*ahead, *((one.id, passing.pass_one) for one in came)]:
        work = partial(look, house=house, case_id=case_id, now=now)
        try:
            chats |= dict.fromkeys(database.write(work).result(SECONDS))
        except (Overtaken, LookupError):
            # Somebody was busy with it, or erased it just now: the next time looks again.
            log.info("case %s waits", case_id)
    return tuple(chats)


def _forget_who_did_not_come(db: Connection, person_id: int, now: datetime) -> None:
    """What the office filled in about a coach is kept as long as the link can be opened."""
    people.lock(db, person_id)  # whoever presses the link in its last minute comes first
    if person_id in invites.lapsed(db, now):
        invites.let_go(db, person_id)
        forget(db, person_id, now)


def _pass(db: Connection, house: House, case_id: int, now: datetime) -> tuple[int, ...]:
    with Turn(db, house, f"dag/{case_id}/{now.isoformat()}", now) as turn:
        at = standing.of(turn, cases.lock(db, case_id))
        state, due = at.case.state, at.case.due
        if due is None or turn.today < due or (turn.today == due and state in PASSES_AFTER):
            return ()
        if state is State.COACH_GEVRAAGD:
            proposing.expired(turn, at)
        else:
            klikking.met(turn, at)
    return tuple(turn.chats)
