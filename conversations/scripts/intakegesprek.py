"""When the office calls for the intakegesprek: the coördinator types it, in their own chat."""

from conversations.kinds import Moments
from conversations.script import Question, Script

moment = Question("moment", Moments(at_most=1), skip=False, later=False)

INTAKEGESPREK = Script("intakegesprek", version="1", items=(moment,))
