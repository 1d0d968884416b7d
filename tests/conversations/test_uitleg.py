"""What is told about a programme: reasons that rest on answers, alternatives that can be, warnings."""

from dataclasses import replace

import pytest

from conversations.collegeperiode import Doel, Fase
from conversations.programma.blokken import Onderdeel, Programma, Tussen
from conversations.programma.intake import Intake, Vast, Voorgesprekken
from conversations.programma.let_op import LetOp, waarschuwingen
from conversations.programma.samenstellen import compose
from conversations.programma.uitleg import MOST_ALTERNATIVES, alternatieven, concept, waarom
from conversations.programma.waarom import Key, Reden, Waarom, redenen
from conversations.programma.wijzigen import fix, swap
from conversations.werkvormen import Aard, Uitkomst, Wens
from tests.conversations.programmas import A, B, C, D, R, catalogus

# Everything that can be a reason, in one intake.
FULL = replace(
    B,
    mt=8,
    uitkomsten=frozenset({Uitkomst.PRIORITEITEN}),
    wensen=frozenset({Wens.KNOPEN, Wens.TERUGKIJKEN}),
    liefst=frozenset({Aard.KAARTEN, Aard.PAPIER}),
    uitslagen=frozenset({"W11"}),
    vast=(Vast("W26"),),
)
STRAINED = replace(B, vertrouwen=2, voorgesprekken=Voorgesprekken.AKKOORD)
# What becomes of an intake without one of its answers.
WITHOUT: dict[Key, dict[str, object]] = {
    ("college", "doelen"): {"doelen": ()},
    ("college", "uitkomst"): {"uitkomsten": frozenset()},
    ("college", "verkiezingen"): {"fase": None},
    ("college", "profielen"): {"uitslagen": frozenset()},
    ("college", "aantal_directie"): {"mt": 0},
    ("college", "sfeer"): {"sfeer": None},
    ("collegelid", "zeggen"): {"vertrouwen": None, "vragenlijst": False},
    ("collegelid", "niet_missen"): {"wensen": frozenset()},
    ("collegelid", "werkwijze"): {"liefst": frozenset()},
    ("begeleider", "vast"): {"vast": ()},
}


def draft(intake: Intake) -> Programma:
    """A composed programme."""
    found = compose(intake, catalogus())
    assert found
    return found


def of(programma: Programma, wat: str) -> Onderdeel:
    """A block by what it is."""
    return next(one for one in programma.onderdelen if one.blok.wat == wat)


@pytest.mark.parametrize("intake", [FULL, STRAINED, replace(STRAINED, vertrouwen=None, sfeer=2)])
def test_without_the_answer_that_it_rests_on_a_reason_is_gone(intake: Intake) -> None:
    """And no reason rests on nothing."""
    told: set[Waarom] = set()
    for werkvorm in catalogus().values():
        for doel in werkvorm.doelen:
            for reden in redenen(werkvorm, doel, intake):
                told.add(reden.waarom)
                assert reden.rests_on
                for key in (one for one in reden.rests_on if one in WITHOUT):
                    less = replace(intake, **WITHOUT[key])
                    left = redenen(werkvorm, doel, less) if doel in less.doelen else ()
                    assert reden not in left
    assert Waarom.DOEL in told


def test_a_reason_says_what_was_asked() -> None:
    """Which goal and its place, which outcome, which wishes."""
    programma = draft(FULL)
    dots = list(waarom(programma, of(programma, "W32"), FULL, catalogus()))
    assert dots[0] == Reden(Waarom.DOEL, (("college", "doelen"),), ("succes",), 2)
    assert Reden(Waarom.UITKOMST, (("college", "uitkomst"),), ("prioriteiten",)) in dots
    assert Reden(Waarom.WENS, (("collegelid", "niet_missen"),), ("knopen",)) in dots
    assert {Waarom.FASE, Waarom.WERKWIJZE} < {one.waarom for one in dots}
    wanted = list(waarom(programma, of(programma, "W26"), FULL, catalogus()))
    assert wanted[0].waarom is Waarom.VAST


def test_what_is_always_there_says_so() -> None:
    """It rests on no answer; and what stands between needs no reason."""
    programma = draft(C)
    always = [
        next(waarom(programma, of(programma, wat), C, catalogus())).waarom
        for wat in ("W02", "W01", "W35", "W40", "W42")
    ]
    assert always == [
        Waarom.REGELS,
        Waarom.STEM,
        Waarom.AFSPRAKEN,
        Waarom.AFRONDEN,
        Waarom.AVOND,
    ]
    assert list(waarom(programma, of(programma, Tussen.PAUZE), C, catalogus())) == []


