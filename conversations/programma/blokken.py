"""A programme: days of blocks that follow each other, to the minute.

A block knows how long it takes and not when it begins: its time follows from what stands before it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, count

from conversations.collegeperiode import Doel


class Tussen(StrEnum):
    """What stands between werkvormen."""

    ONTVANGST = "ontvangst"
    PAUZE = "pauze"
    LUNCH = "lunch"
    LUNCH_BUITEN = "lunch_buiten"  # with a walk around the block
    VRIJE_TIJD = "vrije_tijd"
    DINER = "diner"
    UITLOOP = "uitloop"


@dataclass(frozen=True)
class Blok:
    """One line of a programme.

    :param wat: id of a werkvorm, or a Tussen.
    :param doel: the goal that it serves; None when it serves all of them, or none.
    :param vast: the begeleider wants it as it is, also in a next version.
    """

    wat: str
    minuten: int
    doel: Doel | None = None
    vast: bool = False

    @property
    def werkvorm(self) -> str | None:
        """The id of the werkvorm, if it is one."""
        return None if self.wat in tuple(Tussen) else self.wat


@dataclass(frozen=True)
class Dag:
    """One day; `begin` and `einde` in minutes after midnight, `einde` as it was agreed."""

    begin: int
    einde: int
    blokken: tuple[Blok, ...]

    @property
    def timed(self) -> tuple[tuple[int, Blok], ...]:
        """Each block with when it begins, in minutes after midnight."""
        begins = accumulate((blok.minuten for blok in self.blokken), initial=self.begin)
        return tuple(zip(begins, self.blokken, strict=False))


@dataclass(frozen=True)
class Onderdeel:
    """A block in its place: `nummer` counts from 1 over all days, `dag` and `plek` in it from 0."""

    nummer: int
    dag: int
    plek: int
    begin: int
    blok: Blok

    @property
    def einde(self) -> int:
        """When it ends, in minutes after midnight."""
        return self.begin + self.blok.minuten


@dataclass(frozen=True)
class Programma:
    """The whole of it."""

    dagen: tuple[Dag, ...]

    @property
    def onderdelen(self) -> Iterator[Onderdeel]:
        """All blocks, in their order."""
        nummer = count(1)
        for at, dag in enumerate(self.dagen):
            for plek, (begin, blok) in enumerate(dag.timed):
                yield Onderdeel(next(nummer), at, plek, begin, blok)

    @property
    def werkvormen(self) -> tuple[str, ...]:
        """The ids of the werkvormen in it, in their order."""
        return tuple(blok.wat for dag in self.dagen for blok in dag.blokken if blok.werkvorm)


def dump(programma: Programma) -> str:
    """A programme as text for the store."""
    return json.dumps(
        [
            [dag.begin, dag.einde, [[b.wat, b.minuten, b.doel, b.vast] for b in dag.blokken]]
            for dag in programma.dagen
        ]
    )


def load(stored: str) -> Programma:
    """The programme that `dump` made into text."""
    return Programma(
        tuple(
            Dag(begin, einde, tuple(_blok(*one) for one in blokken))
            for begin, einde, blokken in json.loads(stored)
        )
    )


def _blok(wat: str, minuten: int, doel: str | None, vast: bool) -> Blok:
    return Blok(wat, minuten, Doel(doel) if doel else None, vast)
