"""What the begeleider notes after the intakegesprek with who asks for a heisessie: domain.md 3.1 and
(ii-a). It fixes length, days and goals, and nothing that was said about people.
"""

from conversations.kinds import Moments, OneOf, Ranking
from conversations.script import Question, Script

doorgaan = Question("doorgaan", OneOf(("ja", "eerst_iets")), step=1, skip=False, later=False)
vragenlijst = Question(
    "vragenlijst",
    OneOf(("ja", "nee")),
    step=2,
    when=doorgaan.is_("ja"),
    skip=False,
    later=False,
)
lengte = Question(
    "lengte",
    OneOf(("dagdeel", "dag", "twee_dagen")),
    step=3,
    when=doorgaan.is_("ja"),
    skip=False,
    later=False,
)
doelen = Question(
    "doelen",
    Ranking(("reflectie", "succes", "overdracht")),
    step=4,
    when=doorgaan.is_("ja"),
    later=False,
)
data = Question(
    "data",
    Moments(at_most=5, ahead=365, days=True),
    step=5,
    when=doorgaan.is_("ja"),
    skip=False,
    later=False,
)

HEISESSIE_GESPREK = Script(
    "heisessie_gesprek",
    version="1",
    items=(doorgaan, vragenlijst, lengte, doelen, data),
)
