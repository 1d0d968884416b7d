"""What the people of the play answer, question by question."""

from collections.abc import Mapping
from dataclasses import dataclass

MARKS = ("rust", "scherpte", "inzicht")


@dataclass(frozen=True)
class Typed:
    """A text: a sentence by its id, or a number as it stands."""

    text: str


@dataclass(frozen=True)
class Moments:
    """Typed as well: ten o'clock on the first Tuesday from so many days on, and as many in all."""

    after: int
    number: int = 1


@dataclass(frozen=True)
class OwnNumber:
    """The button that shares a number."""


# One step of an answer: an option that is tapped, or something that is typed or shared.
Given = str | Typed | Moments | OwnNumber


def _all(*options: str) -> tuple[str, ...]:
    """Several options, and done."""
    return (*(f"+{option}" for option in options), "!klaar")


def _marks(*marks: int) -> tuple[str, ...]:
    return tuple(f"{name}.{mark}" for name, mark in zip(MARKS, marks, strict=True))


ANSWERS: Mapping[str, Mapping[str, tuple[Given, ...]]] = {
    "wethouder": {
        "opening": ("verder",),
        "toestemming": ("ja",),
        "toestemming_bijzonder": ("nee",),
        "aanhef": ("mevrouw",),
        "naam": (Typed("proeftuin.naam.wethouder"),),
        "gemeente": (Typed("proeftuin.spel.typt.gemeente"),),
        "herindeling": ("nee",),
        "hoe_lang": ("tot_1_jaar",),
        "herkomst": _all("raadslid"),
        "spoed": ("nee",),
        "aanleiding": _all("begin", "raad"),
        "cijfers": _marks(5, 6, 5),
        "stijl": _all("spiegel", "ervaring"),
        "observatie": ("later",),
        "ervaring": _all("wethouder", "coalitie"),
        "uitsluiten": ("nee",),
        "plek": _all("bij_mij", "wandelen"),
        "reistijd": ("90",),
        "dagdelen": _all("di_ochtend"),
        "raadsavond": ("do",),
        "reces": ("school",),
        "vanaf": ("nu",),
        "betaalt": ("gemeente",),
        "wie_weet": ("alleen_ik",),
        "overzicht": ("!verstuur",),
    },
    "bellen": {"telefoon": (OwnNumber(),), "wanneer": _all("altijd"), "voicemail": ("nee",)},
    "intakegesprek": {"moment": (Moments(2),)},
    "kennismaking": {
        "momenten": (Moments(3, number=2), "!klaar"),
        "plek": ("wandelen",),
        "adres": (Typed("proeftuin.spel.typt.adres"),),
    },
    "klik_wethouder": {
        "verder": ("ja",),
        "vertrouwen": ("5",),
        "wereld": ("4",),
        "tegenspraak": ("4",),
        "werkwijze": ("5",),
        "praktisch": _all("nee"),
    },
    # After a no only this is asked.
    "geen_klik": {"verder": ("nee",), "zoekt": ("stijl",)},
    "klik_coach": {
        "doen": ("ja",),
        "geschikt": ("ja",),
        "onafhankelijk": ("ja",),
        "eerst": ("nee",),
        "agenda": ("ja",),
        "nodig": _all("niets"),
    },
    "afspraken": {
        "aantal": (Typed("8"),),
        "looptijd": ("12",),
        "duur": ("90",),
        "plek": ("wandelen",),
        "observaties": ("nee",),
        "bereikbaar": ("bericht",),
        "annuleren": ("twee_dagen",),
        "akkoord": ("akkoord",),
    },
    "plannen": {"moment": (Moments(7),)},
    "logboek": {"doorgegaan": ("ja",), "volgende": (Moments(28),), "observatie": ("geen",)},
    "laatste_gesprek": {"doorgegaan": ("ja",), "observatie": ("geen",)},
    "tussenstand_wethouder": {
        "cijfers": _marks(6, 7, 7),
        "doel": ("ja",),
        "anders_gedaan": ("beetje",),
        "open_zijn": ("4",),
        "scherp": ("goed",),
        "ritme": ("goed",),
        "observatie": ("nee",),
        "veranderen": ("nee",),
    },
    "tussenstand_coach": {
        "afspraken": ("ja",),
        "doel": ("ja",),
        "weten": ("nee",),
        "nog": (Typed("5"),),
        "steun": ("nee",),
    },
    "evaluatie_coach": {
        "gesprekken": (Typed("8"),),
        "observaties": (Typed("0"),),
        "match": ("5",),
        "beter": _all("niets"),
        "nieuw": ("ja",),
    },
    "evaluatie_wethouder": {
        "cijfers": _marks(8, 8, 9),
        "bereikt": ("grotendeels",),
        "ervaring": ("5",),
        "observatie_gedaan": ("nee",),
        "gesprekken": ("goed",),
        "vertrouwelijk": ("ja",),
        "terugkom": ("nee",),
        "overstap": ("nee",),
        "aanraden": ("9",),
        "anoniem": ("ja",),
    },
    "college": {
        "opening": ("verder",),
        "toestemming": ("ja",),
        "rol": ("secretaris",),
        "draagvlak": ("ja",),
        "gemeente": (Typed("proeftuin.spel.typt.gemeente"),),
        "verkiezingen": ("gewoon",),
        "benoemd": ("!overslaan",),
        "deelnemers": _all("burgemeester", "wethouders", "secretaris"),
        "aantal_wethouders": (Typed("3"),),
        "aanleiding": _all("nieuw_college"),
        "doelen": ("+reflectie", "+succes"),
        "uitkomst": _all("werkafspraken"),
        "onveilig": ("nee",),
        "lengte": ("dag",),
        "locatie": _all("regio"),
        "overnachten": ("zonder",),
        "wensen": _all("geen"),
        "budget": ("laag",),
        "raadsavond": ("do",),
        "data": (Moments(45, number=2), "!klaar"),
        "eerder": ("nee",),
        "profielen": _all("geen"),
        "vragenlijst": ("ja",),
        "verslag": ("afspraken",),
        "overzicht": ("!verstuur",),
    },
    "bellen_college": {
        "naam": (Typed("proeftuin.naam.secretaris"),),
        "telefoon": (OwnNumber(),),
        "wanneer": _all("altijd"),
        "voicemail": ("nee",),
    },
    "collegelid": {
        "opening": ("doe_mee",),
        "toestemming": ("ja",),
        "zeggen": ("4",),
        "fout": ("3",),
        "aanspreken": ("3",),
        "doelen": ("4",),
        "rollen": ("5",),
        "niet_missen": _all("terugkijken", "raad"),
        "opzien": ("niets",),
        "werkwijze": _all("tweetallen", "buiten"),
        "vooraf": ("nee",),
    },
    "programma_akkoord": {"akkoord": ("akkoord",)},
    "werkafspraak": {
        "wie": ("burgemeester",),
        "wat": (Typed("proeftuin.spel.typt.werkafspraak"),),
        "wanneer": ("zes_weken",),
    },
    "heisessie_evaluatie": {
        "zinvol": ("5",),
        "openheid": ("4",),
        "duidelijk": ("4",),
        "beste": _all("terugkijken"),
        "weg": _all("geen"),
        "vervolg": ("kort",),
    },
    "werkafspraken_stand": {"stand": ("loopt",)},
    "heisessie_gesprek": {
        "doorgaan": ("ja",),
        "lengte": ("dag",),
        "doelen": ("!overslaan",),
        "uitkomst": ("!overslaan",),
        "sfeer": ("4",),
        "vragenlijst": ("ja",),
        "data": (Moments(45, number=2), "!klaar"),
    },
}
