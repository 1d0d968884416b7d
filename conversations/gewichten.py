"""What makes a coach fit, as tables: which facts of a coach meet which wish of a wethouder, and how
much that weighs (domain.md 1.7, (i), (iii)).
"""

from collections.abc import Mapping
from enum import StrEnum

from conversations.pool import Fact, Gemist


class Reden(StrEnum):
    """Why this coach; `reden.{reden}` is the sentence. Among equals the first is told first."""

    ERVARING = "ervaring"
    SITUATIE = "situatie"
    STIJL = "stijl"
    ACHTERGROND = "achtergrond"
    START = "start"
    HERINDELING = "herindeling"
    GROOTTE = "grootte"
    OBSERVATIE = "observatie"
    ANDERS = "anders"
    DAGDELEN = "dagdelen"
    PLEK = "plek"
    REISTIJD = "reistijd"
    # Nearly everybody who may be proposed has these: told where there is little else to tell.
    ONAFHANKELIJK = "onafhankelijk"
    WERKGEBIED = "werkgebied"


# What was asked for outright weighs most; what makes planning easier decides among equals.
WEIGHTS: Mapping[Reden, float] = {
    Reden.ERVARING: 5,
    Reden.SITUATIE: 4,
    Reden.STIJL: 4,
    Reden.ACHTERGROND: 3,
    Reden.START: 2,
    Reden.HERINDELING: 2,
    Reden.GROOTTE: 1,
    Reden.OBSERVATIE: 2,
    Reden.ANDERS: 5,  # there only after a no without a why
    Reden.DAGDELEN: 2,
    Reden.PLEK: 1,
    Reden.REISTIJD: 1,
    Reden.ONAFHANKELIJK: 0,
    Reden.WERKGEBIED: 0,
}
ASKED_FOR_SIZE = 3.0  # the weight of GROOTTE when "een gemeente van mijn grootte" was asked for
# After no klik: what the weights are multiplied by.
AFTER: Mapping[Gemist, Mapping[Reden, float]] = {
    Gemist.ERVARING: {Reden.ERVARING: 2.5, Reden.SITUATIE: 2.5, Reden.GROOTTE: 2},
    Gemist.STIJL: {Reden.STIJL: 3, Reden.OBSERVATIE: 1.5},
    Gemist.AFSTAND: {Reden.REISTIJD: 0},  # the limits of grenzen.py do the rest
    Gemist.PERSOON: {},  # ANDERS
    Gemist.REISTIJD: {Reden.REISTIJD: 6},
    Gemist.AGENDA: {Reden.DAGDELEN: 4},
    Gemist.PLEK: {Reden.PLEK: 6},
}

ROLLEN, ERVARING = "rollen", "ervaring"
# The role that a wethouder asks for, and the style of a coach who plays it; "vooruitkijken" has none.
STYLES = {
    "klankbord": "klankbord",
    "spiegel": "spiegel",
    "tegenspreken": "doorvrager",
    "ervaring": "verteller",
    "meekijken": "meekijker",
}
OBSERVATIONS = ("raad", "elders", "beeld")

Meets = Mapping[str, tuple[Fact, ...]]
ASKED: tuple[tuple[Reden, str, Meets], ...] = (
    (Reden.ERVARING, "ervaring", {
        "wethouder": ((ROLLEN, "wethouder"),),
        "burgemeester": ((ROLLEN, "burgemeester"),),
        "gedeputeerde": ((ROLLEN, "gedeputeerde"),),
        "coalitie": ((ERVARING, "coalitie"),),
        "herindeling": ((ERVARING, "herindeling"),),
        "crisis": ((ERVARING, "crisis"), (ERVARING, "media")),
    }),
    # "Druk en balans" and "portefeuille" are left out: no fact of a coach says anything about them.
    (Reden.SITUATIE, "aanleiding", {
        "begin": ((ERVARING, "start"),),
        "raad": ((ROLLEN, "raadslid"),),
        "college": ((ERVARING, "coalitie"),),
        "fractie": ((ROLLEN, "raadslid"), (ERVARING, "coalitie")),
        "organisatie": ((ROLLEN, "secretaris"),),
        "media": ((ERVARING, "media"),),
        "besluit": ((ERVARING, "bezuiniging"), (ERVARING, "crisis")),
        "moeilijke_periode": ((ERVARING, "crisis"), (ERVARING, "integriteit"), (ERVARING, "vertrek")),
        "vooruitkijken": ((ERVARING, "vertrek"),),
    }),
    (Reden.STIJL, "stijl", {asked: (("stijl", style),) for asked, style in STYLES.items()}),
    # "Andere partij" and "zelfde richting" are left out: nobody's party is stored.
    (Reden.ACHTERGROND, "achtergrond", {
        "lokale_partij": (("achtergrond", "lokale_partij"),),
        "man": (("aanhef", "heer"),),
        "vrouw": (("aanhef", "mevrouw"),),
    }),
    (Reden.START, "hoe_lang", {
        "begint": ((ERVARING, "start"),),
        "honderd_dagen": ((ERVARING, "start"),),
    }),
    (Reden.HERINDELING, "herindeling", {"ja": ((ERVARING, "herindeling"),)}),
    (Reden.OBSERVATIE, "observatie", {o: (("observaties", o),) for o in OBSERVATIONS}),
)  # fmt: skip
# Days and places carry the same keys in both scripts.
SAME: Mapping[Reden, str] = {Reden.DAGDELEN: "dagdelen", Reden.PLEK: "plek"}
