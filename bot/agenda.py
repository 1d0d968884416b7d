"""Appointments for somebody's own calendar (RFC 5545), with nothing in them that says what it is about."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

# A part of the day that was agreed without a time (local).
PARTS = {
    "ochtend": (time(9), time(12)),
    "middag": (time(13), time(17)),
    "avond": (time(19), time(22)),
    "dag": (time(9), time(17)),
}


@dataclass(frozen=True)
class Entry:
    """What stands in a calendar: the same `uid` for as long as it is the same appointment, and a
    `sequence` that rises with every change, so that a move replaces and a cancel removes.

    :param at: local time, or else the part of the day.
    """

    uid: str
    sequence: int
    day: date
    at: time | None
    part: str | None
    minutes: int
    cancelled: bool = False


def ics(entry: Entry, title: str, zone: ZoneInfo, now: datetime) -> str:
    """The file for one appointment.

    :param title: neutral; it stands in calendars that colleagues and secretaries can see.
    :param zone: of the local times.
    :param now: aware UTC.
    """
    begin, end = _hours(entry)
    event = Event()
    event.add("uid", f"{entry.uid}@klik")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", now)
    # As instants: a calendar then needs no rules of our zone.
    event.add("dtstart", begin.replace(tzinfo=zone).astimezone(UTC))
    event.add("dtend", end.replace(tzinfo=zone).astimezone(UTC))
    event.add("summary", title)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Klik//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")


def _hours(entry: Entry) -> tuple[datetime, datetime]:
    """Begin and end, local."""
    if entry.at:
        begin = datetime.combine(entry.day, entry.at)
        return begin, begin + timedelta(minutes=entry.minutes)
    first, last = PARTS[entry.part or "ochtend"]
    return datetime.combine(entry.day, first), datetime.combine(entry.day, last)
