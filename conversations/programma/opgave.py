"""What is to be solved to compose a programme: the days, what may be chosen, and what must be there."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from conversations.collegeperiode import Doel, doelen
from conversations.programma.blokken import Tussen
from conversations.programma.intake import Intake, Lengte
from conversations.programma.keuzes import Keuze, allowed, durations, keuzes
from conversations.programma.randen import begins, ends
from conversations.programma.regels import (
    BEFORE_PAUZE,
    BETWEEN,
    DAGDEEL,
    GOALS_IN_DAGDEEL,
    STEP,
    STRETCH,
)
from conversations.programma.rooster import Kader, kaders
from conversations.programma.verdeling import least, time_for_goals
from conversations.werkvormen import AVONDGESPREK, FIXED, WANDELING, Catalogus, Wens

LENGTHS = (Lengte.DAGDEEL, Lengte.DAG, Lengte.TWEE_DAGEN)  # the shortest first
LONGEST = {wat: most for wat, (_, most) in BETWEEN.items()}
WITH_PAUZES = (
    1 + LONGEST[Tussen.PAUZE] / BEFORE_PAUZE
)  # work, with as much time for breaks as can be


@dataclass(frozen=True, eq=False)
class Opgave:
    """A problem to solve.

    :param werkvormen: those that are allowed, by id; `keuzes` are these for each goal, in their order.
    :param needed: what must be there.
    """

    intake: Intake
    kaders: tuple[Kader, ...]
    werkvormen: Catalogus
    keuzes: tuple[Keuze, ...]
    needed: frozenset[str]

    @property
    def wishes(self) -> frozenset[Wens]:
        """Those of the members that one of these werkvormen meets."""
        can = {wens for one in self.keuzes for wens in one.werkvorm.wensen}
        return self.intake.wensen & can

    @property
    def fixed(self) -> frozenset[str]:
        """What the begeleider has fixed at a time."""
        return frozenset(one.wat for one in self.intake.vast if one.begin is not None)

    @property
    def walks(self) -> tuple[int | None, ...]:
        """The days on which a walk can follow lunch; and none."""
        possible = WANDELING in self.werkvormen and Doel.REFLECTIE in self.intake.doelen
        if not possible or WANDELING in self.fixed:
            return (None,)
        return (None, *(dag for dag, kader in enumerate(self.kaders) if kader.lunch))


def opgaven(intake: Intake, catalogus: Catalogus) -> Iterator[Opgave]:
    """What is to be solved, of each length that it may have."""
    lengths = LENGTHS if intake.lengte is Lengte.ADVIES else (intake.lengte,)
    for lengte in lengths:
        if opgave := _opgave(replace(intake, lengte=lengte), catalogus):
            yield opgave


def _opgave(intake: Intake, catalogus: Catalogus) -> Opgave | None:
    """What is to be solved; None when it cannot be, whatever is chosen."""
    days = kaders(intake)
    longest = max((kader.minuten for kader in days), default=0)
    if not days or not _goals_fit(intake, len(days), longest):
        return None
    werkvormen = allowed(catalogus, intake, len(days), longest)
    choices = tuple(keuzes(werkvormen.values(), intake))
    evening = {AVONDGESPREK} if any(kader.avond for kader in days) else set()
    always = werkvormen.keys() & {*FIXED, *evening}
    possible = {*always, *(one.werkvorm.id for one in choices), *Tussen}
    must = needed(intake, catalogus)
    if not possible >= {*FIXED, *must}:
        return None
    opgave = Opgave(intake, days, werkvormen, choices, must)
    enough = _can_be_filled(opgave) and all(_has_enough(opgave, doel) for doel in intake.doelen)
    return opgave if enough else None


def _longest(opgave: Opgave, doelen: Collection[Doel]) -> int:
    """How many minutes everything for these goals takes at most; of those of one kind one can be there."""
    longest: dict[str, int] = {}
    for keuze in opgave.keuzes:
        one = keuze.werkvorm
        if keuze.doel in doelen:
            kind = one.id if one.id in opgave.fixed else one.soort or one.id
            longest[kind] = max(longest.get(kind, 0), min(one.longest, STRETCH))
    return sum(longest.values())


def _has_enough(opgave: Opgave, doel: Doel) -> bool:
    """Whether there are enough werkvormen for the part of the time that a goal has at least."""
    talks = (
        LONGEST[Tussen.DINER]
        * sum(kader.avond for kader in opgave.kaders)
        * (doel is Doel.REFLECTIE)
    )
    time = time_for_goals(opgave.intake, opgave.kaders, opgave.werkvormen)
    return _longest(opgave, (doel,)) + talks >= least(opgave.intake, doel, time) * STEP


def _can_be_filled(opgave: Opgave) -> bool:
    """Whether there are enough werkvormen for so much time, even if everything takes its longest."""
    kaders, werkvormen = opgave.kaders, opgave.werkvormen

    def lengths(id_: str) -> list[tuple[int, int]]:
        return list(durations(werkvormen[id_], opgave.intake.groep)) if id_ in werkvormen else []

    around, last = 0, len(kaders) - 1
    for dag, kader in enumerate(kaders):
        ways = (
            begins(kader, lengths, first=dag == 0),
            ends(kader, lengths, LONGEST[Tussen.DINER], last=dag == last),
        )
        around += sum(max(way.minuten for way in some) for some in ways)
        around += LONGEST[Tussen.LUNCH_BUITEN] * kader.lunch
    return (
        sum(kader.minuten for kader in kaders)
        <= _longest(opgave, opgave.intake.doelen) * WITH_PAUZES + around
    )


def _goals_fit(intake: Intake, days: int, minutes: int) -> bool:
    """Whether so many goals go in so much time, and each has a meaning in this phase of the term."""
    most = GOALS_IN_DAGDEEL if days == 1 and minutes < DAGDEEL else len(Doel)
    meant = doelen(intake.fase, intake.doelen) if intake.fase else intake.doelen
    return len(intake.doelen) <= most and meant == intake.doelen


def needed(intake: Intake, catalogus: Catalogus) -> frozenset[str]:
    """The werkvormen that must be there: what they give was asked for, or the begeleider wants them."""
    paper = (one.id for one in catalogus.values() if one.uitkomsten & intake.uitkomsten)
    return frozenset((*paper, *(one.wat for one in intake.vast)))
