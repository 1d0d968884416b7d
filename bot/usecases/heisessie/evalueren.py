"""Who took part looks back; begeleider and office see that of the group only (domain.md (iv))."""

from collections.abc import Iterator

from sqlalchemy import Connection

from bot.usecases.heisessie import standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from bot.words import Words
from conversations.heisessie import State
from conversations.scripts import HEISESSIE_EVALUATIE
from conversations.talk import Step
from conversations.terugblik import MARKS, Terugblik, terugblik
from storage import cases, talks
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
    """Whether somebody can still look back."""
    given = talks.of_case(turn.db, turn.house.seal, at.case.id)
    told = any(
        one.finished_at and one.script == HEISESSIE_EVALUATIE.name and one.person_id == person.id
        for one in given
    )
    return not told and not cases.was_noted(turn.db, at.case.id, SHOWN)


def told(turn: Turn, person: Known, held: Held, _: Step) -> None:
    """Somebody looked back (HEISESSIE_EVALUATIE)."""
    at = standing.with_id(turn, held.case_id)
    over = at is None or cases.was_noted(turn.db, at.case.id, SHOWN)
    turn.say(
        person.telegram_id, "heisessie.niet_nodig" if over else f"{HEISESSIE_EVALUATIE.name}.klaar"
    )


def show(turn: Turn, at: At) -> None:
    """The picture is made, once: begeleider and office hear it."""
    found = picture(turn.db, turn.house.seal, at.case.id)
    cases.audit(turn.db, "klok", SHOWN, at.case.id, turn.now)
    if found is None:
        return
    chats = [*sorted(turn.house.coordinators), at.begeleider.telegram_id if at.begeleider else None]
    for chat in dict.fromkeys(one for one in chats if one):
        telling.private(turn, at, chat, lines(turn.words, at.case.code, found))


def picture(db: Connection, seal: Seal, case_id: int) -> Terugblik | None:
    """How those who looked back see the day; None where too few did."""
    given = talks.of_case(db, seal, case_id)
    finished = [
        HEISESSIE_EVALUATIE.path(one.talk.answers).known
        for one in given
        if one.script == HEISESSIE_EVALUATIE.name and one.outcome == "klaar"
    ]
    return terugblik(finished)


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
