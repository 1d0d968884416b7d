"""Looks at a nudge once more just before it leaves: what was so when it was queued may be over."""

import logging
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.usecases import situation
from bot.usecases.turn import House, Turn
from conversations.nudging import Nudge, nudges
from storage import due, ledger, people
from storage.ledger import Line

log = logging.getLogger(__name__)


class Fate(Enum):
    """What becomes of something that is about to leave."""

    STANDS = auto()
    NOT_NOW = auto()  # not at this hour, or not any more: what there is to say is reckoned anew
    TOO_LATE = auto()
    FAULTY = auto()


def still_stands(db: Connection, house: House, message: str, now: datetime) -> bool:
    """Whether everything in a message that is about to leave is still to be said now. What comes too
    late is dropped; the rest of it goes in another message, when it is time for that.
    """
    turn = Turn(db, house, "", now)
    lines = ledger.of_message(db, message)
    for line in lines[:1]:
        people.lock(db, line.person_id)
    if any(line.entry.later for line in lines):
        return False  # it stood there: the person said to hear it later
    fates = [(line, _fate(turn, line, lines)) for line in lines]
    if len(lines) == len(numbers(message)) and all(fate is Fate.STANDS for _, fate in fates):
        return True
    late = [line.id for line, fate in fates if fate is Fate.TOO_LATE]
    ledger.drop(db, late)
    ledger.undo(db, [line.id for line in lines if line.id not in late])
    due.look_again(db, now, {line.entry.case for line in lines})
    for line, fate in fates:
        log.info("nudge %s of case %s: %s", line.entry.kind, line.entry.case, fate.name)
        if fate is Fate.FAULTY:
            due.set_aside(db, line.entry.case, now)
    return False


def numbers(message: str) -> list[int]:
    """The lines of the ledger that a message was made of; an erasure may have taken some."""
    return [int(one) for one in message.partition("/")[2].split("-")]


def ahead_of(turn: Turn, line: Line, without: list[Line]) -> Nudge | None:
    """What the policy says now of what a line is about, were it not for some lines; None when there
    is nothing to say about it (any more).
    """
    who = people.with_id(turn.db, line.person_id)
    at = situation.locked(turn, line.entry.case)
    role = situation.role_for(turn, at, who, line.entry.kind) if at and who else None
    if at is None or who is None or role is None:
        return None
    case, person, kalender, before = situation.reckon(turn, at, who, role)
    others = [one.entry for one in without]
    rest = [one for one in before if one not in others]
    return next(
        (
            one
            for one in nudges(case, person, kalender, rest, turn.now)
            if (one.kind, stem(one.occurrence)) == (line.entry.kind, stem(line.entry.occurrence))
        ),
        None,
    )


def stem(occurrence: str) -> str:
    """The occurrence, without which time it was."""
    return occurrence.partition("/")[0]


def _fate(turn: Turn, line: Line, together: list[Line]) -> Fate:
    try:
        found = ahead_of(turn, line, together)
    except DBAPIError:
        raise
    except Exception as error:  # noqa: BLE001 # what else is in the message goes on
        log.error("case %s goes wrong: %s", line.entry.case, type(error).__name__)  # noqa: TRY400 # no text
        return Fate.FAULTY
    if found and found.drop:
        return Fate.TOO_LATE
    return Fate.STANDS if found and found.at <= turn.now else Fate.NOT_NOW
