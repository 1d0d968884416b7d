"""Who took part looks back; begeleider and office see that of the group only (domain.md (iv)).

The picture is made once, when the term is over; what each of them answered is erased then.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict

from sqlalchemy import Connection

from bot.usecases.heisessie import standing, telling, vertrek
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from bot.words import Words
from conversations.heisessie import State
from conversations.scripts import HEISESSIE_EVALUATIE
from conversations.talk import Step
from conversations.terugblik import MARKS, Terugblik, terugblik
from storage import cases, heisessies, leden, people, talks
from storage.people import Known
from storage.sealing import Seal
from storage.talks import Held

AFTER = frozenset({State.AFSPRAKEN, State.VOLGEN})
SHOWN = "teruggeblikt"  # in the audit: from then on nobody can answer any more


def begin(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Somebody looks back, once, as long as the picture was not made."""
    if may_answer(turn, at, person):
        telling.ask(turn, person, at, HEISESSIE_EVALUATIE)
    else:
        turn.say(person.telegram_id, "heisessie.niet_nodig")


def may_answer(turn: Turn, at: At, person: Known) -> bool:
    """Whether somebody can still look back: who has a place since later was not there."""
    lid, last = leden.of_person(turn.db, at.case.id, person.id), standing.last_day(turn, at)
    if lid is None or last is None or turn.house.kalender.day(lid.changed_at) > last:
        return False
    told = any(held.finished_at and held.person_id == person.id for held in _given(turn, at))
    return not told and not was_shown(turn.db, at.case.id)


def told(turn: Turn, person: Known, _: Held, __: Step) -> None:
    """Somebody looked back (HEISESSIE_EVALUATIE)."""
    turn.say(person.telegram_id, f"{HEISESSIE_EVALUATIE.name}.klaar")


def was_shown(db: Connection, case_id: int) -> bool:
    """Whether the term of those who look back is over."""
    return cases.was_noted(db, case_id, SHOWN)


def show(turn: Turn, at: At) -> None:
    """The term is over: the picture is made, once, and kept in place of the answers. Begeleider and
    office hear it.
    """
    answered = [
        HEISESSIE_EVALUATIE.path(held.talk.answers).known
        for held in _given(turn, at)
        if held.outcome == "klaar"
    ]
    erase(turn, at)
    cases.audit(turn.db, "klok", SHOWN, at.case.id, turn.now)
    found = terugblik(answered)
    if found is None:
        return
    kept = json.dumps(asdict(found))
    heisessies.keep_picture(turn.db, turn.house.seal, at.case.id, kept, "terugblik")
    chats = [*sorted(turn.house.coordinators), at.begeleider.telegram_id if at.begeleider else None]
    for chat in dict.fromkeys(one for one in chats if one):
        telling.private(turn, at, chat, lines(turn.words, at.case.code, found))


def erase(turn: Turn, at: At) -> None:
    """What each of them answered is erased; who was still answering hears that."""
    for held in _given(turn, at):
        person = people.with_id(turn.db, held.person_id)
        vertrek.drop(turn, held)
        if person and held.finished_at is None:
            telling.tell(turn, at, person.telegram_id, "terugblik.voorbij")


def picture(db: Connection, seal: Seal, case_id: int) -> Terugblik | None:
    """How those who looked back saw the day; None before the term is over, or where too few did."""
    kept = heisessies.picture(db, seal, case_id, "terugblik")
    if kept is None:
        return None
    found = json.loads(kept)
    often = {choice: tuple(options) for choice, options in found["often"].items()}
    return Terugblik(found["number"], found["medians"], often)


def lines(words: Words, code: str, found: Terugblik) -> Iterator[str]:
    """The picture as people read it."""
    say, label = words.say, words.label
    yield say("terugblik.kop", code=code, aantal=found.number)
    name = HEISESSIE_EVALUATIE.name
    for mark in (one for one in MARKS if one in found.medians):
        yield say("terugblik.cijfer", wat=label(f"{name}.{mark}.kort"), cijfer=found.medians[mark])
    for choice, options in found.often.items():
        told = words.list([label(f"{name}.{choice}.optie.{one}") for one in options])
        yield say("terugblik.keuze", wat=label(f"{name}.{choice}.kort"), keuze=told)


def _given(turn: Turn, at: At) -> list[Held]:
    return talks.of_case(turn.db, turn.house.seal, at.case.id, HEISESSIE_EVALUATIE.name)
