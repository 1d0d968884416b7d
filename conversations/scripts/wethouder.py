"""The intake of a wethouder: domain.md (i), with its branch rules and channel classes."""

from conversations.conditions import any_of, not_
from conversations.kinds import Date, GemeenteKind, ManyOf, OneOf, Scale, ShortText, yes_no
from conversations.script import Privacy, Question, Script, Stop

DISCREET, CONFIDENTIAL = Privacy.DISCREET, Privacy.CONFIDENTIAL

# Opening and consent (domain.md 5.5: A is needed, B is optional and can be revoked)

# Who asks for a college begins here too: that is another intake (college.py).
opening = Question(
    "opening", OneOf(("verder", "heisessie", "bel_mij", "mail")), skip=False, later=False
)
heisessie = Stop("heisessie", when=opening.is_("heisessie"))
liever_bellen = Stop("bel_mij", when=opening.is_("bel_mij"))
liever_mailen = Stop("mail", when=opening.is_("mail"))

toestemming = Question("toestemming", OneOf(("ja", "nee")), skip=False, later=False)
geen_toestemming = Stop("geen_toestemming", when=toestemming.is_("nee"))
toestemming_bijzonder = Question(
    "toestemming_bijzonder", OneOf(("ja", "nee")), skip=False, later=False
)

# 1 to 4: who

aanhef = Question("aanhef", OneOf(("heer", "mevrouw", "naam")), step=1, later=False)
naam = Question("naam", ShortText(80, own_name=True), step=1)

gemeente = Question("gemeente", GemeenteKind(), step=2)
herindeling = Question(
    "herindeling",
    OneOf(("ja", "nee", "weet_niet")),
    step=2,
    when=gemeente.passes(bool, "bekend"),
)

hoe_lang = Question(
    "hoe_lang", OneOf(("begint", "honderd_dagen", "tot_1_jaar", "tot_4_jaar", "langer")), step=3
)
herkomst = Question(
    "herkomst",
    ManyOf(("raadslid", "van_buiten", "eerder_bestuurder", "deeltijd", "woont_buiten")),
    step=4,
)

# 5: what cannot wait. The help text is shown at once; the office is told that, never what.

SPOED = ("bedreigd", "integriteit", "positie", "niet_goed")
spoed = Question(
    "spoed",
    OneOf(("nee", *SPOED)),
    step=5,
    privacy=DISCREET,
    replies=SPOED,
    signals=dict.fromkeys(SPOED, "spoed"),
    # How somebody is doing is kept with consent B only; the help text comes all the same.
    kept_if={"niet_goed": toestemming_bijzonder.is_("ja")},
)
vandaag_bellen = Question(
    "vandaag_bellen",
    yes_no(),
    step=5,
    # "Liever bespreken" is also what "niet goed" becomes without consent B.
    when=any_of(spoed.is_(*SPOED), spoed.is_later()),
    privacy=DISCREET,
    skip=False,
    later=False,
    signals={"ja": "bel_vandaag"},
)

# 6 to 9: why now

aanleiding = Question(
    "aanleiding",
    ManyOf(
        (
            "begin", "raad", "college", "fractie", "organisatie", "media",
            "besluit", "balans", "moeilijke_periode", "vooruitkijken", "portefeuille",
        ),
        at_most=3,
    ),
    step=6,
    privacy=DISCREET,
    replies=("portefeuille",),
    signals={"moeilijke_periode": "bel_eerst"},
)  # fmt: skip
doel = Question("doel", ShortText(300, no_names=True), step=7, privacy=CONFIDENTIAL)
cijfers = Question(
    "cijfers", Scale(1, 10, ("rust", "scherpte", "inzicht")), step=8, privacy=DISCREET
)

