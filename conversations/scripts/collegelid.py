"""What a member of the college tells before a heisessie: domain.md (ii-b).

The statements are coded taps in the member's own chat, of which nothing stands there afterwards
(domain.md, channel class of the M-questions). Nobody reads the answers: requester, begeleider and
colleagues see the group (groepsbeeld.py), and with its picture the answers are erased.
"""

from conversations.kinds import ManyOf, OneOf, Scale, yes_no
from conversations.script import Privacy, Question, Script, Stop

DISCREET, CONFIDENTIAL = Privacy.DISCREET, Privacy.CONFIDENTIAL

# Known where this is begun: M10 is off, unless the office, the goals and the phase ask for it.
tiende = Question("tiende", yes_no(), skip=False, later=False, asked=False)

# Taking part is free, and so is every single answer.

opening = Question("opening", OneOf(("doe_mee", "telefoon", "niet")), skip=False, later=False)
liever_bellen = Stop("telefoon", when=opening.is_("telefoon"))
doet_niet_mee = Stop("niet", when=opening.is_("niet"))

toestemming = Question("toestemming", OneOf(("ja", "nee")), skip=False, later=False)
geen_toestemming = Stop("geen_toestemming", when=toestemming.is_("nee"))

# 1 to 5: statements, from 1 (do not agree) to 5 (agree)

zeggen = Question("zeggen", Scale(1, 5), step=1, privacy=DISCREET, later=False)
fout = Question("fout", Scale(1, 5), step=2, privacy=DISCREET, later=False)
aanspreken = Question("aanspreken", Scale(1, 5), step=3, privacy=DISCREET, later=False)
doelen = Question("doelen", Scale(1, 5), step=4, privacy=DISCREET, later=False)
rollen = Question("rollen", Scale(1, 5), step=5, privacy=DISCREET, later=False)

# 6 to 9: what the day must be like

niet_missen = Question(
    "niet_missen",
    ManyOf(
        (
            "terugkijken", "leren_kennen", "knopen", "verkiezingstijd", "overdracht", "raad",
            "organisatie", "vieren",
        ),
        at_most=2,
    ),
    step=6,
    privacy=DISCREET,
    later=False,
)  # fmt: skip
opzien = Question(
    "opzien",
    OneOf(("niets", "te_persoonlijk", "te_weinig", "oude_ruzie", "tijdverlies", "bel_mij")),
    step=7,
    privacy=DISCREET,
    later=False,
    replies=("bel_mij",),
    signals={"bel_mij": "bel_mij"},
)
werkwijze = Question(
    "werkwijze",
    ManyOf(("groep", "tweetallen", "buiten", "kaarten", "papier", "geen_oefeningen")),
    step=8,
    privacy=DISCREET,
    later=False,
)
vooraf = Question(
    "vooraf",
    yes_no(),
    step=9,
    privacy=DISCREET,
    later=False,
    signals={"ja": "bel_mij"},
)

# M10: a political preference. With a consent of its own, and never in Telegram.

toestemming_bijzonder = Question(
    "toestemming_bijzonder",
    OneOf(("ja", "nee")),
    when=tiende.is_("ja"),
    skip=False,
    later=False,
)
door = Question(
    "door",
    OneOf(("ja", "nee", "weet_niet")),
    when=toestemming_bijzonder.is_("ja"),
    privacy=CONFIDENTIAL,
)

COLLEGELID = Script(
    "collegelid",
    version="1",
    items=(
        tiende, opening, liever_bellen, doet_niet_mee, toestemming, geen_toestemming,
        zeggen, fout, aanspreken, doelen, rollen, niet_missen, opzien, werkwijze, vooraf,
        toestemming_bijzonder, door,
    ),
)  # fmt: skip
