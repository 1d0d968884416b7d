"""The line on which a programme is composed: slots of five minutes, of all days one after the other.

Each day has a place where it dawns, and one or two parts: before and after lunch. What the begeleider
has fixed at a time is a gate on the line: nothing else begins there, and nothing passes it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conversations.programma.intake import Vast
from conversations.programma.regels import BETWEEN, LUNCH_SINCE, LUNCH_UNTIL, STEP
from conversations.programma.rooster import Kader

Places = tuple[range, ...]


@dataclass(frozen=True)
class Deel:
    """A part of a day: its slots `first` to `last`, of which the first has place `at` on the line."""

    dag: int
    first: int
    last: int
    at: int

    def place(self, slot: int) -> int:
        """Where a slot of the day is on the line."""
        return self.at + slot - self.first


@dataclass(frozen=True)
class Gate:
    """What is fixed: from which slot of the day, how many, in that part."""

    vast: Vast
    deel: Deel
    slot: int
    slots: int


class Lijn:
    """The line for these days.

    :param closings: of each day, how many slots its end takes at least.
    :param fixed: what has a time of its own in one of the parts.
    """

    def __init__(
        self, kaders: Sequence[Kader], closings: Sequence[int], fixed: Sequence[Vast]
    ) -> None:
        self.dawns: list[int] = []
        self.dusk = 0  # where the last day ends
        self._delen: list[Deel] = []
        for dag, (kader, closing) in enumerate(zip(kaders, closings, strict=True)):
            self.dawns.append(self.dusk)
            self.dusk += 1
            for first, last in _parts(kader, closing):
                self._delen.append(Deel(dag, first, last, self.dusk))
                self.dusk += max(last - first + 1, 0)
        self.gates = [gate for one in fixed for gate in self._gate(kaders, one)]
        self.possible = len(self.gates) == len(fixed)
        self._open = [stretch for deel in self._delen for stretch in self._stretches(deel)]

    def starts(self, slots: int) -> Places:
        """Where something may begin that takes so many slots."""
        every = (range(first, last - slots + 1) for first, last in self._open)
        return tuple(places for places in every if places)

    def part(self, dag: int, *, last: bool) -> Deel:
        """The first or the last part of a day."""
        return [deel for deel in self._delen if deel.dag == dag][-1 if last else 0]

    def is_clear(self, dag: int, since: int, until: int) -> bool:
        """Whether nothing is fixed between these slots of a day."""
        return not any(
            gate.deel.dag == dag and gate.slot < until and since < gate.slot + gate.slots
            for gate in self.gates
        )

    def _gate(self, kaders: Sequence[Kader], vast: Vast) -> Iterator[Gate]:
        """The gate of what is fixed; none when there is no such time."""
        if vast.begin is None or vast.dag >= len(kaders):
            return
        slot, off = divmod(vast.begin - kaders[vast.dag].begin, STEP)
        slots, odd = divmod(vast.minuten, STEP)
        for deel in self._delen:
            inside = deel.dag == vast.dag and deel.first <= slot and slot + slots <= deel.last
            if inside and not off and not odd:
                yield Gate(vast, deel, slot, slots)
                return

    def _stretches(self, deel: Deel) -> Iterator[tuple[int, int]]:
        """The first and the last place of each piece of a part without a gate in it."""
        first = deel.first
        for gate in sorted(self.gates, key=lambda gate: gate.slot):
            if gate.deel == deel:
                yield deel.place(first), deel.place(gate.slot)
                first = gate.slot + gate.slots
        yield deel.place(first), deel.place(deel.last)


def _parts(kader: Kader, closing: int) -> Iterator[tuple[int, int]]:
    """The first and the last slot of each part."""
    last = kader.minuten // STEP - closing
    shortest = min(BETWEEN["lunch"]) // STEP
    if kader.lunch:
        yield 0, (LUNCH_UNTIL - kader.begin) // STEP - shortest
        yield -(-(LUNCH_SINCE - kader.begin) // STEP) + shortest, last
    else:
        yield 0, last
