"""What is kept no longer than was promised: an intake that was not finished, and a traject that ended
(domain.md 5.5). What there is of a heisessie is in heisessie/bewaren.py.
"""

import logging
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bot.messages import Message
from bot.usecases import situation, wanted, wiping
from bot.usecases.heisessie import bewaren
from bot.usecases.turn import House, Turn
from conversations.instellingen import Soort
from conversations.prompt import Kind
from conversations.prompts import KEEP_CLOSED, KEEP_INTAKE
from conversations.traject import CLOSED, Owner, State
from storage import cases, coaches, due, glance, ledger, people, terms
from storage.cases import Traject
from storage.database import Database, Unavailable
from storage.models import TRAJECT
from storage.people import Known
from storage.talks import Overtaken

log = logging.getLogger(__name__)

SECONDS = 60.0  # for one case
AT_A_TIME = 500
WARNED = timedelta(days=1)  # between the warning and the erasure: it says "tomorrow"
WITHOUT = timedelta(days=2 * KEEP_INTAKE)  # of silence, for who cannot be warned


def pass_terms(database: Database, house: House, now: datetime) -> tuple[int, ...]:
    """Erase what is past its term; the chats in which something changes. Raises Unavailable. A case
    that goes wrong holds no other up.
    """
    chats: dict[int, None] = {}
    trajects = database.read(partial(_past, now=now))
    colleges = database.read(partial(bewaren.past, today=house.kalender.day(now), now=now))
    past = [*((one, _erase) for one in trajects), *((one, bewaren.erase) for one in colleges)]
    for case_id, erase in past:
        work = partial(erase, house=house, case_id=case_id, now=now)
        try:
            chats |= dict.fromkeys(database.write(work).result(SECONDS))
        except Overtaken:
            log.info("case %s waits", case_id)  # somebody was busy with it
        except (Unavailable, TimeoutError):
            raise
        except Exception as error:  # noqa: BLE001 # whatever it is, the other cases go on
            log.error("case %s goes wrong: %s", case_id, type(error).__name__)  # noqa: TRY400 # no text
            database.write(partial(due.set_aside, case_id=case_id, now=now)).result(SECONDS)
    return tuple(chats)


def _past(db: Connection, now: datetime) -> list[int]:
    silent = terms.silent(db, TRAJECT, now - timedelta(days=KEEP_INTAKE), AT_A_TIME)
    return silent + terms.closed(db, now - timedelta(days=KEEP_CLOSED), AT_A_TIME)


def _erase(db: Connection, house: House, case_id: int, now: datetime) -> tuple[int, ...]:
    with Turn(db, house, f"termijn/{case_id}", now) as turn:
        before = cases.with_id(db, case_id)
        if before is None:
            return ()
        people.lock(db, before.person_id)  # who comes back in this very moment is heard first
        case = cases.with_id(db, case_id)
        person = people.with_id(db, before.person_id)
        if case is None or person is None or not _is_over(turn, case, person):
            return ()
        if coaches.of_person(db, person.id):
            return ()  # erasing the person would erase the coach: the office decides
        log.info("case %s is past its term", case.id)
        own = wanted.own(turn, person.id, Owner.WETHOUDER)
        wiping.forget_traject(turn, person, case)
        if case.state is State.VRAGEN and person.reachable:
            text = turn.words.say("wis.termijn")
            daytime = house.kalender.opening(now, own, in_recess=True)
            turn.send(person.telegram_id, Message(text=text), due=daytime)
    return tuple(turn.chats)


def _is_over(turn: Turn, case: Traject, person: Known) -> bool:
    """Whether nobody did anything with it since it was found to be past its term."""
    if case.state in CLOSED:
        return turn.now - case.changed_at > timedelta(days=KEEP_CLOSED)
    return case.state is State.VRAGEN and _was_warned(turn, case, person)


def _was_warned(turn: Turn, case: Traject, person: Known) -> bool:
    """Whether a day has passed since the warning arrived, without a word; or so much time that is
    long enough for who gets no warning.
    """
    every = glance.talks_of(turn.db, case.id)
    said = max((one.heard_at for one in every), default=case.changed_at)
    heard = situation.last_heard(turn, case, said)
    if turn.now - heard < timedelta(days=KEEP_INTAKE):
        return False
    if not _hears(turn, person):
        return turn.now - heard > WITHOUT
    warned = [
        line.entry
        for line in ledger.of_person(turn.db, case.person_id)
        if (line.entry.case, line.entry.kind) == (case.id, Kind.WISSEN)
    ]
    last = warned[-1] if warned else None
    if last is None or last.delivered_at is None or last.later:
        return False  # it is on its way, or comes again
    return heard < last.delivered_at <= turn.now - WARNED


def _hears(turn: Turn, person: Known) -> bool:
    """Whether a warning can reach somebody, today or after a recess."""
    own = wanted.own(turn, person.id, Owner.WETHOUDER)
    asked = person.reachable and Soort.BEWAREN not in own.off
    return asked and turn.house.kalender.opening(turn.now, own) is not None
