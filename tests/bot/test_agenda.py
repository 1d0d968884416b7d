"""An appointment for somebody's own calendar says when, and nothing of what it is about."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from bot.agenda import PARTS, Entry, ics
from tests.clock import T0

ZONE = ZoneInfo("Europe/Amsterdam")
WINTER = Entry("a1", 0, date(2026, 11, 24), time(10, 30), None, 90)


def event(entry: Entry, title: str = "Afspraak") -> Event:
    """The one event in the file, as a calendar reads it."""
    (found,) = Calendar.from_ical(ics(entry, title, ZONE, T0)).walk("VEVENT")
    assert isinstance(found, Event)
    return found


@pytest.mark.parametrize(
    ("day", "begin", "end"),
    [
        (date(2026, 11, 24), time(9, 30), time(11, 0)),
        (date(2026, 6, 24), time(8, 30), time(10, 0)),
    ],
    ids=["winter", "summer"],
)
def test_a_time_is_the_one_on_the_clock_of_the_people(day: date, begin: time, end: time) -> None:
    """Half past ten in Amsterdam, in winter and in summer, and as long as was agreed."""
    made = event(Entry("a1", 0, day, time(10, 30), None, 90))
    assert made.start == datetime.combine(day, begin, UTC)
    assert made.end == datetime.combine(day, end, UTC)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_the_day_is_kept_free_as_a_whole(part: str) -> None:
    """Where no time was agreed."""
    made = event(Entry("a1", 0, date(2026, 11, 24), None, part, 90))
    local = (made.start.astimezone(ZONE).time(), made.end.astimezone(ZONE).time())
    assert local == PARTS[part]


def test_a_move_replaces_and_a_cancel_removes_the_same_appointment() -> None:
    """The same uid, a sequence that rises, and the method and status of RFC 5545 and 5546."""
    moved = Entry("a1", 1, date(2026, 11, 25), time(9), None, 90)
    gone = Entry("a1", 2, date(2026, 11, 25), time(9), None, 90, cancelled=True)
    made = [event(entry) for entry in (WINTER, moved, gone)]
    assert [str(one["uid"]) for one in made] == ["a1@klik"] * 3
    assert [one["sequence"] for one in made] == [0, 1, 2]
    assert [one["status"] for one in made] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    methods = [Calendar.from_ical(ics(one, "x", ZONE, T0))["method"] for one in (WINTER, gone)]
    assert methods == ["PUBLISH", "CANCEL"]


def test_a_calendar_that_others_see_shows_only_the_title() -> None:
    """Private, no description, place, organizer or people in it."""
    made = event(WINTER)
    fields = {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "STATUS"}
    assert (set(made), str(made["class"]), str(made["summary"])) == (fields, "PRIVATE", "Afspraak")


@given(
    day=st.dates(date(2026, 1, 1), date(2040, 12, 31)),
    at=st.none() | st.times(time(6), time(21)),
    minutes=st.integers(15, 180),
    title=st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=200),
)
def test_every_appointment_ends_after_it_begins_and_is_read_back(
    day: date, at: time | None, minutes: int, title: str
) -> None:
    """In lines of at most 75 octets that end as the standard says, whatever the title is."""
    entry = Entry("a1", 0, day, at, None, minutes)
    made = event(entry, title)
    assert made.start < made.end
    assert str(made["summary"]) == title
    text = ics(entry, title, ZONE, T0).encode()
    assert text.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
