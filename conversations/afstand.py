"""How far gemeenten lie apart, which are neighbours, and how long a journey takes.

Everything is reckoned from the points in data/gemeenten.csv: there are no borders and no roads here.
"""

from functools import cache
from math import asin, cos, radians, sin, sqrt

from conversations.gemeenten import Gemeente, Gemeenten

EARTH_KM = 6371.0
# Within 15 km a gemeente has seven others on average, about as many as border on it on a map.
NEIGHBOUR_KM = 15.0
# Where gemeenten are large (Hulst, Lelystad, the islands) nobody is that near: the nearest count too.
NEAREST = 3
# A road is about 1.3 times the straight line; 65 km an hour from door to door. An estimate.
MINUTES_PER_KM = 1.2

PROVINCIES = {
    "Groningen": "groningen", "Fryslân": "fryslan", "Drenthe": "drenthe", "Overijssel": "overijssel",
    "Flevoland": "flevoland", "Gelderland": "gelderland", "Utrecht": "utrecht",
    "Noord-Holland": "noord_holland", "Zuid-Holland": "zuid_holland", "Zeeland": "zeeland",
    "Noord-Brabant": "noord_brabant", "Limburg": "limburg",
}  # fmt: skip
"""The name of a province at CBS, and the option of the scripts that means it."""

# Upper bounds of population, and the option of the scripts that means it (domain.md (iii)).
SIZES = ((20_000, "tot20"), (50_000, "tot50"), (100_000, "tot100"))
LARGEST = "meer"


def km_between(one: Gemeente, other: Gemeente) -> float:
    """The great-circle distance between the points of two gemeenten (haversine)."""
    here, there = radians(one.lat), radians(other.lat)
    across = sin(radians(other.lon - one.lon) / 2) ** 2 * cos(here) * cos(there)
    return 2 * EARTH_KM * asin(sqrt(sin((there - here) / 2) ** 2 + across))


class Kaart:
    """The gemeenten as a map; remembers what it reckoned, so make one and keep it.

    :param neighbour_km: how near another gemeente is a neighbour.
    """

    def __init__(self, gemeenten: Gemeenten, neighbour_km: float = NEIGHBOUR_KM) -> None:
        self.gemeenten = gemeenten
        self.neighbour_km = neighbour_km
        self.minutes = cache(self._minutes)
        self.near = cache(self._near)
        self._by_distance = cache(self._sorted)
        self._nearest = cache(self._first)

    def __contains__(self, code: object) -> bool:
        return code in self.gemeenten

    def province(self, code: str) -> str:
        """The province of a gemeente, as an option of the scripts."""
        return PROVINCIES[self.gemeenten[code].province]

    def size(self, code: str) -> str:
        """The size class of a gemeente, as an option of the scripts."""
        people = self.gemeenten[code].population
        return next((option for most, option in SIZES if people <= most), LARGEST)

    def _minutes(self, one: str, other: str) -> float:
        """About how long the journey takes; 0 within one gemeente."""
        return km_between(self.gemeenten[one], self.gemeenten[other]) * MINUTES_PER_KM

    def _near(self, code: str, times: int = 1) -> frozenset[str]:
        """The gemeente, its neighbours within `times` the limit, and those nearest to it or to which
        it is the nearest.
        """
        limit = self.neighbour_km * times
        within = {other for km, other in self._by_distance(code) if km <= limit}
        nearest = {other for other in self.codes if code in self._nearest(other)}
        return frozenset({code} | within | nearest | self._nearest(code))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all gemeenten."""
        return tuple(each.code for each in self.gemeenten)

    def _first(self, code: str) -> frozenset[str]:
        return frozenset(other for _, other in self._by_distance(code)[:NEAREST])

    def _sorted(self, code: str) -> tuple[tuple[float, str], ...]:
        here = self.gemeenten[code]
        return tuple(sorted((km_between(here, o), o.code) for o in self.gemeenten if o is not here))
