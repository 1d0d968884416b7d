"""Lists of gemeenten and of moments, and a photo."""

import pytest

from conversations.kinds import (
    Answer,
    Button,
    Draft,
    Ear,
    GemeenteList,
    Kind,
    Moments,
    PhotoKind,
    Retry,
    on_list,
)
from tests.clock import T0
from tests.conversations.talking import GEMEENTEN

EAR = Ear({"geen": "Geen enkele"}, {"geen": ("geen", "nee")}, GEMEENTEN, T0.date())
EMPTY = Draft()
LIST, TWO, ONE = GemeenteList(at_most=3), Moments(at_most=2), Moments(at_most=1)
DAYS = Moments(at_most=3, ahead=365, days=True)
UTRECHT, ZEIST, VEERE = "GM0344", "GM0355", "GM0717"
BERGEN = ("GM0373", "GM0893")
FRIDAY, THURSDAY = "2026-11-27T10:00", "2026-11-26/ochtend"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Utrecht", Draft((UTRECHT,))),
        ("Utrecht en Zeist", Draft((UTRECHT, ZEIST))),
        ("Utrecht, utrecht", Draft((UTRECHT,))),
        ("Peel en Maas", Draft(("GM1894",))),
        ("Zeist en Peel en Maas, Utrecht", Draft((ZEIST, "GM1894", UTRECHT))),
        ("Utrecht, Bergen", Draft((UTRECHT, *(f"?{code}" for code in BERGEN)))),
        ("Utrecht, Xyzzy", Draft((UTRECHT, "?"))),
        ("Domburg, Utrecht", Draft((UTRECHT, f"?{VEERE}"))),
        ("Domburg, Veere", Draft((VEERE,))),
        ("Domburg", Retry("gemeente_van", {"plaats": "Domburg", "gemeente": "Veere"}, (VEERE,))),
        ("Bergen", Retry("welke_gemeente", choices=BERGEN)),
        ("Xyzzy", Retry("gemeente")),
        ("Xyzzy, Abcdefg", Retry("gemeente")),
        (",", Retry("gemeente")),
        ("Utrecht, Zeist, Veere, Zwolle", Retry("te_veel", {"hoogstens": 3})),
        (", ".join(["Utrecht"] * 7), Retry("te_veel", {"hoogstens": 3})),
        ("nee", ("geen",)),
    ],
)
def test_gemeenten_are_typed_one_by_one_or_together(text: str, heard: object) -> None:
    """What is certain is added, what is in doubt is shown to choose from."""
    assert LIST.read(text, EAR, EMPTY) == heard


def test_a_gemeente_is_added_to_the_list() -> None:
    """Suggestions of before are gone; none does not go with one."""
    draft = Draft((UTRECHT, f"?{VEERE}", "?"))
    assert LIST.read("Zeist", EAR, draft) == Draft((UTRECHT, ZEIST))
    assert LIST.read("geen", EAR, draft) == Retry("niet_samen")
    assert on_list(draft) == (UTRECHT,)


@pytest.mark.parametrize(
    ("kind", "draft", "option", "heard"),
    [
        (LIST, (), "geen", ("geen",)),
        (LIST, (UTRECHT,), "geen", Retry("niet_samen")),
        (LIST, (), "!klaar", Retry("lijst_leeg")),
        (LIST, (UTRECHT, f"?{VEERE}"), "!klaar", (UTRECHT,)),
        (LIST, (UTRECHT, f"?{VEERE}", "?"), f"+{VEERE}", Draft((UTRECHT, VEERE))),
        (LIST, (UTRECHT, ZEIST), f"-{UTRECHT}", Draft((ZEIST,))),
        (LIST, (UTRECHT, ZEIST, VEERE), "+GM0193", Retry("te_veel", {"hoogstens": 3})),
        (LIST, (), "+GM9999", None),
        (LIST, (), UTRECHT, None),
        (TWO, (), "!klaar", Retry("lijst_leeg")),
        (TWO, (FRIDAY,), "!klaar", (FRIDAY,)),
        (TWO, ("2026-11-24T10:00",), "!klaar", Retry("moment_voorbij")),
        (TWO, (FRIDAY, THURSDAY), f"-{FRIDAY}", Draft((THURSDAY,))),
        (TWO, (FRIDAY,), f"+{FRIDAY}", None),
        (TWO, (FRIDAY,), "-ooit", None),
        (TWO, (FRIDAY,), "-2026-11-27", None),
        (DAYS, ("2026-11-27", FRIDAY), "-2026-11-27", Draft((FRIDAY,))),
        (PhotoKind(), (), "x", None),
    ],
)
def test_a_tap_adds_takes_back_or_ends_the_list(
    kind: Kind, draft: tuple[str, ...], option: str, heard: object
) -> None:
    """None where there is no such button."""
    assert kind.tap(option, EAR, Draft(draft)) == heard


