"""When people can be written to: working days, feast days, recess, evenings of the council
(domain.md 4.6 and (v)).

Rule of this file: hours are on the clock of the people, instants are aware UTC. Where the clock
jumps, an hour that does not exist is the same number of minutes after the jump, and of an hour that
comes twice the first one counts. Between 20.00 and 08.30 nobody is written to, so that only
appointments can ever fall there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from conversations.instellingen import Instellingen

DAY = timedelta(days=1)
MORNING = time(9, 0)  # when nothing else was agreed
EVENING = time(17, 0)  # from here on a council that meets has its evening
FARTHEST = 400  # days ahead in which something must fit
SATURDAY = 5
PER_WEEK, PER_WEEK_WHEN_BUSY, PER_YEAR = 2, 1, 25  # unasked messages


@dataclass(frozen=True)
class Recess:
    """A school holiday: local days, both included, of one region."""

    region: str
    first: date
    last: date


class Kalender:
    """The calendar of a country of councils.

    :param regions: by the code of a gemeente: where its schools belong; some lie in two.
    :param busy: months in which a budget is made, and councils have less time. [NG], a setting.
    """

    def __init__(
        self,
        zone: ZoneInfo,
        recesses: Iterable[Recess] = (),
        regions: Mapping[str, frozenset[str]] | None = None,
        busy: frozenset[int] = frozenset(),
    ) -> None:
        self.zone = zone
        self._busy = busy
        self._regions = dict(regions or {})
        self._recesses: dict[str, list[tuple[date, date]]] = {}
        for one in recesses:
            self._recesses.setdefault(one.region, []).append((one.first, one.last))

    def regions(self, gemeente: str | None) -> frozenset[str]:
        """The regions of a gemeente; every region where it is not known, which is the quietest."""
        known = self._regions.get(gemeente or "")
        return known or frozenset(self._recesses)

    def instant(self, day: date, at: time) -> datetime:
        """A local day and time as an instant."""
        return datetime.combine(day, at, self.zone).astimezone(UTC)

    def day(self, at: datetime) -> date:
        """The local day of an instant."""
        return at.astimezone(self.zone).date()

    def in_recess(self, day: date, regions: frozenset[str]) -> bool:
        """Whether it is recess in one of these regions."""
        return any(
            first <= day <= last
            for region in regions
            for first, last in self._recesses.get(region, ())
        )

    def after_recess(self, at: datetime, own: Instellingen) -> datetime:
        """The first moment after the recess that goes on, or else after the one that comes next."""
        day = self.day(at)
        ahead = (day + DAY * number for number in range(FARTHEST))
        first = next((one for one in ahead if self.in_recess(one, own.regions)), day)
        while self.in_recess(first, own.regions):
            first += DAY
        return self.opening(max(at, self.instant(first, MORNING)), own) or at

    def working_days(self, since: date, number: int) -> date:
        """The day that lies so many working days after a day."""
        while number:
            since += DAY
            number -= is_working(since)
        return since

    def morning(self, day: date) -> datetime:
        """The morning of a day: whatever has a day and no hour comes then."""
        return self.instant(day, MORNING)

    def opening(
        self, at: datetime, own: Instellingen, *, in_recess: bool = False
    ) -> datetime | None:
        """The first moment from `at` on at which this person can be written to; None when there is
        none within a year.

        :param in_recess: whether the recess does not matter, as it does not for an appointment.
        """
        today = self.day(at)
        for number in range(FARTHEST):
            day = today + DAY * number
            if (window := self._window(day, own, in_recess=in_recess)) and at < window[1]:
                return max(at, window[0])
        return None

    def eve(
        self, day: date, own: Instellingen, ahead: int = 1, *, in_recess: bool = True
    ) -> datetime:
        """The last morning that lies so many days before a day, or earlier, on which this person can
        be written to.

        :param in_recess: whether the recess does not matter, as it does not for an appointment.
        """
        before = day - DAY * ahead
        for number in range(FARTHEST):
            one = before - DAY * number
            if window := self._window(one, own, in_recess=in_recess):
                return min(max(self.morning(one), window[0]), window[1] - timedelta(minutes=1))
        return self.morning(before)

    def per_week(self, at: datetime) -> int:
        """How many unasked messages are allowed in seven days: fewer while budgets are made."""
        return PER_WEEK_WHEN_BUSY if at.astimezone(self.zone).month in self._busy else PER_WEEK

    def _window(
        self, day: date, own: Instellingen, *, in_recess: bool
    ) -> tuple[datetime, datetime] | None:
        """From when until when on a day; None when not at all."""
        if not is_working(day) or day.weekday() in own.not_on:
            return None
        if not in_recess and self.in_recess(day, own.regions):
            return None
        since, until = own.hours
        if day.weekday() == own.council:
            until = min(until, EVENING)
        return (self.instant(day, since), self.instant(day, until)) if since < until else None


def is_working(day: date) -> bool:
    """Whether it is neither weekend nor a feast day."""
    return day.weekday() < SATURDAY and day not in _feast_days(day.year)


@lru_cache
def _feast_days(year: int) -> frozenset[date]:
    """Also those on which not everybody is free, such as Goede Vrijdag and 5 May."""
    return frozenset(holidays.country_holidays("NL", years=year, categories=("public", "optional")))
