"""The intake of who asks for a heisessie: domain.md (ii-a), with its channel classes.

Nobody is named, the client of a supporter included. The mood of the college (C8) is not asked in
the chat. That a talk together may not be safe now (C9) must always be possible to say: it is a
coded tap, after which a human comes first (heisessie.py).
"""

from collections.abc import Mapping
from datetime import date

from conversations.collegeperiode import BETEKENIS, Doel, Fase, Verkiezingen
from conversations.conditions import ALWAYS, Beside, not_
from conversations.kinds import (
    Answer,
    Date,
    Ear,
    GemeenteKind,
    ManyOf,
    Mark,
    Moments,
    Number,
    OneOf,
    Ranking,
    Scale,
    ShortText,
    yes_no,
)
from conversations.script import Privacy, Question, Script, Stop, chosen

DISCREET, CONFIDENTIAL = Privacy.DISCREET, Privacy.CONFIDENTIAL
TERM = 2000  # days: a council sits four years, after a merger at most five and a quarter

# Opening and consent

opening = Question("opening", OneOf(("verder", "bel_mij", "mail")), skip=False, later=False)
liever_bellen = Stop("bel_mij", when=opening.is_("bel_mij"))
liever_mailen = Stop("mail", when=opening.is_("mail"))

toestemming = Question("toestemming", OneOf(("ja", "nee")), skip=False, later=False)
geen_toestemming = Stop("geen_toestemming", when=toestemming.is_("nee"))

# 1 to 4: who, and where in its term the college is

rol = Question("rol", OneOf(("burgemeester", "wethouder", "secretaris", "ondersteuner")), step=1)
opdrachtgever = Question(
    "opdrachtgever",
    OneOf(("burgemeester", "wethouder", "secretaris", "college")),
    step=1,
    when=rol.is_("ondersteuner"),
)
draagvlak = Question(
    "draagvlak",
    OneOf(("ja", "nog_niet", "niet_iedereen")),
    step=2,
    privacy=DISCREET,
)

gemeente = Question("gemeente", GemeenteKind(), step=3)
verkiezingen = Question("verkiezingen", OneOf(("gewoon", "anders", "weet_niet")), step=3)
verkiezingsdag = Question(
    "verkiezingsdag", Date(ahead=TERM), step=3, when=verkiezingen.is_("anders")
)
benoemd = Question("benoemd", Date(ahead=0, back=TERM), step=3)

deelnemers = Question(
    "deelnemers",
    ManyOf(("burgemeester", "wethouders", "secretaris", "directie", "griffier")),
    step=4,
)
aantal_wethouders = Question(
    "aantal_wethouders", Number(1, 11), step=4, when=deelnemers.includes("wethouders")
)
aantal_directie = Question(
    "aantal_directie", Number(1, 30), step=4, when=deelnemers.includes("directie")
)

# 5 to 7: what for

aanleiding = Question(
    "aanleiding",
    ManyOf(
        (
            "nieuw_college", "wisseling", "halverwege", "laatste_jaar", "verkiezingen", "spanning",
            "besluit", "gewoonte",
        ),
        at_most=2,
    ),
    step=5,
    privacy=DISCREET,
    replies=("spanning",),
    signals={"spanning": "bel_eerst"},
)  # fmt: skip


def _day(answer: Answer | None) -> date | None:
    known = answer is not None and not isinstance(answer, Mark)
    return date.fromisoformat(str(answer)) if known else None


def fase(known: Mapping[str, Answer], verkiezingen: Verkiezingen, today: date) -> Fase:
    """In which phase of its term this college is on a day (local).

    :param known: the answers on the path of this script.
    """
    place = known.get(gemeente.key)
    periode = verkiezingen.periode(
        None if isinstance(place, Mark) else str(place),
        today,
        benoemd=_day(known.get(benoemd.key)),
        volgende=_day(known.get(verkiezingsdag.key)),
    )
    return periode.fase(today, wisseling="wisseling" in chosen(known.get(aanleiding.key)))


