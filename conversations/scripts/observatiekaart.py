"""What a wethouder and a coach agree on before the coach watches: domain.md 1.10."""

from conversations.conditions import not_
from conversations.kinds import ManyOf, Moments, OneOf
from conversations.script import Question, Script

waar = Question(
    "waar", OneOf(("raad", "commissie", "optreden", "opname")), step=1, skip=False, later=False
)
# Who watches from the public gallery can be recognised; a recording can be watched as well.
herkend = Question(
    "herkend", OneOf(("geen_punt", "liever_opname")), step=1, when=not_(waar.is_("opname"))
)
moment = Question("moment", Moments(at_most=1), step=2)
gedrag = Question(
    "gedrag",
    ManyOf(
        (
            "luisteren",
            "duidelijk",
            "kritiek",
            "rust",
            "grens",
            "ruimte",
            "houding",
            "samenwerken",
        ),
        at_most=3,
    ),
    step=3,
)
stopteken = Question("stopteken", OneOf(("gebaar", "bericht", "pauze", "niet_nodig")), step=4)
nabespreken = Question(
    "nabespreken", OneOf(("meteen", "zelfde_dag", "dag_erna", "twee_dagen")), step=5
)

OBSERVATIEKAART = Script(
    "observatiekaart",
    version="1",
    items=(waar, herkend, moment, gedrag, stopteken, nabespreken),
)
