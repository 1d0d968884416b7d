"""Composes the conceptprogramma of a heisessie: the best one within the rules (zoeken.py).

Two things do not follow from the place on the line: a werkvorm that serves two goals might be chosen
for both, and two of one kind for different goals. A solution with such a pair is no programme; it is
solved again without them for the one goal, and again without them for the other (branch and bound).
Whether a walk follows lunch, and on which day, is tried in the same way. The best that is left is the
best there is.

Of the wishes of the members as many as can be are met, before anything else is weighed. That makes the
search longer, so a wish is only kept track of when the best way without that leaves it out.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

from conversations.collegeperiode import Doel, doelen
from conversations.programma.blokken import Blok, Dag, Programma, Tussen
from conversations.programma.intake import Intake, Lengte, Voorgesprekken
from conversations.programma.keuzes import Keuze, allowed, durations, keuzes
from conversations.programma.randen import begins, ends
from conversations.programma.regels import DAGDEEL, GOALS_IN_DAGDEEL
from conversations.programma.rooster import Kader, kaders
from conversations.programma.stappen import LUNCH_BUITEN, Stappen, Step
from conversations.programma.verdeling import READINGS, time_for_goals, worth
from conversations.programma.waarom import TRUST, Key
from conversations.werkvormen import AVONDGESPREK, FIXED, WANDELING, Catalogus, Wens

LENGTHS = (Lengte.DAGDEEL, Lengte.DAG, Lengte.TWEE_DAGEN)  # the shortest first
Left = frozenset[tuple[str, Doel]]  # what is left out: a werkvorm, for a goal


class Eerst(StrEnum):
    """Why a human comes first; `eerst.{eerst}` is the sentence."""

    ONVEILIG = "onveilig"
    NIET_GEVRAAGD = "niet_gevraagd"
    VERTROUWEN = "vertrouwen"
    SFEER = "sfeer"


RESTS_ON: Mapping[Eerst, tuple[Key, ...]] = {
    Eerst.ONVEILIG: (("college", "onveilig"),),
    Eerst.NIET_GEVRAAGD: (("college", "onveilig"),),
    Eerst.VERTROUWEN: TRUST,
    Eerst.SFEER: (("college", "sfeer"),),
}
WITH_PAUZES = 1.25  # work, with a quarter of an hour after each hour of it
LOW_MOOD = 2  # C8: up to here the begeleider calls first


def first_a_human(intake: Intake) -> tuple[Eerst, ...]:
    """Why nothing may be composed yet: somebody must call first (domain.md 3.5). Empty when it may.

    A signal that it is not safe stands, whatever was said since: who spoke with them changes the answer.
    """
    found = [Eerst.ONVEILIG] if intake.veilig is False else []
    if intake.voorgesprekken is Voorgesprekken.GEEN:
        found += [Eerst.NIET_GEVRAAGD] if intake.veilig is None else []
        found += [Eerst.VERTROUWEN] if intake.vertrouwen is not None and intake.is_strained else []
        found += [Eerst.SFEER] if intake.sfeer is not None and intake.sfeer <= LOW_MOOD else []
    return tuple(found)


def compose(intake: Intake, catalogus: Catalogus) -> Programma | None:
    """The best programme for these people; None when their wishes do not go together (botsing.py).

    Whether a human must come first is not asked here. Where the length is left open, the shortest in
    which everything fits is taken.
    """
    for problem in _problems(intake, catalogus):
        walks = (None, *_walks(problem))
        for reading in READINGS:
            if found := _wished(problem, reading, walks):
                return found
    return None


def can_be_composed(intake: Intake, catalogus: Catalogus) -> bool:
    """Whether there is a programme at all: quicker than to look for the best."""
    return any(
        _best(problem, reading, (walk,))
        for problem in _problems(intake, catalogus)
        for reading in READINGS
        for walk in (None, *_walks(problem))
    )


@dataclass(frozen=True, eq=False)
class _Problem:
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


def _problems(intake: Intake, catalogus: Catalogus) -> Iterator[_Problem]:
    """What is to be solved, of each length that it may have."""
    lengths = LENGTHS if intake.lengte is Lengte.ADVIES else (intake.lengte,)
    for lengte in lengths:
        if problem := _problem(replace(intake, lengte=lengte), catalogus):
            yield problem


def _problem(intake: Intake, catalogus: Catalogus) -> _Problem | None:
    """What is to be solved; None when it cannot be, whatever is chosen."""
    days = kaders(intake)
    longest = max((kader.minuten for kader in days), default=0)
    if not days or not _goals_fit(intake, len(days), longest):
        return None
    werkvormen = allowed(catalogus, intake, len(days), longest)
    choices = tuple(keuzes(werkvormen.values(), intake))
    always = werkvormen.keys() & {*FIXED, AVONDGESPREK}
    possible = {*always, *(one.werkvorm.id for one in choices), *Tussen}
    must = needed(intake, catalogus)
    if not possible >= {*FIXED, *must}:
        return None
    problem = _Problem(intake, days, werkvormen, choices, must)
    return problem if _can_be_filled(problem) else None


def _can_be_filled(problem: _Problem) -> bool:
    """Whether there are enough werkvormen for so much time, even if everything takes its longest."""
    kaders, werkvormen = problem.kaders, problem.werkvormen

    def lengths(id_: str) -> list[tuple[int, int]]:
        return list(durations(werkvormen[id_], problem.intake.groep)) if id_ in werkvormen else []

    work = sum({one.werkvorm.id: one.werkvorm.longest for one in problem.keuzes}.values())
    around, last = 0, len(kaders) - 1
    for dag, kader in enumerate(kaders):
        ways = begins(kader, lengths, first=dag == 0), ends(kader, lengths, last=dag == last)
        around += sum(max(way.minuten for way in some) for some in ways)
        around += LUNCH_BUITEN * kader.lunch
    return sum(kader.minuten for kader in kaders) <= work * WITH_PAUZES + around


def _goals_fit(intake: Intake, days: int, minutes: int) -> bool:
    """Whether so many goals go in so much time, and each has a meaning in this phase of the term."""
    most = GOALS_IN_DAGDEEL if days == 1 and minutes < DAGDEEL else len(Doel)
    meant = doelen(intake.fase, intake.doelen) if intake.fase else intake.doelen
    return len(intake.doelen) <= most and meant == intake.doelen


def needed(intake: Intake, catalogus: Catalogus) -> frozenset[str]:
    """The werkvormen that must be there: what they give was asked for, or the begeleider wants them."""
    paper = (one.id for one in catalogus.values() if one.uitkomsten & intake.uitkomsten)
    return frozenset((*paper, *(one.wat for one in intake.vast)))


def _wished(problem: _Problem, reading: float, walks: Sequence[int | None]) -> Programma | None:
    """The best that meets as many wishes as can be."""
    tracked: tuple[Wens, ...] = ()
    while found := _best(problem, reading, walks, tracked):
        there = [problem.werkvormen[id_] for id_ in found.werkvormen]
        met = {*tracked, *(wens for werkvorm in there for wens in werkvorm.wensen)}
        left = tuple(sorted(problem.wishes - met))
        if not left:
            return found
        tracked += left
    return None


def _best(
    problem: _Problem,
    reading: float,
    walks: Iterable[int | None],
    tracked: Sequence[Wens] = (),
) -> Programma | None:
    """The best, with wishes that are kept track of."""
    number = count()  # among equals the first that was found
    open_: list[tuple[int, int, tuple[Blok, ...], int | None, Left]] = []

    def look(walk: int | None, left: Left) -> None:
        if found := _solve(problem, reading, walk, left, tracked):
            points, blokken = found
            heapq.heappush(open_, (-points, next(number), blokken, walk, left))

    for walk in walks:
        look(walk, frozenset())
    while open_:
        _, _, blokken, walk, left = heapq.heappop(open_)
        clash = _clash(problem, blokken)
        if not clash:
            # What must be there counts for more than all the rest, so if it is not there, it cannot be.
            is_whole = problem.needed <= {blok.wat for blok in blokken}
            return Programma(tuple(_days(problem, blokken))) if is_whole else None
        for without in clash:
            look(walk, left | without)
    return None


def _walks(problem: _Problem) -> Iterator[int]:
    """The days on which a walk can follow lunch."""
    fixed = {one.wat for one in problem.intake.vast if one.begin is not None}
    possible = WANDELING in problem.werkvormen and Doel.REFLECTIE in problem.intake.doelen
    if possible and WANDELING not in fixed:
        yield from (dag for dag, kader in enumerate(problem.kaders) if kader.lunch)


def _solve(
    problem: _Problem, reading: float, walk: int | None, left: Left, tracked: Sequence[Wens]
) -> tuple[int, tuple[Blok, ...]] | None:
    """The best way with a walk after lunch on that day, and without what is left out."""
    from conversations.programma import zoeken  # noqa: PLC0415 # loads numpy: not at every start

    intake, werkvormen = problem.intake, problem.werkvormen
    stappen = Stappen(problem.kaders, intake.groep, werkvormen, intake.vast, walk)
    if not stappen.lijn.possible:
        return None
    time = time_for_goals(intake, problem.kaders, werkvormen) * reading
    goals = []
    for doel in Doel:
        if doel in intake.doelen:
            taken = stappen.taken(doel)
            stages = _stages(problem, stappen, doel, walk, left)
            goals.append(zoeken.Goal(stages, taken, worth(intake, doel, time, taken)))
    meets = {
        id_: sum(1 << at for at, wens in enumerate(tracked) if wens in one.wensen)
        for id_, one in werkvormen.items()
    }
    last = len(problem.kaders) - 1
    question = zoeken.Question(
        list(stappen.begin(0)), list(stappen.breaks()), list(stappen.end(last)),
        stappen.lijn.dusk, 1 + 2 * len(stappen.lijn.gates), len(tracked), meets,
    )  # fmt: skip
    return zoeken.best(question, goals)


def _stages(
    problem: _Problem, stappen: Stappen, doel: Doel, walk: int | None, left: Left
) -> list[list[Step]]:
    """The steps for a goal, those of one kind together."""
    fixed = {one.wat for one in problem.intake.vast if one.begin is not None}
    out = {*fixed, *([WANDELING] if walk is not None else [])}
    stages: dict[str, list[Step]] = {}
    for keuze in problem.keuzes:
        werkvorm = keuze.werkvorm
        if keuze.doel is doel and werkvorm.id not in out and (werkvorm.id, doel) not in left:
            stages.setdefault(werkvorm.soort or werkvorm.id, []).extend(stappen.choice(keuze))
    return list(stages.values())


def _clash(problem: _Problem, blokken: Sequence[Blok]) -> tuple[Left, ...]:
    """Where a werkvorm or two of one kind were chosen for two goals: what to leave out, for the one
    or for the other.
    """
    seen: dict[str, Doel] = {}
    for blok in blokken:
        werkvorm = problem.werkvormen.get(blok.wat)
        if werkvorm is None or blok.doel is None or blok.vast:
            continue
        for key in filter(None, (werkvorm.id, werkvorm.soort)):
            if seen.setdefault(key, blok.doel) is not blok.doel:
                alike = [
                    one.id for one in problem.werkvormen.values() if key in (one.id, one.soort)
                ]
                return tuple(
                    frozenset((id_, doel) for id_ in alike) for doel in (seen[key], blok.doel)
                )
    return ()


def _days(problem: _Problem, blokken: Sequence[Blok]) -> Iterator[Dag]:
    """The blocks by day: each day is filled to the minute."""
    rest = iter(blokken)
    for at, kader in enumerate(problem.kaders):
        fixed = {one.wat for one in problem.intake.vast if one.begin is not None and one.dag == at}
        of_day: list[Blok] = []
        while sum(blok.minuten for blok in of_day) < kader.minuten:
            blok = next(rest)
            of_day.append(replace(blok, vast=blok.wat in fixed))
        yield Dag(kader.begin, kader.einde, tuple(of_day))
