"""Which wishes stand in each other's way: a set of which each one counts."""

from dataclasses import replace
from typing import Any

import pytest

from conversations.collegeperiode import Fase
from conversations.programma import samenstellen
from conversations.programma.botsing import Soort, Wish, botsing, can_be
from conversations.programma.intake import Intake, Lengte, Vast, Voorgesprekken
from conversations.programma.samenstellen import can_be_composed, compose
from conversations.werkvormen import Aard, Uitkomst
from tests.conversations.programmas import OV, A, B, C, D, R, S, catalogus

MOVED = Vast("W32", 0, 13 * 60 + 15, 60, S)
EVERY_WAY = frozenset(Aard)


@pytest.mark.parametrize(
    ("intake", "told"),
    [
        (replace(A, doelen=(S, R, OV)), {"doel reflectie", "doel succes", "doel overdracht", "lengte dagdeel"}),
        (replace(A, groep=2), {"groep 2"}),
        (replace(A, groep=14), {"groep 14"}),
        (replace(B, fase=Fase.HALVERWEGE), {"fase halverwege", "doel overdracht"}),
        (replace(A, begin=16 * 60), {"tijden"}),
        (replace(A, einde=14 * 60), {"tijden", "lengte dagdeel"}),
        (replace(B, vertrouwen=3, vast=(Vast("W17"),)), {"vertrouwen", "vast W17"}),
        (replace(A, vast=(Vast("W20"),)), {"mt", "vast W20"}),
        (replace(D, vast=(Vast("W12"),)), {"uitslagen", "vast W12"}),
        (replace(D, vast=(Vast("W04"),)), {"vragenlijst", "vast W04"}),
        (replace(A, vast=(MOVED,)), {"vast W32", "lengte dagdeel"}),
        (replace(A, uitkomsten=frozenset({Uitkomst.OVERDRACHTSPLAN})), {"uitkomst overdrachtsplan", "alleen succes+reflectie"}),
        (replace(A, doelen=(S,), liever_niet=EVERY_WAY), {"werkwijze"}),
        (replace(A, doelen=(S,), eerder=frozenset(catalogus())), {"eerder"}),
        (replace(A, vast=(Vast("W99"),)), {"vast W99"}),
    ],
)  # fmt: skip
def test_the_wishes_that_do_not_go_together_are_told(intake: Intake, told: set[str]) -> None:
    """All of them, and no others; without any one of them there is a programme."""
    assert compose(intake, catalogus()) is None
    found = botsing(intake, catalogus())
    assert {f"{one.soort} {one.wat}".strip() for one in found} == told
    assert all(one.rests_on for one in found)
    for wish in found:
        assert can_be(intake, [one for one in found if one != wish], catalogus())


def test_what_makes_no_difference_is_no_wish() -> None:
    """Nobody is told that the times are in the way where none were asked for."""
    told = [wish.soort for wish in botsing(replace(A, groep=2, begin=13 * 60), catalogus())]
    assert told == [Soort.GROEP]
    assert Soort.TIJDEN not in told


def test_a_length_that_was_left_open_is_in_nobody_s_way() -> None:
    """It is as long as it takes."""
    three = replace(A, doelen=(S, R, OV), lengte=Lengte.ADVIES)
    assert compose(three, catalogus())
    assert can_be(three, [Wish(Soort.LENGTE, Lengte.ADVIES)], catalogus())


def test_of_two_days_that_nearly_go_together_it_is_told_soon(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody waits for it: not every way to share the werkvormen between the goals is tried."""
    looked = []
    solve = samenstellen._solve

    def counted(*args: Any) -> Any:
        looked.append(args)
        return solve(*args)

    monkeypatch.setattr(samenstellen, "_solve", counted)
    before = "W02 W07 W10 W17 W18 W21 W22 W24 W28 W31 W33 W38 W39 W42"
    near = Intake(
        (OV, S, R), 4, Fase.START, Lengte.TWEE_DAGEN, nacht=True, mt=8, veilig=True, vertrouwen=3,
        vragenlijst=True, voorgesprekken=Voorgesprekken.AKKOORD,
        uitkomsten=frozenset({Uitkomst.VERKIEZINGSTIJD, Uitkomst.WERKAFSPRAKEN}),
        eerder=frozenset(before.split()), vast=(Vast("W40"), Vast("W28")),
    )  # fmt: skip
    found = botsing(near, catalogus())
    assert found == (
        Wish(Soort.VAST, "W28"), Wish(Soort.DOEL, S), Wish(Soort.DOEL, OV),
        Wish(Soort.LENGTE, Lengte.TWEE_DAGEN),
    )  # fmt: skip
    assert len(looked) < 200  # it was nine hundred


def test_an_evening_that_there_is_not_is_told_without_looking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A werkvorm for the evening needs a night between the days."""
    monkeypatch.setattr(samenstellen, "_solve", lambda *_: pytest.fail("it was looked for"))
    without = replace(C, nacht=False, vast=(Vast("W42"),))
    assert not can_be_composed(without, catalogus())
