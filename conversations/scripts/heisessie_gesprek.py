"""What the begeleider notes after the intakegesprek with who asks for a heisessie: domain.md 3.1 and
(ii-a). It fixes length, days and goals, and of how people get on a mark only (C8).

What is known when it is begun is not asked: who takes part, where the requester said so; and once the
members have answered, the mood and questions to them; and once a day was picked, days to choose from.
"""

from conversations.kinds import ManyOf, Moments, Number, OneOf, Ranking, Scale
from conversations.script import Privacy, Question, Script

doorgaan = Question("doorgaan", OneOf(("ja", "eerst_iets")), step=1, skip=False, later=False)
ja = doorgaan.is_("ja")

# Without these nobody of the college has a place (C1 and C4): who rather calls answered nothing.
rol = Question(
    "rol",
    OneOf(("burgemeester", "wethouder", "secretaris", "ondersteuner")),
    step=2,
    when=ja,
    skip=False,
    later=False,
)
deelnemers = Question(
    "deelnemers",
    ManyOf(("burgemeester", "wethouders", "secretaris", "directie", "griffier")),
    step=2,
    when=ja,
    skip=False,
    later=False,
)
aantal_wethouders = Question(
    "aantal_wethouders",
    Number(1, 11),
    step=2,
    when=deelnemers.includes("wethouders"),
    skip=False,
    later=False,
)

lengte = Question(
    "lengte",
    OneOf(("dagdeel", "dag", "twee_dagen")),
    step=2,
    when=ja,
    skip=False,
    later=False,
)
doelen = Question(
    "doelen",
    Ranking(("reflectie", "succes", "overdracht")),
    step=3,
    when=ja,
    later=False,
)
# A wish on paper that no programme can have is taken back here.
uitkomst = Question(
    "uitkomst",
    ManyOf(
        ("werkafspraken", "prioriteiten", "overdrachtsplan", "verkiezingstijd", "niets"),
        alone=("niets",),
    ),
    step=3,
    when=ja,
    later=False,
)
# C8, which the requester is not asked in the chat. Up to LOW_MOOD all members are called first.
sfeer = Question("sfeer", Scale(1, 5), step=4, when=ja, privacy=Privacy.DISCREET, later=False)
vragenlijst = Question(
    "vragenlijst",
    OneOf(("ja", "nee")),
    step=5,
    when=ja,
    skip=False,
    later=False,
)
data = Question(
    "data",
    Moments(at_most=5, ahead=365, days=True),
    step=6,
    when=ja,
    skip=False,
    later=False,
)

HEISESSIE_GESPREK = Script(
    "heisessie_gesprek",
    version="1",
    items=(
        doorgaan,
        rol,
        deelnemers,
        aantal_wethouders,
        lengte,
        doelen,
        uitkomst,
        sfeer,
        vragenlijst,
        data,
    ),
)
