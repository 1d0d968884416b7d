"""What is left of a text before it is read or compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.hearing import clean, fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \t b\n\nc ", "a b c"),
        ("e\u0301e\u0301n", "één"),
        ("a\u200bb\u00adc\u202ed", "abcd"),
        ("a\x00b\x07", "ab"),
        ("a\ud800b", "ab"),
        ("Łódź ñ Ж 漢", "Łódź ñ Ж 漢"),
        ("👍", "👍"),
        ("a\u00a0b\u2028c", "a b c"),
    ],
)
def test_clean_keeps_letters_and_drops_what_is_not_seen(text: str, expected: str) -> None:
    """Control, format and zero-width characters go; letters of any language stay."""
    assert clean(text) == expected


@given(st.text())
def test_clean_text_is_clean(text: str) -> None:
    """Cleaning twice changes nothing, and the result is NFC."""
    once = clean(text)
    assert clean(once) == once == unicodedata.normalize("NFC", once)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Súdwest-FRYSLÂN", "sudwest-fryslan"), ("’s", "'s"), ("Ĳssel", "ijssel"), ("7️⃣", "7")],
)
def test_fold_leaves_only_what_is_compared(text: str, expected: str) -> None:
    """Case, diacritics and kinds of apostrophe make no difference."""
    assert fold(text) == expected
