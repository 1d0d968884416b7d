"""The best programme, by dynamic programming over the line of slots of five minutes.

A state is: where on the line we are, how many slots of work there have been since the last break, how
many for the goal that is being worked on, and which wishes have been met. Werkvormen come in one fixed
order (keuzes.py), so what is still to come depends on the state alone, and not on how it was reached
(Bellman). For each werkvorm in turn every state is left as it is, or led on in every length that the
werkvorm can have; between two of them every break is tried everywhere. So no way that the steps allow
(stappen.py) is passed over, and the one that is found has the most points. There is nothing random in
it, and of equals the first one counts: the same question gives the same answer.

Loads numpy, which takes a while: the running bot does so when the first programme is composed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from conversations.programma.blokken import Blok
from conversations.programma.stappen import MOST, Step

# Of a table: by wishes that are met, place, slots since a break, slots for the goal.
Points = NDArray[np.int32]

MET = 1_000  # points of a wish that is met: more than all the rest, less than what must be there
NEVER = -(10**8)  # points of what cannot be reached
# For so many slots of work between two breaks: an hour and a quarter is well, a long sit is not.
SAT = (-(np.maximum(np.arange(MOST + 1) - 15, 0) ** 2) // 4).astype(np.int32)


@dataclass(frozen=True, eq=False)
class Goal:
    """What may be done for one goal.

    :param stages: of the steps in a stage at most one is taken, and the stages come in this order.
    :param taken: slots that it has from the outset.
    :param worth: by how many slots it has in the end, what that share of the time is worth; None where
        it is too little or too much.
    """

    stages: Sequence[Sequence[Step]]
    taken: int
    worth: Sequence[int | None]


@dataclass(frozen=True, eq=False)
class Question:
    """What is looked for: a way from the beginning, through the goals, to the end at `dusk`.

    :param breaks: what may come between two choices; in `rounds` times each can follow each.
    :param meets: which wishes a werkvorm meets, as bits; there are so many `wishes`.
    """

    opening: Sequence[Step]
    breaks: Sequence[Step]
    closing: Sequence[Step]
    dusk: int
    rounds: int
    wishes: int
    meets: Mapping[str, int]

    @cached_property
    def alike(self) -> "list[_Alike]":
        """The breaks, those that end a stretch of work in the same way together."""
        return list(_alike(self.breaks))

    def met(self, step: Step) -> int:
        """The wishes that a step meets, as bits."""
        bits = 0
        if self.wishes:
            for blok in step.blokken:
                bits |= self.meets.get(blok.wat, 0)
        return bits


@dataclass(frozen=True, eq=False)
class _Alike:
    """Steps that end a stretch of work in the same way, or do not end it; none of them leads on what
    another of them reached. They begin at places from `start` to before `stop`.
    """

    steps: Sequence[Step]
    start: int
    stop: int


@dataclass(frozen=True)
class _State:
    met: int
    place: int
    since: int
    work: int
    points: int


@dataclass(frozen=True)
class _Reach:
    """Where in a table there can be anything: from the first place to the last, and with so many slots
    for the goal at most. All else need not be led on.
    """

    first: int
    last: int
    work: int = 0

    def __or__(self, other: "_Reach") -> "_Reach":
        return _Reach(
            min(self.first, other.first), max(self.last, other.last), max(self.work, other.work)
        )


@dataclass(frozen=True, eq=False)
class _Layer:
    """A table, the steps that lead on from it, and what it is worth to end a goal in it."""

    table: Points
    reach: _Reach
    steps: Sequence[Step]
    worth: Points | None = None


def best(question: Question, goals: Sequence[Goal]) -> tuple[int, tuple[Blok, ...]] | None:
    """The blocks with the most points, and these points; None when nothing keeps to all rules."""
    table = np.full((1 << question.wishes, question.dusk + 1, MOST + 1, 1), NEVER, np.int32)
    table[0, 0, 0, 0] = 0
    layers = [_Layer(table, _Reach(0, 0), question.opening)]
    table, _ = _led(layers[0], question)
    for goal in goals:
        if (reach := _reached(table)) is None:
            return None
        worth = np.array([NEVER if one is None else one for one in goal.worth], np.int32)
        layers.extend(_layers(table, reach, goal, worth, question))
        table = (layers[-1].table + worth).max(axis=3, keepdims=True)
    if (reach := _reached(table)) is None:
        return None
    layers.append(_Layer(table, reach, question.closing))
    ends = _led(layers[-1], question)[0][:, question.dusk, 0, 0]
    met = max(range(len(ends)), key=lambda bits: int(ends[bits]) + MET * bits.bit_count())
    points = int(ends[met])
    if points <= NEVER // 2:
        return None
    blokken = _back(_State(met, question.dusk, 0, 0, points), layers, question)
    return points + MET * met.bit_count(), blokken


def _layers(
    before: Points, reach: _Reach, goal: Goal, worth: Points, question: Question
) -> Iterator[_Layer]:
    """From the table before a goal to the one in which it ends."""
    table = np.full((*before.shape[:3], len(worth)), NEVER, np.int32)
    table[:, :, :, goal.taken] = before[:, :, :, 0]
    reach = replace(reach, work=goal.taken)
    for stage in goal.stages:
        layer = _Layer(table, _rest(table, reach, question), stage)
        yield layer
        table, reach = _led(layer, question)
    yield _Layer(table, _rest(table, reach, question), (), worth)


def _reached(table: Points) -> _Reach | None:
    """Where there is anything between two goals; None where there is nothing."""
    places = np.flatnonzero(table.max(axis=(0, 2, 3)) > NEVER // 2)
    return _Reach(int(places[0]), int(places[-1])) if len(places) else None


def _rest(table: Points, reach: _Reach, question: Question) -> _Reach:
    for _ in range(question.rounds):
        for alike in question.alike:
            reach = _lead(table, table, reach, alike, question)
    return reach


def _led(layer: _Layer, question: Question) -> tuple[Points, _Reach]:
    """The table after one of the steps, or none."""
    table, reach = layer.table.copy(), layer.reach
    for alike in _alike(layer.steps):
        reach |= _lead(layer.table, table, layer.reach, alike, question)
    return table, reach


def _alike(steps: Sequence[Step]) -> Iterator[_Alike]:
    """The steps in their order, those that are alike together."""
    for _, some in groupby(steps, lambda step: (step.rest, step.tail)):
        alike = [step for step in some if step.starts]
        runs = [run for step in alike for run in step.starts]
        if runs:
            yield _Alike(alike, min(run.start for run in runs), max(run.stop for run in runs))


def _lead(table: Points, out: Points, reach: _Reach, alike: _Alike, question: Question) -> _Reach:
    """Lead every state within reach on by each of these steps, where that is better than what is there;
    what is reached then.
    """
    first, stop = max(alike.start, reach.first), min(alike.stop, reach.last + 1)
    if first >= stop:
        return reach
    here, rested = table[:, first:stop, :, : reach.work + 1], alike.steps[0].rest is not None
    if rested:
        here = _rested(here, alike.steps[0])
    last, work = reach.last, reach.work
    for step in alike.steps:
        most = min(reach.work + step.work, table.shape[3] - 1)
        width, meets, points = most + 1 - step.work, question.met(step), np.int32(step.punten)
        for run in step.starts:
            since, until = max(run.start, first), min(run.stop, stop)
            if since >= until or width <= 0:
                continue
            last, work = max(last, until - 1 + step.slots), max(work, most)
            to = slice(since + step.slots, until + step.slots)
            for met in range(len(table)):
                led = here[met, since - first : until - first, ..., :width]
                there = out[met | meets, to, :, step.work : step.work + width]
                if rested:
                    there = there[:, step.after]
                else:
                    led, there = led[:, : MOST + 1 - step.slots], there[:, step.slots :]
                np.maximum(there, led + points, out=there)
    return _Reach(reach.first, last, work)


def _rested(here: Points, step: Step) -> Points:
    """The most points with which a stretch of work can end in this way; by wishes, place and slots for
    the goal.
    """
    assert step.rest
    least, most = step.rest
    sat = SAT[least + step.tail : most + step.tail + 1, None]
    ended: Points = (here[:, :, least : most + 1] + sat).max(axis=2)
    return ended


def _back(state: _State, layers: Sequence[_Layer], question: Question) -> tuple[Blok, ...]:
    """The blocks that led to a state, from its end to its beginning."""
    blokken: tuple[Blok, ...] = ()
    for layer in reversed(layers[1:]):
        if layer.worth is not None:
            state = _shared(layer.table, state, layer.worth)
        elif layer.table[state.met, state.place, state.since, state.work] != state.points:
            step, state = next(_before(layer.table, state, layer.steps, question))
            blokken = (*step.blokken, *blokken)
        while found := next(_before(layer.table, state, question.breaks, question), None):
            blokken, state = (*found[0].blokken, *blokken), found[1]
    step, _ = next(_before(layers[0].table, replace(state, work=0), layers[0].steps, question))
    return (*step.blokken, *blokken)


def _before(
    table: Points, state: _State, steps: Sequence[Step], question: Question
) -> Iterator[tuple[Step, _State]]:
    """The steps that lead to a state with these points, each with the state from which."""
    for step in steps:
        place, work, meets = state.place - step.slots, state.work - step.work, question.met(step)
        if work < 0 or not any(place in run for run in step.starts):
            continue
        for met in (met for met in range(len(table)) if met | meets == state.met):
            for since, sat in _sinces(step, state.since):
                points = int(table[met, place, since, work])
                if points + sat + step.punten == state.points:
                    yield step, _State(met, place, since, work, points)


def _sinces(step: Step, since: int) -> Iterator[tuple[int, int]]:
    """How many slots of work there can have been before a step, and what the sitting cost."""
    if step.rest is None:
        if since >= step.slots:
            yield since - step.slots, 0
    elif since == step.after:
        least, most = step.rest
        for before in range(least, most + 1):
            yield before, int(SAT[before + step.tail])


def _shared(table: Points, state: _State, worth: Points) -> _State:
    """The state before the share of its goal was counted."""
    points = table[state.met, state.place, state.since]
    work = int(np.flatnonzero(points + worth == state.points)[0])
    return replace(state, work=work, points=int(points[work]))
