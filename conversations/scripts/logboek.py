"""What a coach notes of a talk: that it took place and what comes next, never what was said
(domain.md 1.8).
"""

from conversations.kinds import Moments, OneOf, yes_no
from conversations.script import Privacy, Question, Script

DISCREET = Privacy.DISCREET

doorgegaan = Question("doorgegaan", yes_no(), privacy=DISCREET, skip=False, later=False)
wie_niet = Question(
    "wie_niet",
    OneOf(("coach", "wethouder", "anders")),
    when=doorgegaan.is_("nee"),
    privacy=DISCREET,
    later=False,
)
# An appointment: it stands in the chat of both anyway.
volgende = Question("volgende", Moments(at_most=1), later=False)
observatie = Question("observatie", OneOf(("ja", "nee", "geen")), privacy=DISCREET, later=False)

LOGBOEK = Script("logboek", version="1", items=(doorgegaan, wie_niet, volgende, observatie))
