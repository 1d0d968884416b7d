"""Every interaction that asks something, as a declaration read from top to bottom."""

from conversations.script import Script
from conversations.scripts.afspraken import AFSPRAKEN
from conversations.scripts.bellen import BELLEN
from conversations.scripts.coach import COACH
from conversations.scripts.evaluatie import EVALUATIE_COACH, EVALUATIE_WETHOUDER
from conversations.scripts.intakegesprek import INTAKEGESPREK
from conversations.scripts.kennismaking import KENNISMAKING
from conversations.scripts.klik import KLIK_COACH, KLIK_WETHOUDER
from conversations.scripts.logboek import LOGBOEK
from conversations.scripts.observatiekaart import OBSERVATIEKAART
from conversations.scripts.pauze import PAUZE
from conversations.scripts.plannen import PLANNEN
from conversations.scripts.rust import RUST
from conversations.scripts.tussenstand import TUSSENSTAND_COACH, TUSSENSTAND_WETHOUDER
from conversations.scripts.wethouder import WETHOUDER

__all__ = [
    "AFSPRAKEN",
    "BELLEN",
    "COACH",
    "EVALUATIE_COACH",
    "EVALUATIE_WETHOUDER",
    "INTAKEGESPREK",
    "KENNISMAKING",
    "KLIK_COACH",
    "KLIK_WETHOUDER",
    "LOGBOEK",
    "OBSERVATIEKAART",
    "PAUZE",
    "PLANNEN",
    "RUST",
    "SCRIPTS",
    "TUSSENSTAND_COACH",
    "TUSSENSTAND_WETHOUDER",
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
    )
}
