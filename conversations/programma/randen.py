"""How a day begins and how it ends: always with the same, in more than one length."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from conversations.collegeperiode import Doel
from conversations.programma.blokken import Blok, Tussen
from conversations.programma.regels import CLOSING, STEP, between
from conversations.programma.rooster import Kader
from conversations.werkvormen import AVONDGESPREK, CHECK_IN, CHECK_OUT, SPELREGELS, WERKAFSPRAKEN

# Of a werkvorm: in how many minutes it can be done, and what that costs in points.
Lengths = Callable[[str], list[tuple[int, int]]]

# What stands there.
BEGIN = (Tussen.ONTVANGST, SPELREGELS, CHECK_IN)
END = (WERKAFSPRAKEN, CHECK_OUT, Tussen.UITLOOP, Tussen.VRIJE_TIJD, Tussen.DINER, AVONDGESPREK)

NOT_THERE = [(0, 0)]
LAST_WORD = 10  # minutes
FREE, ENOUGH = range(30, 121, STEP), 60  # minutes between work and dinner
# Minutes that are left at the end, and the points of that.
LEFT = {0: -4, 5: 0, 10: 0, 15: 0, 20: -4, 25: -8, 30: -14}


@dataclass(frozen=True)
class Rand:
    """One way to do it; `work` are the minutes that belong to the stretch of work next to it."""

    blokken: tuple[Blok, ...]
    punten: int
    work: int

    @property
    def minuten(self) -> int:
        """How long it takes."""
        return sum(blok.minuten for blok in self.blokken)


def begins(kader: Kader, lengths: Lengths, *, first: bool) -> Iterator[Rand]:
    """The welcome, on the first day the rules, and a word of everybody (domain.md (vi))."""
    welcomes = between(Tussen.ONTVANGST) if kader.ontvangst else NOT_THERE
    rules, check_ins = lengths(SPELREGELS) if first else NOT_THERE, lengths(CHECK_IN)
    for some in product(welcomes, rules, check_ins):
        times, points = zip(*some, strict=True)
        blokken = _blokken(*zip((Tussen.ONTVANGST, SPELREGELS, CHECK_IN), times, strict=True))
        yield Rand(blokken, sum(points), sum(times[1:]))


def ends(kader: Kader, lengths: Lengths, dinner: int, *, last: bool) -> Iterator[Rand]:
    """On the last day the agreements; on each a word of everybody, and what is left of the time.

    :param dinner: how many minutes it takes.
    """
    if kader.avond:
        yield from _evenings(lengths, dinner)
        return
    for agreements, points in lengths(WERKAFSPRAKEN) if last else NOT_THERE:
        for check_out, others in lengths(CHECK_OUT):
            work = agreements + check_out
            if last and work < CLOSING:
                continue
            for left, rest in LEFT.items():
                blokken = _blokken(
                    (WERKAFSPRAKEN, agreements), (CHECK_OUT, check_out), (Tussen.UITLOOP, left)
                )
                yield Rand(blokken, points + others + rest, work)


def _evenings(lengths: Lengths, dinner: int) -> Iterator[Rand]:
    """Free time, dinner, with a talk where that is allowed, and one word to close the day."""
    at_table = Blok(Tussen.DINER, dinner)
    if lengths(AVONDGESPREK):
        at_table = Blok(AVONDGESPREK, dinner, Doel.REFLECTIE)
    for free in FREE:
        blokken = (Blok(Tussen.VRIJE_TIJD, free), at_table, Blok(CHECK_OUT, LAST_WORD))
        yield Rand(blokken, -abs(free - ENOUGH) // STEP, 0)


def _blokken(*pairs: tuple[str, int]) -> tuple[Blok, ...]:
    return tuple(Blok(wat, minutes) for wat, minutes in pairs if minutes)
