"""A moment as it stands in an answer ("2026-12-01T10:00", "2026-12-03/ochtend"): taken apart, and said."""

from datetime import UTC, date, datetime, time
from typing import NamedTuple

from bot.words import Words


class Moment(NamedTuple):
    """A local day, with a time on the clock ("10:00") or else a part of the day."""

    day: date
    clock: str | None
    part: str | None


def parsed(kept: str) -> Moment:
    """The moment that an answer holds."""
    on, _, part = kept.partition("/")
    day, _, clock = on.partition("T")
    return Moment(date.fromisoformat(day), clock or None, part or None)


def said(words: Words, moment: Moment) -> str:
    """Such as "dinsdag 24 november om 10.00 uur", or with a part of the day."""
    if moment.part:
        return words.say(f"moment.{moment.part}", dag=words.weekday(moment.day))
    at = time.fromisoformat(moment.clock or "00:00")
    return words.moment(datetime.combine(moment.day, at, UTC))  # as on a clock
