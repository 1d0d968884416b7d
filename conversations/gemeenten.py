"""Finding the gemeente that a person means, among names, places and former gemeenten."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from conversations.hearing import fold

Rows = Iterable[Mapping[str, str]]

_SHOWN = 5
_LONGEST = 80  # characters; no name is longer, and comparing costs time
_PREFIX = re.compile(r"^(?:de )?(?:gemeente|gem\.?) (?=.)")
_ON_THE = re.compile(r"\b(?:a[/.]d\b\.?|aan den?\b)")  # "a/d", "aan de", "aan den"
_SHORT_PROVINCES = {
    "brabant": "Noord-Brabant", "dr": "Drenthe", "fl": "Flevoland", "fr": "Fryslân",
    "friesland": "Fryslân", "frl": "Fryslân", "gld": "Gelderland", "gr": "Groningen",
    "l": "Limburg", "lb": "Limburg", "nb": "Noord-Brabant", "nh": "Noord-Holland",
    "o": "Overijssel", "ov": "Overijssel", "ut": "Utrecht", "utr": "Utrecht", "z": "Zeeland",
    "zh": "Zuid-Holland", "zl": "Zeeland", "zld": "Zeeland",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gemeente:
    """One gemeente: CBS code, the name shown to people, population, and a point in WGS84."""

    code: str
    name: str
    province: str
    population: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Match:
    """What a typed name means: one gemeente for certain, or the few it may be, best first.

    A certain one is the only candidate. `via` is the place or former gemeente through which the
    first candidate was found ("Domburg ligt in de gemeente Veere"), None when by its own name.
    """

    certain: Gemeente | None = None
    candidates: tuple[Gemeente, ...] = ()
    via: str | None = None


class Gemeenten:
    """All gemeenten, by CBS code and by what people type.

    Built from the rows of data/gemeenten.csv, data/plaatsen.csv and data/voormalige_gemeenten.csv.
    Iterates in the order of the first.
    """

    def __init__(self, gemeenten: Rows, plaatsen: Rows, voormalige: Rows) -> None:
        rows = list(gemeenten)
        shared = Counter(_everyday(row["name"]) for row in rows)
        self._by_code = {row["code"]: _gemeente(row, shared) for row in rows}
        self._names: dict[str, dict[str, None]] = defaultdict(dict)  # folded name -> codes
        self._heads: dict[str, set[str]] = defaultdict(set)  # first words of a name -> codes
        self._places: dict[str, dict[str, str]] = defaultdict(dict)  # folded -> code -> as spelt
        for row in rows:
            self._add_names(row)
        for row in plaatsen:
            self._add_place(row["place"], [row["gemeente_code"]])
        for row in voormalige:
            self._add_place(row["former_name"], row["current_codes"].split("|"))
        self._provinces = _SHORT_PROVINCES | {
            _joined(each.province): each.province for each in self._by_code.values()
        }
        self._spellings = [
            *self._names,
            *(name for name in self._places if name not in self._names),
        ]

    def __getitem__(self, code: str) -> Gemeente:
        return self._by_code[code]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Gemeente]:
        return iter(self._by_code.values())

    def find(self, text: str) -> Match:
        """What `text` means. Only an exact name, place or former gemeente is ever certain.

        A gemeente's own name beats a place of that name elsewhere; a name that several share,
        the beginning of a name and a slip in spelling give candidates to confirm.
        """
        if len(text) > _LONGEST or not (words := _words(text)):
            return Match()
        name = "".join(words)
        if name in self._names:
            return self._match(self._names[name])
        if meanings := self._meanings(words):
            return self._match(meanings, sure=name in self._places)
        words, province = self._split_province(words)
        base = "".join(words)
        if province and (meanings := self._meanings(words)):
            inside = {
                code: via for code, via in meanings.items() if self[code].province == province
            }
            exact = {*self._names.get(base, ()), *self._places.get(base, ())}
            return self._match(inside or meanings, sure=bool(inside) and inside.keys() <= exact)
        near = self._near(name)  # "Mdden-Drenthe" first as a whole
        return near if near.candidates else self._near(base)

    def _add_names(self, row: Mapping[str, str]) -> None:
        aliases = row["aliases"].split("|") if row["aliases"] else []
        for spelling in (row["name"], _everyday(row["name"]), self[row["code"]].name, *aliases):
            words = _words(spelling)
            for end in range(1, len(words)):
                self._heads[" ".join(words[:end])].add(row["code"])
            for key in _keys(spelling):
                self._names[key][row["code"]] = None

    def _add_place(self, spelling: str, codes: Iterable[str]) -> None:
        for key in _keys(spelling):
            for code in codes:
                self._places[key].setdefault(code, spelling)

    def _match(self, found: Mapping[str, str | None], *, sure: bool = True) -> Match:
        candidates = tuple(self[code] for code in found)[:_SHOWN]
        certain = candidates[0] if sure and len(candidates) == 1 else None
        return Match(certain, candidates, next(iter(found.values()), None))

    def _meanings(self, words: list[str]) -> dict[str, str | None]:
        """Codes of all that carry this name, with the place, then of names that begin with it."""
        key = "".join(words)
        begun = self._heads.get(" ".join(words), ()) if len(key) > 3 else ()
        meanings: dict[str, str | None] = {**self._names.get(key, {})}
        for code, place in self._places.get(key, {}).items():
            meanings.setdefault(code, place)
        for code in sorted(begun, key=self._size):
            meanings.setdefault(code, None)
        return meanings

    def _size(self, code: str) -> int:
        """Sorts the largest first."""
        return -self[code].population

    def _split_province(self, words: list[str]) -> tuple[list[str], str | None]:
        """The name, and the province when the last words are one ("rijswijk", "gld")."""
        for start in range(1, len(words)):
            if province := self._provinces.get("".join(words[start:])):
                return words[:start], province
        return words, None

    def _near(self, typed: str) -> Match:
        """Names that differ by a slip or two; a slip makes a suggestion, never a certainty."""
        ranked: list[tuple[int, bool, int, str, str | None]] = []
        for spelling, slips, _ in extract(
            typed, self._spellings, scorer=OSA.distance, score_cutoff=3, limit=None
        ):
            own = spelling in self._names
            if slips > _slips_allowed(min(len(typed), len(spelling)), own=own):
                continue
            if spelling[0] != typed[0] and not (own and len(typed) > 6):
                continue  # of short names and small places, one is always near any word
            codes: Mapping[str, str | None] = (
                self._names[spelling] if own else self._places[spelling]
            )
            ranked += [(slips, not own, self._size(code), code, via) for code, via in codes.items()]
        ranked.sort()
        near = [(code, via) for slips, _, _, code, via in ranked if slips <= ranked[0][0] + 1]
        first: dict[str, str | None] = {}
        for code, via in near:
            first.setdefault(code, via)
        return self._match(first, sure=False)


def _gemeente(row: Mapping[str, str], shared: Mapping[str, int]) -> Gemeente:
    name = _everyday(row["name"])
    return Gemeente(
        code=row["code"],
        name=f"{name} ({row['province']})" if shared[name] > 1 else name,
        province=row["province"],
        population=int(row["population"]),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
    )


def _everyday(name: str) -> str:
    """CBS adds a province to names that are also elsewhere: "Hengelo (O.)"."""
    return re.sub(r" \([A-Z]+\.\)$", "", name)


def _words(text: str) -> list[str]:
    """Folded words of a name, with one spelling for what is written in several ways."""
    said = _ON_THE.sub("aan den", _PREFIX.sub("", fold(text))).replace("'", "")
    return ["sint" if word == "st" else word for word in re.findall(r"[^\W_]+", said)]


def _joined(text: str) -> str:
    return "".join(_words(text))


def _keys(spelling: str) -> set[str]:
    """A name is found with and without its leading 's or 't."""
    return {_joined(spelling), _joined(re.sub("^'[st][ -]", "", spelling))}


def _slips_allowed(length: int, *, own: bool) -> int:
    if own:
        return (length >= 4) + (length >= 7) + (length >= 12)
    return (length >= 6) + (length >= 9)
