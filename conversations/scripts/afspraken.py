"""The agreements that wethouder and coach both confirm: domain.md 1.9, without prices.

The wethouder's wish leads: the wethouder answers all of it. The coach gets the same script with
these answers known already (`engine.begin(..., answers)`), so that only `akkoord` is left.
"""

from conversations.kinds import Number, OneOf
from conversations.script import Question, Script

aantal = Question("aantal", Number(1, 12), step=1)
looptijd = Question("looptijd", OneOf(("3", "6", "9", "12")), step=2)
duur = Question("duur", OneOf(("60", "90", "120")), step=3)
plek = Question(
    "plek", OneOf(("bij_mij", "bij_coach", "neutraal", "wandelen", "beeldbellen")), step=4
)
observaties = Question("observaties", OneOf(("raad", "elders", "beeld", "nee")), step=5)
bereikbaar = Question("bereikbaar", OneOf(("nee", "bellen", "bericht")), step=6)
annuleren = Question("annuleren", OneOf(("dag", "twee_dagen", "week")), step=7)
akkoord = Question("akkoord", OneOf(("akkoord", "bespreken")), step=8, skip=False, later=False)

AFSPRAKEN = Script(
    "afspraken",
    version="1",
    items=(aantal, looptijd, duur, plek, observaties, bereikbaar, annuleren, akkoord),
)
