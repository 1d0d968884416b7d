"""What of a heisessie is kept no longer than was promised (domain.md 5.5): a request that was not
finished, what the members said before the day, and all of it when it was long ago.
"""

import logging
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.messages import Message
from bot.usecases import sides
from bot.usecases.heisessie import standing
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import House, Turn
from conversations.heisessie import State
from conversations.prompts import KEEP_CLOSED, KEEP_INTAKE
from conversations.scripts import BELLEN, COLLEGELID
from storage import glance, leden, people, terms
from storage.forget import forget, forget_heisessie, forget_members
from storage.heisessies import with_id
from storage.models import HEISESSIE

log = logging.getLogger(__name__)

AT_A_TIME = 500
KEEP_HELD = timedelta(days=183)  # programme and agreements, after the day
OF_MEMBERS = (COLLEGELID.name, BELLEN.name)  # until the day after it
KEEP_UNDATED = timedelta(days=90)  # the same, where nobody picks a day


def past(db: Connection, today: date, now: datetime) -> list[int]:
    """The heisessies in which something is past its term, each once."""
    every = [
        *terms.silent(db, HEISESSIE, now - timedelta(days=KEEP_INTAKE), AT_A_TIME),
        *terms.stopped(db, now - timedelta(days=KEEP_CLOSED), AT_A_TIME),
        *terms.long_ago(db, today - KEEP_HELD, AT_A_TIME),
        *terms.answered(db, today, now - KEEP_UNDATED, *OF_MEMBERS, AT_A_TIME),
    ]
    return list(dict.fromkeys(every))


def erase(db: Connection, house: House, case_id: int, now: datetime) -> tuple[int, ...]:
    """Erase what is past its term in one heisessie; the chats in which something changes."""
    with Turn(db, house, f"termijn/{case_id}", now) as turn:
        before = with_id(db, case_id)
        if before is None:
            return ()
        people.lock(db, before.person_id)  # who comes back in this very moment is heard first
        at = standing.with_id(turn, case_id)
        if at is None:
            return ()
        if _is_over(turn, at):
            _erase_all(turn, at)
        elif at.case.state is State.GESTOPT or _was_held(turn, at) or _stands_still(turn, at):
            turn.wake(forget_members(db, case_id, *OF_MEMBERS, now))
    return tuple(turn.chats)


def _is_over(turn: Turn, at: At) -> bool:
    """Whether all of it goes, and nobody did anything with it since it was found to be so."""
    case = at.case
    if case.state is State.GESTOPT:
        return turn.now - case.changed_at > timedelta(days=KEEP_CLOSED)
    if case.state is State.VRAGEN:
        every = glance.talks_of(turn.db, case.id)
        heard = max((one.heard_at for one in every), default=case.changed_at)
        return turn.now - heard > timedelta(days=KEEP_INTAKE)
    return case.state in terms.HELD and bool(case.day and case.day < turn.today - KEEP_HELD)


def _was_held(turn: Turn, at: At) -> bool:
    last = standing.last_day(turn, at)
    return last is not None and last < turn.today


def _stands_still(turn: Turn, at: At) -> bool:
    return at.case.day is None and turn.now - at.case.changed_at > KEEP_UNDATED


def _erase_all(turn: Turn, at: At) -> None:
    """With the people in it who are in nothing else."""
    log.info("case %s is past its term", at.case.id)
    members = [one.person_id for one in leden.of_case(turn.db, at.case.id) if one.person_id]
    person = standing.requester(turn, at)
    turn.wake(forget_heisessie(turn.db, at.case.id, turn.now))
    for person_id in dict.fromkeys((person.id, *members)):
        if terms.is_loose(turn.db, person_id):
            forget(turn.db, person_id, turn.now)
    if at.case.state is State.VRAGEN and person.reachable:
        text = turn.words.say("wis.termijn_heisessie")
        daytime = turn.house.kalender.opening(turn.now, sides.EVERYBODY, in_recess=True)
        turn.send(person.telegram_id, Message(text=text), due=daytime)
