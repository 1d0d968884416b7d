"""How it goes half-way, asked of both: domain.md (iv)."""

from conversations.kinds import Number, OneOf, Scale, yes_no
from conversations.script import Privacy, Question, Script

DISCREET = Privacy.DISCREET

# The wethouder. The marks are those of the intake, so that they can stand side by side.

cijfers = Question(
    "cijfers", Scale(1, 10, ("rust", "scherpte", "inzicht")), step=1, privacy=DISCREET
)
doel = Question("doel", OneOf(("ja", "bijgesteld", "nee")), step=2, privacy=DISCREET)
anders_gedaan = Question(
    "anders_gedaan", OneOf(("merkbaar", "beetje", "nog_niet")), step=3, privacy=DISCREET
)
open_zijn = Question("open_zijn", Scale(1, 5), step=4, privacy=DISCREET)
scherp = Question("scherp", OneOf(("te_zacht", "goed", "te_hard")), step=5, privacy=DISCREET)
ritme = Question("ritme", OneOf(("te_vaak", "goed", "te_weinig")), step=6, privacy=DISCREET)
observatie = Question("observatie", OneOf(("ja", "nee", "weet_niet")), step=7, privacy=DISCREET)
veranderen = Question(
    "veranderen",
    OneOf(("nee", "met_coach", "bel_mij")),
    step=8,
    privacy=DISCREET,
    signals={"bel_mij": "bel_mij"},
)

TUSSENSTAND_WETHOUDER = Script(
    "tussenstand_wethouder",
    version="1",
    items=(cijfers, doel, anders_gedaan, open_zijn, scherp, ritme, observatie, veranderen),
)

# The coach

afspraken = Question("afspraken", OneOf(("ja", "deels", "nee")), step=1, privacy=DISCREET)
zelfde_doel = Question("doel", OneOf(("ja", "bijgesteld", "nee")), step=2, privacy=DISCREET)
weten = Question(
    "weten",
    OneOf(("nee", "bel_mij")),
    step=3,
    privacy=DISCREET,
    signals={"bel_mij": "bel_coach"},
)
nog = Question("nog", Number(0, 12), step=4, privacy=DISCREET)
steun = Question("steun", yes_no(), step=5, privacy=DISCREET)

TUSSENSTAND_COACH = Script(
    "tussenstand_coach", version="1", items=(afspraken, zelfde_doel, weten, nog, steun)
)
