"""Other days for a heisessie, proposed by who asks for it."""

from conversations.kinds import Moments
from conversations.script import Question, Script

data = Question("data", Moments(at_most=5, ahead=365, days=True), skip=False, later=False)

ANDERE_DAGEN = Script("andere_dagen", version="1", items=(data,))
