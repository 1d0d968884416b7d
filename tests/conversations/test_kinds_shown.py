"""The buttons of each kind, and what of a half-made choice still fits."""

import pytest

from conversations.kinds import Button, Date, Draft, Kind, ManyOf, OneOf, Ranking, Scale, ShortText

ABC = ("a", "b", "c")
EMPTY = Draft()
ONE, MANY, RANK = OneOf(ABC), ManyOf(ABC, at_most=2, alone=("c",)), Ranking(ABC)
MARK, MARKS = Scale(1, 5), Scale(1, 5, ("x", "y"))
DAY = Date(ahead=30, quick={"a": 0, "b": 60})


@pytest.mark.parametrize(
    ("kind", "draft", "still"),
    [
        (ONE, ("a",), ()),
        (ShortText(9), ("a",), ()),
        (MANY, ("weg", "a"), ("a",)),
        (RANK, ("weg", "b", "a"), ("b",)),
        (Ranking(("a",)), ("a",), ()),
        (MARKS, ("3", "4"), ("3",)),
        (MARKS, ("weg", "9"), ()),
        (MARK, ("3",), ()),
    ],
)
def test_a_draft_keeps_only_what_still_fits(
    kind: Kind, draft: tuple[str, ...], still: tuple[str, ...]
) -> None:
    """A later version may have other options; there is always something left to choose."""
    assert kind.still(Draft(draft)) == Draft(still)
    assert kind.rows(kind.still(Draft(draft)), ()) or isinstance(kind, ShortText | Ranking)


def test_several_show_what_was_chosen() -> None:
    """With the tap that takes it back, in columns."""
    kind = ManyOf(ABC, columns=2)
    first, second = kind.rows(Draft(("a",)), ())
    assert first == (Button("-a", "optie.a", chosen=True), Button("+b", "optie.b"))
    assert second == (Button("+c", "optie.c"),)
    assert kind.controls(EMPTY) == ("klaar",)
    assert kind.draft_of(("a", "c")) == Draft(("a", "c"))


def test_an_order_shows_what_is_left() -> None:
    """And starts again by a button, once something was chosen."""
    assert [row[0].option for row in RANK.rows(Draft(("b",)), ())] == ["+a", "+c"]
    assert (RANK.controls(EMPTY), RANK.controls(Draft(("b",)))) == ((), ("opnieuw",))


def test_a_scale_asks_one_line_at_a_time() -> None:
    """A button a mark, five in a row."""
    (row,) = MARKS.rows(Draft(("3",)), ())
    assert [button.option for button in row] == ["y.1", "y.2", "y.3", "y.4", "y.5"]
    assert [len(row) for row in Scale(1, 10).rows(EMPTY, ())] == [5, 5]
    assert MARK.rows(EMPTY, ())[0][0] == Button("1", text="1")


def test_a_date_has_buttons_for_days_near_by() -> None:
    """And is typed otherwise; a plain text has none."""
    assert [row[0].option for row in DAY.rows(EMPTY, ())] == ["a", "b"]
    assert ShortText(9).rows(EMPTY, ()) == ()
