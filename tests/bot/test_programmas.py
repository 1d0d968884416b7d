"""Programmes in words: everything that can be told has its sentence."""

from dataclasses import replace
from datetime import date

import pytest

from bot.programmas import NAMED, Zinnen, clock
from bot.words import Words
from conversations.collegeperiode import Fase
from conversations.programma.blokken import Blok, Programma, Tussen
from conversations.programma.botsing import Soort, Wish
from conversations.programma.intake import Lengte
from conversations.programma.let_op import LetOp, Waarschuwing
from conversations.programma.regels import Breach, Rule
from conversations.programma.samenstellen import Eerst, compose
from conversations.programma.waarom import Reden, Waarom
from conversations.programma.wijzigen import fix, swap
from conversations.werkvormen import Uitkomst, Wens
from tests.conversations.programmas import A, C, R, catalogus

ZINNEN = Zinnen(Words(), catalogus(), plain=True)


@pytest.mark.parametrize(
    "said",
    [
        *(ZINNEN.waarom(Reden(one, (), ("knopen", "W05"), 2)) for one in Waarom),
        *(ZINNEN.regel(Breach(one, 3, "W05", 20)) for one in Rule),
        *(ZINNEN.let_op(Waarschuwing(one, (), ("W26",))) for one in LetOp),
        *(ZINNEN.wens(Wish(one, "succes")) for one in Soort),
        *(ZINNEN.eerst(one) for one in Eerst),
    ],
)
def test_everything_that_is_told_is_a_sentence(said: str) -> None:
    """With no id in sight."""
    assert len(said) > 5
    assert "programma." not in said
    assert "_" not in said


@pytest.mark.parametrize(
    "wat", [*Uitkomst, *Wens, *Tussen, *Fase, *list(Lengte)[:3], *(one for one in catalogus())]
)
def test_everything_has_a_name(wat: str) -> None:
    """In words."""
    ids = [f"programma.{kind}.{wat}" for kind in NAMED]
    assert wat in catalogus() or any(one in ZINNEN.words for one in ids)
    assert ZINNEN.naam(wat)


def test_what_has_no_name_is_named_as_it_stands() -> None:
    """A number of people, or a werkvorm that is no more."""
    assert ZINNEN.wens(Wish(Soort.GROEP, "2")) == "een groep van 2"
    assert ZINNEN.naam("W99") == "W99"
    several = ZINNEN.wens(Wish(Soort.ALLEEN, "succes+overdracht"))
    assert several == "alleen een succes van de komende tijd en een goede overdracht als doel"


def test_a_reason_says_the_place_of_a_goal() -> None:
    """And what was asked."""
    assert (
        ZINNEN.waarom(Reden(Waarom.DOEL, (), (R,), 1))
        == "Het past bij het belangrijkste doel: stilstaan bij de samenwerking."
    )
    assert ZINNEN.titel(Blok("W05", 50, R)) == "Waar komen wij vandaan?"
    assert ZINNEN.titel(Blok(Tussen.PAUZE, 15)) == "Pauze"


def test_the_short_version_is_a_line_for_each_block() -> None:
    """With what is fixed, and a heading for each day where there are two."""
    programma = compose(A, catalogus())
    assert programma
    held = fix(programma, 4, vast=True)
    assert isinstance(held, Programma)
    lines = list(ZINNEN.table(held))
    assert lines[3] == "4. 13.50–14.40 Waar komen wij vandaan? (vast)"
    assert len(lines) == 9
    two = compose(C, catalogus())
    assert two
    told = list(Zinnen(Words(), catalogus()).table(two))
    assert [line for line in told if "Dag" in line] == ["<b>Dag 1</b>", "<b>Dag 2</b>"]
    dated = list(ZINNEN.table(two, date(2029, 8, 31)))
    assert [line for line in dated if "Dag" in line] == [
        "<b>Dag 1, vrijdag 31 augustus 2029</b>",
        "<b>Dag 2, zaterdag 1 september 2029</b>",
    ]


def test_a_new_version_says_what_changed() -> None:
    """What is new, what is gone, what is at another time; nothing where nothing is."""
    before = compose(A, catalogus())
    assert before
    after = swap(before, 4, "W18", A, catalogus())
    assert isinstance(after, Programma)
    assert ZINNEN.changed(before, after) == [
        "Nieuw: Start, stop, doorgaan.",
        "Niet meer: Tijdlijn van de collegeperiode.",
        "Op een andere tijd: Doelenkaart met stemstippen, Werkafspraken en Check-out.",
    ]
    assert ZINNEN.changed(before, replace(before)) == []


def test_times_are_written_as_in_the_house_style() -> None:
    """Two digits, a point between."""
    assert [clock(545), clock(1230)] == ["09.05", "20.30"]