def test_a_walk_after_lunch_says_that_it_is_outdoors() -> None:
    """One at another moment does not."""
    programma = draft(B)
    walk = of(programma, "W07")
    assert list(waarom(programma, walk, B, catalogus()))[-1] == Reden(Waarom.BUITEN)
    elsewhere = replace(walk, plek=walk.plek - 1)
    assert Reden(Waarom.BUITEN) not in list(waarom(programma, elsewhere, B, catalogus()))


def test_what_the_begeleider_fixed_says_so_once() -> None:
    """Also when it was wished by name."""
    programma = fix(draft(FULL), of(draft(FULL), "W26").nummer, vast=True)
    assert isinstance(programma, Programma)
    reasons = [one.waarom for one in waarom(programma, of(programma, "W26"), FULL, catalogus())]
    assert reasons.count(Waarom.VAST) == 1
    edge = fix(programma, of(programma, "W35").nummer, vast=True)
    assert isinstance(edge, Programma)
    told = [one.waarom for one in waarom(edge, of(edge, "W35"), FULL, catalogus())]
    assert told == [Waarom.VAST, Waarom.AFSPRAKEN]


@pytest.mark.parametrize("intake", [A, B, C, D, FULL])
def test_every_alternative_can_be_swapped_in(intake: Intake) -> None:
    """As things are; and none of what is wished away, or is there already."""
    programma = draft(intake)
    told = concept(programma, intake, catalogus())
    assert len(told.regels) == len(list(programma.onderdelen))
    found = 0
    for regel in told.regels:
        assert len(regel.alternatieven) <= MOST_ALTERNATIVES
        for wat in regel.alternatieven:
            found += 1
            after = swap(programma, regel.onderdeel.nummer, wat, intake, catalogus())
            assert isinstance(after, Programma)
            assert wat not in programma.werkvormen
    assert found


def test_what_is_fixed_or_always_there_has_no_alternative() -> None:
    """Nor has what is for a goal that nobody asked for any more."""
    programma = draft(C)
    for wat in ("W02", "W42", Tussen.PAUZE):
        assert alternatieven(programma, of(programma, wat).nummer, C, catalogus()) == ()
    held = fix(programma, of(programma, "W32").nummer, vast=True)
    assert isinstance(held, Programma)
    assert alternatieven(held, of(held, "W32").nummer, C, catalogus()) == ()
    other = replace(C, doelen=(R,))
    assert alternatieven(programma, of(programma, "W32").nummer, other, catalogus()) == ()
    assert list(waarom(programma, of(programma, "W32"), other, catalogus())) == []


@pytest.mark.parametrize(
    ("intake", "told"),
    [
        (A, []),
        (C, [LetOp.OVERNACHTEN, LetOp.STROEF]),
        (replace(C, nacht=False), [LetOp.MEER_DAGEN, LetOp.STROEF]),
        (replace(A, budget_hoog=True), [LetOp.BUDGET]),
        (replace(A, fase=Fase.CAMPAGNE), [LetOp.CAMPAGNE]),
        (replace(A, vertrouwen=None), [LetOp.ONBEKEND]),
        (replace(A, vertrouwen=None, sfeer=2), [LetOp.STROEF]),
        (replace(A, apart=True), [LetOp.APART]),
        (replace(A, fase=Fase.HALVERWEGE, wensen=frozenset({Wens.OVERDRACHT})), [LetOp.WENS]),
        (replace(A, mt=1), [LetOp.MT]),
        (D, [LetOp.UITSLAGEN]),
        (replace(B, vast=(Vast("W26"),)), [LetOp.GETRAIND]),
        (replace(D, uitslagen=frozenset({"W12"}), vast=(Vast("W12"),)), [LetOp.UITSLAGEN, LetOp.BEVOEGD]),
    ],
)  # fmt: skip
def test_what_must_be_looked_at_is_told(intake: Intake, told: list[LetOp]) -> None:
    """A warning, never a refusal."""
    found = waarschuwingen(draft(intake), intake, catalogus())
    assert [one.let_op for one in found] == told


def test_a_warning_names_what_it_is_about() -> None:
    """The wishes that are nowhere in it; the werkvormen that need something."""
    open_ = replace(A, fase=Fase.HALVERWEGE, wensen=frozenset({Wens.OVERDRACHT, Wens.KNOPEN}))
    assert waarschuwingen(draft(open_), open_, catalogus())[0].wat == ("overdracht",)
    assert waarschuwingen(draft(D), D, catalogus())[0].wat == ("W11",)


def test_goals_have_their_names_from_the_intake() -> None:
    """One vocabulary, from question to programme."""
    assert {str(one) for one in Doel} == {"reflectie", "succes", "overdracht"}
