"""How a heisessie stands, who is in it, and moving it on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection

from bot.usecases.turn import Turn
from bot.words import Words
from conversations.heisessie import CLOSED, Event
from conversations.kinds import Answer, Mark
from conversations.scripts import COLLEGE, HEISESSIE_GESPREK
from conversations.traject import Owner
from storage import coaches, heisessies, leden, people, talks
from storage.coaches import Coach
from storage.heisessies import Heisessie
from storage.people import Known
from storage.werkafspraken import Werkafspraak

DAY = timedelta(days=1)


@dataclass(frozen=True)
class At:
    """A heisessie with whoever leads it, or is asked to.

    :param pressed: the message of which a button was pressed, which can be changed; 0 where none was.
    """

    case: Heisessie
    asked: Coach | None = None
    begeleider: Coach | None = None
    pressed: int = 0

    @property
    def lead(self) -> Coach | None:
        """Who leads it, or else is asked to."""
        return self.begeleider or self.asked


def of(turn: Turn, case: Heisessie) -> At:
    """How a heisessie stands now; locked, so that it stays so until the end of the turn."""
    case = heisessies.lock(turn.db, case.id)
    return At(case, _coach(turn, case.asked_id), _coach(turn, case.coach_id))


def of_unlocked(turn: Turn, case: Heisessie) -> At:
    """How a heisessie stands for who only looks."""
    return At(case, _coach(turn, case.asked_id), _coach(turn, case.coach_id))


def with_id(turn: Turn, case_id: int | None) -> At | None:
    """How the heisessie with this id stands; None when there is none (any more)."""
    case = heisessies.with_id(turn.db, case_id) if case_id else None
    return of(turn, case) if case else None


def happen(turn: Turn, at: At, event: Event, until: date | None = None) -> At:
    """Move it on. Raises IllegalEvent, and then nothing has changed.

    :param until: the day on which a term ends that was told to somebody (local).
    """
    case = heisessies.happen(turn.db, at.case, event, turn.now, turn.today, until)
    return replace(at, case=case)


def decide(turn: Turn, at: At, **decided: object) -> At:
    """Write down what was decided about it (fields of Heisessie)."""
    case = heisessies.decide(turn.db, at.case, turn.now, **decided)
    asked, begeleider = _coach(turn, case.asked_id), _coach(turn, case.coach_id)
    return At(case, asked, begeleider, at.pressed)


def elsewhere(at: At) -> At:
    """The same, for what is to stand in a message of its own."""
    return replace(at, pressed=0)


def roles(turn: Turn, at: At, person: Known) -> list[Owner]:
    """What somebody is in a heisessie: who asks for it may take part in it too."""
    found = []
    if at.case.person_id == person.id:
        found.append(Owner.AANVRAGER)
    if at.lead and at.lead.person_id == person.id:
        found.append(Owner.BEGELEIDER)
    lid = leden.of_person(turn.db, at.case.id, person.id)
    if lid and lid.stand != leden.Stand.VERTROKKEN:
        found.append(Owner.LID)
    return found


def said(words: Words, place: str | None) -> str:
    """A place in a college as people read it; None: all together."""
    if place is None:
        return words.label("werkafspraak.iedereen")
    role, _, number = place.partition("-")
    return f"{words.label(f'werkafspraak.plek.{role}')} {number}".strip()


def numbered(words: Words, db: Connection, every: Sequence[Werkafspraak]) -> list[str]:
    """Each agreement of a heisessie on a line: whose it is by place, what, and by when."""
    found = []
    for number, one in enumerate(every, start=1):
        lid = leden.with_id(db, one.collegelid_id) if one.collegelid_id else None
        who = said(words, lid.place if lid else None)
        until = words.say("werkafspraken.tot", dag=words.day(one.until)) if one.until else ""
        line = words.say("werkafspraken.regel", nummer=number, wie=who, wat=one.what)
        found.append(line + until)
    return found


def of_person(turn: Turn, person: Known) -> list[Heisessie]:
    """The open heisessies that somebody asked for, leads, or takes part in, each once."""
    return [one for one in every_of(turn, person) if one.state not in CLOSED]


def every_of(turn: Turn, person: Known) -> list[Heisessie]:
    """Likewise, also those that are closed."""
    coach = coaches.of_person(turn.db, person.id)
    every = [
        *heisessies.of_person(turn.db, person.id),
        *(heisessies.of_coach(turn.db, coach.id) if coach else ()),
        *heisessies.of_member(turn.db, person.id),
    ]
    return list({one.id: one for one in every}.values())


def requester(turn: Turn, at: At) -> Known:
    """Who asks for it."""
    person = people.with_id(turn.db, at.case.person_id)
    assert person
    return person


def answers(turn: Turn, at: At) -> dict[str, Answer]:
    """What is known of the wishes: what the requester answered, and where the begeleider noted
    something else after an intakegesprek, that. What a begeleider passed over stays as it was.
    """
    every = talks.of_case(
        turn.db, turn.house.seal, at.case.id, COLLEGE.name, HEISESSIE_GESPREK.name
    )
    known: dict[str, Answer] = {}
    for script in (COLLEGE, HEISESSIE_GESPREK):
        for held in every:
            if held.script == script.name:
                told = script.path(held.talk.answers).known
                known |= {key: it for key, it in told.items() if it is not Mark.SKIPPED}
    return known


def last_day(turn: Turn, at: At) -> date | None:
    """The day on which it ends (local): the one after the first where it lasts two."""
    if at.case.day is None:
        return None
    length = answers(turn, at).get("lengte")
    return at.case.day + DAY if length == "twee_dagen" else at.case.day


def _coach(turn: Turn, coach_id: int | None) -> Coach | None:
    return coaches.with_id(turn.db, coach_id) if coach_id else None
