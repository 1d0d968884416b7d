"""Composes the conceptprogramma of a heisessie: the best one within the rules (zoeken.py).

Two things do not follow from the place on the line: a werkvorm that serves two goals might be chosen
for both, and two of one kind for different goals. A solution with such a pair is no programme; it is
solved again without them for the one goal, and again without them for all others (branch and bound).
Whether a walk follows lunch, and on which day, is tried in the same way. The best that is left is the
best there is.

Best is, in this order: what must be there is there; as many of the members' wishes as can be are met;
and then the most points: for the reasons of each werkvorm (waarom.py), lengths near what is usual
(keuzes.py), time shared as the goals rank (verdeling.py), breaks at good moments (stappen.py), and
little left at the end (randen.py). To keep track of wishes makes the search longer, so that is done
only for those that the best way without it leaves out.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import count, product, zip_longest

from conversations.collegeperiode import Doel
from conversations.programma.blokken import Blok, Dag, Programma
from conversations.programma.intake import Intake, Voorgesprekken
from conversations.programma.opgave import Opgave, opgaven
from conversations.programma.regels import STEP
from conversations.programma.stappen import Stappen, Step
from conversations.programma.verdeling import READINGS, time_for_goals, worth
from conversations.werkvormen import WANDELING, Catalogus, Wens

Left = frozenset[tuple[str, Doel]]  # what is left out: a werkvorm, for a goal


class Eerst(StrEnum):
    """Why a human comes first; `programma.eerst.{eerst}` is the sentence."""

    ONVEILIG = "onveilig"
    NIET_GEVRAAGD = "niet_gevraagd"
    VERTROUWEN = "vertrouwen"
    SFEER = "sfeer"


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
    for opgave in opgaven(intake, catalogus):
        found = _wished(opgave, READINGS[0])
        # That there is none is known sooner than which one would be best.
        if not found and _can_be_composed(opgave):
            found = next(filter(None, (_wished(opgave, reading) for reading in READINGS[1:])), None)
        if found:
            return found
    return None


def can_be_composed(intake: Intake, catalogus: Catalogus) -> bool:
    """Whether there is a programme at all: quicker than to look for the best."""
    return any(map(_can_be_composed, opgaven(intake, catalogus)))


def _can_be_composed(opgave: Opgave) -> bool:
    return any(_can_be(opgave, walk) for walk in opgave.walks)


def _can_be(opgave: Opgave, walk: int | None) -> bool:
    """Whether there is a programme with a walk after lunch on that day. Where there is none in which
    each goal keeps to a reading of its own, there is none in which all keep to the same.
    """
    loosely = _best(opgave, READINGS, (walk,))
    return loosely is not None and any(
        _keeps_to(opgave, reading, loosely) or _best(opgave, (reading,), (walk,))
        for reading in READINGS
    )


def _keeps_to(opgave: Opgave, reading: float, programma: Programma) -> bool:
    """Whether the time is shared between the goals as in this reading."""
    time = _time(opgave) * reading
    for doel in opgave.intake.doelen:
        minutes = [one.blok.minuten for one in programma.onderdelen if one.blok.doel is doel]
        each = worth(opgave.intake, doel, time, sum(minutes) // STEP)
        if each[sum(minutes) // STEP] is None:
            return False
    return True


def _wished(opgave: Opgave, reading: float) -> Programma | None:
    """The best that meets as many wishes as can be."""
    tracked: tuple[Wens, ...] = ()
    while found := _best(opgave, (reading,), opgave.walks, tracked):
        there = [opgave.werkvormen[id_] for id_ in found.werkvormen]
        met = {*tracked, *(wens for werkvorm in there for wens in werkvorm.wensen)}
        left = tuple(sorted(opgave.wishes - met))
        if not left:
            return found
        tracked += left
    return None


def _best(
    opgave: Opgave,
    readings: Sequence[float],
    walks: Iterable[int | None],
    tracked: Sequence[Wens] = (),
) -> Programma | None:
    """The best, with wishes that are kept track of. Of several readings each goal keeps to one."""
    number = count()  # among equals the first that was found
    open_: list[tuple[int, int, tuple[Blok, ...], int | None, Left]] = []

    def look(walk: int | None, left: Left) -> None:
        if found := _solve(opgave, readings, walk, left, tracked):
            points, blokken = found
            heapq.heappush(open_, (-points, next(number), blokken, walk, left))

    for walk in walks:
        look(walk, frozenset())
    while open_:
        _, _, blokken, walk, left = heapq.heappop(open_)
        if _cannot_be(opgave, blokken):
            return None
        clash = _clash(opgave, blokken)
        if not clash:
            return Programma(tuple(_days(opgave, blokken)))
        for without in clash:
            look(walk, left | without)
    return None


def _cannot_be(opgave: Opgave, blokken: Sequence[Blok]) -> bool:
    """Whether a solution with the most points says that there is none with all that must be there. That
    counts for more than all the rest together, but counts twice where it was chosen for two goals.
    """
    chosen = [blok.wat for blok in blokken if blok.doel and blok.wat in opgave.needed]
    is_whole = opgave.needed <= {blok.wat for blok in blokken}
    return not is_whole and len(chosen) == len(set(chosen))


def _solve(
    opgave: Opgave,
    readings: Sequence[float],
    walk: int | None,
    left: Left,
    tracked: Sequence[Wens],
) -> tuple[int, tuple[Blok, ...]] | None:
    """The best way with a walk after lunch on that day, and without what is left out."""
    from conversations.programma import zoeken  # noqa: PLC0415 # loads numpy: not at every start

    intake, werkvormen = opgave.intake, opgave.werkvormen
    stappen = Stappen(opgave.kaders, intake.groep, werkvormen, intake.vast, walk)
    if not stappen.lijn.possible:
        return None
    time, goals = _time(opgave), []
    for doel in Doel:
        if doel in intake.doelen:
            taken = stappen.taken(doel)
            stages = _stages(opgave, stappen, doel, walk, left)
            each = [worth(intake, doel, time * reading, taken) for reading in readings]
            goals.append(zoeken.Goal(stages, taken, _any(each)))
    meets = {
        id_: sum(1 << at for at, wens in enumerate(tracked) if wens in one.wensen)
        for id_, one in werkvormen.items()
    }
    last = len(opgave.kaders) - 1
    question = zoeken.Question(
        list(stappen.begin(0)), list(stappen.breaks()), list(stappen.end(last)),
        stappen.lijn.dusk, 1 + 2 * len(stappen.lijn.gates), len(tracked), meets,
    )  # fmt: skip
    return zoeken.best(question, goals)


def _time(opgave: Opgave) -> int:
    return time_for_goals(opgave.intake, opgave.kaders, opgave.werkvormen)


def _any(each: Iterable[Sequence[int | None]]) -> list[int | None]:
    """What it is worth in the reading in which it is worth most."""
    return [
        max((one for one in some if one is not None), default=None) for some in zip_longest(*each)
    ]


def _stages(
    opgave: Opgave, stappen: Stappen, doel: Doel, walk: int | None, left: Left
) -> list[list[Step]]:
    """The steps for a goal, those of one kind together."""
    out = {*opgave.fixed, *([WANDELING] if walk is not None else [])}
    stages: dict[str, list[Step]] = {}
    for keuze in opgave.keuzes:
        werkvorm = keuze.werkvorm
        if keuze.doel is doel and werkvorm.id not in out and (werkvorm.id, doel) not in left:
            stages.setdefault(werkvorm.soort or werkvorm.id, []).extend(stappen.choice(keuze))
    return list(stages.values())


def _clash(opgave: Opgave, blokken: Sequence[Blok]) -> tuple[Left, ...]:
    """Where a werkvorm or two of one kind were chosen for two goals: what to leave out, so that they are
    not for the one, or for no other. Of several such places the last: so it takes the fewest solutions.
    """
    seen: dict[str, Doel] = {}
    twice = ""
    for blok in blokken:
        werkvorm = opgave.werkvormen.get(blok.wat)
        if werkvorm is None or blok.doel is None or blok.vast:
            continue
        for key in filter(None, (werkvorm.id, werkvorm.soort)):
            if seen.setdefault(key, blok.doel) is not blok.doel:
                twice = key
    if not twice:
        return ()
    alike = [one.id for one in opgave.werkvormen.values() if twice in (one.id, one.soort)]
    one = frozenset((id_, seen[twice]) for id_ in alike)
    return one, frozenset(product(alike, opgave.intake.doelen)) - one


def _days(opgave: Opgave, blokken: Sequence[Blok]) -> Iterator[Dag]:
    """The blocks by day: each day is filled to the minute."""
    rest = iter(blokken)
    for at, kader in enumerate(opgave.kaders):
        fixed = {one.wat for one in opgave.intake.vast if one.begin is not None and one.dag == at}
        of_day: list[Blok] = []
        while sum(blok.minuten for blok in of_day) < kader.minuten:
            blok = next(rest)
            of_day.append(replace(blok, vast=blok.wat in fixed))
        yield Dag(kader.begin, kader.einde, tuple(of_day))
