"""What a day that passes leads to by itself. Whatever else is late waits for a person, who hears it."""

import logging
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.usecases import klikking, proposing, standing
from bot.usecases.turn import House, Turn
from conversations.traject import State
from storage import caseload, cases, due, invites, people
from storage.database import Database, Unavailable
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
    nothing. Returns the chats for which something was queued. Raises Unavailable. A case that goes
    wrong holds no other up.
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
    for case in database.read(partial(caseload.due, today=today, states=STATES)):
        work = partial(_pass, house=house, case_id=case.id, now=now)
        try:
            chats |= dict.fromkeys(database.write(work).result(SECONDS))
        except (Overtaken, LookupError):
            # Somebody was busy with it, or erased it just now: the next time looks again.
            log.info("case %s waits", case.id)
        except (Unavailable, TimeoutError):
            raise
        except Exception as error:  # noqa: BLE001 # whatever it is, the other cases go on
            log.error("case %s goes wrong: %s", case.id, type(error).__name__)  # noqa: TRY400 # no text
            database.write(partial(due.set_aside, case_id=case.id, now=now)).result(SECONDS)
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
        state, day = at.case.state, at.case.due
        if day is None or turn.today < day or (turn.today == day and state in PASSES_AFTER):
            return ()
        if state is State.COACH_GEVRAAGD:
            proposing.expired(turn, at)
        else:
            klikking.met(turn, at)
    return tuple(turn.chats)
