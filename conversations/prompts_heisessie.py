"""What there is to say to whom about a heisessie, and from when until when (N23 to N32 of domain.md (v)).

What waits for somebody is reckoned where it is done (`Sessie.waits`); here is from when it is said, and
how often again. What the office is told (N3, N4) is no prompt. Numbers with a letter are steps that
domain.md asks without a number; N1 and N2 are those of a traject, for who asks for a heisessie.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from conversations.dates import add_months
from conversations.heisessie import CLOSED, WEEK, State
from conversations.instellingen import Instellingen, Soort
from conversations.kalender import Kalender
from conversations.prompt import Due, Kind, Plan, Prompt, When, Zaak
from conversations.prompts import KEEP_INTAKE
from conversations.traject import Owner

HEISESSIE = "heisessie"  # the appointment
LOOK_BACK, USEFUL = 1, 5  # working days after it: from when, and how long members look back (N29)
LAST_YEAR, HANDOVER = 12, 4  # months before an election (N31, N32)
AGAIN = 5  # working days before their term ends members hear of it once more (N25)
_DAY = timedelta(days=1)
Dues = Iterator[Due]


@dataclass(frozen=True)
class Sessie(Zaak):
    """What the policy knows of a heisessie, as it concerns one person in one role. Instants are aware
    UTC, days are local.

    :param since: since when it is in this state.
    :param waits: the actions that wait for this person (bot/usecases/heisessie/steps.py).
    :param plans: the day itself; `held` when it is over.
    :param heard_at: the last time that the requester said something in the open intake.
    :param closes: the last day of the term of the members.
    :param shown: the day on which the requester sees how the agreements stand; asked a week before.
    :param verkiezing: the day of the next election of the council.
    """

    ENDS: ClassVar[frozenset[StrEnum]] = CLOSED

    id: int
    state: State
    since: datetime
    waits: frozenset[str] = frozenset()
    plans: tuple[Plan, ...] = ()
    heard_at: datetime | None = None
    closes: date | None = None
    shown: date | None = None
    verkiezing: date | None = None

    @property
    def held_on(self) -> date | None:
        """The day on which it was."""
        return max((one.day for one in self.past(HEISESSIE)), default=None)


def _waits(action: str, after: int = 0) -> When[Sessie]:
    """At once, as long as it waits for this person; some days later, where it was said already when it
    came to that.
    """

    def when(case: Sessie, _: Owner, kalender: Kalender, __: Instellingen) -> Dues:
        if action in case.waits:
            later = kalender.morning(kalender.day(case.since) + after * _DAY)
            yield Due(f"{case.since:%Y%m%d%H%M%S%f}", later if after else case.since)

    return when


def _of_member(action: str) -> When[Sessie]:
    """The link asks it first, or word of new days; who has not answered hears of it once, some days
    before the term ends, and not in the days after that word.
    """

    def when(case: Sessie, _: Owner, kalender: Kalender, __: Instellingen) -> Dues:
        if action in case.waits and case.closes:
            told = kalender.day(case.since) + 2 * _DAY
            day = max(kalender.working_days(case.closes, -AGAIN), told)
            yield Due(
                f"{case.closes:%Y%m%d}", kalender.morning(day), kalender.morning(case.closes + _DAY)
            )

    return when


def _ahead(number: int) -> When[Sessie]:
    """So many working days before it, unless the day was picked later than that."""

    def when(case: Sessie, _: Owner, kalender: Kalender, own: Instellingen) -> Dues:
        for plan in case.open(HEISESSIE) if case.state is State.VASTGESTELD else ():
            at = kalender.eve(kalender.working_days(plan.day, -number), own, 0)
            if plan.made_at < at:
                yield Due(plan.name, at, plan.start)

    return when


def _intake(case: Sessie, _: Owner, kalender: Kalender, __: Instellingen) -> Dues:
    if case.state is State.VRAGEN and case.heard_at:
        yield Due("intake", kalender.morning(kalender.day(case.heard_at) + 2 * _DAY))


def _wiping(case: Sessie, _: Owner, kalender: Kalender, __: Instellingen) -> Dues:
    if case.state is State.VRAGEN and case.heard_at:
        day = kalender.day(case.heard_at)
        yield Due(f"{day:%Y%m%d}", kalender.morning(day + (KEEP_INTAKE - 1) * _DAY))


def _looking_back(case: Sessie, _: Owner, kalender: Kalender, __: Instellingen) -> Dues:
    day = case.held_on
    if day and "evaluatie" in case.waits:
        until = kalender.morning(kalender.working_days(day, USEFUL) + _DAY)
        yield Due(f"{day:%Y%m%d}", kalender.morning(kalender.working_days(day, LOOK_BACK)), until)


def _living(action: str, before: timedelta = timedelta()) -> When[Sessie]:
    """Whether the agreements live, so long before the day on which that is shown."""

    def when(case: Sessie, _: Owner, kalender: Kalender, __: Instellingen) -> Dues:
        if case.shown and action in case.waits:
            yield Due(f"{case.shown:%Y%m%d}", kalender.morning(case.shown - before))

    return when


def _election(months: int, until: int) -> When[Sessie]:
    """So many months before an election; of use until so many before."""

    def when(case: Sessie, _: Owner, kalender: Kalender, __: Instellingen) -> Dues:
        if case.verkiezing and case.held_on:
            day, end = (add_months(case.verkiezing, -one) for one in (months, until))
            if day > case.held_on:
                yield Due(f"{case.verkiezing:%Y%m%d}", kalender.morning(day), kalender.morning(end))

    return when


REQUESTER, MEMBER = frozenset({Owner.AANVRAGER}), frozenset({Owner.LID})
LEADER = frozenset({Owner.BEGELEIDER})

# The most important first.
PROMPTS_HEISESSIE: tuple[Prompt[Sessie], ...] = (
    Prompt(Kind.VERZOEK, "N6", LEADER, Soort.VRAAG, _waits("verzoek"), (2,), asked=True),
    Prompt(Kind.TE_BELLEN, "N5a", LEADER, Soort.VRAAG, _waits("gesprek", 2), (3,)),
    Prompt(Kind.VOORGESPREKKEN, "N26", LEADER, Soort.VRAAG, _waits("bellen", 3), (3,)),
    Prompt(Kind.LINKS, "N24a", REQUESTER, Soort.VRAAG, _waits("links"), (2,), asked=True),
    Prompt(Kind.VRAGENLIJST, "N24", MEMBER, Soort.VRAAG, _of_member("vragen")),
    Prompt(Kind.DATUM, "N25", MEMBER, Soort.VRAAG, _of_member("prik")),
    Prompt(Kind.DATUM_KIEZEN, "N25a", REQUESTER, Soort.VRAAG, _waits("datum", 2), (3,)),
    Prompt(Kind.PROGRAMMA, "N23a", LEADER, Soort.VRAAG, _waits("ontwerp"), (2,), asked=True),
    Prompt(Kind.CONCEPT, "N23", REQUESTER, Soort.VRAAG, _waits("programma"), (4,), asked=True),
    Prompt(Kind.DAGPROGRAMMA, "N28", MEMBER, Soort.AFSPRAAK, _ahead(2), confirms=True),
    Prompt(Kind.LOGISTIEK, "N27", REQUESTER, Soort.AFSPRAAK, _ahead(5), confirms=True),
    Prompt(Kind.MORGEN, "N28a", LEADER, Soort.AFSPRAAK, _ahead(1), confirms=True),
    Prompt(Kind.INVOEREN, "N29a", LEADER | REQUESTER, Soort.VRAAG, _waits("werkafspraken"), (2,), asked=True),
    Prompt(Kind.DAGEVALUATIE, "N29", MEMBER, Soort.VRAAG, _looking_back),
    Prompt(Kind.LEEFT, "N30a", MEMBER | REQUESTER, Soort.VRAAG, _living("leeft", WEEK), (4,)),
    Prompt(Kind.STAND, "N30", REQUESTER, Soort.VRAAG, _living("hoe_staan"), (7,)),
    Prompt(Kind.WISSEN, "N2", REQUESTER, Soort.BEWAREN, _wiping),
    Prompt(Kind.INTAKE, "N1", REQUESTER, Soort.VRAAG, _intake, (5,)),
    Prompt(Kind.OVERDRACHT, "N32", REQUESTER, Soort.GESPREK, _election(HANDOVER, 0)),
    Prompt(Kind.LAATSTE_JAAR, "N31", REQUESTER, Soort.GESPREK, _election(LAST_YEAR, HANDOVER)),
)  # fmt: skip
