"""The answers of a college as a group, in which nobody is found."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.groepsbeeld import (
    STELLINGEN,
    Answers,
    Beeld,
    Oordeel,
    beeld,
    groep,
    mag_vragen,
    sluit_op,
    wissen_op,
)
from conversations.kinds import Answer, Mark
from conversations.scripts import COLLEGELID
from conversations.scripts.college import leden
from tests.conversations.nudge_cases import KALENDER

ASKED = {question.key: question.kind for question in COLLEGELID.questions if question.step}
SOMEBODY: Answers = {
    **dict.fromkeys(STELLINGEN, 4),
    "niet_missen": ("vieren",),
    "opzien": "niets",
    "werkwijze": ("buiten", "groep"),
    "vooraf": "nee",
}


def member(mark: int = 4, **more: Answer) -> Answers:
    """Somebody who gives every statement this mark."""
    return {**SOMEBODY, **dict.fromkeys(STELLINGEN, mark), **more}


def members(*marks: int) -> list[Answers]:
    return [member(mark) for mark in marks]


marks = st.integers(1, 5) | st.just(Mark.SKIPPED)
someone = st.fixed_dictionaries({
    **dict.fromkeys(STELLINGEN, marks),
    "niet_missen": st.lists(st.sampled_from(["raad", "vieren", "knopen"]), min_size=1, max_size=2, unique=True).map(tuple),
    "opzien": st.sampled_from(["niets", "oude_ruzie", "bel_mij"]),
    "werkwijze": st.sampled_from([("buiten",), ("groep", "papier"), ("geen_oefeningen",)]),
    "vooraf": st.sampled_from(["ja", "nee"]),
})  # fmt: skip
# A college, of which some did not answer.
colleges = st.lists(st.none() | someone, min_size=5, max_size=8)


def seen(college: Sequence[Answers | None]) -> Beeld:
    """What everybody may see of a college."""
    return beeld(len(college), [one for one in college if one is not None])


def swapped(college: Sequence[Answers | None], one: int, two: int) -> list[Answers | None]:
    """The same college, in which two members gave each other's answers."""
    found = list(college)
    found[one], found[two] = found[two], found[one]
    return found


@settings(max_examples=150, deadline=None)
@given(colleges, st.none() | someone, st.data())
def test_nobody_can_tell_who_changed_an_answer(
    college: list[Answers | None], other: Answers | None, data: st.DataObject
) -> None:
    """Of two colleges that differ in what one member said, or whether this one said anything: it might
    have been any other member just as well, and would have looked the same both times.
    """
    who = data.draw(st.integers(0, len(college) - 1))
    changed: Answers | None = other
    if college[who] and other:  # one single answer
        key = data.draw(st.sampled_from(sorted(ASKED)))
        changed = {**(college[who] or {}), key: other[key]}
    after = [changed if number == who else one for number, one in enumerate(college)]
    for somebody_else in range(len(college)):
        assert seen(swapped(college, who, somebody_else)) == seen(college)
        assert seen(swapped(after, who, somebody_else)) == seen(after)


def test_what_is_seen_has_no_numbers() -> None:
    """But for the level that the programme shows anyway: words, and names of choices."""
    shown = beeld(6, members(4, 4, 4, 5, 5))
    assert {one.name for one in fields(Beeld)} == {
        "niveau", "stellingen", "onderwerpen", "werkwijzen",
    }  # fmt: skip
    assert set(shown.stellingen.values()) <= set(Oordeel)
    assert shown == beeld(6, members(4, 4, 4, 5, 5, 5)), "how many answered does not show"
    assert shown == beeld(9, members(4, 4, 4, 5, 5)), "nor how many did not"


@pytest.mark.parametrize("many", [4, 5, 6])
def test_from_the_own_answer_nobody_tells_that_of_another(many: int) -> None:
    """Whatever is said of a statement, and however well somebody knows how many answered: each other
    member may have given at least two different marks.
    """
    possible: dict[tuple[Oordeel, int], list[set[int]]] = {}
    for all_ in combinations_with_replacement(range(1, 6), many):
        college = [member(4, zeggen=mark) for mark in all_]
        told = beeld(many + 1, [{**one, "fout": 4, "aanspreken": 4} for one in college])
        for own in set(all_):
            others = list(all_)
            others.remove(own)
            possible.setdefault((told.stellingen["zeggen"], own), []).append(set(others))
    for marks_of_others in possible.values():
        assert len(set().union(*marks_of_others)) > 1
        # Nor is one mark there in every college that fits, given by everybody else.
        assert not all(len(found) == 1 for found in marks_of_others)


@pytest.mark.parametrize("many", [5, 6, 7, 8])
def test_a_choice_that_is_told_or_not_tells_of_no_single_other(many: int) -> None:
    """Who chose it alone cannot know that nobody else did, nor the other way round."""
    possible: dict[tuple[bool, bool], set[int]] = {}
    for times in range(many + 1):
        picked = [member(niet_missen=("raad",) if n < times else ("vieren",)) for n in range(many)]
        told = "raad" in beeld(many, picked).onderwerpen
        for own in {n < times for n in range(many)}:
            possible.setdefault((told, own), set()).add(times - own)
    for others in possible.values():
        assert others != {0}
        assert others != {many - 1}
    assert {told for told, _ in possible} == {True, False}


