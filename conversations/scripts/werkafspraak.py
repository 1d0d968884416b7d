"""One agreement of a heisessie: who, what, by when (werkvorm W35 of domain.md (vi)).

Who does it is a place in the college, as the invitations have it: no name is typed here.
"""

from conversations.kinds import Date, Number, OneOf, ShortText
from conversations.script import Privacy, Question, Script

wie = Question(
    "wie",
    OneOf(("burgemeester", "wethouder", "secretaris", "iedereen")),
    step=1,
    skip=False,
    later=False,
)
welke = Question("welke", Number(1, 11), step=1, when=wie.is_("wethouder"), skip=False, later=False)
wat = Question(
    "wat",
    ShortText(200, no_names=True),
    step=2,
    privacy=Privacy.DISCREET,
    skip=False,
    later=False,
)
wanneer = Question("wanneer", Date(ahead=730, quick={"zes_weken": 42}), step=3, later=False)

WERKAFSPRAAK = Script("werkafspraak", version="1", items=(wie, welke, wat, wanneer))
