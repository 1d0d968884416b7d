"""The life of a coaching case, as one table: in which state which event leads where, and under
which guard (domain.md 1.5, 1.7, (iv)).

What a table is, is in levensloop.py. Every open case has exactly one state; who owns the next step, and
by when, follows from it (termijnen.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from conversations import levensloop
from conversations.levensloop import IllegalEvent, altijd

__all__ = [
    "CLOSED",
    "OPEN",
    "TRAJECT",
    "Event",
    "Facts",
    "IllegalEvent",
    "Owner",
    "State",
    "advance",
    "altijd",
    "can",
    "mermaid",
]


class State(StrEnum):
    VRAGEN = "vragen"  # the wethouder answers the intake
    TE_BELLEN = "te_bellen"  # the office calls
    GESPREK_GEPLAND = "gesprek_gepland"  # the human intakegesprek has a date
    ZOEKEN = "zoeken"  # the coördinator picks a coach
    COACH_GEVRAAGD = "coach_gevraagd"  # one coach was asked, without a name
    VOORGESTELD = "voorgesteld"  # the wethouder looks at the coach's card
    MOMENTEN = "momenten"  # the coach offers moments for the kennismaking
    KIEZEN = "kiezen"  # the wethouder picks one of them
    KENNISMAKING = "kennismaking"  # it has a date
    KLIK = "klik"  # both say whether there is a klik
    BESPREKEN = "bespreken"  # somebody would rather talk about it: the office calls
    AFSPRAKEN = "afspraken"  # both confirm what was agreed
    LOOPT = "loopt"  # the talks
    AFRONDEN = "afronden"  # looking back
    TERUGKOMEN = "terugkomen"  # one more talk, some months later
    PAUZE = "pauze"
    AFGESLOTEN = "afgesloten"
    GESTOPT = "gestopt"


class Event(StrEnum):
    VERSTUURD = "verstuurd"  # the intake was sent
    BEL_MIJ = "bel_mij"  # somebody would rather be called
    GEPLAND = "gepland"  # the intakegesprek has a date, or another one
    GEBELD = "gebeld"  # the intakegesprek was held
    GEVRAAGD = "gevraagd"  # the coördinator asked a coach
    COACH_JA = "coach_ja"
    COACH_NEE = "coach_nee"  # or no answer in time
    INGETROKKEN = "ingetrokken"  # the coördinator takes the proposal back
    KENNISMAKEN = "kennismaken"
    LIEVER_ANDER = "liever_ander"
    LIEVER_BESPREKEN = "liever_bespreken"
    AANGEBODEN = "aangeboden"  # the coach offered moments
    GEKOZEN = "gekozen"  # the wethouder picked one
    ANDER_MOMENT = "ander_moment"  # none fits, or the one that was picked no longer does
    GEWEEST = "geweest"  # the day of the kennismaking is over
    KLIK = "klik"  # one of both answered
    BESPROKEN = "besproken"  # after a doubt both said yes to the coördinator, on the telephone
    AKKOORD = "akkoord"  # one of both confirmed the agreements
    GESPREK = "gesprek"  # a talk was held
    GENOEG = "genoeg"  # the wethouder wants no more talks
    MEER = "meer"  # both want more talks
    GEEVALUEERD = "geevalueerd"  # the wethouder looked back
    TERUGGEKOMEN = "teruggekomen"
    ANDERE_COACH = "andere_coach"
    PAUZE = "pauze"
    HERVAT = "hervat"
    STOP = "stop"


class Owner(StrEnum):
    """Who does the next step: in a traject, or in a heisessie (heisessie.py)."""

    WETHOUDER = "wethouder"
    COACH = "coach"
    COORDINATOR = "coordinator"
    AANVRAGER = "aanvrager"
    LID = "lid"
    BEGELEIDER = "begeleider"


@dataclass(frozen=True)
class Facts:
    """What guards look at.

    :param klik_wethouder: what this side answered: "ja", "nee", "twijfel", or None as yet.
    :param klik_coach: and what the other side did.
    :param akkoord: who confirmed the agreements.
    :param held: talks, not counting the kennismaking.
    :param planned: talks that were agreed on.
    :param terugkomen: whether the wethouder wants one more talk later.
    :param with_coach: whether both said yes to a coach.
    """

    klik_wethouder: str | None = None
    klik_coach: str | None = None
    akkoord: frozenset[Owner] = frozenset()
    held: int = 0
    planned: int = 0
    terugkomen: bool = False
    with_coach: bool = False

    @property
    def klik(self) -> frozenset[str | None]:
        return frozenset({self.klik_wethouder, self.klik_coach})


Guard = Callable[[Facts], bool]


def een_nee(facts: Facts) -> bool:
    """One of both said no; the other one need not answer."""
    return "nee" in facts.klik


def beide_ja(facts: Facts) -> bool:
    """There is a klik."""
    return facts.klik == {"ja"}


def een_twijfelt(facts: Facts) -> bool:
    """Both answered, and not both said yes."""
    return None not in facts.klik


def beide_akkoord(facts: Facts) -> bool:
    """Both confirmed what was agreed."""
    return facts.akkoord == {Owner.WETHOUDER, Owner.COACH}


def alle_gesprekken(facts: Facts) -> bool:
    """As many talks were held as were agreed."""
    return facts.held >= facts.planned


def wil_terugkomen(facts: Facts) -> bool:
    """The wethouder wants one more talk later."""
    return facts.terugkomen


def met_coach(facts: Facts) -> bool:
    """There is a coach to go on with."""
    return facts.with_coach


_S, _E = State, Event
# Between "a coach is picked" and "both said yes": what a search can be in.
_VOORSTEL = (_S.COACH_GEVRAAGD, _S.VOORGESTELD, _S.MOMENTEN, _S.KIEZEN, _S.KENNISMAKING, _S.KLIK, _S.BESPREKEN)  # fmt: skip
CLOSED = frozenset({_S.AFGESLOTEN, _S.GESTOPT})
OPEN = tuple(state for state in State if state not in CLOSED)

TRAJECT: tuple[tuple[State, Event, Guard, State], ...] = (
    (_S.VRAGEN, _E.VERSTUURD, altijd, _S.TE_BELLEN),
    *((state, _E.BEL_MIJ, altijd, _S.TE_BELLEN) for state in (_S.VRAGEN, _S.TE_BELLEN, _S.ZOEKEN)),
    *((state, _E.VERSTUURD, altijd, state) for state in (_S.TE_BELLEN, _S.GESPREK_GEPLAND)),
    (_S.GESPREK_GEPLAND, _E.BEL_MIJ, altijd, _S.GESPREK_GEPLAND),
    (_S.ZOEKEN, _E.VERSTUURD, altijd, _S.TE_BELLEN),
    (_S.TE_BELLEN, _E.GEPLAND, altijd, _S.GESPREK_GEPLAND),
    (_S.GESPREK_GEPLAND, _E.GEPLAND, altijd, _S.GESPREK_GEPLAND),
    (_S.TE_BELLEN, _E.GEBELD, altijd, _S.ZOEKEN),
    (_S.GESPREK_GEPLAND, _E.GEBELD, altijd, _S.ZOEKEN),
    (_S.ZOEKEN, _E.GEVRAAGD, altijd, _S.COACH_GEVRAAGD),
    (_S.COACH_GEVRAAGD, _E.COACH_JA, altijd, _S.VOORGESTELD),
    (_S.COACH_GEVRAAGD, _E.COACH_NEE, altijd, _S.ZOEKEN),
    *((state, _E.INGETROKKEN, altijd, _S.ZOEKEN) for state in _VOORSTEL),
    (_S.VOORGESTELD, _E.KENNISMAKEN, altijd, _S.MOMENTEN),
    (_S.BESPREKEN, _E.KENNISMAKEN, altijd, _S.MOMENTEN),
    *((state, _E.LIEVER_ANDER, altijd, _S.ZOEKEN) for state in _VOORSTEL[1:]),
    (_S.VOORGESTELD, _E.LIEVER_BESPREKEN, altijd, _S.BESPREKEN),
    (_S.MOMENTEN, _E.AANGEBODEN, altijd, _S.KIEZEN),
    (_S.KIEZEN, _E.AANGEBODEN, altijd, _S.KIEZEN),
    (_S.KIEZEN, _E.GEKOZEN, altijd, _S.KENNISMAKING),
    (_S.KIEZEN, _E.ANDER_MOMENT, altijd, _S.MOMENTEN),
    (_S.KENNISMAKING, _E.ANDER_MOMENT, altijd, _S.MOMENTEN),
    (_S.KENNISMAKING, _E.GEWEEST, altijd, _S.KLIK),
    (_S.KLIK, _E.KLIK, een_nee, _S.ZOEKEN),
    (_S.KLIK, _E.KLIK, beide_ja, _S.AFSPRAKEN),
    (_S.KLIK, _E.KLIK, een_twijfelt, _S.BESPREKEN),
    (_S.KLIK, _E.KLIK, altijd, _S.KLIK),
    (_S.BESPREKEN, _E.KLIK, beide_ja, _S.AFSPRAKEN),
    (_S.BESPREKEN, _E.BESPROKEN, altijd, _S.AFSPRAKEN),
    (_S.AFSPRAKEN, _E.AKKOORD, beide_akkoord, _S.LOOPT),
    (_S.AFSPRAKEN, _E.AKKOORD, altijd, _S.AFSPRAKEN),
    (_S.AFSPRAKEN, _E.ANDERE_COACH, altijd, _S.ZOEKEN),
    (_S.LOOPT, _E.GESPREK, alle_gesprekken, _S.AFRONDEN),
    (_S.LOOPT, _E.GESPREK, altijd, _S.LOOPT),
    (_S.LOOPT, _E.GENOEG, altijd, _S.AFRONDEN),
    (_S.LOOPT, _E.MEER, altijd, _S.LOOPT),
    (_S.LOOPT, _E.ANDERE_COACH, altijd, _S.ZOEKEN),
    (_S.AFRONDEN, _E.MEER, altijd, _S.LOOPT),
    (_S.AFRONDEN, _E.GEEVALUEERD, wil_terugkomen, _S.TERUGKOMEN),
    (_S.AFRONDEN, _E.GEEVALUEERD, altijd, _S.AFGESLOTEN),
    (_S.TERUGKOMEN, _E.TERUGGEKOMEN, altijd, _S.AFGESLOTEN),
    *((state, _E.PAUZE, altijd, _S.PAUZE) for state in (_S.ZOEKEN, *_VOORSTEL, _S.AFSPRAKEN, _S.LOOPT)),
    (_S.PAUZE, _E.HERVAT, beide_akkoord, _S.LOOPT),
    (_S.PAUZE, _E.HERVAT, met_coach, _S.AFSPRAKEN),
    (_S.PAUZE, _E.HERVAT, altijd, _S.ZOEKEN),
    *((state, _E.STOP, altijd, _S.GESTOPT) for state in OPEN),
)  # fmt: skip


def advance(state: State, event: Event, facts: Facts = Facts()) -> State:
    """The state after the event. Raises IllegalEvent, and then nothing has changed."""
    return levensloop.advance(TRAJECT, state, event, facts)


def can(state: State, event: Event) -> bool:
    """Whether an event may happen in a state at all."""
    return levensloop.can(TRAJECT, state, event)


def mermaid() -> str:
    """The table as a state diagram, without resting and stopping, which are possible almost
    everywhere.
    """
    closed = [state for state in State if state in CLOSED]
    return levensloop.mermaid(TRAJECT, State.VRAGEN, closed, {Event.STOP, Event.PAUZE})
