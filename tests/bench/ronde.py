"""`python -m tests.bench.ronde`: what a round for many wethouders gains over first come, first served.

Both have the same pool and the same hard limits. The pool is random and the same at every run.
"""

import time
from collections import Counter
from random import Random

import click

from conversations.matching import Fit
from conversations.pool import Coach, Day, Wethouder
from conversations.ronde import Table, solve, table
from tests.conversations.pools import TODAY, kaart, pool

COACHES, WETHOUDERS = 200, 1500
# How many trajecten a coach takes at once: far too few places, about as many as wethouders, and more.
PLACES = ((2, 5), (8, 12), (10, 15))


def main() -> None:
    figures()


def figures() -> dict[str, dict[str, float]]:
    """The figures by number of places; printed as well."""
    found = {}
    click.echo(f"a round: {COACHES} coaches, {WETHOUDERS} wethouders (fit is from 0 to 1 each)")
    heads = ("places", "pairs", "ronde", "fit", "sum", "one by one", "fit", "sum", "seconds")
    click.echo("".join(f"{head:>12}" for head in heads))
    for least, most in PLACES:
        coaches, wethouders = _pool(least, most)
        begun = time.perf_counter()
        day = Day(kaart(), TODAY)
        ids = {coach.id: coach for coach in coaches}
        pairs = table([Fit.of(one, ids, day) for one in wethouders], coaches, day)
        best = solve(pairs)
        seconds = time.perf_counter() - begun
        simple = first_come(pairs)
        one = {
            "places": float(sum(pairs.free)),
            "pairs": float((pairs.fits >= 0).sum()),
            **_of("round", best, pairs),
            **_of("one_by_one", simple, pairs),
            "seconds": seconds,
        }
        click.echo("".join(f"{v:>12.0f}" if v == int(v) else f"{v:>12.3f}" for v in one.values()))
        found[str(int(one["places"]))] = one
    return found


def first_come(pairs: Table) -> dict[int, int]:
    """Each in turn gets the best coach that is left, who has nobody of that college yet."""
    taken: Counter[int] = Counter()
    colleges: set[tuple[int, str | None]] = set()
    chosen: dict[int, int] = {}
    for row, fits in enumerate(pairs.fits):
        gemeente = pairs.colleges[row]
        left = [
            at
            for at, free in enumerate(pairs.free)
            if fits[at] >= 0 and taken[at] < free and (at, gemeente) not in colleges
        ]
        if left:
            chosen[row] = at = max(left, key=lambda at: (fits[at], -at))
            taken[at] += 1
            if gemeente:
                colleges.add((at, gemeente))
    return chosen


def _of(name: str, chosen: dict[int, int], pairs: Table) -> dict[str, float]:
    total = float(sum(pairs.fits[row, at] for row, at in chosen.items()))
    return {f"{name}_number": len(chosen), f"{name}_fit": total / len(chosen), f"{name}_sum": total}


def _pool(least: int, most: int) -> tuple[list[Coach], list[Wethouder]]:
    random = Random(2026)
    coaches, wethouders = pool(random, COACHES, WETHOUDERS, gaps=0.02)
    places = (random.randint(least, most) for _ in coaches)
    return [
        Coach(one.id, {**one.answers, "aantal": number}, one.load, one.paused_until, one.colleges)
        for one, number in zip(coaches, places, strict=True)
    ], wethouders


if __name__ == "__main__":
    main()
