"""Kinds of answers: what can be tapped and typed, what is kept, and what is still an answer later."""

from datetime import timedelta

import pytest

from conversations.kinds import (
    Answer,
    Button,
    Date,
    Draft,
    Ear,
    GemeenteKind,
    Kind,
    ManyOf,
    Mark,
    Number,
    OneOf,
    Phone,
    Ranking,
    Retry,
    Scale,
    ShortText,
    dump,
    load,
)
from tests.clock import T0
from tests.conversations.talking import GEMEENTEN

TODAY = T0.date()
ABC = ("a", "b", "c")
EAR = Ear({"a": "Appel", "b": "Beer", "c": "Citroen", "d": "Druif"}, {}, GEMEENTEN, TODAY)
EMPTY = Draft()
ONE, MANY, RANK = OneOf(ABC), ManyOf(ABC, at_most=2, alone=("c",)), Ranking(ABC)
MARK, MARKS = Scale(1, 5), Scale(1, 5, ("x", "y"))
DAY = Date(ahead=30, quick={"a": 0, "b": 60})
PAST = Date(ahead=0, back=365)


@pytest.mark.parametrize(
    "answer", [Mark.LATER, Mark.SKIPPED, "a", "bespreken", 7, ("a", "b"), (1, 2)]
)
def test_an_answer_survives_the_store(answer: Answer) -> None:
    """As text and back, with its type."""
    back = load(dump(answer))
    assert (back, type(back)) == (answer, type(answer))


@pytest.mark.parametrize(
    ("kind", "text", "heard"),
    [
        (ONE, "beer", "b"),
        (ONE, "peer en appel", Retry("knop")),
        (OneOf(("a", "b"), columns=2), "1", "a"),
        (MANY, "appel, beer", ("a", "b")),
        (MANY, "beer, appel", ("a", "b")),
        (ManyOf(ABC), "1 2 3", ABC),
        (MANY, "1 en 2 en 3", Retry("te_veel", {"hoogstens": 2})),
        (MANY, "appel, citroen", Retry("niet_samen")),
        (MANY, "hallo", Retry("knoppen", {"deel": "hallo"})),
        (MANY, "appel, hallo", Retry("deel", {"deel": "hallo"})),
        (RANK, "3, 1, 2", ("c", "a", "b")),
        (RANK, "3, 1", Retry("volgorde", {"aantal": 3})),
        (RANK, "hallo", Retry("volgorde", {"aantal": 3})),
        (MARK, "een 4", 4),
        (MARK, "6", Retry("getal", {"laagste": 1, "hoogste": 5, "aantal": 0})),
        (MARKS, "4 en 5", (4, 5)),
        (MARKS, "4", Draft(("4",))),
        (MARKS, "4 en 6", Retry("cijfers", {"laagste": 1, "hoogste": 5, "aantal": 2})),
        (MARKS, "veel", Retry("cijfers", {"laagste": 1, "hoogste": 5, "aantal": 2})),
        (Number(0, 9), "nul", 0),
        (Number(0, 9), "10", Retry("getal", {"laagste": 0, "hoogste": 9})),
        (Number(0, 9), "geen", Retry("getal", {"laagste": 0, "hoogste": 9})),
        (ShortText(5), "vijf!", "vijf!"),
        (ShortText(4), "vijf!", Retry("te_lang", {"limiet": 4})),
        (ShortText(99, no_names=True), "van mevrouw Jansen", Retry("naam")),
        (ShortText(99, no_names=True), "ik wil Jan Jansen spreken", Retry("naam")),
        (ShortText(99, no_names=True), "Rust in het college", "Rust in het college"),
        (ShortText(99), "Jan Jansen", "Jan Jansen"),
        (Phone(), "06-12345678", "06 12345678"),
        (Phone(), "12", Retry("telefoon")),
        (DAY, "appel", TODAY.isoformat()),
        (DAY, "morgen", (TODAY + timedelta(days=1)).isoformat()),
        (DAY, "gisteren", Retry("datum_voorbij")),
        (DAY, "beer", Retry("datum_ver")),
        (DAY, "ooit", Retry("datum")),
        (PAST, "12 juni 2026", "2026-06-12"),
        (PAST, "vandaag", TODAY.isoformat()),
        (PAST, "12 juni", Retry("datum_jaar")),
        (PAST, "12 juni 2025", Retry("datum_terug")),
        (GemeenteKind(), "Utrecht", "GM0344"),
        (GemeenteKind(), "zeker niet hier", Retry("gemeente")),
    ],
)
def test_what_is_typed_is_read_or_told_why_not(kind: Kind, text: str, heard: object) -> None:
    """A value, half a choice, or the id of a sentence with what it needs."""
    assert kind.read(text, EAR, EMPTY) == heard


