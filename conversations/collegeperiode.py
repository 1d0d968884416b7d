"""Where in its term a college is, and what the three goals of a heisessie mean there (domain.md 3.6,
4.1 to 4.4).

Rules of this file:
- The day it is comes from outside. A council is elected every four years by the rule of the
  Kieswet, unless a list says another day.
- Gemeenten that merge elect a council in November before it, and skip the regular election that
  comes less than a year before or two years after.
- A term is reckoned from one election to the next; when the college began is asked, and estimated
  where it is not known.
"""

from calendar import isleap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from conversations.dates import add_months

DAY = timedelta(days=1)
MONDAY, WEDNESDAY = 0, 2
TO_VOTE = 44 * DAY  # after nomination (Kieswet J 1)
FIRST_DAYS = 100 * DAY
FORMATION = 64 * DAY  # the average of 2018 (domain.md 4.3), where nobody says when a college began
COUNCIL, MERGER = "gemeenteraad", "gemeenteraad_herindeling"


class Fase(StrEnum):
    """Of the term of a college (domain.md 4.4). The day of an election begins the formation."""

    FORMATIE = "formatie"
    START = "start"
    OPBOUW = "opbouw"
    HALVERWEGE = "halverwege"
    UITVOERING = "uitvoering"
    LAATSTE_JAAR = "laatste_jaar"
    CAMPAGNE = "campagne"
    WISSELING = "wisseling"  # a wethouder left in between


class Doel(StrEnum):
    """The three goals of a heisessie, as the intake has them (domain.md 3.1): R, S and O."""

    REFLECTIE = "reflectie"
    SUCCES = "succes"
    OVERDRACHT = "overdracht"


# What becomes of each goal, as the id of a sentence: domain.md 3.6. What lies between the phases
# that stand there goes with the one that it comes before or after.
BETEKENIS: dict[Fase, dict[Doel, str]] = {
    fase: {doel: f"fase.{of}.{doel}" for doel in Doel}
    for fase, of in {**{one: one for one in Fase}, Fase.UITVOERING: Fase.HALVERWEGE}.items()
}
# Then there is nothing to hand over.
ZONDER_OVERDRACHT = frozenset({Fase.HALVERWEGE, Fase.UITVOERING})


def doelen(fase: Fase, order: Iterable[str]) -> tuple[Doel, ...]:
    """The goals that mean something in this phase, in the order in which somebody put them."""
    passed = {Doel.OVERDRACHT} if fase in ZONDER_OVERDRACHT else set[Doel]()
    return tuple(doel for doel in map(Doel, order) if doel not in passed)


def uitkomsten(fase: Fase, asked: Iterable[str]) -> tuple[str, ...]:
    """What was asked for on paper and means something in this phase."""
    passed = {"overdrachtsplan"} if fase in ZONDER_OVERDRACHT else set[str]()
    return tuple(one for one in asked if one not in passed)


def kandidaatstelling(year: int) -> date:
    """The day on which candidates are nominated (Kieswet F 1)."""
    return _first(MONDAY, date(year, 1, 31 if isleap(year) else 30))


def verkiezingsdag(year: int) -> date:
    """The day of a regular election of councils in this year."""
    return kandidaatstelling(year) + TO_VOTE


def aftreden(year: int) -> date:
    """The day on which the old councils leave (Kieswet C 4)."""
    return _first(WEDNESDAY, date(year, 3, 29))


def _first(weekday: int, since: date) -> date:
    return since + DAY * ((weekday - since.weekday()) % 7)


@dataclass(frozen=True)
class Periode:
    """The term of a college.

    :param gekozen: the election that it comes from.
    :param volgende: the one after it.
    :param benoemd: when it began, or will; None where nobody says so.
    """

    gekozen: date
    volgende: date
    benoemd: date | None = None

    @property
    def begint(self) -> date:
        """When it began; an estimate where that is not known. Of an earlier college nothing counts."""
        known = self.benoemd if self.benoemd and self.benoemd >= self.gekozen else None
        return known or self.gekozen + FORMATION

    def fase(self, today: date, *, wisseling: bool = False) -> Fase:
        """The phase on a day in this term (domain.md 4.4).

        :param wisseling: whether a wethouder has just been replaced.
        """
        if today >= add_months(self.volgende, -4):
            return Fase.CAMPAGNE
        if today < self.begint:
            return Fase.FORMATIE
        if wisseling:
            return Fase.WISSELING
        if today < self.begint + FIRST_DAYS:
            return Fase.START
        if today >= add_months(self.volgende, -12):
            return Fase.LAATSTE_JAAR
        if today < add_months(self.begint, 12):
            return Fase.OPBOUW
        middle = add_months(self.gekozen, 18) <= today < add_months(self.gekozen, 30)
        return Fase.HALVERWEGE if middle else Fase.UITVOERING


class Verkiezingen:
    """The elections of councils: by the rule, but for what lists say.

    :param elections: rows of elections.csv: date, type, scope (codes parted by a bar).
    :param mergers: rows of herindelingen.csv: effective_date, old_codes, new_code.
    """

    def __init__(
        self,
        elections: Iterable[Mapping[str, str]] = (),
        mergers: Iterable[Mapping[str, str]] = (),
    ) -> None:
        rows = [(row["type"], date.fromisoformat(row["date"]), row["scope"]) for row in elections]
        self._regular = {day.year: day for kind, day, _ in rows if kind == COUNCIL}
        # By gemeente: when it votes because of a merger.
        self._merging: dict[str, set[date]] = {}
        for kind, day, scope in rows:
            if kind == MERGER:
                self._merge(scope.split("|"), day)
        for row in mergers:
            codes = [*row["old_codes"].split("|"), row["new_code"]]
            after = date.fromisoformat(row["effective_date"])
            known = {day for code in codes for day in self._merging.get(code, ())}
            days = {day for day in known if _effective(day) == after}
            # A Wednesday in the middle of November, where no list says which.
            self._merge(codes, *(days or {_first(WEDNESDAY, date(after.year - 1, 11, 15))}))

    def _merge(self, codes: Iterable[str], *days: date) -> None:
        for code in codes:
            self._merging.setdefault(code, set()).update(days)

    def periode(
        self,
        gemeente: str | None,
        today: date,
        *,
        benoemd: date | None = None,
        volgende: date | None = None,
    ) -> Periode:
        """The term that a day lies in.

        :param gemeente: its code, or None where that is not known: then as everywhere.
        :param benoemd: when the college began, or will.
        :param volgende: an election that the gemeente says it has on another day than by the rule.
        """
        merging = self._merging.get(gemeente or "", set()) | ({volgende} if volgende else set())
        first = today.year - today.year % 4 - 6  # a year of regular elections, long enough ago
        regular = [
            self._regular.get(year, verkiezingsdag(year)) for year in range(first, first + 17, 4)
        ]
        days = {day for day in regular if not any(_skipped(day, other) for other in merging)}
        days |= merging
        return Periode(
            max(day for day in days if day <= today),
            min(day for day in days if day > today),
            benoemd,
        )


def _effective(voted: date) -> date:
    """When a merger takes effect for which people voted on a day."""
    return date(voted.year + 1, 1, 1)


def _skipped(regular: date, voted: date) -> bool:
    """Whether a merging gemeente skips a regular election: terms after a merger lasted from two years
    and a quarter to five and a quarter (domain.md 4.2).
    """
    after = _effective(voted)
    return add_months(after, -12) < regular < add_months(after, 24)
