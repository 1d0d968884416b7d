"""What is typed for a button that belongs to no talk: of a request, of a card, of the moments that were
offered, of a wish, or of what was said of our own accord. Typed answers work wherever buttons work (domain.md 6.2).

Rule of this file: nobody answers what was not shown. "Er is een verzoek. Kunt u kijken?" and a yes
show the request.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from bot.messages import Key
from bot.usecases import (
    cards,
    coaching,
    meeting,
    nudge_actions,
    nudge_buttons,
    sides,
    standing,
    wish_questions,
    wishes,
)
from bot.usecases.heisessie import prikker, typen
from bot.usecases.turn import Turn
from conversations import hearing
from conversations.prompt import Kind
from conversations.traject import OPEN, Owner, State
from storage import cases, coaches, ledger, proposals
from storage.cases import Traject
from storage.people import Known
from storage.shown import is_shown, newest

# What is chosen where, and what the message asks that shows it.
SHOWS = {Kind.VERZOEK: "verzoek", Kind.VOORSTEL: "kaart", Kind.KIEZEN: meeting.CHOICE}


def pressed(turn: Turn, person: Known, text: str) -> str | None:
    """The data of the one button that the text names. Of two requests that ask the same none is meant;
    who has nothing to choose has none.
    """
    if about := prikker.typed(turn, person, text) or typen.pressed(turn, person, text):
        return about
    keys = [*waiting(turn, person), *_of_nudges(turn, person, frozenset(Kind) - SHOWS.keys())]
    keys += [] if _asked_back(turn, person) else [*_wishes(turn, person), *_part(turn, person)]
    also = {key.data: _also(turn, key) for key in keys}
    meant = hearing.pick(text, [(key.data, key.label) for key in keys], also)
    return meant if isinstance(meant, str) else None


def waiting(turn: Turn, person: Known) -> Iterator[Key]:
    """The buttons between which somebody is to choose now, or that show what there is to choose."""
    case = cases.of_person(turn.db, person.id)
    coach = coaches.of_person(turn.db, person.id)
    if case and case.state is State.VOORGESTELD and _shown(turn, person, case, Kind.VOORSTEL):
        yield from _of_proposal(turn, case.id, cards.WETHOUDER_SAYS)
    if case and case.state is State.KIEZEN and _shown(turn, person, case, Kind.KIEZEN):
        yield from meeting.choice(turn, standing.of(turn, case))
    for asked in cases.of_coach(turn.db, coach.id) if coach else ():
        if asked.state is State.COACH_GEVRAAGD and _shown(turn, person, asked, Kind.VERZOEK):
            yield from _of_proposal(turn, asked.id, cards.COACH_SAYS)
    yield from _of_nudges(turn, person, SHOWS.keys())
    yield from _asked_back(turn, person)


def _asked_back(turn: Turn, person: Known) -> list[Key]:
    """The answers to what was asked about a wish, when nothing was said after that: a yes of a week
    later is about something else.
    """
    case, asked = cases.of_person(turn.db, person.id), newest(turn.db, person.telegram_id)
    if case is None or asked is None:
        return []
    return list(wish_questions.answers(turn, standing.of(turn, case), asked))


def _wishes(turn: Turn, person: Known) -> list[Key]:
    """What a wethouder can wish now; each is asked back, or only told to others."""
    case = cases.of_person(turn.db, person.id)
    if case is None or case.state not in OPEN:
        return []
    at = standing.of(turn, case)
    return [sides.wish(turn, case, action) for action in wishes.menu(at, Owner.WETHOUDER)]


def _part(turn: Turn, person: Known) -> list[Key]:
    """What a coach can change about taking part."""
    coach = coaches.of_person(turn.db, person.id)
    return coaching.choices(turn, coach) if coach else []


def _shown(turn: Turn, person: Known, case: Traject, kind: Kind) -> bool:
    return is_shown(turn.db, SHOWS[kind], case.id, person.telegram_id)


def _of_nudges(turn: Turn, person: Known, kinds: AbstractSet[Kind]) -> Iterator[Key]:
    """The first button under what was said last of our own accord, where that is not done yet."""
    arrived = [one for one in ledger.of_person(turn.db, person.id) if one.entry.delivered_at]
    for line in arrived:
        about = line.entry
        if about.message != arrived[-1].entry.message or about.kind not in kinds:
            continue
        case = cases.with_id(turn.db, about.case)
        over = case and about.kind in SHOWS and _shown(turn, person, case, about.kind)
        if not over and nudge_buttons.is_open(turn, person, line):
            yield Key(nudge_actions.label(turn, about.kind), f"n:{line.id}:doe")


def _of_proposal(turn: Turn, case_id: int, actions: tuple[str, ...]) -> Iterator[Key]:
    if proposal := proposals.current(turn.db, turn.house.seal, case_id):
        yield from cards.keys(turn, proposal, actions)


def _also(turn: Turn, key: Key) -> tuple[str, ...]:
    """Other words for a button (`knop.ook.voorstel_ja`)."""
    kind, _, action = (*key.data.split(":"), "", "")[:3]
    names = {"v": f"voorstel_{action}", "w": f"wens_{action}", "n": "bericht_bekijk"}
    name = names.get(kind, action or kind)
    return turn.house.lexicon(turn.now).also("knop", [name]).get(name, ())
