"""What somebody wants of the messages that nobody asked for: when, and about what."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

FIRST, LAST = time(8, 30), time(20, 0)  # domain.md (v): nobody is written to outside these hours
LEEWAY = 1  # hour: "at 09.00" is before 10.00
REGIONS = ("Noord", "Midden", "Zuid")


class Soort(StrEnum):
    """What a message is about, as somebody can stop it."""

    VRAAG = "vraag"  # something waits for an answer
    AFSPRAAK = "afspraak"  # an appointment comes near
    GESPREK = "gesprek"  # to prepare a talk, or to look back on it
    WEEK = "week"  # what is planned this week
    BEWAREN = "bewaren"  # answers are about to be erased


@dataclass(frozen=True)
class Instellingen:
    """The wishes of one person; whoever said nothing has these.

    :param since, until: hours (local) within FIRST and LAST.
    :param only_at: the one time of the day (before 23.00), in place of those hours.
    :param not_on: days of the week (Monday is 0) without messages.
    :param council: the day of the week on whose evening the council meets.
    :param regions: of the recess.
    :param off: what is stopped.
    """

    since: time = FIRST
    until: time = LAST
    only_at: time | None = None
    not_on: frozenset[int] = frozenset()
    council: int | None = None
    regions: frozenset[str] = frozenset(REGIONS)
    off: frozenset[Soort] = frozenset()

    @property
    def hours(self) -> tuple[time, time]:
        """From when until when, on a day like any other."""
        if self.only_at is None:
            return max(self.since, FIRST), min(self.until, LAST)
        end = self.only_at.replace(hour=self.only_at.hour + LEEWAY)
        return max(self.only_at, FIRST), min(end, LAST)


DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
