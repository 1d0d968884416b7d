"""What people type to pick several options at once."""

import pytest
from hypothesis import given

from conversations.hearing import Unread, pick_several
from tests.conversations.themes import ANYTHING, KEYS, THEMES


@given(ANYTHING)
def test_pick_several_only_gives_keys_of_options(text: str) -> None:
    """Nothing is raised; each key comes once."""
    heard = pick_several(text, THEMES)
    keys = heard.keys if isinstance(heard, Unread) else heard
    assert KEYS.issuperset(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("1, 3 en 4", ("raad", "druk", "oud")),
        ("1 3 4", ("raad", "druk", "oud")),
        ("1. 3. 4.", ("raad", "druk", "oud")),
        ("4,3,1,3", ("oud", "druk", "raad")),
        ("opties 1 en 3", ("raad", "druk")),
        ("raad en media", ("raad", "media")),
        ("media & raad", ("media", "raad")),
        ("- raad\n- media\n", ("raad", "media")),
        ("- raad - media", ("raad", "media")),
        ("druk en balans", ("druk",)),
        ("druk en balans, raad", ("druk", "raad")),
        ("Media en beeldvorming en druk", ("media", "druk")),
        ("Iets anders, namelijk, en raad", ("anders", "raad")),
        ("medai, raadd", ("media", "raad")),
        ("2,", ("media",)),
    ],
)
def test_several_are_picked_at_once(text: str, keys: tuple[str, ...]) -> None:
    """Typed order counts (a ranking); between parts stand commas, lines, "en" or blanks."""
    assert pick_several(text, THEMES) == keys


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("raad, kletspraat, media", Unread("kletspraat")),
        ("minuten en raad", Unread("minuten", ("half", "heel"))),
        ("raad en niet media", Unread("niet media")),
        ("geen raad, media", Unread("geen raad")),
        ("1, 9", Unread("9")),
        ("1.3", Unread("1.3")),
        ("", Unread("")),
        (", ;", Unread("")),
        ("en", Unread("en")),
    ],
)
def test_one_unread_part_refuses_the_whole_answer(text: str, unread: Unread) -> None:
    """Nothing is half taken; the part is named."""
    assert pick_several(text, THEMES) == unread


def test_an_endless_list_is_refused() -> None:
    """A thousand parts are no choice, and are not worked through."""
    text = "1," * 1000
    assert pick_several(text, THEMES) == Unread(text)