@pytest.mark.parametrize(
    ("kind", "text", "heard"),
    [
        (TWO, "vrijdag 10 uur", Draft((FRIDAY,))),
        (TWO, "vrijdag 10 uur of donderdagochtend", Draft((THURSDAY, FRIDAY))),
        (TWO, "vrijdag 10, 11 uur", Retry("moment", {"deel": "vrijdag 10"})),
        (TWO, "vrijdag 10 uur, 11 uur en 12 uur", Retry("moment_te_veel", {"hoogstens": 2})),
        (TWO, "vandaag 16 uur", Retry("moment_voorbij")),
        (TWO, "gisteren", Retry("moment_voorbij")),
        (TWO, "12 mei 10 uur", Retry("moment_ver")),
        (TWO, "vrijdag", Retry("moment_tijd", {"deel": "vrijdag"})),
        (DAYS, "12 mei en vrijdag 10 uur", Draft((FRIDAY, "2027-05-12"))),
        (DAYS, "vrijdag of ooit", Retry("dagen", {"deel": "ooit"})),
        (DAYS, "vandaag", Retry("moment_voorbij")),
        (DAYS, "12 mei 2028", Retry("datum_ver")),
        (ONE, "vrijdag 10 uur", (FRIDAY,)),
        (ONE, "vrijdag 10 uur en 11 uur", Retry("moment_te_veel", {"hoogstens": 1})),
        (PhotoKind(), "een foto", Retry("foto")),
    ],
)
def test_moments_lie_ahead_and_not_too_far(kind: Kind, text: str, heard: object) -> None:
    """From tomorrow on; where one is asked, it is an answer at once."""
    assert kind.read(text, EAR, EMPTY) == heard


def test_a_list_shows_what_was_chosen() -> None:
    """Suggestions first, each a line; then what can be taken back; none only when it is empty."""
    draft = Draft((UTRECHT, f"?{VEERE}"))
    assert LIST.rows(draft, ()) == (
        (Button(f"+{VEERE}", text=VEERE),),
        (Button(f"-{UTRECHT}", text=UTRECHT, chosen=True),),
    )
    assert LIST.rows(EMPTY, (VEERE,)) == (
        (Button(f"+{VEERE}", text=VEERE),),
        (Button("geen", "optie.geen"),),
    )
    assert TWO.rows(Draft((FRIDAY,)), ()) == ((Button(f"-{FRIDAY}", text=FRIDAY, chosen=True),),)
    for kind, one in ((LIST, UTRECHT), (TWO, FRIDAY)):
        assert (kind.controls(EMPTY), kind.controls(Draft((one,)))) == ((), ("klaar",))


@pytest.mark.parametrize(
    ("kind", "value", "draft"),
    [
        (LIST, (UTRECHT, ZEIST), (UTRECHT, ZEIST)),
        (LIST, ("geen",), ()),
        (TWO, (FRIDAY,), (FRIDAY,)),
        (ONE, (FRIDAY,), ()),
    ],
)
def test_a_correction_starts_from_the_list(
    kind: Kind, value: Answer, draft: tuple[str, ...]
) -> None:
    """A single moment is simply typed again."""
    assert isinstance(value, tuple)
    assert kind.draft_of(value) == Draft(draft)


@pytest.mark.parametrize(
    ("kind", "draft", "still"),
    [
        (LIST, (UTRECHT, f"?{VEERE}", "?", "weg"), (UTRECHT, f"?{VEERE}", "?")),
        (LIST, ("GM0001", "GM0002", "GM0003", "GM0004"), ("GM0001", "GM0002", "GM0003")),
        (TWO, (FRIDAY, "2026-02-30T10:00", "weg", THURSDAY), (FRIDAY, THURSDAY)),
        (ONE, (FRIDAY,), ()),
    ],
)
def test_a_draft_keeps_only_what_still_fits(
    kind: Kind, draft: tuple[str, ...], still: tuple[str, ...]
) -> None:
    """A later version may take fewer."""
    assert kind.still(Draft(draft)) == Draft(still)


@pytest.mark.parametrize(
    ("kind", "option", "value", "repeats"),
    [
        (LIST, "!klaar", (UTRECHT,), True),
        (LIST, f"+{UTRECHT}", (UTRECHT,), True),
        (LIST, f"-{UTRECHT}", (UTRECHT,), False),
        (LIST, "geen", ("geen",), True),
        (LIST, "geen", (UTRECHT,), False),
        (TWO, "!klaar", (FRIDAY,), True),
        (TWO, f"-{FRIDAY}", (FRIDAY,), False),
    ],
)
def test_a_tap_that_arrives_twice_repeats(
    kind: Kind, option: str, value: tuple[str, ...], repeats: bool
) -> None:
    """It says what the answer already says."""
    assert kind.repeats(option, value, EAR) is repeats


@pytest.mark.parametrize(
    ("kind", "value", "accepted"),
    [
        (LIST, (UTRECHT, ZEIST), True),
        (LIST, ("geen",), True),
        (LIST, ("geen", UTRECHT), False),
        (LIST, (UTRECHT, UTRECHT), False),
        (LIST, ("GM0001", "GM0002", "GM0003", "GM0004"), False),
        (LIST, (), False),
        (LIST, UTRECHT, False),
        (LIST, (1,), False),
        (TWO, (FRIDAY, THURSDAY), True),
        (TWO, ("2026-02-30T10:00",), False),
        (TWO, ("2026-11-27",), False),
        (DAYS, ("2026-11-27", FRIDAY), True),
        (DAYS, ("2026-02-30",), False),
        (TWO, ("2026-11-27T24:00",), False),
        (TWO, (1,), False),
        (TWO, FRIDAY, False),
        (ONE, (FRIDAY, THURSDAY), False),
        (PhotoKind(), "AgACAgQAAx0_-9", True),
        (PhotoKind(), "een foto", False),
        (PhotoKind(), 7, False),
    ],
)
def test_only_what_can_be_answered_now_is_still_an_answer(
    kind: Kind, value: Answer, accepted: bool
) -> None:
    """A tightened rule makes its question open again."""
    assert kind.accepts(value) is accepted
