"""The profile of a coach: domain.md (iii). A coach changes it at any time.

Who leaves out the gemeenten of `eerder`, `functies_nu` or `liever_niet`, gives no consent or does
not sign the code cannot be proposed: these are not skipped, at most discussed first.
"""

from conversations.kinds import (
    GemeenteKind,
    GemeenteList,
    ManyOf,
    Number,
    OneOf,
    PhotoKind,
    ShortText,
    yes_no,
)
from conversations.script import Privacy, Question, Script, Stop
from conversations.scripts.wethouder import DAGDELEN

DISCREET = Privacy.DISCREET

PROVINCIES = (
    "groningen", "fryslan", "drenthe", "overijssel", "flevoland", "gelderland",
    "utrecht", "noord_holland", "zuid_holland", "zeeland", "noord_brabant", "limburg",
)  # fmt: skip

# Consent (domain.md 5.5: A is needed, B is optional and can be revoked)

toestemming = Question("toestemming", OneOf(("ja", "nee")), skip=False, later=False)
geen_toestemming = Stop("geen_toestemming", when=toestemming.is_("nee"))
toestemming_bijzonder = Question(
    "toestemming_bijzonder", OneOf(("ja", "nee")), skip=False, later=False
)

# 1 to 3: what a wethouder sees first

aanhef = Question("aanhef", OneOf(("heer", "mevrouw", "naam")), step=1, later=False)
naam = Question("naam", ShortText(80, own_name=True), step=1, skip=False, later=False)
foto = Question("foto", PhotoKind(), step=2, later=False)
intro = Question("intro", ShortText(500), step=3, later=False)

# 4 to 6: experience

rollen = Question(
    "rollen",
    ManyOf(("wethouder", "burgemeester", "gedeputeerde", "secretaris", "raadslid")),
    step=4,
    later=False,
)
jaren = Question("jaren", Number(0, 60), step=4, later=False)
grootte = Question("grootte", ManyOf(("tot20", "tot50", "tot100", "meer")), step=5, later=False)
ervaring = Question(
    "ervaring",
    ManyOf(
        (
            "start",
            "coalitie",
            "herindeling",
            "crisis",
            "media",
            "bezuiniging",
            "integriteit",
            "vertrek",
        )
    ),
    step=6,
    later=False,
)

# 7 to 10: independence

eerder = Question("eerder", GemeenteList(), step=7, privacy=DISCREET, skip=False)
eerder_provincies = Question(
    "eerder_provincies",
    ManyOf((*PROVINCIES, "geen"), alone=("geen",), columns=2),
    step=7,
    privacy=DISCREET,
    skip=False,
)
functies_nu = Question("functies_nu", GemeenteList(), step=8, privacy=DISCREET, skip=False)
liever_niet = Question("liever_niet", GemeenteList(), step=9, privacy=DISCREET, skip=False)
achtergrond = Question(
    "achtergrond",
    ManyOf(("lokale_partij", "landelijke_partij", "geen_partij"), alone=("geen_partij",)),
    step=10,
    when=toestemming_bijzonder.is_("ja"),
    privacy=DISCREET,
)

# 11 to 15: how this coach works

opleiding = Question(
    "opleiding", OneOf(("nobco", "lvsc", "icf", "anders", "geen")), step=11, later=False
)
code = Question("code", yes_no(), step=12, skip=False)
vog = Question("vog", OneOf(("ja", "aangevraagd", "nee")), step=12)
stijl = Question(
    "stijl",
    ManyOf(("klankbord", "spiegel", "doorvrager", "verteller", "meekijker"), at_most=2),
    step=13,
    later=False,
)
niet_geschikt = Question("niet_geschikt", ShortText(300, no_names=True), step=14, privacy=DISCREET)
observaties = Question(
    "observaties", ManyOf(("raad", "elders", "beeld", "nee"), alone=("nee",)), step=15, later=False
)

# 16 to 20: practical

woonplaats = Question("woonplaats", GemeenteKind(), step=16, later=False)
provincies = Question(
    "provincies",
    ManyOf((*PROVINCIES, "heel_land"), alone=("heel_land",), columns=2),
    step=16,
    later=False,
)
reistijd = Question("reistijd", OneOf(("30", "60", "90")), step=16, later=False)
plek = Question(
    "plek",
    ManyOf(("bij_mij", "bij_coach", "neutraal", "wandelen", "beeldbellen")),
    step=17,
    later=False,
)
dagdelen = Question("dagdelen", ManyOf(DAGDELEN, columns=2), step=17, later=False)
aantal = Question("aantal", Number(0, 12), step=18)
talen = Question(
    "talen",
    ManyOf(("fries", "streektaal", "engels", "geen"), alone=("geen",)),
    step=19,
    later=False,
)
colleges = Question("colleges", yes_no(), step=20)
intervisie = Question("intervisie", yes_no(), step=20)

COACH = Script(
    "coach",
    version="1",
    items=(
        toestemming, geen_toestemming, toestemming_bijzonder,
        aanhef, naam, foto, intro, rollen, jaren, grootte, ervaring,
        eerder, eerder_provincies, functies_nu, liever_niet, achtergrond,
        opleiding, code, vog, stijl, niet_geschikt, observaties,
        woonplaats, provincies, reistijd, plek, dagdelen, aantal, talen, colleges, intervisie,
    ),
    confirms=True,
)  # fmt: skip
