"""Whether an agreement still lives, six weeks after the heisessie: domain.md (iv), question 6.

Asked of who has it, one agreement a talk; which one is said where this is begun.
"""

from conversations.kinds import OneOf
from conversations.script import Question, Script

stand = Question(
    "stand", OneOf(("klaar", "loopt", "hapert", "vervallen")), step=1, skip=False, later=False
)
nodig = Question(
    "nodig",
    OneOf(("tijd", "collega", "organisatie", "besluit", "bespreken")),
    step=2,
    when=stand.is_("hapert"),
    later=False,
)

WERKAFSPRAKEN_STAND = Script("werkafspraken_stand", version="1", items=(stand, nodig))
