"""What can follow what on the line: work, breaks, and the beginning and end of a day, as steps.

Where on the line one is, and how long there has been work since the last break, is all that decides
what may follow.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from conversations.collegeperiode import Doel
from conversations.programma.blokken import Blok, Tussen
from conversations.programma.intake import Vast
from conversations.programma.keuzes import Keuze, durations, usual
from conversations.programma.lijn import Gate, Lijn, Places
from conversations.programma.randen import BEGIN, END, Rand, begins, ends
from conversations.programma.regels import (
    BEFORE_PAUZE,
    BEFORE_REST,
    DINERS,
    LUNCH_SINCE,
    LUNCH_UNTIL,
    LUNCHES,
    STEP,
    STRETCH,
    USUAL,
    between,
    is_core,
    is_rest,
)
from conversations.programma.rooster import Kader
from conversations.programma.waarom import POINTS, Waarom
from conversations.werkvormen import AVONDGESPREK, WANDELING, Catalogus

MOST = STRETCH // STEP  # slots of work between two breaks
AFTER_WORK, AFTER_SOME, ANY = (BEFORE_PAUZE // STEP, MOST), (BEFORE_REST // STEP, MOST), (0, MOST)
# Points of what is no werkvorm.
A_PAUZE = -14
INDOORS, AROUND_THE_BLOCK = (
    -12,
    -4,
)  # lunch: something outdoors follows (domain.md 3.5), or does not


@dataclass(frozen=True, eq=False)
class Step:
    """What may come next.

    :param starts: the places on the line where it may begin; `slots` is how far it leads.
    :param work: slots that count for the goal that is being worked on.
    :param rest: when it ends a stretch of work: the least and the most slots of work before it.
    :param after: how many slots of work there have been after such an end.
    :param tail: slots of work in it that still belong to the stretch that it ends.
    """

    blokken: tuple[Blok, ...]
    punten: int
    starts: Places
    slots: int
    work: int = 0
    rest: tuple[int, int] | None = None
    after: int = 0
    tail: int = 0


class Stappen:
    """The steps of these days.

    :param werkvormen: those that are allowed, by id.
    :param vast: what the begeleider has fixed.
    :param walk: the day on which a walk follows lunch.
    """

    def __init__(
        self,
        kaders: Sequence[Kader],
        groep: int,
        werkvormen: Catalogus,
        vast: Sequence[Vast],
        walk: int | None = None,
    ) -> None:
        self._kaders, self._groep, self._werkvormen, self._walk = kaders, groep, werkvormen, walk
        self._vast = [one for one in vast if one.begin is not None]
        last = len(kaders) - 1
        self._ends = [
            list(ends(kader, self._lengths, self._dinner(dag), last=dag == last))
            for dag, kader in enumerate(kaders)
        ]
        closings = [min((way.minuten for way in ways), default=0) // STEP for ways in self._ends]
        self.lijn = Lijn(kaders, closings, [one for one in self._vast if is_core(one.wat)])

    def taken(self, doel: Doel) -> int:
        """Slots that a goal has from the outset: what is fixed, what is said at dinner, and the walk
        after lunch.
        """
        minutes = sum(gate.vast.minuten for gate in self.lijn.gates if gate.vast.doel is doel)
        if doel is Doel.REFLECTIE:
            evenings = [dag for dag, kader in enumerate(self._kaders) if kader.avond]
            minutes += sum(map(self._dinner, evenings)) * bool(self._lengths(AVONDGESPREK))
            minutes += self._walked if self._walk is not None else 0
        return minutes // STEP

    def choice(self, keuze: Keuze) -> Iterator[Step]:
        """A werkvorm, in every length that it can have; a walk takes what is usual."""
        werkvorm = keuze.werkvorm
        lengths = durations(werkvorm, self._groep)
        for minutes, points in [(self._walked, 0)] if werkvorm.id == WANDELING else lengths:
            slots = minutes // STEP
            yield Step(
                (Blok(werkvorm.id, minutes, keuze.doel),),
                keuze.punten + points,
                self.lijn.starts(slots),
                slots,
                work=slots,
                rest=AFTER_SOME if is_rest(werkvorm) else None,
            )

    def breaks(self) -> Iterator[Step]:
        """What may come between two choices, in an order in which each may follow those before it."""
        for minutes, points in between(Tussen.PAUZE):
            pauze, slots = Blok(Tussen.PAUZE, minutes), minutes // STEP
            starts = self.lijn.starts(slots)
            yield Step((pauze,), A_PAUZE + points, starts, slots, rest=AFTER_WORK)
        for gate in sorted(self.lijn.gates, key=lambda gate: gate.deel.place(gate.slot)):
            yield self._fixed(gate)
        for dag in range(len(self._kaders)):
            yield from self._lunch(dag)
        for dag in range(1, len(self._kaders)):
            yield from self.end(dag - 1)
            yield from self.begin(dag)

    def begin(self, dag: int) -> Iterator[Step]:
        """The ways to begin a day."""
        deel, dawn = self.lijn.part(dag, last=False), self.lijn.dawns[dag]
        every = begins(self._kaders[dag], self._lengths, first=dag == 0)
        for way in _best(way for way in every if self._is_as_fixed(dag, way, BEGIN)):
            slots, work = way.minuten // STEP, way.work // STEP
            if slots <= deel.last and self.lijn.is_clear(dag, 0, slots):
                far = deel.place(slots) - dawn
                yield Step(way.blokken, way.punten, _at(dawn), far, rest=(0, 0), after=work)

    def end(self, dag: int) -> Iterator[Step]:
        """The ways to end a day."""
        deel, day = self.lijn.part(dag, last=True), self._kaders[dag].minuten // STEP
        goes_to = [*self.lijn.dawns[1:], self.lijn.dusk][dag]
        for way in _best(way for way in self._ends[dag] if self._is_as_fixed(dag, way, END)):
            slot, tail = day - way.minuten // STEP, way.work // STEP
            if deel.first <= slot and self.lijn.is_clear(dag, slot, day):
                here = deel.place(slot)
                far, rest = goes_to - here, (0, MOST - tail)
                yield Step(way.blokken, way.punten, _at(here), far, rest=rest, tail=tail)

    def _fixed(self, gate: Gate) -> Step:
        """What is fixed: its time counts for its goal from the outset."""
        vast = gate.vast
        blok = Blok(vast.wat, vast.minuten, vast.doel, vast=True)
        rests = vast.wat == Tussen.PAUZE or is_rest(self._werkvormen[vast.wat])
        here = gate.deel.place(gate.slot)
        return Step((blok,), 0, _at(here), gate.slots, rest=ANY if rests else None)

    def _lunch(self, dag: int) -> Iterator[Step]:
        if not self._kaders[dag].lunch:
            return
        before, after = self.lijn.part(dag, last=False), self.lijn.part(dag, last=True)
        for blokken, points in self._lunches(dag):
            lunch, slots = blokken[0].minuten, sum(blok.minuten for blok in blokken) // STEP
            far = after.place(slots) - before.place(0)
            here = _joined(
                before.place(slot)
                for slot in range(before.first, min(before.last, after.last - slots) + 1)
                if self._is_lunchtime(dag, slot, lunch)
                and self.lijn.is_clear(dag, slot, slot + slots)
            )
            yield Step(blokken, points, here, far, rest=AFTER_SOME)

    def _lunches(self, dag: int) -> Iterator[tuple[tuple[Blok, ...], int]]:
        """What lunch can be, with its points: a walk after it, a walk in it, or neither."""
        fixed = self._fixed_lunch(dag)
        lunches = [
            (Blok(Tussen.LUNCH, minutes), points) for minutes, points in between(Tussen.LUNCH)
        ]
        if fixed:
            lunches = [(Blok(fixed.wat, fixed.minuten, vast=True), 0)]
        if self._walk == dag:
            walk = Blok(WANDELING, self._walked, Doel.REFLECTIE)
            for lunch, points in lunches:
                yield (lunch, walk), points + POINTS[Waarom.BUITEN]
            return
        for lunch, points in lunches:
            yield (lunch,), points + INDOORS
        for minutes, points in () if fixed else between(Tussen.LUNCH_BUITEN):
            yield (Blok(Tussen.LUNCH_BUITEN, minutes),), points + AROUND_THE_BLOCK

    def _is_lunchtime(self, dag: int, slot: int, minutes: int) -> bool:
        begin, fixed = self._kaders[dag].begin + slot * STEP, self._fixed_lunch(dag)
        in_time = begin >= LUNCH_SINCE and begin + minutes <= LUNCH_UNTIL
        return in_time and (fixed is None or fixed.begin == begin)

    def _fixed_lunch(self, dag: int) -> Vast | None:
        return next((one for one in self._vast if one.dag == dag and one.wat in LUNCHES), None)

    def _dinner(self, dag: int) -> int:
        """How many minutes dinner takes."""
        fixed = (one.minuten for one in self._vast if one.dag == dag and one.wat in DINERS)
        return next(fixed, USUAL[Tussen.DINER])

    @property
    def _walked(self) -> int:
        return usual(self._werkvormen[WANDELING], self._groep)

    def _is_as_fixed(self, dag: int, way: Rand, edge: Sequence[str]) -> bool:
        """Whether what is fixed of this edge of the day is in it, and at its time."""
        kader, times = self._kaders[dag], {}
        begin = kader.begin if edge is BEGIN else kader.einde - way.minuten
        for blok in way.blokken:
            times[blok.wat] = (begin, blok.minuten)
            begin += blok.minuten
        return all(
            times.get(one.wat) == (one.begin, one.minuten)
            for one in self._vast
            if one.dag == dag and one.wat in edge
        )

    def _lengths(self, id_: str) -> list[tuple[int, int]]:
        werkvorm = self._werkvormen.get(id_)
        return list(durations(werkvorm, self._groep)) if werkvorm else []


def _joined(places: Iterable[int]) -> Places:
    """Places in their order, as few ranges."""
    joined: list[range] = []
    for place in places:
        start = joined.pop().start if joined and joined[-1].stop == place else place
        joined.append(range(start, place + 1))
    return tuple(joined)


def _best(ways: Iterable[Rand]) -> list[Rand]:
    """Of the ways that take the same time, and as much of it work, the one with the most points."""
    best: dict[tuple[int, int], Rand] = {}
    for way in ways:
        there = best.setdefault((way.minuten, way.work), way)
        if way.punten > there.punten:
            best[way.minuten, way.work] = way
    return list(best.values())


def _at(place: int) -> Places:
    return (range(place, place + 1),)
