"""Every interaction that asks something, as a declaration read from top to bottom."""

from conversations.script import Script
from conversations.scripts.afspraken import AFSPRAKEN
from conversations.scripts.bellen import BELLEN
from conversations.scripts.coach import COACH
from conversations.scripts.college import COLLEGE
from conversations.scripts.collegelid import COLLEGELID
from conversations.scripts.evaluatie import EVALUATIE_COACH, EVALUATIE_WETHOUDER
from conversations.scripts.heisessie_evaluatie import HEISESSIE_EVALUATIE
from conversations.scripts.heisessie_gesprek import HEISESSIE_GESPREK
from conversations.scripts.intakegesprek import INTAKEGESPREK
from conversations.scripts.kennismaking import KENNISMAKING
from conversations.scripts.klik import KLIK_COACH, KLIK_WETHOUDER
from conversations.scripts.logboek import LOGBOEK
from conversations.scripts.observatiekaart import OBSERVATIEKAART
from conversations.scripts.pauze import PAUZE
from conversations.scripts.plannen import PLANNEN
from conversations.scripts.programma_akkoord import PROGRAMMA_AKKOORD
from conversations.scripts.rust import RUST
from conversations.scripts.tussenstand import TUSSENSTAND_COACH, TUSSENSTAND_WETHOUDER
from conversations.scripts.werkafspraak import WERKAFSPRAAK
from conversations.scripts.werkafspraken_stand import WERKAFSPRAKEN_STAND
from conversations.scripts.wethouder import WETHOUDER

__all__ = [
    "AFSPRAKEN",
    "BELLEN",
    "COACH",
    "COLLEGE",
    "COLLEGELID",
    "EVALUATIE_COACH",
    "EVALUATIE_WETHOUDER",
    "HEISESSIE_EVALUATIE",
    "HEISESSIE_GESPREK",
    "INTAKEGESPREK",
    "KENNISMAKING",
    "KLIK_COACH",
    "KLIK_WETHOUDER",
    "LOGBOEK",
    "OBSERVATIEKAART",
    "PAUZE",
    "PLANNEN",
    "PROGRAMMA_AKKOORD",
    "RUST",
    "SCRIPTS",
    "TUSSENSTAND_COACH",
    "TUSSENSTAND_WETHOUDER",
    "WERKAFSPRAAK",
    "WERKAFSPRAKEN_STAND",
    "WETHOUDER",
]

SCRIPTS: dict[str, Script] = {
    script.name: script
    for script in (
        WETHOUDER,
        BELLEN,
        COACH,
        PAUZE,
        INTAKEGESPREK,
        KENNISMAKING,
        KLIK_WETHOUDER,
        KLIK_COACH,
        AFSPRAKEN,
        PLANNEN,
        RUST,
        LOGBOEK,
        OBSERVATIEKAART,
        TUSSENSTAND_WETHOUDER,
        TUSSENSTAND_COACH,
        EVALUATIE_WETHOUDER,
        EVALUATIE_COACH,
        COLLEGE,
        HEISESSIE_GESPREK,
        COLLEGELID,
        PROGRAMMA_AKKOORD,
        WERKAFSPRAAK,
        HEISESSIE_EVALUATIE,
        WERKAFSPRAKEN_STAND,
    )
}