def _what_the_goals_mean(known: Mapping[str, Answer], ear: Ear) -> tuple[str, ...]:
    found = fase(known, ear.verkiezingen, ear.today)
    return (f"fase.{found}", *BETEKENIS[found].values())


doelen = Question(
    "doelen",
    Ranking(tuple(Doel)),
    step=6,
    privacy=DISCREET,
    beside=Beside(
        frozenset(one.key for one in (gemeente, verkiezingsdag, benoemd, aanleiding)),
        _what_the_goals_mean,
    ),
)
# Money of the gemeente may not serve a campaign (domain.md 3.5): who asks for that is told so, and
# it is not taken down as a wish.
uitkomst = Question(
    "uitkomst",
    ManyOf(
        ("werkafspraken", "prioriteiten", "overdrachtsplan", "verkiezingstijd", "niets", "partij"),
        alone=("niets", "partij"),
    ),
    step=7,
    privacy=DISCREET,
    replies=("partij",),
    kept_if={"partij": not_(ALWAYS)},
)

# 8 and 9: how it is now

sfeer = Question("sfeer", Scale(1, 5), step=8, privacy=CONFIDENTIAL)
ONVEILIG = ("misschien", "ja")
onveilig = Question(
    "onveilig",
    OneOf(("nee", *ONVEILIG)),
    step=9,
    privacy=DISCREET,
    skip=False,
    replies=ONVEILIG,
    signals=dict.fromkeys(ONVEILIG, "onveilig"),
)

# 10 to 13: how long, where, what it may cost, when

lengte = Question(
    "lengte",
    OneOf(("dagdeel", "dag", "twee_dagen", "advies")),
    step=10,
    replies=("twee_dagen",),
)
locatie = Question("locatie", ManyOf(("gemeente", "regio", "buiten")), step=11)
# What will look bad when it becomes known is said, not refused (domain.md 3.4).
overnachten = Question("overnachten", OneOf(("zonder", "met")), step=11, replies=("met",))
wensen = Question(
    "wensen", ManyOf(("toegankelijk", "dieet", "geen"), alone=("geen",)), step=11, later=False
)
# The amounts are words only: bands that the office sets [NG].
budget = Question(
    "budget",
    OneOf(("laag", "midden", "hoog", "nog_geen")),
    step=12,
    privacy=DISCREET,
    replies=("hoog",),
)
raadsavond = Question("raadsavond", OneOf(("ma", "di", "wo", "do", "wisselt")), step=13)
data = Question("data", Moments(at_most=5, ahead=365, days=True), step=13)

# 14 to 16: before and after

eerder = Question("eerder", yes_no(), step=14, privacy=DISCREET)
eerder_ervaring = Question(
    "eerder_ervaring",
    ShortText(300, no_names=True),
    step=14,
    when=eerder.is_("ja"),
    privacy=DISCREET,
)
profielen = Question(
    "profielen",
    ManyOf(("teamrollen", "kleuren", "geen"), alone=("geen",)),
    step=14,
    privacy=DISCREET,
)
vragenlijst = Question("vragenlijst", OneOf(("ja", "na_overleg", "nee")), step=15)
verslag = Question(
    "verslag", OneOf(("afspraken", "ondersteuning", "geen")), step=16, privacy=DISCREET
)

COLLEGE = Script(
    "college",
    version="1",
    items=(
        opening, liever_bellen, liever_mailen, toestemming, geen_toestemming,
        rol, opdrachtgever, draagvlak, gemeente, verkiezingen, verkiezingsdag, benoemd,
        deelnemers, aantal_wethouders, aantal_directie, aanleiding, doelen, uitkomst,
        sfeer, onveilig, lengte, locatie, overnachten, wensen, budget, raadsavond, data,
        eerder, eerder_ervaring, profielen, vragenlijst, verslag,
    ),
    confirms=True,
)  # fmt: skip
