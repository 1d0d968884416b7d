"""What the requester says of the conceptprogramma, for the college: nothing is fixed before a yes."""

from conversations.kinds import ManyOf, OneOf, ShortText
from conversations.script import Privacy, Question, Script

akkoord = Question("akkoord", OneOf(("akkoord", "wijzigen", "bespreken")), skip=False, later=False)
wat = Question(
    "wat",
    ManyOf(("doelen", "werkvormen", "tijden", "lengte", "locatie", "anders")),
    when=akkoord.is_("wijzigen"),
    skip=False,
    later=False,
)
toelichting = Question(
    "toelichting",
    ShortText(300, no_names=True),
    when=akkoord.is_("wijzigen"),
    privacy=Privacy.DISCREET,
)

PROGRAMMA_AKKOORD = Script("programma_akkoord", version="1", items=(akkoord, wat, toelichting))
