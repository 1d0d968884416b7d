"""A heisessie stops: who hears that, and what is taken back."""

from bot.messages import Message
from bot.usecases import freezing
from bot.usecases.heisessie import agenda, evalueren, standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import Event
from storage import outgoing


def end(turn: Turn, at: At, by: int) -> At:
    """It stops: all others hear that it does not go on, calendars are put right, and nobody is asked
    anything any more.

    :param by: the chat of who stops it, who hears that elsewhere.
    """
    before, everybody = at, chats(turn, at)
    evalueren.erase(turn, at)
    at = standing.happen(turn, at, Event.STOP)
    freezing.lapse(turn, at.case.id, frozenset())
    end_notices(turn, at)
    for chat in everybody:
        if chat != by:
            telling.tell(turn, at, chat, "heisessie.gestopt")
        agenda.take_out(turn, before, chat)
    return at


def chats(turn: Turn, at: At) -> list[int]:
    """Everybody in a heisessie, and who was asked to lead it; each once."""
    every = [*telling.everybody(turn, at), at.lead.telegram_id if at.lead else None]
    return list(dict.fromkeys(one for one in every if one))


def end_notices(turn: Turn, at: At) -> None:
    """What the office was told about it asks nothing any more."""
    for chat, message_id in outgoing.end_notices(turn.db, at.case.id, turn.now):
        turn.send(chat, Message("strip", target=message_id), priority=outgoing.NOTICE)
