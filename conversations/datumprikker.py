"""Finding a date: what is proposed, what speaks against it, who can, and what is best
(domain.md (ii-a), C13, and 4.6).

Rules of this file:
- Members say when they can, and nothing else: the requester fixes the date. Nobody counts for more
  than another; that somebody cannot be missed is known to people, not here.
- What speaks against a day is said, and does not exclude it.
- An option that begins today or earlier is none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from conversations.kalender import DAY, SATURDAY, Kalender, is_working

PARTS = ALL_DAY, MORNING, AFTERNOON, EVENING = "dag", "ochtend", "middag", "avond"
TERM = 5  # working days in which members answer
MOST = 3  # of the best
NOON, DUSK = 12, 17  # hours


class Merk(StrEnum):
    """What speaks against a day."""

    FEESTDAG = "feestdag"
    WEEKEND = "weekend"
    RECES = "reces"
    RAADSAVOND = "raadsavond"
    BEGROTING = "begroting"


@dataclass(frozen=True)
class Optie:
    """A day, a part of one, or several days in a row.

    :param part: "dag", "ochtend", "middag" or "avond".
    """

    day: date
    part: str = ALL_DAY
    days: int = 1

    @property
    def key(self) -> str:
        """As it stands in a button and as an answer has it: "2027-01-14", "2027-01-28/middag"."""
        return str(self.day) if self.part == ALL_DAY else f"{self.day}/{self.part}"

    @property
    def begins(self) -> tuple[date, int]:
        """By which they are put in order."""
        return self.day, PARTS.index(self.part)

    def on(self) -> Iterator[date]:
        """The days that it takes."""
        return (self.day + DAY * number for number in range(self.days))


@dataclass(frozen=True)
class Reden:
    """Why an option stands where it does: the id of a sentence, and its values."""

    id: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Uitslag:
    """How an option comes out.

    :param kunnen: how many of those who answered can.
    :param van: how many answered.
    """

    optie: Optie
    kunnen: int
    van: int
    merken: tuple[Merk, ...]

    @property
    def redenen(self) -> tuple[Reden, ...]:
        """In the order in which they are told."""
        told = {"aantal": self.kunnen, "van": self.van}
        everybody = self.kunnen == self.van
        first = Reden("datum.iedereen", {}) if everybody else Reden("datum.aantal", told)
        return (first, *(Reden(f"datum.merk.{merk}", {}) for merk in self.merken))


@dataclass(frozen=True)
class Peiling:
    """What was asked, and who said what.

    :param leden: who is asked, by id; whoever left the college is not in it, nor is the answer.
    :param antwoorden: by member, the options that suit; none of them is an answer too.
    :param tot: the last day on which can be answered (local).
    """

    opties: tuple[Optie, ...]
    leden: frozenset[int]
    antwoorden: Mapping[int, frozenset[Optie]]
    tot: date

    @property
    def open(self) -> tuple[int, ...]:
        """Who still has to answer: only they are reminded."""
        return tuple(sorted(self.leden - self.antwoorden.keys()))

    def klaar(self, today: date) -> bool:
        """Whether there is nothing to wait for any more."""
        return not self.open or today > self.tot

    def uitslag(self, today: date, merken: Callable[[Optie], tuple[Merk, ...]]) -> list[Uitslag]:
        """Every option that lies ahead, the best first: who can, then what speaks against it, then
        the earliest.
        """
        said = [self.antwoorden[one] for one in self.leden if one in self.antwoorden]
        every = [
            Uitslag(optie, sum(optie in one for one in said), len(said), merken(optie))
            for optie in self.opties
            if optie.day > today
        ]
        return sorted(every, key=lambda one: (-one.kunnen, len(one.merken), one.optie.begins))

    def beste(self, today: date, merken: Callable[[Optie], tuple[Merk, ...]]) -> list[Uitslag]:
        """What is proposed to the requester; nothing when nobody can on any of them: then other days
        are asked for.
        """
        return [one for one in self.uitslag(today, merken) if one.kunnen][:MOST]


def opties(data: Iterable[str], lengte: str, today: date) -> tuple[Optie, ...]:
    """The options out of the days that the requester named (C13), for this length (C10); in order.

    :param data: as `Moments` keeps them: "2027-01-14", "2027-01-28/middag", "2027-01-14T13:00".
    :param lengte: of a part of the day both parts of a whole day are options; of a day or two a part
        says nothing. Where advice is wanted, they stay what was said.
    """
    found = {option for moment in data for option in _of(moment, lengte)}
    ahead = (option for option in found if option.day > today)
    return tuple(sorted(ahead, key=lambda one: one.begins))


def _of(moment: str, lengte: str) -> Iterator[Optie]:
    on, _, part = moment.partition("/")
    text, _, clock = on.partition("T")
    day = date.fromisoformat(text)
    if clock:
        hour = int(clock[:2])
        part = MORNING if hour < NOON else AFTERNOON if hour < DUSK else EVENING
    if lengte in ("dag", "twee_dagen"):
        yield Optie(day, days=2 if lengte == "twee_dagen" else 1)
    elif part or lengte != "dagdeel":
        yield Optie(day, part or ALL_DAY)
    else:
        yield Optie(day, MORNING)
        yield Optie(day, AFTERNOON)


def merken(
    optie: Optie, kalender: Kalender, regions: frozenset[str], raadsavond: int | None
) -> tuple[Merk, ...]:
    """What speaks against an option.

    :param regions: of the recess of this gemeente.
    :param raadsavond: on which day of the week the council meets (Monday is 0); None where it differs.
    """
    days = list(optie.on())
    found = {
        Merk.FEESTDAG: any(not is_working(day) and day.weekday() < SATURDAY for day in days),
        Merk.WEEKEND: any(day.weekday() >= SATURDAY for day in days),
        Merk.RECES: any(kalender.in_recess(day, regions) for day in days),
        # What ends at noon does not run late.
        Merk.RAADSAVOND: optie.part != MORNING and raadsavond in [day.weekday() for day in days],
        Merk.BEGROTING: any(kalender.is_busy(day) for day in days),
    }
    return tuple(merk for merk, so in found.items() if so)


def tot_wanneer(geopend: date, choices: Iterable[Optie], kalender: Kalender) -> date:
    """The last day on which members can answer: some working days after it was opened, but before the
    first option, and not before the day itself.
    """
    first = min((one.day for one in choices), default=date.max)
    return max(geopend, min(kalender.working_days(geopend, TERM), first - timedelta(days=1)))
