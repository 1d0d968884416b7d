"""Whether there is a klik, asked of both after the kennismaking: domain.md (iv).

Neither side ever sees what the other one answered (conversations/toegang.py).
"""

from conversations.conditions import not_
from conversations.kinds import ManyOf, OneOf, Scale, yes_no
from conversations.script import Privacy, Question, Script

DISCREET = Privacy.DISCREET

# The wethouder. "U hoeft niets uit te leggen": after a no only the last question comes.

verder = Question(
    "verder",
    OneOf(("ja", "nee", "twijfel")),
    privacy=DISCREET,
    skip=False,
    later=False,
    replies=("nee", "twijfel"),
    signals={"nee": "klik_nee"},
)
_geen_nee = not_(verder.is_("nee"))
vertrouwen = Question("vertrouwen", Scale(1, 5), when=_geen_nee, privacy=DISCREET)
wereld = Question("wereld", Scale(1, 5), when=_geen_nee, privacy=DISCREET)
tegenspraak = Question("tegenspraak", Scale(1, 5), when=_geen_nee, privacy=DISCREET)
werkwijze = Question("werkwijze", Scale(1, 5), when=_geen_nee, privacy=DISCREET)
praktisch = Question(
    "praktisch",
    ManyOf(("reistijd", "agenda", "plek", "nee"), alone=("nee",)),
    when=_geen_nee,
    privacy=DISCREET,
)
zoekt = Question(
    "zoekt",
    OneOf(("ervaring", "stijl", "afstand", "persoon")),
    when=verder.is_("nee", "twijfel"),
    privacy=DISCREET,
)

KLIK_WETHOUDER = Script(
    "klik_wethouder",
    version="1",
    items=(verder, vertrouwen, wereld, tegenspraak, werkwijze, praktisch, zoekt),
)

# The coach. What was said in the talk is not asked.

doen = Question(
    "doen",
    OneOf(("ja", "nee", "twijfel")),
    privacy=DISCREET,
    skip=False,
    later=False,
    signals={"nee": "klik_nee"},
)
geschikt = Question(
    "geschikt",
    OneOf(("ja", "deels", "nee")),
    privacy=DISCREET,
    signals={"nee": "bel_coach"},
)
onafhankelijk = Question("onafhankelijk", yes_no(), privacy=DISCREET, signals={"nee": "bel_coach"})
eerst = Question(
    "eerst", OneOf(("nee", "bel_mij")), privacy=DISCREET, signals={"bel_mij": "bel_coach"}
)
_doet_het = not_(doen.is_("nee"))
agenda = Question("agenda", yes_no(), when=_doet_het, privacy=DISCREET)
nodig = Question(
    "nodig",
    ManyOf(("niets", "betaling", "observatie", "anders"), alone=("niets",)),
    when=_doet_het,
    privacy=DISCREET,
)

KLIK_COACH = Script(
    "klik_coach", version="1", items=(doen, geschikt, onafhankelijk, eerst, agenda, nodig)
)
