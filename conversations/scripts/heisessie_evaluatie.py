"""Looking back on a heisessie, asked of each participant on the next working day: domain.md (iv)."""

from conversations.kinds import ManyOf, OneOf, Scale
from conversations.script import Privacy, Question, Script

DISCREET = Privacy.DISCREET
ONDERDELEN = (
    "terugkijken", "elkaar", "doelen", "dilemmas", "overdracht", "afspraken", "buiten", "geen",
)  # fmt: skip

zinvol = Question("zinvol", Scale(1, 5), step=1, privacy=DISCREET, later=False)
openheid = Question("openheid", Scale(1, 5), step=2, privacy=DISCREET, later=False)
duidelijk = Question("duidelijk", Scale(1, 5), step=3, privacy=DISCREET, later=False)
beste = Question(
    "beste", ManyOf(ONDERDELEN, alone=("geen",)), step=4, privacy=DISCREET, later=False
)
weg = Question("weg", ManyOf(ONDERDELEN, alone=("geen",)), step=5, privacy=DISCREET, later=False)
vervolg = Question(
    "vervolg", OneOf(("nee", "kort", "tweede")), step=6, privacy=DISCREET, later=False
)

HEISESSIE_EVALUATIE = Script(
    "heisessie_evaluatie",
    version="1",
    items=(zinvol, openheid, duidelijk, beste, weg, vervolg),
)
