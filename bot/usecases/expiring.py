"""What a day that passes leads to. Everything else that is late waits for a person, who sees it."""

import logging
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.usecases import klikking, leaving, logbook, proposing, standing
from bot.usecases.turn import House, Turn
from conversations.traject import State
from storage import cases
from storage.database import Database
from storage.talks import Overtaken

log = logging.getLogger(__name__)

SECONDS = 60.0  # for one case
FROM, UNTIL = 9, 20  # hours, local: nobody is asked anything at night
# The coach's last day counts in full; the others wait for a day that comes.
PASSES_AFTER = frozenset({State.COACH_GEVRAAGD})
STATES = (
    State.COACH_GEVRAAGD,
    State.KENNISMAKING,
    State.LOOPT,
    State.TERUGKOMEN,
    State.PAUZE,
)


def pass_day(database: Database, house: House, now: datetime) -> tuple[int, ...]:
    """Do what is due in every case, each in a transaction of its own; doing it again changes
    nothing. Returns the chats for which something was queued. Raises Unavailable.
    """
    here = now.astimezone(house.zone)
    if not FROM <= here.hour < UNTIL:
        return ()
    today = here.date()
    chats: dict[int, None] = {}
    for case in database.read(partial(cases.due, today=today, states=STATES)):
        work = partial(_pass, house=house, case_id=case.id, now=now)
        try:
            chats |= dict.fromkeys(database.write(work).result(SECONDS))
        except (Overtaken, LookupError):
            # Somebody was busy with it, or erased it just now: the next time looks again.
            log.info("case %s waits", case.id)
    return tuple(chats)


def _pass(db: Connection, house: House, case_id: int, now: datetime) -> tuple[int, ...]:
    with Turn(db, house, f"dag/{case_id}/{now.isoformat()}", now) as turn:
        at = standing.of(turn, cases.lock(db, case_id))
        state, due = at.case.state, at.case.due
        if due is None or turn.today < due or (turn.today == due and state in PASSES_AFTER):
            return ()
        match state:
            case State.COACH_GEVRAAGD:
                proposing.expired(turn, at)
            case State.KENNISMAKING:
                klikking.ask(turn, at)
            case State.LOOPT | State.TERUGKOMEN:
                logbook.ask(turn, at)
            case State.PAUZE:
                leaving.ask_whether_on(turn, at)
    return tuple(turn.chats)
