"""How a group looks back: what is shown of it, and from how many on."""

from conversations.groepsbeeld import Answers
from conversations.kinds import Mark
from conversations.terugblik import Terugblik, terugblik

ONE: Answers = {"zinvol": 4, "openheid": Mark.SKIPPED, "beste": ("doelen", "buiten"), "vervolg": "kort"}  # fmt: skip


def test_of_three_nothing_is_shown() -> None:
    """Four may each have said anything."""
    assert terugblik([ONE] * 3) is None


def test_of_four_the_median_is_shown_and_what_half_chose() -> None:
    """A question that fewer answered is left out."""
    two = {"zinvol": 2, "openheid": 3, "beste": ("afspraken", "buiten"), "vervolg": "nee"}
    assert terugblik([ONE, ONE, ONE, two]) == Terugblik(
        4, {"zinvol": 4}, {"beste": ("buiten", "doelen"), "vervolg": ("kort",)}
    )
