"""The composer and what a begeleider changes, over hundreds of random intakes."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.programma import samenstellen
from conversations.programma.blokken import Programma
from conversations.programma.controle import check
from conversations.programma.samenstellen import compose
from conversations.programma.wijzigen import Refused, fix, fixed, move, resize, swap
from tests.conversations.programmas import A, B, C, D, catalogus, days, faults, intake

INTAKES = 500
MOST = 320  # hours in all problems that are solved for one intake


def test_five_hundred_random_intakes_give_programmes_that_keep_to_all_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To the minute; nearly all of them can be composed at all, and none takes long: each hour of a
    problem that is solved for it takes at most some hundredths of a second.
    """
    solve, solved = samenstellen._solve, []

    def counted(*args: Any) -> Any:
        solved.append(args)
        return solve(*args)

    monkeypatch.setattr(samenstellen, "_solve", counted)
    random = Random(2030)
    composed = 0
    for _ in range(INTAKES):
        asked = intake(random)
        solved.clear()
        programma = compose(asked, catalogus())
        hours = sum(kader.minuten for opgave, *_ in solved for kader in opgave.kaders) / 60
        assert hours < MOST, asked
        if programma:
            composed += 1
            assert faults(days(programma), asked) == [], asked
            assert check(programma, asked, catalogus()) == ()
    assert composed > INTAKES * 0.9


@pytest.mark.parametrize("seed", range(12))
def test_what_is_fixed_stays_when_the_rest_is_composed_anew(seed: int) -> None:
    """At its time, with other wishes for the rest."""
    random = Random(seed)
    asked = random.choice([A, B, C, D])
    programma = compose(asked, catalogus())
    assert programma
    for _ in range(2):
        numbers = [one.nummer for one in programma.onderdelen]
        new = fix(programma, random.choice(numbers), vast=True)
        assert isinstance(new, Programma)
        programma = new
    again = compose(
        replace(asked, liefst=intake(random).liefst, vast=fixed(programma)), catalogus()
    )
    assert again
    assert {*fixed(programma)} <= {*fixed(again)}
    assert faults(days(again), asked, composed=False) == []


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["swap", "resize", "move", "fix", "let go"]),
        st.integers(0, 24),
        st.integers(0, 24),
        st.sampled_from(sorted(catalogus())),
        st.integers(-5, 130),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([A, B, C, D]), CHANGES)
def test_whatever_is_changed_leaves_a_valid_programme_or_nothing_changed(
    asked: object, changes: list[tuple[str, int, int, str, int]]
) -> None:
    """What is refused says why, and leaves the programme as it was."""
    programma = DRAFTS[asked]
    for kind, number, other, wat, minutes in changes:
        before = programma
        changed = {
            "swap": lambda p, n=number, w=wat: swap(p, n, w, asked, catalogus()),
            "resize": lambda p, n=number, m=minutes: resize(p, n, m, asked, catalogus()),
            "move": lambda p, n=number, o=other: move(p, n, o, asked, catalogus()),
            "fix": lambda p, n=number: fix(p, n, vast=True),
            "let go": lambda p, n=number: fix(p, n, vast=False),
        }[kind](programma)
        if isinstance(changed, Refused):
            assert changed.breaches
            assert programma == before
        else:
            assert faults(days(changed), asked, composed=False) == []
            if kind != "let go":
                assert {*fixed(before)} <= {*fixed(changed)}
            programma = changed


DRAFTS = {asked: compose(asked, catalogus()) for asked in (A, B, C, D)}