def test_what_less_than_half_wants_is_not_told() -> None:
    """Nor by less than three, nor of less than five who chose."""

    def told(*picked: str) -> tuple[str, ...]:
        return beeld(9, [member(niet_missen=(one,)) for one in picked]).onderwerpen

    assert told("raad", "raad", "raad", "vieren", "vieren") == ("raad",)
    assert told(*["raad"] * 3, *["vieren"] * 3) == ("raad", "vieren")
    assert told(*["raad"] * 3, *["vieren"] * 4) == ("vieren",)
    assert told("raad", "raad", "raad", "raad") == ()
    passed = [member(niet_missen=("raad",))] * 4 + [member(niet_missen=Mark.SKIPPED)] * 3
    assert beeld(9, passed).onderwerpen == ()
    assert beeld(9, members(4, 4, 4, 4, 4)).werkwijzen == ("buiten", "groep")


@pytest.mark.parametrize(
    ("given_marks", "level"),
    [
        ((3, 3, 3, 3), 2),
        ((3, 3, 4, 4), 2),
        ((3, 4, 4, 5), 3),
        ((4, 4, 4, 4, 4), 3),
        ((5, 5, 5, 4), 3),
    ],
)
def test_trust_sets_what_a_werkvorm_may_ask(given_marks: tuple[int, ...], level: int) -> None:
    """Below three everybody is talked with, from four on everything is possible (domain.md 3.5)."""
    found = beeld(6, members(*given_marks))
    assert (found.niveau, bool(found.stellingen)) == (level, True)
    assert not groep(6, members(*given_marks)).eerst_spreken


@pytest.mark.parametrize(
    ("number", "given_marks"),
    [
        (7, (4, 4, 4)),
        (4, (4, 4, 4, 4)),
        (6, (2, 2, 3, 3)),
        (6, (5, 5, 5, 3)),
        (6, (1, 4, 4, 4, 4)),
        (6, ()),
    ],
)
def test_where_talks_come_first_all_looks_the_same(
    number: int, given_marks: tuple[int, ...]
) -> None:
    """Seven of whom three answer, a college of four, low trust, and somebody far below the others."""
    assert beeld(number, members(*given_marks)) == Beeld()
    assert groep(number, members(*given_marks)).eerst_spreken


def test_the_begeleider_sees_why() -> None:
    """The middle, that somebody is far below it, and how often what was chosen."""
    them = groep(6, [*members(4, 4, 5, 5), member(2, opzien="oude_ruzie")])
    assert (them.aantal, them.vertrouwen, them.verspreid) == (5, 4, True)
    assert them.medianen == dict.fromkeys(STELLINGEN, 4)
    assert them.keuzes["opzien"] == {"niets": 4, "oude_ruzie": 1}
    low = groep(6, members(2, 2, 3, 2))
    assert (low.vertrouwen, low.verspreid, low.eerst_spreken) == (2, False, True)


@pytest.mark.parametrize("asks", [{"vooraf": "ja"}, {"opzien": "bel_mij"}])
def test_that_somebody_asks_to_be_called_is_between_them_and_the_begeleider(
    asks: dict[str, Answer],
) -> None:
    """It was promised that nobody else hears of it: nothing that others see changes."""
    others = members(4, 4, 4, 4, 4)
    with_call = [*others, member(**asks)]
    assert beeld(6, with_call) == beeld(6, [*others, member()])
    assert groep(6, with_call).bellen
    assert not groep(6, with_call).eerst_spreken
    assert not groep(6, others).bellen


def test_a_statement_that_few_answered_is_left_out() -> None:
    """Who passes over two of the three on trust has no score."""
    quiet = member(zeggen=Mark.SKIPPED, fout=Mark.SKIPPED)
    found = beeld(7, [*members(4, 4, 4), quiet, member(zeggen=Mark.SKIPPED)])
    assert set(found.stellingen) == set(STELLINGEN) - {"zeggen"}
    assert groep(7, [*members(4, 4, 4), quiet]).vertrouwen is None


def all_marks(many: int) -> Iterable[tuple[int, ...]]:
    return product(range(1, 6), repeat=many)


def test_what_is_said_of_a_statement_is_its_middle_in_three_words() -> None:
    """Its halves and its ends are not told."""
    for found in all_marks(4):
        low, high = sorted(found)[1:3]
        college = [{**member(4), "rollen": mark} for mark in found]
        word = beeld(6, college).stellingen["rollen"]
        assert (word is Oordeel.EENS) is (low + high >= 8)
        assert (word is Oordeel.ONEENS) is (low + high < 6)


@pytest.mark.parametrize(
    ("number", "said", "asks"),
    [
        (5, "ja", True),
        (7, "na_overleg", True),
        (4, "ja", False),
        (7, "nee", False),
        (7, Mark.LATER, False),
        (None, "ja", False),
        (7, None, False),
    ],
)
def test_a_small_college_is_asked_nothing(
    number: int | None, said: Answer | None, asks: bool
) -> None:
    """Nor one whose requester would rather have talks: the begeleider holds them."""
    assert mag_vragen(number, said) is asks


def test_the_answers_close_before_the_day_and_are_gone_after_it() -> None:
    """Six working days, over a weekend, New Year and Christmas where these lie between."""
    assert sluit_op(date(2026, 12, 10), KALENDER) == date(2026, 12, 2)
    assert sluit_op(date(2027, 1, 4), KALENDER) == date(2026, 12, 23)
    assert wissen_op(date(2026, 12, 31)) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("there", "wethouders", "number"),
    [
        (("burgemeester", "wethouders", "secretaris", "directie"), 4, 6),
        (("burgemeester", "secretaris"), None, 2),
        (("wethouders",), 3, 3),
        (("burgemeester", "wethouders"), Mark.SKIPPED, None),
        (Mark.LATER, None, None),
    ],
)
def test_members_are_those_of_the_college(
    there: Answer, wethouders: Answer | None, number: int | None
) -> None:
    """Directie and griffier come along for a part of the day."""
    known: dict[str, Answer] = {"deelnemers": there}
    if wethouders is not None:
        known["aantal_wethouders"] = wethouders
    assert leden(known) == number
