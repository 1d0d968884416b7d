"""Says what the policy (conversations/nudging.py) finds due: each case in a transaction of its own, each
thing once, and several things for one person in one message.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.messages import Key, Message
from bot.usecases import nudge_actions, situation
from bot.usecases.heisessie import sessie
from bot.usecases.heisessie.standing import At
from bot.usecases.situation import Anyhow
from bot.usecases.turn import House, Turn
from conversations.nudging import Nudge, nudges
from conversations.prompt import Kind
from conversations.traject import Owner
from storage import cases, coaches, due, ledger, people, proposals
from storage.database import Database, Unavailable
from storage.heisessies import Heisessie
from storage.people import Known
from storage.talks import Overtaken

log = logging.getLogger(__name__)

SECONDS = 60.0  # for one case
# Under every nudge: Later, four ways, and Stop, two ways; each is one tap.
WAYS = (("uur", "morgen"), ("week", "reces"), ("stop", "alles"))


@dataclass(frozen=True)
class Item:
    """One thing to say to somebody, about a case; without a text when it comes too late, or is in
    another text.
    """

    case: cases.Traject | Heisessie
    nudge: Nudge
    text: str = ""
    label: str = ""


def nudge_due(database: Database, house: House, now: datetime, most: int) -> tuple[int, set[int]]:
    """Look at what is due, `most` cases at a time; how many these were, and the chats for which
    something was queued. Raises Unavailable. A case that goes wrong holds nobody else up.
    """
    chats: set[int] = set()
    found = database.read(partial(due.due, now=now, most=most))
    for case_id in found:
        try:
            work = partial(nudge_one, house=house, case_id=case_id, now=now)
            chats |= set(database.write(work).result(SECONDS))
        except Overtaken:
            log.info("case %s waits", case_id)  # somebody was busy with it
        except (Unavailable, TimeoutError):
            raise  # it is not this case that goes wrong
        except Exception as error:  # noqa: BLE001 # whatever it is, the other cases go on
            log.error("case %s goes wrong: %s", case_id, type(error).__name__)  # noqa: TRY400 # no text
            database.write(partial(due.set_aside, case_id=case_id, now=now)).result(SECONDS)
    return len(found), chats


def nudge_one(db: Connection, house: House, case_id: int, now: datetime) -> tuple[int, ...]:
    """Say what is due about this case, and reckon when to look again; the chats that get something."""
    with Turn(db, house, f"zaak/{case_id}", now) as turn:
        # What one person gets is decided one at a time; people are locked before cases, everywhere.
        locked = _concerned(turn, case_id)
        for person_id in sorted(locked):
            people.lock(db, person_id)
        at = situation.locked(turn, case_id)
        if at is None:
            return ()  # erased
        if not {one.id for _, one in _sides(turn, at)} <= locked:
            return ()  # with another coach since: the next look is at what it is then
        moments = []
        for role, who in _sides(turn, at):
            ahead = list(nudges(*situation.reckon(turn, at, who, role), now))
            if any(one.at <= now for one in ahead):
                _say(turn, who, role, at)
                ahead = list(nudges(*situation.reckon(turn, at, who, role), now))
            # All that is due was said; whatever still seems due must not be looked at all the time.
            moments += [one.at if one.at > now else now + due.ASIDE for one in ahead]
        due.set_next(db, case_id, min(moments, default=None))
    return tuple(turn.chats)


def _say(turn: Turn, who: Known, role: Owner, at: Anyhow) -> None:
    """Say to one side what is due, together with what is due for this person elsewhere."""
    items = list(_due(turn, who, role, at))
    if any(not one.nudge.drop for one in items):
        items += _elsewhere(turn, who, at.case.id)
        items.sort(key=lambda one: one.case.id)  # whichever of them was looked at first
    said = [(line, one) for line, one in _write_down(turn, who, items) if not one.nudge.drop]
    if said:
        lines = [line for line, _ in said]
        message = f"bericht/{'-'.join(map(str, lines))}"
        ledger.rename(turn.db, lines, message)
        turn.nudge(who.telegram_id, _message(turn, said), message)


def _elsewhere(turn: Turn, who: Known, but: int) -> Iterator[Item]:
    for case_id in due.due_of(turn.db, who.id, turn.now):
        try:
            other = situation.locked(turn, case_id) if case_id != but else None
            mine = [role for role, one in _sides(turn, other) if one.id == who.id] if other else []
            found = [one for role in mine if other for one in _due(turn, who, role, other)]
        except DBAPIError:
            raise
        except Exception:  # noqa: BLE001 # it is looked at by itself, and is loud then
            log.warning("case %s goes alone", case_id)
        else:
            yield from found


def _due(turn: Turn, who: Known, role: Owner, at: Anyhow) -> Iterator[Item]:
    ahead = nudges(*situation.reckon(turn, at, who, role), turn.now)
    every = [one for one in ahead if one.at <= turn.now]
    weeks = [one for one in every if one.kind is Kind.WEEK and not one.drop]
    week = "".join(nudge_actions.text(turn, at, role, one) for one in weeks)
    for one in every:
        if one.drop or nudge_actions.is_told_by_week(turn, at, one, week):
            yield Item(at.case, one)
        else:
            text = nudge_actions.text(turn, at, role, one)
            yield Item(at.case, one, text, nudge_actions.label(turn, one.kind))


def _write_down(turn: Turn, who: Known, items: list[Item]) -> list[tuple[int, Item]]:
    """The lines of the ledger for these; without what somebody else wrote down first."""
    lines = []
    for one in items:
        line = ledger.put(turn.db, who.id, one.case.id, one.nudge, "", turn.now)
        if line:
            lines.append((line, one))
            if one.nudge.drop:
                log.info("nudge %s of case %s is too late", one.nudge.kind, one.case.id)
    return lines


def _message(turn: Turn, said: list[tuple[int, Item]]) -> Message:
    texts = dict.fromkeys(one.text for _, one in said if one.text)
    several = len({one.case.id for _, one in said}) > 1
    rows: list[tuple[Key, ...]] = []
    labels: list[str] = []
    for line, one in said:
        if one.label:
            label = f"{one.label} ({one.case.code})" if several else one.label
            labels.append(label)
            again = labels.count(label)
            rows.append((Key(f"{label} {again}" if again > 1 else label, f"n:{line}:doe"),))
    first = said[0][0]
    rows += [
        tuple(Key(turn.words.label(f"knop.bericht_{one}"), f"n:{first}:{one}") for one in ways)
        for ways in WAYS
    ]
    return Message(text="\n\n".join(texts), keys=tuple(rows), asks="bericht")


def _concerned(turn: Turn, case_id: int) -> set[int]:
    """The people in a case, which is not locked."""
    case = cases.with_id(turn.db, case_id)
    if case is None:
        return sessie.involved(turn, case_id)
    proposal = proposals.current(turn.db, turn.house.seal, case_id)
    coach = coaches.with_id(turn.db, proposal.coach_id) if proposal else None
    return {case.person_id, *([coach.person_id] if coach else [])}


def _sides(turn: Turn, at: Anyhow) -> list[tuple[Owner, Known]]:
    """Who is in a case, and has opened the bot."""
    if isinstance(at, At):
        return sessie.sides(turn, at)
    both = (
        (Owner.WETHOUDER, at.case.person_id),
        (Owner.COACH, at.coach.person_id if at.coach else 0),
    )
    found = [(role, people.with_id(turn.db, id_)) for role, id_ in both if id_]
    return [(role, who) for role, who in found if who]
