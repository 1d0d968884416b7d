"""The use case behind every update: hear what somebody said, once."""

from sqlalchemy import Connection

from bot.inbound import (
    Blocked,
    Command,
    Edited,
    Heard,
    InGroup,
    Phone,
    Pressed,
    Text,
    Unblocked,
    Unread,
)
from bot.messages import Message
from bot.usecases import commands, coordinating, reaching, talking
from bot.usecases.turn import House, Turn
from conversations.events import Typed, Unheard
from storage import people, seen


def hear(db: Connection, house: House, heard: Heard) -> tuple[int, ...]:
    """Handle one update in one transaction; a second delivery of it changes nothing.

    Returns the chats for which something was queued. Raises Overtaken when another process was
    first (run it again), and whatever the database raises.
    """
    if not seen.first_time(db, heard.update_id, heard.at):
        return ()
    with Turn(db, house, str(heard.update_id), heard.at) as turn:
        match heard.event:
            case InGroup():
                turn.say(heard.chat_id, "groep")
                turn.send(heard.chat_id, Message("leave"))
            case Blocked():
                reaching.lost(turn, heard.chat_id)
            case Unblocked():
                reaching.found(turn, heard.chat_id)
            case _ if heard.chat_id in house.coordinators:
                coordinating.hear(turn, heard)
            case _:
                _from_person(turn, heard)
    return tuple(turn.chats)


def _from_person(turn: Turn, heard: Heard) -> None:
    person = people.meet(turn.db, heard.chat_id, heard.language, heard.at)
    if not person.reachable:
        reaching.found(turn, heard.chat_id)
    match heard.event:
        case Command(name):
            commands.command(turn, person, name)
        case Pressed(data) if data in commands.BUTTONS:
            commands.pressed(turn, person, data)
        case Pressed():
            talking.pressed(turn, person, heard.event)
        case Text(text, message_id):
            talking.said(turn, person, Typed(text), message_id)
        case Edited(text, message_id):
            talking.amended(turn, person, text, message_id)
        case Phone(number, own, message_id):
            talking.shared(turn, person, number, message_id, own=own)
        case Unread(what, message_id):
            talking.said(turn, person, Unheard(what), message_id)
