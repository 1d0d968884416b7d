"""What is kept of what the members answered: the picture that all may see, and whom the begeleider calls."""

import json
from dataclasses import asdict, dataclass

from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.groepsbeeld import Groepsbeeld, Vertrouwen
from conversations.heisessie import State
from conversations.scripts import COLLEGELID
from storage import heisessies


@dataclass(frozen=True)
class Beeld:
    """Made once, at the end of the term of the members.

    :param groep: what all may see; None where nothing may be shown.
    :param vertrouwen: for the begeleider and the programme; None where too few answered.
    :param bellen: the places that the begeleider calls first.
    """

    groep: Groepsbeeld | None
    vertrouwen: Vertrouwen | None
    bellen: tuple[str, ...] = ()


def dump(beeld: Beeld) -> str:
    """A picture as text, for the store."""
    return json.dumps(asdict(beeld))


def load(stored: str) -> Beeld:
    """The picture that `dump` made into text."""
    told = json.loads(stored)
    groep, vertrouwen = told["groep"], told["vertrouwen"]
    if groep:
        often = {key: tuple(options) for key, options in groep["often"].items()}
        groep = Groepsbeeld(groep["medians"], often)
    return Beeld(groep, Vertrouwen(**vertrouwen) if vertrouwen else None, tuple(told["bellen"]))


def of(turn: Turn, at: At) -> Beeld | None:
    """The picture of a heisessie; None before the term of its members has ended."""
    kept = heisessies.picture(turn.db, turn.house.seal, at.case.id)
    return load(kept) if kept else None


def asks_questions(turn: Turn, at: At) -> bool:
    """Whether members can still answer the questions."""
    return at.case.questions and at.case.state is State.LEDEN and of(turn, at) is None


def lines(turn: Turn, groep: Groepsbeeld) -> list[str]:
    """The picture in words: of a statement the middle, of a choice what more than half chose."""
    phrases = turn.house.phrases(COLLEGELID)
    told: list[str] = []
    for question in COLLEGELID.questions:
        if question.key in groep.medians:
            number = turn.words.label("beeld.midden", cijfer=groep.medians[question.key])
            told.append(phrases.line(question, number))
        elif question.key in groep.often:
            told.append(phrases.line(question, phrases.answer(question, groep.often[question.key])))
    return told
