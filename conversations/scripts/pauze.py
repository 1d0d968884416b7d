"""Until when a coach takes no new traject."""

from conversations.kinds import Date, OneOf
from conversations.script import Question, Script

hoe_lang = Question("hoe_lang", OneOf(("zomer", "vier_weken", "datum")), skip=False, later=False)
tot = Question("tot", Date(ahead=730), when=hoe_lang.is_("datum"), skip=False, later=False)

PAUZE = Script("pauze", version="1", items=(hoe_lang, tot))