def test_doubt_between_options_shows_only_these() -> None:
    """The buttons are what may be meant."""
    ear = Ear({"a": "Rood fruit", "b": "Groen fruit", "c": "Noten"}, {}, GEMEENTEN, TODAY)
    heard = ONE.read("fruit", ear, EMPTY)
    assert heard == Retry("welke", choices=("a", "b"))
    assert ONE.rows(EMPTY, ("a", "b")) == ((Button("a", "optie.a"),), (Button("b", "optie.b"),))


def test_doubt_between_gemeenten_shows_these() -> None:
    """A double name, and a place that lies in one."""
    assert GemeenteKind().read("Bergen", EAR, EMPTY) == Retry(
        "welke_gemeente", choices=("GM0373", "GM0893")
    )
    assert GemeenteKind().read("Domburg", EAR, EMPTY) == Retry(
        "gemeente_van", {"plaats": "Domburg", "gemeente": "Veere"}, ("GM0717",)
    )
    assert GemeenteKind().rows(EMPTY, ("GM0717",)) == ((Button("GM0717", text="GM0717"),),)


def test_marks_can_be_typed_one_after_another() -> None:
    """Each after those that were given."""
    assert MARKS.read("5", EAR, Draft(("4",))) == (4, 5)


@pytest.mark.parametrize(
    ("kind", "draft", "option", "heard"),
    [
        (ONE, (), "b", "b"),
        (ONE, (), "z", None),
        (MANY, (), "!klaar", Retry("niets")),
        (MANY, ("a",), "!klaar", ("a",)),
        (MANY, ("b",), "+a", Draft(("a", "b"))),
        (MANY, ("a", "b"), "-a", Draft(("b",))),
        (MANY, ("a",), "-b", Draft(("a",))),
        (MANY, ("a", "b"), "+c", Draft(("c",))),
        (MANY, ("c",), "+a", Draft(("a",))),
        (ManyOf(ABC, at_most=1), ("a",), "+b", Retry("te_veel", {"hoogstens": 1})),
        (MANY, (), "+z", None),
        (MANY, (), "", None),
        (RANK, (), "+b", Draft(("b",))),
        (RANK, ("b",), "+b", Draft(("b",))),
        (RANK, ("b",), "+c", ("b", "c", "a")),
        (RANK, ("b",), "!opnieuw", Draft()),
        (RANK, (), "b", None),
        (RANK, (), "+z", None),
        (MARK, (), "3", 3),
        (MARK, (), "6", None),
        (MARK, (), "x.3", None),
        (MARK, (), "drie", None),
        (MARKS, (), "x.3", Draft(("3",))),
        (MARKS, ("3",), "x.4", Draft(("3",))),
        (MARKS, ("3",), "y.4", (3, 4)),
        (MARKS, (), "z.4", None),
        (ShortText(9), (), "a", None),
        (DAY, (), "a", TODAY.isoformat()),
        (DAY, (), "b", Retry("datum_ver")),
        (DAY, (), "z", None),
        (GemeenteKind(), (), "GM0344", "GM0344"),
        (GemeenteKind(), (), "GM9999", None),
    ],
)
def test_a_tap_says_what_must_be(
    kind: Kind, draft: tuple[str, ...], option: str, heard: object
) -> None:
    """Never the other way round; None where there is no such button."""
    assert kind.tap(option, EAR, Draft(draft)) == heard


@pytest.mark.parametrize(
    ("kind", "value", "accepted"),
    [
        (ONE, "a", True),
        (ONE, "d", False),
        (MANY, ("a", "b"), True),
        (MANY, ("c",), True),
        (MANY, ("a", "c"), False),
        (MANY, (), False),
        (MANY, "a", False),
        (ManyOf(ABC, at_most=1), ("a", "b"), False),
        (RANK, ("c", "a", "b"), True),
        (RANK, ("a", "b"), False),
        (RANK, "abc", False),
        (MARK, 5, True),
        (MARK, 6, False),
        (MARK, (5,), False),
        (MARKS, (5, 1), True),
        (MARKS, (5,), False),
        (MARKS, 5, False),
        (Number(0, 9), 10, False),
        (Number(0, 9), "9", False),
        (ShortText(3), "", False),
        (ShortText(3), "vier", False),
        (ShortText(3), 3, False),
        (Phone(), "06 12345678", True),
        (Phone(), "nee", False),
        (Phone(), 6, False),
        (DAY, "2026-11-24", True),
        (DAY, "20261124", False),
        (DAY, "ooit", False),
        (DAY, 3, False),
        (GemeenteKind(), 344, False),
    ],
)
def test_only_what_can_be_answered_now_is_still_an_answer(
    kind: Kind, value: Answer, accepted: bool
) -> None:
    """A tightened rule makes its question open again."""
    assert kind.accepts(value) is accepted
