"""The number on which somebody is called."""

from bot.usecases import talking
from bot.usecases.turn import Turn
from conversations.events import GoOn
from conversations.kinds import Answer, Mark
from conversations.scripts import BELLEN
from storage import talks
from storage.people import Known
from storage.talks import Held


def ask_number(turn: Turn, person: Known, held: Held) -> bool:
    """Ask on which number to call, or ask on; False when that is known already."""
    if talking.number_is_known(turn, person):
        return False
    for one in talks.open_of(turn.db, turn.house.seal, person.id):
        if one.script == BELLEN.name:
            talking.go(turn, person, one, GoOn())
            return True
    naam = held.talk.answers.get("naam")
    known: dict[str, Answer] = {} if naam is None or isinstance(naam, Mark) else {"naam": naam}
    talking.begin(turn, person, BELLEN, held.case_id, known=known)
    return True
