"""The moment of an appointment in a traject: a new one, or another moment for one that is planned.

Which appointment it is about is known where this is asked (`engine.begin(..., answers)`).
"""

from conversations.kinds import Moments, OneOf
from conversations.script import Question, Script

wat = Question("wat", OneOf(("gesprek", "observatie", "terugkomgesprek")), skip=False, later=False)
moment = Question("moment", Moments(at_most=1), skip=False, later=False)

PLANNEN = Script("plannen", version="1", items=(wat, moment))
