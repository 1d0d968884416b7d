"""Until which day a traject rests, when the wethouder names that day."""

from conversations.kinds import Date
from conversations.script import Question, Script

tot = Question("tot", Date(ahead=365), skip=False, later=False)

RUST = Script("rust", version="1", items=(tot,))
