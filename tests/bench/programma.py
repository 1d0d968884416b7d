"""`python -m tests.bench.programma`: what it costs to compose a programme, or to say why there is none.

The intakes are random and the same at every run. Seconds are of CPU, of one process.
"""

import time
from collections import defaultdict
from random import Random
from statistics import median

import click

from conversations.programma.botsing import botsing
from conversations.programma.samenstellen import compose
from tests.conversations.programmas import catalogus, intake

INTAKES = 300


def main() -> None:
    figures()


def figures() -> dict[str, dict[str, float]]:
    """The figures by length of the programme, and of the wishes that conflict; printed as well."""
    random, took = Random(2030), defaultdict(list)
    for _ in range(INTAKES):
        asked = intake(random)
        begun = time.process_time()
        programma = compose(asked, catalogus())
        took[asked.lengte.value].append(time.process_time() - begun)
        if programma is None:
            begun = time.process_time()
            botsing(asked, catalogus())
            took["botsing"].append(time.process_time() - begun)
    click.echo(f"a programme: {INTAKES} random intakes, ms of CPU")
    found = {}
    for lengte, seconds in took.items():
        found[lengte] = {"p50": median(seconds), "max": max(seconds)}
        told = "".join(f"{name:>8}{1000 * each:8.0f}" for name, each in found[lengte].items())
        click.echo(f"{lengte:>12}{len(seconds):6}{told}")
    return found


if __name__ == "__main__":
    main()
