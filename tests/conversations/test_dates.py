"""Typed Dutch dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.dates import read_date

TUESDAY = date(2026, 11, 24)

WORDS = [
    "12",
    "31",
    "29",
    "mei",
    "februari",
    "dinsdag",
    "volgende",
    "week",
    "over",
    "een",
    "maanden",
]
MORE = ["-", "/", ".", "2027", "'27", "jaar", "999", "deze", "komende", "ma", "uur", "half", "²"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 mei", date(2027, 5, 12)),
        ("12 MEI.", date(2027, 5, 12)),
        ("12mei", date(2027, 5, 12)),
        ("12e mei", date(2027, 5, 12)),
        ("op de 1ste mei", date(2027, 5, 1)),
        ("12-5", date(2027, 5, 12)),
        ("12/5", date(2027, 5, 12)),
        ("24 november", TUESDAY),
        ("23 november", date(2027, 11, 23)),
        ("1 januari", date(2027, 1, 1)),
        ("29 februari", date(2028, 2, 29)),
        ("3 mrt.", date(2027, 3, 3)),
        ("3 sept", date(2027, 9, 3)),
        ("3 febuari", date(2027, 2, 3)),
        ("7 dec.", date(2026, 12, 7)),
    ],
)
def test_a_date_without_a_year_is_the_next_one(text: str, day: date) -> None:
    """Today counts; a day that has passed is next year's."""
    assert read_date(text, TUESDAY) == day


def test_a_leap_day_can_be_eight_years_away() -> None:
    """2100 is no leap year."""
    assert read_date("29 februari", date(2096, 3, 1)) == date(2104, 2, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12-05-2027", date(2027, 5, 12)),
        ("12.05.2027", date(2027, 5, 12)),
        ("12 - 5 - 27", date(2027, 5, 12)),
        ("2027-05-12", date(2027, 5, 12)),
        ("12 mei 2027", date(2027, 5, 12)),
        ("12 mei, 2027", date(2027, 5, 12)),
        ("12 mei ’27", date(2027, 5, 12)),
        ("1-1-1999", date(1999, 1, 1)),
    ],
)
def test_a_year_that_is_typed_counts(text: str, day: date) -> None:
    """Also when it lies in the past; day before month, or ISO 8601."""
    assert read_date(text, TUESDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ma 7 december", date(2026, 12, 7)),
        ("Maandag, 7 december", date(2026, 12, 7)),
        ("ma. 7-12", date(2026, 12, 7)),
        ("di 7 december", None),
        ("di 7-12-2026", None),
    ],
)
def test_a_weekday_must_be_that_of_the_date(text: str, day: date | None) -> None:
    """Where they differ, one of the two is a mistake."""
    assert read_date(text, TUESDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("eergisteren", date(2026, 11, 22)),
        ("gisteren", date(2026, 11, 23)),
        ("vandaag", TUESDAY),
        ("Morgen!", date(2026, 11, 25)),
        ("overmorgen", date(2026, 11, 26)),
        ("over een week", date(2026, 12, 1)),
        ("over 'n week", date(2026, 12, 1)),
        ("over twee weken", date(2026, 12, 8)),
        ("over 10 dagen", date(2026, 12, 4)),
        ("over 3 maanden", date(2027, 2, 24)),
        ("over een half jaar", date(2027, 5, 24)),
        ("over 1 jaar", date(2027, 11, 24)),
    ],
)
def test_a_distance_is_counted_from_today(text: str, day: date) -> None:
    """In days, weeks, months and years."""
    assert read_date(text, TUESDAY) == day


def test_a_month_later_stays_in_that_month() -> None:
    """31 January and a month is the last day of February."""
    assert read_date("over een maand", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("dinsdag", date(2026, 12, 1)),
        ("woensdag", date(2026, 11, 25)),
        ("maandag", date(2026, 11, 30)),
        ("komende vrijdag", date(2026, 11, 27)),
        ("aanstaande vrijdag", date(2026, 11, 27)),
        ("vrijdag a.s.", date(2026, 11, 27)),
        ("deze vrijdag", date(2026, 11, 27)),
    ],
)
def test_a_weekday_is_the_next_one(text: str, day: date) -> None:
    """Today excluded."""
    assert read_date(text, TUESDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("volgende week", date(2026, 11, 30)),
        ("volgende week dinsdag", date(2026, 12, 1)),
        ("volgende week op vrijdag", date(2026, 12, 4)),
        ("zondag volgende week", date(2026, 12, 6)),
        ("volgende week di", date(2026, 12, 1)),
        ("deze week vrijdag", date(2026, 11, 27)),
        ("deze week dinsdag", TUESDAY),
        ("deze week maandag", None),
        ("deze week", None),
    ],
)
def test_a_week_starts_on_monday(text: str, day: date | None) -> None:
    """The next week is the next ISO week; a day of this week may not have passed."""
    assert read_date(text, TUESDAY) == day


def test_on_sunday_next_week_is_tomorrow() -> None:
    """ISO weeks end on Sunday."""
    assert read_date("volgende week", date(2026, 11, 29)) == date(2026, 11, 30)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "3",
        "12",
        "2027",
        "mei",
        "begin maart",
        "12 mei of 13 mei",
        "12 mei om 10 uur",
        "10 uur",
        "10:30",
        "10.30",
        "12.05",
        "31 februari",
        "32 mei",
        "0 mei",
        "12-13-2026",
        "29-2-2027",
        "12-5/2027",
        "over weken",
        "over veel weken",
        "over een tijdje",
        "volgende dinsdag",
        "do",
        "zo",
        "morgenochtend",
        "geen idee",
        "²/5",
        "١٢/٥",
    ],
)
def test_what_is_not_one_day_is_none(text: str) -> None:
    """A bare number or month, a time, a day that does not exist, a part of a sentence."""
    assert read_date(text, TUESDAY) is None


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS + MORE), max_size=6).map(" ".join)),
    st.dates(date(2020, 1, 1), date(2100, 1, 1)),
)
def test_any_text_gives_a_date_or_none(text: str, today: date) -> None:
    """Nothing is raised, whatever is typed and whenever."""
    assert isinstance(read_date(text, today), date | None)


@given(
    st.dates(date(2020, 1, 1), date(2099, 12, 31)), st.dates(date(2020, 1, 1), date(2099, 12, 31))
)
def test_a_full_date_is_read_as_written(day: date, today: date) -> None:
    """In either notation, whatever day it is."""
    for text in (f"{day.day}-{day.month}-{day.year}", day.isoformat()):
        assert read_date(text, today) == day
    short = read_date(f"{day.day}/{day.month}", today)
    assert short is not None
    assert (short.day, short.month) == (day.day, day.month)
    assert short >= today
