"""A moment as it stands in an answer ("2026-12-01T10:00", "2026-12-03/ochtend", or a whole day,
"2026-12-03"): taken apart, and said.
"""

from datetime import UTC, date, datetime, time
from typing import NamedTuple

from bot.words import Words


class Moment(NamedTuple):
    """A local day, with a time on the clock ("10:00"), a part of the day, or all of it."""

    day: date
    clock: str | None
    part: str | None


def parsed(kept: str) -> Moment:
    """The moment that an answer holds."""
    on, _, part = kept.partition("/")
    day, _, clock = on.partition("T")
    return Moment(date.fromisoformat(day), clock or None, part or None)


def said(words: Words, moment: Moment) -> str:
    """Such as "dinsdag 24 november om 10.00 uur", with a part of the day, or the day alone."""
    if moment.part:
        return words.say(f"moment.{moment.part}", dag=words.weekday(moment.day))
    if not moment.clock:
        return words.weekday(moment.day)
    at = time.fromisoformat(moment.clock)
    return words.moment(datetime.combine(moment.day, at, UTC))  # as on a clock
