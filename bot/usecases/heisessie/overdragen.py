"""A begeleider leads it no more: what is taken back, and who hears that."""

from bot.usecases import freezing
from bot.usecases.heisessie import agenda, standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import Event, can
from conversations.scripts import HEISESSIE_GESPREK, SCRIPTS

# What only a begeleider is asked.
OTHERS = frozenset(SCRIPTS) - {HEISESSIE_GESPREK.name}


def let_go(turn: Turn, at: At, *, known: bool) -> At:
    """Nobody leads it now, or is asked to: it goes back to the office. What was being noted lapses.

    :param known: whether who asked for it knew of a begeleider, and hears that.
    """
    if at.begeleider and at.begeleider.telegram_id:
        agenda.take_out(turn, at, at.begeleider.telegram_id)
    freezing.lapse(turn, at.case.id, OTHERS)
    at = standing.decide(turn, at, asked_id=None, coach_id=None)
    if can(at.case.state, Event.BEGELEIDER_NEE):
        at = standing.happen(turn, at, Event.BEGELEIDER_NEE)
    if known:
        telling.tell(turn, at, at.case.telegram_id, "heisessie.zonder_begeleider")
    return at