KRACHTEN = (
    "fractie", "partij", "coalitie", "oppositie", "wethouders", "burgemeester", "secretaris", "directie",
    "adviseurs", "griffier", "inwoners", "ondernemers", "partners", "regio", "rijk", "pers", "sociale_media",
    "vakbond", "thuis", "netwerk",
)  # fmt: skip
krachten = Question(
    "krachten",
    ManyOf(KRACHTEN, at_most=3),
    step=9,
    when=not_(hoe_lang.is_("begint")),
    privacy=CONFIDENTIAL,
)
# Per choice how much influence and which stance (domain.md 2.3): by category, never by name.
krachten_nader = tuple(
    question
    for kracht in KRACHTEN
    for question in (
        Question(
            f"invloed_{kracht}",
            OneOf(("klein", "middel", "groot")),
            step=9,
            when=krachten.includes(kracht),
            privacy=CONFIDENTIAL,
            stem="invloed",
            about=f"krachten.optie.{kracht}",
        ),
        Question(
            f"houding_{kracht}",
            OneOf(("steunt", "wisselt", "tegen", "weet_niet")),
            step=9,
            when=krachten.includes(kracht),
            privacy=CONFIDENTIAL,
            stem="houding",
            about=f"krachten.optie.{kracht}",
        ),
    )
)

# 10 to 14: which coach

stijl = Question(
    "stijl",
    ManyOf(
        ("klankbord", "spiegel", "tegenspreken", "ervaring", "meekijken", "vooruitkijken"),
        at_most=2,
    ),
    step=10,
)
observatie = Question("observatie", OneOf(("raad", "elders", "beeld", "later", "nee")), step=11)
ervaring = Question(
    "ervaring",
    ManyOf(
        (
            "wethouder",
            "burgemeester",
            "gedeputeerde",
            "grootte",
            "coalitie",
            "herindeling",
            "crisis",
            "maakt_niet_uit",
        ),
        at_most=3,
        alone=("maakt_niet_uit",),
    ),
    step=12,
)
achtergrond = Question(
    "achtergrond",
    ManyOf(
        ("geen_voorkeur", "andere_partij", "zelfde_richting", "lokale_partij", "man", "vrouw"),
        alone=("geen_voorkeur",),
    ),
    step=13,
    when=toestemming_bijzonder.is_("ja"),
    privacy=CONFIDENTIAL,
)
uitsluiten = Question(
    "uitsluiten", OneOf(("nee", "aan_de_telefoon", "weet_niet")), step=14, privacy=DISCREET
)

# 15 and 16: practical

plek = Question(
    "plek", ManyOf(("bij_mij", "bij_coach", "neutraal", "wandelen", "beeldbellen")), step=15
)
reistijd = Question(
    "reistijd",
    OneOf(("30", "60", "90")),
    step=15,
    when=plek.passes(lambda chosen: chosen != ("beeldbellen",), "niet_alleen_beeldbellen"),
)
DAGDELEN = (
    *(f"{day}_{part}" for day in ("ma", "di", "wo", "do", "vr") for part in ("ochtend", "middag")),
    "avond",
)
dagdelen = Question(
    "dagdelen",
    ManyOf(
        DAGDELEN,
        columns=2,
    ),
    step=15,
)
raadsavond = Question("raadsavond", OneOf(("ma", "di", "wo", "do", "wisselt")), step=15)
reces = Question("reces", OneOf(("school", "anders", "weet_niet")), step=15)
vanaf = Question("vanaf", Date(ahead=365, quick={"nu": 0, "twee_weken": 14, "maand": 30}), step=15)

betaalt = Question("betaalt", OneOf(("gemeente", "zelf", "weet_niet")), step=16, privacy=DISCREET)
wie_weet = Question(
    "wie_weet",
    OneOf(("alleen_ik", "secretaris", "college", "maakt_niet_uit")),
    step=16,
    privacy=DISCREET,
)

WETHOUDER = Script(
    "wethouder",
    version="1",
    items=(
        opening, heisessie, liever_bellen, liever_mailen, toestemming, geen_toestemming, toestemming_bijzonder,
        aanhef, naam, gemeente, herindeling, hoe_lang, herkomst, spoed, vandaag_bellen,
        aanleiding, doel, cijfers, krachten, *krachten_nader,
        stijl, observatie, ervaring, achtergrond, uitsluiten,
        plek, reistijd, dagdelen, raadsavond, reces, vanaf, betaalt, wie_weet,
    ),
    confirms=True,
)  # fmt: skip
