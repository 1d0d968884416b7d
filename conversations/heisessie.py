"""The life of a heisessie, as one table: in which state which event leads where, and under which
guard (domain.md 3 and (ii)).

Rules of this file:
- The questions to the members run beside the search for a date and are no state of their own until
  the date is there: they close on a fixed day before it (groepsbeeld.py), so that the one always
  ends before the other.
- Nothing is composed before what the members said is a group for good, or was talked about.
- That it may not be safe can be heard at any moment, and stops everything until a human says that
  it goes on. Where it goes on then, as after a rest or a new date, follows from the facts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from conversations.zaak import Verloop, altijd


class State(StrEnum):
    VRAGEN = "vragen"  # the requester answers the intake
    MENS_EERST = "mens_eerst"  # it may not be safe: a human first
    TE_BELLEN = "te_bellen"  # the begeleider calls
    GESPREK_GEPLAND = "gesprek_gepland"  # the human intakegesprek has a date
    DATUM = "datum"  # the members say when they can, the requester fixes a date
    LEDEN = "leden"  # the members answer their questions, until a fixed day
    VOORGESPREKKEN = "voorgesprekken"  # the begeleider talks with each of them
    CONCEPT = "concept"  # the begeleider works on the conceptprogramma
    GOEDKEUREN = "goedkeuren"  # the college looks at it
    VASTGESTELD = "vastgesteld"  # the programme stands, the day comes
    NAZORG = "nazorg"  # looking back, and writing down what was agreed
    VOLGEN = "volgen"  # do the agreements live, after six weeks
    PAUZE = "pauze"
    AFGESLOTEN = "afgesloten"
    GESTOPT = "gestopt"


class Event(StrEnum):
    VERSTUURD = "verstuurd"  # the intake was sent
    BEL_MIJ = "bel_mij"  # the requester would rather be called
    ONVEILIG = "onveilig"  # somebody says that a talk together may not be safe
    VEILIG = "veilig"  # a human spoke with them: it can go on
    TOEGEWEZEN = "toegewezen"  # there is a begeleider, or another one
    GEPLAND = "gepland"  # the intakegesprek has a date, or another one
    GEBELD = "gebeld"  # the intakegesprek was held
    GEPEILD = "gepeild"  # every member said when, or the last day for it is over
    DATUM = "datum"  # the requester fixed a date
    ANDERE_DATUM = (
        "andere_datum"  # it does not fit any more, or the day went by without a heisessie
    )
    GESLOTEN = "gesloten"  # the questions to the members closed
    GESPROKEN = "gesproken"  # the begeleider talked with them, and says that it can be done
    AANGEBODEN = "aangeboden"  # the begeleider approves of the conceptprogramma
    AKKOORD = "akkoord"  # the college does
    WIJZIGEN = "wijzigen"  # somebody wants something different: a new version
    GEHOUDEN = "gehouden"  # the heisessie took place
    INGEVOERD = "ingevoerd"  # the agreements were written down
    BEKEKEN = "bekeken"  # and looked at again
    PAUZE = "pauze"
    HERVAT = "hervat"
    STOP = "stop"


@dataclass(frozen=True)
class Facts:
    """What guards look at, as it is after the event.

    :param verstuurd, gebeld: whether the intake was sent, and the intakegesprek held.
    :param begeleider: whether there is one.
    :param gepeild: whether the search for a date is over.
    :param datum: whether a date that lies ahead was fixed.
    :param vragenlijst: whether the members are asked questions: the requester said yes, they are
        enough, and there is time.
    :param eerst_spreken: whether the answers ask for talks first (groepsbeeld.py).
    :param beeld: whether these closed for good, or talks were held instead.
    :param akkoord: whether the college approved of the programme as it stands.
    :param gehouden, ingevoerd: whether it took place, and the agreements were written down.
    """

    verstuurd: bool = False
    gebeld: bool = False
    begeleider: bool = False
    gepeild: bool = False
    datum: bool = False
    vragenlijst: bool = False
    eerst_spreken: bool = False
    beeld: bool = False
    akkoord: bool = False
    gehouden: bool = False
    ingevoerd: bool = False


Guard = Callable[[Facts], bool]


def met_begeleider(facts: Facts) -> bool:
    """There is somebody to lead it."""
    return facts.begeleider


def eerst_spreken(facts: Facts) -> bool:
    """Too few answered, or trust is low or far apart."""
    return facts.eerst_spreken


def met_afspraken(facts: Facts) -> bool:
    """The agreements were written down."""
    return facts.ingevoerd


def al_gehouden(facts: Facts) -> bool:
    """It took place."""
    return facts.gehouden


def met_akkoord(facts: Facts) -> bool:
    """The college approved of a programme, and it has a date."""
    return facts.datum and facts.akkoord


def met_beeld(facts: Facts) -> bool:
    """What the members said is known, and there is a date."""
    return facts.datum and facts.beeld


def met_vragenlijst(facts: Facts) -> bool:
    """There is a date, and the members are asked questions before it."""
    return facts.datum and facts.vragenlijst


def met_datum(facts: Facts) -> bool:
    """There is a date, and the begeleider talks with each member."""
    return facts.datum


def al_gebeld(facts: Facts) -> bool:
    """The intakegesprek was held."""
    return facts.gebeld


def al_verstuurd(facts: Facts) -> bool:
    """The intake was sent."""
    return facts.verstuurd


_S, _E = State, Event
CLOSED = frozenset({_S.AFGESLOTEN, _S.GESTOPT})
OPEN = tuple(state for state in State if state not in CLOSED)
# What comes before the date is fixed, and between that and the day itself.
_BELLEN = (_S.TE_BELLEN, _S.GESPREK_GEPLAND)
_OP_WEG = (_S.LEDEN, _S.VOORGESPREKKEN, _S.CONCEPT, _S.GOEDKEUREN, _S.VASTGESTELD)
# Where a case stands, by its facts: the first that holds.
_NA_DE_DAG: tuple[tuple[Guard, State], ...] = ((met_afspraken, _S.VOLGEN), (al_gehouden, _S.NAZORG))
_MET_DATUM: tuple[tuple[Guard, State], ...] = (
    (met_akkoord, _S.VASTGESTELD), (met_beeld, _S.CONCEPT), (met_vragenlijst, _S.LEDEN),
)  # fmt: skip
_DAARVOOR: tuple[tuple[Guard, State], ...] = ((met_datum, _S.VOORGESPREKKEN), (al_gebeld, _S.DATUM))

HEISESSIE: tuple[tuple[State, Event, Guard, State], ...] = (
    (_S.VRAGEN, _E.VERSTUURD, altijd, _S.TE_BELLEN),
    *((state, _E.VERSTUURD, altijd, state) for state in (_S.MENS_EERST, *_BELLEN)),
    *((state, _E.BEL_MIJ, altijd, _S.TE_BELLEN) for state in (_S.VRAGEN, _S.TE_BELLEN)),
    *((state, _E.BEL_MIJ, altijd, state) for state in (_S.MENS_EERST, _S.GESPREK_GEPLAND)),
    *((state, _E.TOEGEWEZEN, altijd, state) for state in OPEN if state is not _S.VRAGEN),
    *((state, _E.GEPLAND, altijd, _S.GESPREK_GEPLAND) for state in _BELLEN),
    *((state, _E.GEBELD, met_begeleider, _S.DATUM) for state in _BELLEN),
    (_S.DATUM, _E.GEPEILD, altijd, _S.DATUM),
    *((_S.DATUM, _E.DATUM, guard, after) for guard, after in _MET_DATUM),
    (_S.DATUM, _E.DATUM, altijd, _S.VOORGESPREKKEN),
    *((state, _E.ANDERE_DATUM, altijd, _S.DATUM) for state in _OP_WEG),
    (_S.LEDEN, _E.GESLOTEN, eerst_spreken, _S.VOORGESPREKKEN),
    (_S.LEDEN, _E.GESLOTEN, altijd, _S.CONCEPT),
    (_S.VOORGESPREKKEN, _E.GESPROKEN, altijd, _S.CONCEPT),
    (_S.CONCEPT, _E.AANGEBODEN, altijd, _S.GOEDKEUREN),
    (_S.GOEDKEUREN, _E.AKKOORD, altijd, _S.VASTGESTELD),
    *((state, _E.WIJZIGEN, altijd, _S.CONCEPT) for state in (_S.GOEDKEUREN, _S.VASTGESTELD)),
    (_S.VASTGESTELD, _E.GEHOUDEN, altijd, _S.NAZORG),
    *((state, _E.INGEVOERD, altijd, _S.VOLGEN) for state in (_S.NAZORG, _S.VOLGEN)),
    (_S.VOLGEN, _E.BEKEKEN, altijd, _S.AFGESLOTEN),
    *((state, _E.ONVEILIG, altijd, _S.MENS_EERST) for state in OPEN),
    *((_S.MENS_EERST, _E.VEILIG, *on) for on in (*_NA_DE_DAG, *_MET_DATUM, *_DAARVOOR)),
    (_S.MENS_EERST, _E.VEILIG, al_verstuurd, _S.TE_BELLEN),
    (_S.MENS_EERST, _E.VEILIG, altijd, _S.VRAGEN),
    *((state, _E.PAUZE, altijd, _S.PAUZE) for state in (*_BELLEN, _S.DATUM, *_OP_WEG)),
    *((_S.PAUZE, _E.HERVAT, *on) for on in (*_MET_DATUM, *_DAARVOOR)),
    (_S.PAUZE, _E.HERVAT, altijd, _S.TE_BELLEN),
    *((state, _E.STOP, altijd, _S.GESTOPT) for state in OPEN),
)  # fmt: skip

_VERLOOP = Verloop(
    _S.VRAGEN, CLOSED, HEISESSIE, frozenset({_E.STOP, _E.PAUZE, _E.ONVEILIG, _E.ANDERE_DATUM})
)


def advance(state: State, event: Event, facts: Facts = Facts()) -> State:
    """The state after the event. Raises IllegalEvent, and then nothing has changed."""
    return _VERLOOP.advance(state, event, facts)


def can(state: State, event: Event) -> bool:
    """Whether an event may happen in a state at all."""
    return _VERLOOP.can(state, event)


def mermaid() -> str:
    """The table as a state diagram. A rest, a stop, another date, and that it may not be safe, which
    are possible almost everywhere, are left out.
    """
    return _VERLOOP.mermaid()
