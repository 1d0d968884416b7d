"""The life of a heisessie, as one table (domain.md 3, (ii)): in which state which event leads where, and
under which guard; and who does the next step, by which day.

Questions to the members and the search for a date go side by side: both are open in LEDEN. Nothing
is fixed before the college says yes. Who says that a talk together may not be safe stops the
automatic part, whatever was going on: a human comes first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from conversations import levensloop
from conversations.levensloop import altijd
from conversations.termijnen import Next, Term
from conversations.traject import Owner


class State(StrEnum):
    VRAGEN = "vragen"  # the requester answers the intake
    TE_BELLEN = "te_bellen"  # the office looks at it, and picks a begeleider
    BEGELEIDER_GEVRAAGD = "begeleider_gevraagd"
    INTAKEGESPREK = "intakegesprek"  # the begeleider calls the requester
    MENS_EERST = "mens_eerst"  # it may not be safe: nothing goes by itself
    LEDEN = "leden"  # the members answer, and say which days suit
    DATUM = "datum"  # the requester picks a day
    VOORGESPREKKEN = "voorgesprekken"  # the begeleider calls the members
    ONTWERP = "ontwerp"  # the begeleider makes the programme
    AKKOORD = "akkoord"  # the college looks at it
    VASTGESTELD = "vastgesteld"  # the day is to come
    AFSPRAKEN = "afspraken"  # what was agreed is written down
    VOLGEN = "volgen"  # the agreements live, or do not
    AFGESLOTEN = "afgesloten"
    GESTOPT = "gestopt"


class Event(StrEnum):
    VERSTUURD = "verstuurd"  # the intake was sent, or corrected
    BEL_MIJ = "bel_mij"  # somebody would rather be called
    ONVEILIG = "onveilig"  # a talk together may not be safe
    VEILIG = "veilig"  # the office spoke with whoever it takes: it can go on
    GEVRAAGD = "gevraagd"  # the coördinator asked a begeleider
    BEGELEIDER_JA = "begeleider_ja"
    BEGELEIDER_NEE = "begeleider_nee"  # or is taken back by the office
    GEBELD = "gebeld"  # the intakegesprek was held: the members may be asked
    GESLOTEN = "gesloten"  # the term for the members is over, or all have answered
    ANDERE_DATA = "andere_data"  # the requester proposes other days
    GEKOZEN = "gekozen"  # the requester picked a day
    VERLOPEN = "verlopen"  # that day has passed, and the college had not said yes
    GESPROKEN = "gesproken"  # the begeleider called the members
    GOEDGEKEURD = "goedgekeurd"  # the begeleider approves the programme
    WIJZIGEN = "wijzigen"  # the college, or the begeleider, wants another programme
    JA = "ja"  # the college says yes
    GEHOUDEN = "gehouden"  # the day is over
    GENOTEERD = "genoteerd"  # all agreements are written down
    TERUGGEKEKEN = "teruggekeken"  # six weeks later
    STOP = "stop"


@dataclass(frozen=True)
class Facts:
    """What guards look at.

    :param begeleider: whether there is one.
    :param dag: the day that was picked (local), if one was.
    :param eerst_bellen: the members are to be called before there is a programme.
    """

    begeleider: bool = False
    dag: date | None = None
    eerst_bellen: bool = False


def met_dag(facts: Facts) -> bool:
    """A day was picked, and there is somebody who leads it."""
    return facts.begeleider and facts.dag is not None


def met_begeleider(facts: Facts) -> bool:
    """There is somebody who leads the day."""
    return facts.begeleider


def eerst_bellen(facts: Facts) -> bool:
    """The members are called before there is a programme (domain.md 3.5)."""
    return facts.eerst_bellen


_S, _E = State, Event
CLOSED = frozenset({_S.AFGESLOTEN, _S.GESTOPT})
OPEN = tuple(state for state in State if state not in CLOSED)
# Before the day itself: what may turn out not to be safe, or go on with another day.
_AHEAD = OPEN[: OPEN.index(_S.AFSPRAKEN)]
_WITH_DAY = (_S.VOORGESPREKKEN, _S.ONTWERP, _S.AKKOORD, _S.VASTGESTELD)
# Without a begeleider it goes back to the office, which asks another one.
_LED = (_S.BEGELEIDER_GEVRAAGD, _S.INTAKEGESPREK, _S.LEDEN, _S.DATUM, *_WITH_DAY)

HEISESSIE: tuple[tuple[State, Event, Callable[[Facts], bool], State], ...] = (
    (_S.VRAGEN, _E.VERSTUURD, altijd, _S.TE_BELLEN),
    *((state, _E.VERSTUURD, altijd, state) for state in (_S.TE_BELLEN, _S.BEGELEIDER_GEVRAAGD, _S.INTAKEGESPREK)),
    *((state, _E.BEL_MIJ, altijd, _S.TE_BELLEN) for state in (_S.VRAGEN, _S.TE_BELLEN)),
    *((state, _E.ONVEILIG, altijd, _S.MENS_EERST) for state in _AHEAD),
    (_S.MENS_EERST, _E.VEILIG, met_dag, _S.VOORGESPREKKEN),
    (_S.MENS_EERST, _E.VEILIG, met_begeleider, _S.INTAKEGESPREK),
    (_S.MENS_EERST, _E.VEILIG, altijd, _S.TE_BELLEN),
    (_S.TE_BELLEN, _E.GEVRAAGD, altijd, _S.BEGELEIDER_GEVRAAGD),
    (_S.BEGELEIDER_GEVRAAGD, _E.BEGELEIDER_JA, altijd, _S.INTAKEGESPREK),
    *((state, _E.BEGELEIDER_NEE, altijd, _S.TE_BELLEN) for state in _LED),
    (_S.INTAKEGESPREK, _E.GEBELD, met_dag, _S.VOORGESPREKKEN),
    (_S.INTAKEGESPREK, _E.GEBELD, altijd, _S.LEDEN),
    (_S.LEDEN, _E.GESLOTEN, altijd, _S.DATUM),
    *((state, _E.ANDERE_DATA, altijd, _S.LEDEN) for state in (_S.LEDEN, _S.DATUM, *_WITH_DAY)),
    *((state, _E.VERLOPEN, altijd, _S.DATUM) for state in (_S.VOORGESPREKKEN, _S.ONTWERP, _S.AKKOORD)),
    (_S.DATUM, _E.GEKOZEN, eerst_bellen, _S.VOORGESPREKKEN),
    (_S.DATUM, _E.GEKOZEN, altijd, _S.ONTWERP),
    (_S.VOORGESPREKKEN, _E.GESPROKEN, altijd, _S.ONTWERP),
    (_S.ONTWERP, _E.GOEDGEKEURD, altijd, _S.AKKOORD),
    (_S.AKKOORD, _E.WIJZIGEN, altijd, _S.ONTWERP),
    (_S.AKKOORD, _E.JA, altijd, _S.VASTGESTELD),
    (_S.VASTGESTELD, _E.WIJZIGEN, altijd, _S.ONTWERP),
    (_S.VASTGESTELD, _E.GEHOUDEN, altijd, _S.AFSPRAKEN),
    (_S.AFSPRAKEN, _E.GENOTEERD, altijd, _S.VOLGEN),
    (_S.VOLGEN, _E.TERUGGEKEKEN, altijd, _S.AFGESLOTEN),
    *((state, _E.STOP, altijd, _S.GESTOPT) for state in OPEN),
)  # fmt: skip

_A, _B, _K = Owner.AANVRAGER, Owner.BEGELEIDER, Owner.COORDINATOR
# domain.md (v), N23 to N30; what is counted from a day that was agreed is in `next_step`.
TERMS: dict[State, Term] = {
    State.VRAGEN: Term(_A, 14),
    State.TE_BELLEN: Term(_K, 2, working=True),
    State.BEGELEIDER_GEVRAAGD: Term(_B, 3),
    State.INTAKEGESPREK: Term(_B, 5, working=True),
    State.MENS_EERST: Term(_K, 1, working=True),
    State.LEDEN: Term(Owner.LID, 5, working=True),
    State.DATUM: Term(_A, 5, working=True),
    State.VOORGESPREKKEN: Term(_B, 10, working=True),
    State.ONTWERP: Term(_B, 5, working=True),
    State.AKKOORD: Term(_A, 7),
    State.VASTGESTELD: Term(_B, 1),
    State.AFSPRAKEN: Term(_B, 5, working=True),
    State.VOLGEN: Term(_A, 42),
}
WEEK = timedelta(days=7)


def advance(state: State, event: Event, facts: Facts = Facts()) -> State:
    """The state after the event. Raises IllegalEvent, and then nothing has changed."""
    return levensloop.advance(HEISESSIE, state, event, facts)


def can(state: State, event: Event) -> bool:
    """Whether an event may happen in a state at all."""
    return levensloop.can(HEISESSIE, state, event)


def mermaid() -> str:
    """The table as a state diagram, without what is possible almost everywhere: stopping, and that a
    human comes first.
    """
    closed = [state for state in State if state in CLOSED]
    return levensloop.mermaid(HEISESSIE, State.VRAGEN, closed, {Event.STOP, Event.ONVEILIG})


def next_step(state: State, facts: Facts, since: date, until: date | None = None) -> Next | None:
    """Who does the next step of a heisessie that is in this state since a day (local), and by which
    day; None when it is closed.

    :param until: the day on which a term that was told to somebody ends, such as that of the members.
    """
    if state in CLOSED:
        return None
    term = TERMS[state]
    if until:
        return Next(term.owner, until)
    if facts.dag and state is State.VASTGESTELD:
        return Next(term.owner, facts.dag + timedelta(days=term.days))
    if facts.dag and state is State.VOLGEN:
        return Next(term.owner, facts.dag + timedelta(days=term.days) + WEEK)
    return Next(term.owner, term.end(since))
