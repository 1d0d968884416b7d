"""The moments that a coach offers for the first talk; the wethouder picks one of them."""

from conversations.kinds import Moments, OneOf, ShortText
from conversations.script import Question, Script

momenten = Question("momenten", Moments(), skip=False, later=False)
plek = Question(
    "plek",
    OneOf(("bij_mij", "bij_coach", "neutraal", "wandelen", "beeldbellen", "bellen")),
    skip=False,
    later=False,
)
adres = Question(
    "adres",
    ShortText(120, no_names=True),
    when=plek.is_("bij_coach", "neutraal", "wandelen"),
    later=False,
)

KENNISMAKING = Script("kennismaking", version="1", items=(momenten, plek, adres))
