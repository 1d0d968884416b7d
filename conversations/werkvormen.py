"""The catalogue of werkvormen: what a begeleider can do with a college, and when it fits (domain.md
(vi)). The rows come from data/werkvormen.csv; what is wrong with them is found when they are read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from conversations.collegeperiode import Doel, Fase
from conversations.hearing import has_phrase

Row = Mapping[str, str]


class Aard(StrEnum):
    """What it is like to take part (domain.md (ii-b), M8)."""

    GROEP = "groep"
    TWEETALLEN = "tweetallen"
    BUITEN = "buiten"
    KAARTEN = "kaarten"
    PAPIER = "papier"
    OEFENING = "oefening"


class Wens(StrEnum):
    """What must not be missing on the day (domain.md (ii-b), M6)."""

    TERUGKIJKEN = "terugkijken"
    LEREN_KENNEN = "leren_kennen"
    KNOPEN = "knopen"
    VERKIEZINGSTIJD = "verkiezingstijd"
    OVERDRACHT = "overdracht"
    RAAD = "raad"
    ORGANISATIE = "organisatie"
    VIEREN = "vieren"


class Uitkomst(StrEnum):
    """What is on paper at the end (domain.md (ii-a), C7)."""

    WERKAFSPRAKEN = "werkafspraken"
    PRIORITEITEN = "prioriteiten"
    OVERDRACHTSPLAN = "overdrachtsplan"
    VERKIEZINGSTIJD = "verkiezingstijd"


class Nodig(StrEnum):
    """Without what it cannot be done."""

    VRAGENLIJST = "vragenlijst"  # at least four members answered
    UITSLAGEN = "uitslagen"  # of a test, ready a week before
    MT = "mt"  # directie or MT in the room
    GETRAIND = "getraind"  # a begeleider trained in it
    BEVOEGD = "bevoegd"  # a begeleider with the licence for it


class Moment(StrEnum):
    """Where it has its place in a programme."""

    KERN = "kern"
    OPENING = "opening"
    SLOT = "slot"
    AVOND = "avond"  # of a programme of more days
    DAG = "dag"  # fills too much of a dagdeel
    STEUN = "steun"  # helps another one, and is no part of its own


@dataclass(frozen=True, eq=False)
class Werkvorm:
    """One of the catalogue.

    :param ook: other names by which people know it.
    :param titel: what stands in the programme, for who has never heard its name.
    :param shortest, longest: minutes; `estimated` when no source says so.
    :param smallest, largest: how many people.
    :param vertrouwen: the trust it asks for, 1 to 3 (domain.md 3.5).
    :param doelen: what it serves, what it serves best first.
    :param diepte: 1 light or businesslike, 3 deep or binding: what is deeper comes later.
    :param voorkeur: 0 to 3, how much we reach for it when nothing else decides.
    :param soort: those of one kind are alike; one of them is enough.
    :param fasen, past_bij: phases in which it can be done, and in which it fits best.
    :param stroef: whether it helps where relations are strained, or is better left out there; None
        when that makes no difference.
    :param meebrengen: what each member brings; `materiaal` is for the begeleider.
    :param stappen: what the begeleider does, one after the other.
    :param wel, niet: when to do it and when not.
    :param bronnen: addresses; none where it is our own.
    """

    id: str
    naam: str
    ook: tuple[str, ...]
    titel: str
    kort: str
    shortest: int
    longest: int
    estimated: bool
    smallest: int
    largest: int
    vertrouwen: int
    doelen: tuple[Doel, ...]
    aard: Aard
    diepte: int
    voorkeur: int
    soort: str
    fasen: frozenset[Fase]
    past_bij: frozenset[Fase]
    stroef: bool | None
    wensen: frozenset[Wens]
    uitkomsten: frozenset[Uitkomst]
    nodig: frozenset[Nodig]
    moment: Moment
    opbrengst: str
    meebrengen: str
    materiaal: str
    stappen: tuple[str, ...]
    wel: str
    niet: str
    licentie: str
    bronnen: tuple[str, ...]


Catalogus = Mapping[str, Werkvorm]

SPELREGELS, CHECK_IN, WERKAFSPRAKEN, CHECK_OUT = "W02", "W01", "W35", "W40"
WANDELING, AVONDGESPREK = "W07", "W42"
FIXED = (SPELREGELS, CHECK_IN, WERKAFSPRAKEN, CHECK_OUT)  # in every programme (domain.md (vi))

YES_NO = {"ja": True, "nee": False, "": None}

Choice = TypeVar("Choice", bound=StrEnum)


class WrongCatalogus(ValueError):
    """Rows that are no catalogue: a line for each fault, with the id and the column."""


def catalogus(rows: Iterable[Row]) -> Catalogus:
    """The catalogue by id, in the order of the rows. Raises WrongCatalogus with all that is wrong."""
    reader = _Reader()
    found = [reader.werkvorm(row) for row in rows]
    reader.check(found)
    if reader.faults:
        raise WrongCatalogus("\n".join(reader.faults))
    return {one.id: one for one in found}


def named(told: str, every: Catalogus) -> frozenset[str]:
    """The werkvormen that stand in what was told of an earlier time (C14), by id.

    Praised or unwanted makes no difference: what was done before is not proposed again, unless the
    begeleider fixed it or it gives what must be on paper (programma/keuzes.py). So a common word that
    is no name there does little harm: another of the 42 comes in its place. What is in every programme
    is never among them.
    """
    return frozenset(
        one.id
        for one in every.values()
        if one.id not in FIXED and any(has_phrase(told, name) for name in (one.naam, *one.ook))
    )


class _Reader:
    """Reads on after a fault, with something harmless in the place of what is wrong."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self._row: Row = {}

    def werkvorm(self, row: Row) -> Werkvorm:
        """One row; what is missing or wrong is noted."""
        self._row = row
        text, cell, number = self._text, self._cell, self._number
        return Werkvorm(
            id=text("id"), naam=text("naam"), ook=self._parts("ook"),
            titel=text("titel"), kort=text("kort"),
            shortest=number("van", 5, 120), longest=number("tot", 5, 120),
            estimated=self._maybe("geschat") is True,
            smallest=number("groep_van", 2, 40), largest=number("groep_tot", 2, 40),
            vertrouwen=number("vertrouwen", 1, 3),
            doelen=self._several("doelen", Doel),
            aard=self._one("aard", Aard),
            diepte=number("diepte", 1, 3), voorkeur=number("voorkeur", 0, 3),
            soort=cell("soort"),
            fasen=frozenset(self._several("fasen", Fase) or Fase),
            past_bij=frozenset(self._several("past_bij", Fase)),
            stroef=self._maybe("stroef"),
            wensen=frozenset(self._several("wensen", Wens)),
            uitkomsten=frozenset(self._several("uitkomsten", Uitkomst)),
            nodig=frozenset(self._several("nodig", Nodig)),
            moment=self._one("moment", Moment),
            opbrengst=text("opbrengst"), meebrengen=cell("meebrengen"), materiaal=cell("materiaal"),
            stappen=self._parts("stappen"),
            wel=text("wel"), niet=text("niet"), licentie=text("licentie"),
            bronnen=self._parts("bron"),
        )  # fmt: skip

    def check(self, found: list[Werkvorm]) -> None:
        """What holds for a row as a whole, and for all rows together."""
        depth = {row.soort or row.id: row.diepte for row in reversed(found)}
        for row in found:
            for wrong, column in (
                (row.shortest > row.longest, "van is more than tot"),
                (row.smallest > row.largest, "groep_van is more than groep_tot"),
                (not row.doelen, "doelen is empty"),
                (not row.stappen, "stappen is empty"),
                (not row.past_bij <= row.fasen, "past_bij has a phase that fasen has not"),
                (row.diepte != depth[row.soort or row.id], "diepte differs within its soort"),
            ):
                if wrong:
                    self.faults.append(f"{row.id}: {column}")
        ids = [row.id for row in found]
        twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
        self.faults += [f"{id_}: is there twice" for id_ in twice]
        self.faults += [f"{id_}: is missing" for id_ in FIXED if id_ not in ids]
        given: set[Uitkomst] = set()
        for row in found:
            for paper in sorted(row.uitkomsten & given):
                self.faults.append(f"{row.id}: {paper}: is given by another one, too")
            given |= row.uitkomsten

    def _cell(self, column: str) -> str:
        found = self._row.get(column)
        if found is None:
            self._wrong(column, "the column is missing")
        return (found or "").strip()

    def _text(self, column: str) -> str:
        found = self._cell(column)
        if not found and column in self._row:
            self._wrong(column, "is empty")
        return found

    def _maybe(self, column: str) -> bool | None:
        found = self._cell(column)
        if found not in YES_NO:
            self._wrong(column, f"{found!r} is none of ja, nee or nothing")
        return YES_NO.get(found)

    def _parts(self, column: str) -> tuple[str, ...]:
        return tuple(filter(None, self._cell(column).split("|")))

    def _number(self, column: str, low: int, high: int) -> int:
        found = self._cell(column)
        if found.isascii() and found.isdecimal() and low <= int(found) <= high:
            return int(found)
        self._wrong(column, f"{found!r} is no number from {low} to {high}")
        return low

    def _one(self, column: str, choices: type[Choice]) -> Choice:
        return next(iter(self._several(column, choices)), next(iter(choices)))

    def _several(self, column: str, choices: type[Choice]) -> tuple[Choice, ...]:
        known = {str(one): one for one in choices}
        parts = self._parts(column)
        for part in parts:
            if part not in known:
                self._wrong(column, f"{part!r} is none of {', '.join(known)}")
        return tuple(known[part] for part in parts if part in known)

    def _wrong(self, column: str, why: str) -> None:
        self.faults.append(f"{self._row.get('id', '?')}: {column}: {why}")
