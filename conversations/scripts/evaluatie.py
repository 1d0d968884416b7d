"""Looking back at the end, asked of both: domain.md (iv)."""

from conversations.kinds import ManyOf, Number, OneOf, Scale, ShortText, yes_no
from conversations.script import Privacy, Question, Script

DISCREET, CONFIDENTIAL = Privacy.DISCREET, Privacy.CONFIDENTIAL

# The wethouder. The marks are those of the intake, so that they can stand side by side.

cijfers = Question(
    "cijfers", Scale(1, 10, ("rust", "scherpte", "inzicht")), step=1, privacy=DISCREET
)
bereikt = Question(
    "bereikt", OneOf(("helemaal", "grotendeels", "deels", "niet")), step=2, privacy=DISCREET
)
nu_anders = Question("nu_anders", ShortText(300, no_names=True), step=3, privacy=CONFIDENTIAL)
ervaring = Question("ervaring", Scale(1, 5), step=4, privacy=DISCREET)
observatie_gedaan = Question("observatie_gedaan", yes_no(), step=5, privacy=DISCREET)
observatie = Question(
    "observatie", Scale(1, 5), step=5, when=observatie_gedaan.is_("ja"), privacy=DISCREET
)
gesprekken = Question(
    "gesprekken", OneOf(("te_weinig", "goed", "te_veel")), step=6, privacy=DISCREET
)
vertrouwelijk = Question(
    "vertrouwelijk",
    OneOf(("ja", "bel_mij")),
    step=7,
    privacy=DISCREET,
    signals={"bel_mij": "bel_mij"},
)
terugkom = Question("terugkom", yes_no(), step=8, privacy=DISCREET)
overstap = Question("overstap", yes_no(), step=9, privacy=DISCREET)
aanraden = Question("aanraden", Scale(0, 10), step=10, privacy=DISCREET, later=False)
anoniem = Question(
    "anoniem",
    yes_no(),
    step=11,
    when=aanraden.passes(lambda mark: isinstance(mark, int), "bekend"),
    privacy=DISCREET,
    later=False,
)

EVALUATIE_WETHOUDER = Script(
    "evaluatie_wethouder",
    version="1",
    items=(
        cijfers, bereikt, nu_anders, ervaring, observatie_gedaan, observatie,
        gesprekken, vertrouwelijk, terugkom, overstap, aanraden, anoniem,
    ),
)  # fmt: skip

# The coach

aantal_gesprekken = Question("gesprekken", Number(0, 30), step=1, privacy=DISCREET)
aantal_observaties = Question("observaties", Number(0, 12), step=2, privacy=DISCREET)
match = Question("match", Scale(1, 5), step=3, privacy=DISCREET)
beter = Question(
    "beter",
    ManyOf(("intake", "match", "planning", "afspraken", "niets"), alone=("niets",)),
    step=4,
    privacy=DISCREET,
)
nieuw = Question("nieuw", OneOf(("ja", "later", "nee")), step=5, privacy=DISCREET)

EVALUATIE_COACH = Script(
    "evaluatie_coach",
    version="1",
    items=(aantal_gesprekken, aantal_observaties, match, beter, nieuw),
)
