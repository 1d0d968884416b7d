"""What a prompt is: something to say that nobody asked for, about a case, from a moment on. Which there
are is in prompts.py (of a traject) and prompts_heisessie.py.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from conversations.instellingen import Instellingen, Soort
from conversations.kalender import Kalender
from conversations.traject import CLOSED, Owner, State

TALKS = ("gesprek", "terugkomgesprek")


class Kind(StrEnum):
    """What is said. The names are kept in the ledger."""

    INTAKE = "intake"  # N1
    WISSEN = "wissen"  # N2
    BELAFSPRAAK = "belafspraak"  # N5
    VERZOEK = "verzoek"  # N6
    VOORSTEL = "voorstel"  # N7
    MOMENTEN = "momenten"
    KIEZEN = "kiezen"
    MORGEN = "morgen"  # N8, and for a coach every talk
    KLIK = "klik"  # N9, N10
    AFSPRAKEN = "afspraken"  # N12
    PLANNEN = "plannen"  # N12, N15 for a coach
    VOORBEREIDEN = "voorbereiden"  # N13
    VOORNEMEN = "voornemen"  # N14
    RITME = "ritme"  # N15
    TUSSENSTAND = "tussenstand"  # N16
    OBSERVATIE = "observatie"  # N17
    NABESPREKEN = "nabespreken"  # N18
    NOG_EEN = "nog_een"  # N19
    TERUGKIJKEN = "terugkijken"  # N20
    TERUGKOMEN = "terugkomen"  # N21
    BEWAREN = "bewaren"  # N22
    PAUZE = "pauze"
    WEEK = "week"
    LOGBOEK = "logboek"
    # About a heisessie
    TE_BELLEN = "te_bellen"
    DATUM = "datum"
    DATUM_KIEZEN = "datum_kiezen"
    VRAGENLIJST = "vragenlijst"  # N24, N25
    VOORGESPREKKEN = "voorgesprekken"  # N26
    LINKS = "links"
    PROGRAMMA = "programma"
    CONCEPT = "concept"  # N23
    LOGISTIEK = "logistiek"  # N27
    DAGPROGRAMMA = "dagprogramma"  # N28
    DAGEVALUATIE = "dagevaluatie"  # N29
    INVOEREN = "invoeren"
    LEEFT = "leeft"  # N30
    STAND = "stand"  # N30
    LAATSTE_JAAR = "laatste_jaar"  # N31
    OVERDRACHT = "overdracht"  # N32


@dataclass(frozen=True)
class Plan:
    """An appointment of a case.

    :param kind: "intakegesprek", "kennismaking", "gesprek", "observatie", "terugkomgesprek" or
        "heisessie".
    :param name: changes when it is moved.
    :param start: when it begins (UTC); of a part of the day, its beginning.
    :param made_at: when it was made or moved (UTC).
    :param held: it took place; None as long as nobody said so.
    :param off: it was cancelled.
    """

    kind: str
    name: str
    day: date
    start: datetime
    made_at: datetime
    held: bool | None = None
    off: bool = False


class Zaak:
    """A case with its appointments, whether it is a traject or a heisessie."""

    ENDS: ClassVar[frozenset[StrEnum]]
    id: int
    state: StrEnum
    since: datetime
    plans: tuple[Plan, ...]

    @property
    def closed(self) -> bool:
        """Whether nothing comes of it any more."""
        return self.state in self.ENDS

    def open(self, *kinds: str) -> list[Plan]:
        """What was planned of these kinds, and nobody said yet whether it was held."""
        return [one for one in self.plans if one.kind in kinds and one.held is None and not one.off]

    def past(self, *kinds: str) -> list[Plan]:
        """What was held of these kinds."""
        return [one for one in self.plans if one.kind in kinds and one.held]


@dataclass(frozen=True)
class Case(Zaak):
    """What the policy knows of a traject. Instants are aware UTC, days are local.

    :param since: since when it is in this state.
    :param owner: who does the next step, by `due`.
    :param proposal: the number of the proposal with which it goes on.
    :param heard_at: the last time that the wethouder said something in the open intake.
    :param held, planned: talks, not counting the kennismaking.
    :param said: per side, what it has finished answering about this proposal, by script.
    :param begun: likewise what it is in, with when it was last heard.
    """

    ENDS: ClassVar[frozenset[StrEnum]] = CLOSED

    id: int
    state: State
    since: datetime
    owner: Owner | None = None
    due: date | None = None
    proposal: int = 0
    heard_at: datetime | None = None
    plans: tuple[Plan, ...] = ()
    held: int = 0
    planned: int = 0
    said: frozenset[tuple[Owner, str]] = frozenset()
    begun: Mapping[tuple[Owner, str], datetime] = field(default_factory=dict)

    @property
    def last_talk(self) -> date | None:
        """The day of the last talk that was held."""
        return max((one.day for one in self.past(*TALKS)), default=None)


@dataclass(frozen=True)
class Due:
    """One occurrence.

    :param occurrence: its name within the kind; has no slash.
    :param at: from when.
    :param until: from when it is of no use any more; None while the case stands like this.
    """

    occurrence: str
    at: datetime
    until: datetime | None = None


Z = TypeVar("Z", bound=Zaak)
When = Callable[[Z, Owner, Kalender, Instellingen], Iterable[Due]]


def before(ahead: int, *kinds: str) -> When[Zaak]:
    """So many days before an appointment, unless it was made later than that."""

    def when(case: Zaak, _: Owner, kalender: Kalender, own: Instellingen) -> Iterator[Due]:
        for plan in case.open(*kinds) if not case.closed else ():
            at = kalender.eve(plan.day, own, ahead)
            if plan.made_at < at:
                yield Due(plan.name, at, plan.start)

    return when


@dataclass(frozen=True)
class Prompt(Generic[Z]):
    """One thing to say.

    :param number: as in domain.md (v).
    :param again: after how many days it is repeated, from the day on which it arrived; two
        reminders a step at most, then a human calls.
    :param asked: the answer to what somebody did: does not count as unasked.
    :param confirms: an appointment that was made: also in a recess.
    :param leaves, leaves_in_year: how many places of the budget it leaves to others.
    """

    kind: Kind
    number: str
    to: frozenset[Owner]
    soort: Soort
    when: When[Z]
    again: tuple[int, ...] = ()
    asked: bool = False
    confirms: bool = False
    leaves: int = 0
    leaves_in_year: int = 0
