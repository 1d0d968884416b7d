"""Typed moments for a talk, in everyday Dutch."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.moments import MOMENT, PARTS, Unclear, read_moments

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("dinsdag 1 december om 10.00", "2026-12-01T10:00"),
        ("Dinsdag, 1 dec. om 10 uur.", "2026-12-01T10:00"),
        ("op dinsdag 1 december vanaf 10:15 uur", "2026-12-01T10:15"),
        ("volgende week donderdag 14 uur", "2026-12-03T14:00"),
        ("2 dec, 14 uur", "2026-12-02T14:00"),
        ("wo 2/12 14u30", "2026-12-02T14:30"),
        ("2026-12-02 10:00", "2026-12-02T10:00"),
        ("10.00 uur woensdag 2 december", "2026-12-02T10:00"),
        ("om 10 op woensdag 2 december", "2026-12-02T10:00"),
        ("vrijdag 10.00-11.30 uur", "2026-11-27T10:00"),
        ("vrijdag van de week", None),
        ("morgen half elf", "2026-11-25T10:30"),
        ("overmorgen kwart over tien", "2026-11-26T10:15"),
        ("overmorgen kwart voor tien", "2026-11-26T09:45"),
        ("vrijdag twaalf uur", "2026-11-27T12:00"),
        ("vrijdag om drie", "2026-11-27T15:00"),
        ("vrijdag half drie", "2026-11-27T14:30"),
        ("vrijdag 7 uur 's avonds", "2026-11-27T19:00"),
        ("vrijdag om 11 in de ochtend", "2026-11-27T11:00"),
        ("vrijdag 12 uur 's middags", "2026-11-27T12:00"),
        ("vrijdag 5 uur 's ochtends", None),
        ("vrijdag 02.00", None),
        ("vrijdag 25.00", None),
        ("vrijdag 23.30", None),
        ("vrijdag een", None),
        ("3 december ochtend", "2026-12-03/ochtend"),
        ("3 december 's avonds", "2026-12-03/avond"),
        ("over twee weken in de middag", "2026-12-08/middag"),
        ("morgenochtend", "2026-11-25/ochtend"),
        ("woensdagmorgen", "2026-11-25/ochtend"),
        ("donderdagmiddag 3 december", "2026-12-03/middag"),
        ("donderdagmorgen 3 december", "2026-12-03/ochtend"),
        ("donderdagochtend 3 december om 9 uur", "2026-12-03T09:00"),
        ("gisteren 10 uur", "2026-11-23T10:00"),
    ],
)
def test_a_day_with_a_time_or_a_part_of_the_day_is_a_moment(text: str, moment: str | None) -> None:
    """At night nobody talks: "half drie" is in the afternoon, "02.00" is not clear."""
    found = read_moments(text, TODAY)
    assert found == (moment,) if moment else isinstance(found, Unclear)


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        (
            "di 1 dec 10.00, woensdag 2 december 14:30 of 3 december 's avonds",
            ("2026-12-01T10:00", "2026-12-02T14:30", "2026-12-03/avond"),
        ),
        ("donderdag 10.00-11.30 uur en 14 uur", ("2026-11-26T10:00", "2026-11-26T14:00")),
        (
            "woensdag 2 dec 10.00 uur donderdag 3 dec 15.00 uur",
            ("2026-12-02T10:00", "2026-12-03T15:00"),
        ),
        ("- woensdag ochtend - vrijdag middag", ("2026-11-25/ochtend", "2026-11-27/middag")),
        ("- wo 2 dec 10u - do 3 dec 14u30", ("2026-12-02T10:00", "2026-12-03T14:30")),
        ("woensdag ochtend vrijdag middag", ("2026-11-25/ochtend", "2026-11-27/middag")),
        ("dinsdagmiddag, vrijdag 10 uur", ("2026-12-01/middag", "2026-11-27T10:00")),
        ("vrijdag 10 uur; vrijdag 10.00", ("2026-11-27T10:00",)),
    ],
)
def test_several_moments_can_be_typed_at_once(text: str, moments: tuple[str, ...]) -> None:
    """Between commas, "of" and "en", or one after another; a time alone is on the day before it."""
    assert read_moments(text, TODAY) == moments


@pytest.mark.parametrize(
    ("text", "why", "part"),
    [
        ("zodra het kan", "moment", "zodra het kan"),
        (",", "moment", ""),
        ("vrijdag", "moment_tijd", "vrijdag"),
        ("dinsdag of donderdag ochtend", "moment_tijd", "dinsdag"),
        ("10 uur", "moment_dag", "10 uur"),
        ("vrijdag 10 uur, ergens", "moment", "ergens"),
    ],
)
def test_what_is_unclear_is_named(text: str, why: str, part: str) -> None:
    """No time, no day, or neither; nothing of the text is taken then."""
    assert read_moments(text, TODAY) == Unclear(why, part)


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("14 januari", ("2027-01-14",)),
        ("dinsdag, 1 december", ("2026-12-01",)),
        ("14 januari, 21 januari en 28 januari middag", ("2027-01-14", "2027-01-21", "2027-01-28/middag")),
        ("14 januari, ochtend", ("2027-01-14/ochtend",)),
        ("14 januari, ochtend, middag", ("2027-01-14/ochtend", "2027-01-14/middag")),
        ("14 januari 10 uur of 21 januari", ("2027-01-14T10:00", "2027-01-21")),
        ("14 januari, 14-1", ("2027-01-14",)),
        ("ochtend", Unclear("moment_dag", "ochtend")),
        ("14 januari of ooit", Unclear("moment", "ooit")),
    ],
)  # fmt: skip
def test_a_whole_day_is_a_moment_where_that_is_asked(
    text: str, moments: tuple[str, ...] | Unclear
) -> None:
    """A part of it that is said after it makes it no longer the whole."""
    assert read_moments(text, TODAY, days=True) == moments


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    """And what is found is canonical."""
    found = read_moments(text, TODAY)
    assert isinstance(found, Unclear) or all(map(MOMENT.fullmatch, found))


@given(
    st.dates(date(2026, 11, 25), date(2027, 3, 1)),
    st.one_of(st.times().filter(lambda t: 7 <= t.hour < 22), st.sampled_from(PARTS)),
)
def test_what_is_shown_can_be_typed(day: date, at: object) -> None:
    """A moment as it is kept reads back as itself."""
    time = f"/{at}" if isinstance(at, str) else f"T{at:%H:%M}"
    kept = f"{day.isoformat()}{time}"
    assert read_moments(kept.replace("T", " ").replace("/", " "), TODAY) == (kept,)
