"""What people type as a number, as several, or as the number of a telephone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.hearing import read_number, read_numbers, read_phone
from tests.conversations.themes import ANYTHING


@pytest.mark.parametrize(
    "text", ["7", "7.", "7!", "zeven", "Zeven", "een 7", "cijfer 7", "het cijfer zeven", "7️⃣"]
)
def test_a_number_is_read(text: str) -> None:
    """Digits or a word, with "een" or "cijfer" before it."""
    assert read_number(text) == 7


def test_een_is_one() -> None:
    """Only "een" before another number is an article."""
    assert [read_number(text) for text in ("een", "één", "een een")] == [1, 1, 1]


@pytest.mark.parametrize(
    "text", ["7,5", "7.5", "7 8", "-7", "7½", "²", "", "veel", "7 of 8", "1234567", "7e"]
)
def test_what_is_not_one_whole_number_is_none(text: str) -> None:
    """Fractions, two numbers, signs and other words are not taken."""
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "7 6 8",
        "7, 6 en 8",
        "7,6,8",
        "7/6/8",
        "7-6-8",
        "7.6.8",
        "7\n6\n8",
        "zeven zes acht",
        "een 7, een zes en een 8",
        "rust 7, scherpte 6, inzicht 8",
        "Rust: 7; scherpte: 6; inzicht in uw aanpak: 8",
    ],
)
def test_three_numbers_are_read_at_once(text: str) -> None:
    """In the order typed, with the names of what they are for between them."""
    assert read_numbers(text, 3) == (7, 6, 8)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7 6",
        "7 6 8 9",
        "7,5 6 8",
        "7,5 6",
        "7 -6 8",
        "-7 6 8",
        "7e 6 8",
        "7½ 6 8",
        "ik geef 7 voor rust omdat ik 2 kinderen heb van 8",
    ],
)
def test_any_other_count_of_numbers_is_none(text: str) -> None:
    """Exactly three, whole, and not picked out of a story."""
    assert read_numbers(text, 3) is None


@given(ANYTHING)
def test_numbers_never_raise(text: str) -> None:
    """Any text gives a number or None."""
    assert read_number(text) is None or isinstance(read_number(text), int)
    assert read_numbers(text, 3) is None or len(read_numbers(text, 3) or ()) == 3


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0612345678", "06 12345678"),
        ("06-1234 5678", "06 12345678"),
        ("06.12.34.56.78", "06 12345678"),
        ("+31 6 12345678", "06 12345678"),
        ("+31 (0)6 12345678", "06 12345678"),
        ("+31 06 12345678", "06 12345678"),
        ("0031 (0) 6 12345678", "06 12345678"),
        ("0031612345678", "06 12345678"),
        ("31612345678", "06 12345678"),
        ("(020) 123 45 67", "020 1234567"),
        ("085-1234567", "085 1234567"),
        ("0343 123456", "0343 123456"),
        ("+32 475 12 34 56", "+32 475123456"),
        ("0032475123456", "+32 475123456"),
        ("+1 (212) 555-1234", "+1 2125551234"),
        ("+352 123456", "+352 123456"),
        ("\u202a+31 6 12345678\u202c", "06 12345678"),
    ],
)
def test_a_phone_number_is_read(text: str, number: str) -> None:
    """Dutch numbers without country, others with it, in one readable form."""
    assert read_phone(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "+",
        "+-",
        "(0)",
        "06 123",
        "061234567890",
        "0012",
        "+31 99",
        "+31 6123456789",
        "+0612345678",
        "1234567890",
        "0000000000",
        "++31612345678",
        "+32 1234567890123456",
        "bel 0612345678",
        "06 1234567x",
        "٠٦١٢٣٤٥٦٧٨",
    ],
)
def test_what_cannot_be_a_phone_number_is_none(text: str) -> None:
    """Too short, too long, letters, or a number that no country has."""
    assert read_phone(text) is None


@given(st.one_of(st.text(), st.text("0123456789+-() .", max_size=20)))
def test_a_phone_number_read_again_is_the_same(text: str) -> None:
    """The readable form is canonical, and nothing is raised."""
    number = read_phone(text)
    assert number is None or read_phone(number) == number
