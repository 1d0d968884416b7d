"""The best there is: for a few werkvormen and a short time everything can be tried."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from conversations.programma import zoeken
from conversations.programma.blokken import Blok, Tussen
from conversations.programma.intake import Intake
from conversations.programma.keuzes import durations, keuzes
from conversations.programma.randen import LEFT
from conversations.programma.regels import BEFORE_PAUZE
from conversations.programma.rooster import kaders
from conversations.programma.samenstellen import compose
from conversations.programma.stappen import A_PAUZE
from conversations.programma.verdeling import READINGS, time_for_goals, worth
from conversations.programma.waarom import punten
from conversations.werkvormen import Aard, Catalogus, Wens
from tests.conversations.programmas import A, S, catalogus

FEW = ("W02", "W01", "W35", "W40", "W34", "W41", "W32")


def few() -> Catalogus:
    """Three to choose from."""
    return {id_: catalogus()[id_] for id_ in FEW}


@pytest.mark.parametrize("einde", [15 * 60 + 30, 16 * 60 + 20])
def test_there_is_no_better_one(einde: int) -> None:
    """Held against every order of blocks, lengths and breaks that the rules allow."""
    wishes = frozenset({Wens.RAAD, Wens.KNOPEN})
    intake = replace(A, doelen=(S,), einde=einde, liefst=frozenset({Aard.OEFENING}), wensen=wishes)
    found = compose(intake, few())
    assert found
    every = [points(intake, blokken) for blokken in ways(intake)]
    assert points(intake, found.dagen[0].blokken) == max(every)


@pytest.mark.parametrize("einde", range(14 * 60, 18 * 60, 5))
def test_where_nothing_is_found_there_is_nothing(einde: int) -> None:
    """Whatever the order, and however long the welcome, each break and each werkvorm."""
    intake = replace(A, doelen=(S,), einde=einde)
    assert (compose(intake, few()) is not None) == can_be(intake)


def can_be(intake: Intake) -> bool:
    """Whether the rules allow anything, of the three that there are to choose from in their order."""
    lengths = {id_: [m for m, _ in durations(few()[id_], intake.groep)] for id_ in FEW}
    time = time_for_goals(intake, kaders(intake), few())
    goal_has = [5 * slots for slots in range(200) if any(
        slots < len(each) and each[slots] is not None
        for each in (worth(intake, S, time * reading, 0) for reading in READINGS)
    )]  # fmt: skip

    @cache
    def from_here(names: tuple[str, ...], minutes: int, worked: int, goal: int) -> bool:
        """Whether the rest of the time can be filled with some of the werkvormen that are left."""
        if minutes < 0 or worked > 110:
            return False
        if worked >= 60 and any(from_here(names, minutes - m, 0, goal) for m in range(10, 31, 5)):
            return True
        if not names:
            return goal in goal_has and any(
                worked + agreements + last <= 110 and minutes - agreements - last in LEFT
                for agreements, last in product(lengths["W35"], lengths["W40"])
                if agreements + last >= 40
            )
        name, *others = names
        return from_here(tuple(others), minutes, worked, goal) or any(
            from_here(tuple(others), minutes - m, worked + m, goal + m) for m in lengths[name]
        )

    order = tuple(one.werkvorm.id for one in keuzes(few().values(), intake))
    return any(
        from_here(order, kaders(intake)[0].minuten - welcome - rules - word, rules + word, 0)
        for welcome in range(10, 31, 5)
        for rules, word in product(lengths["W02"], lengths["W01"])
    )


def ways(intake: Intake) -> Iterator[tuple[Blok, ...]]:
    """Every programme of one stretch of time that keeps to the rules."""
    time = kaders(intake)[0].minuten - 15
    lengths = {id_: [m for m, _ in durations(few()[id_], intake.groep)] for id_ in FEW}
    cores = [[None, *lengths[id_]] for id_ in ("W32", "W34", "W41")]
    edges = [lengths[id_] for id_ in ("W02", "W01", "W35", "W40")]
    for rules, word, agreements, last in product(*edges):
        for core in product(*cores):
            work = rules + word + agreements + last + sum(filter(None, core))
            if not any(core) or agreements + last < 40 or work > time:
                continue
            for pauses in range(3):
                left = time - work - 15 * pauses
                if left in LEFT:
                    yield from with_pauses(rules, word, core, agreements, last, left, pauses)


def with_pauses(
    rules: int, word: int, core: tuple[int | None, ...], agreements: int, last: int, left: int,
    pauses: int,
) -> Iterator[tuple[Blok, ...]]:  # fmt: skip
    """So many breaks, in every place where they may be."""
    chosen = [Blok(id_, m, S) for id_, m in zip(("W32", "W34", "W41"), core, strict=True) if m]
    for places in product(range(2), repeat=len(chosen) + 1):
        if sum(places) != pauses:
            continue
        blokken = [Blok(Tussen.ONTVANGST, 15), Blok("W02", rules), Blok("W01", word)]
        for place, blok in zip(places, [*chosen, None], strict=True):
            blokken += [Blok(Tussen.PAUZE, 15)] * place + ([blok] if blok else [])
        blokken += [Blok("W35", agreements), Blok("W40", last), Blok(Tussen.UITLOOP, left)]
        stretches = worked(blokken)
        if max(stretches) <= 110 and all(one >= BEFORE_PAUZE for one in stretches[:-1]):
            yield tuple(blok for blok in blokken if blok.minuten)


def worked(blokken: list[Blok]) -> list[int]:
    """The minutes of work between the breaks."""
    stretches = [0]
    for blok in blokken:
        if blok.werkvorm:
            stretches[-1] += blok.minuten
        elif blok.wat == Tussen.PAUZE:
            stretches.append(0)
    return stretches


def points(intake: Intake, blokken: tuple[Blok, ...]) -> int:
    """What a programme is worth."""
    total = sum(int(zoeken.SAT[one // 5]) for one in worked(list(blokken)))
    met = {wens for blok in blokken if blok.doel for wens in few()[blok.wat].wensen}
    total += zoeken.MET * len(met & intake.wensen)
    total += A_PAUZE * sum(blok.wat == Tussen.PAUZE for blok in blokken)
    for blok in blokken:
        if blok.werkvorm:
            total += dict(durations(few()[blok.wat], intake.groep))[blok.minuten]
            total += punten(few()[blok.wat], S, intake) if blok.doel else 0
    total += LEFT[sum(blok.minuten for blok in blokken if blok.wat == Tussen.UITLOOP)]
    slots = sum(blok.minuten for blok in blokken if blok.doel) // 5
    shares = worth(intake, S, time_for_goals(intake, kaders(intake), few()), 0)
    share = shares[slots] if slots < len(shares) else None
    return total + (zoeken.NEVER if share is None else share)
