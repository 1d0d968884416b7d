"""The use case behind every update: hear what somebody said, once."""

from sqlalchemy import Connection

from bot.inbound import (
    Blocked,
    Command,
    Edited,
    Heard,
    InGroup,
    Phone,
    Photo,
    Pressed,
    Text,
    Unblocked,
    Unread,
    number_in,
)
from bot.messages import Message
from bot.usecases import (
    agreeing,
    commands,
    following,
    hear_coordinator,
    meeting,
    need,
    nudge_buttons,
    preferences,
    proposing,
    reaching,
    running,
    sides,
    talking,
    typed,
    wishes,
)
from bot.usecases.heisessie import steps
from bot.usecases.talking import Kept
from bot.usecases.turn import House, Turn
from conversations import events
from conversations.events import Typed, Unheard
from storage import appointments, people, seen
from storage.appointments import Kind
from storage.people import Known


def hear(db: Connection, house: House, heard: Heard) -> tuple[int, ...]:
    """Handle one update in one transaction; a second delivery of it changes nothing.

    Returns the chats for which something was queued. Raises Overtaken when another process was
    first (run it again), and whatever the database raises.
    """
    if not seen.first_time(db, heard.update_id, heard.at):
        return ()
    with Turn(db, house, str(heard.update_id), heard.at, heard.chat_id) as turn:
        match heard.event:
            case InGroup():
                turn.say(heard.chat_id, "groep")
                turn.send(heard.chat_id, Message("leave"))
            case Blocked():
                reaching.lost(turn, heard.chat_id)
            case Unblocked():
                reaching.found(turn, heard.chat_id)
            case _ if heard.chat_id in house.coordinators:
                hear_coordinator.hear(turn, heard)
            case _:
                _from_person(turn, heard)
    return tuple(turn.chats)


def _from_person(turn: Turn, heard: Heard) -> None:
    person = people.meet(turn.db, heard.chat_id, heard.language, heard.at)
    if not person.reachable:
        reaching.found(turn, heard.chat_id)
    match heard.event:
        case Command(name, payload):
            commands.command(turn, person, name, payload)
        case Pressed(data, message_id) if data in commands.BUTTONS:
            sides.strip(turn, person, message_id)
            commands.pressed(turn, person, data)
        case Pressed(data, message_id) if data[:2] in ACTIONS:
            _act(turn, person, data, message_id)
        case Pressed(data):
            kept = talking.pressed(turn, person, heard.event)
            # "Ja, verstuur", pressed twice, needs no answer.
            if kept is None and not data.endswith(":!verstuur"):
                commands.nothing_open(turn, person, "knop_vreemd")
            following.follow(turn, person, kept)
        case Edited(text, message_id):
            following.follow(turn, person, talking.amended(turn, person, text, message_id))
        case Text() | Phone() | Photo() | Unread():
            _hear_said(turn, person, heard.event)


def _hear_said(turn: Turn, person: Known, event: Text | Phone | Photo | Unread) -> None:
    if isinstance(event, Text) and preferences.wished(turn, person, event.text):
        return
    kept = _said(turn, person, event)
    if kept is None:
        _to_nothing_open(turn, person, event)
    following.follow(turn, person, kept)


def _said(turn: Turn, person: Known, event: Text | Phone | Photo | Unread) -> Kept | None:
    match event:
        case Text(text, message_id):
            return talking.said(turn, person, Typed(text), message_id)
        case Photo(file_id, message_id):
            return talking.said(turn, person, events.Photo(file_id), message_id)
        case Phone(number, own, message_id):
            return talking.shared(turn, person, number, message_id, own=own)
        case Unread(what, message_id):
            return talking.said(turn, person, Unheard(what), message_id)


def _to_nothing_open(turn: Turn, person: Known, event: Text | Phone | Photo | Unread) -> None:
    """Said while no talk is open: for a button that belongs to none, or for nothing."""
    if isinstance(event, Text) and need.heard(turn, person, event.text, event.message_id):
        return
    if isinstance(event, Text) and preferences.typed(turn, person, event.text):
        return
    data = typed.pressed(turn, person, event.text) if isinstance(event, Text) else None
    if data in commands.BUTTONS:
        commands.pressed(turn, person, data)
    elif data:
        _act(turn, person, data, 0)
    elif isinstance(event, Text) and (command := commands.named(event.text)):
        commands.command(turn, person, command)
    elif next(typed.waiting(turn, person), None):
        turn.say(person.telegram_id, "retry.knop")
    elif not preferences.not_understood(turn, person):
        commands.nothing_open(turn, person, "niets_open")


def _act(turn: Turn, person: Known, data: str, message_id: int) -> None:
    """A button that belongs to no talk: `{letter}:{number}:{action}`."""
    letter, about, action = (*data.split(":", 2), "", "")[:3]
    if number := number_in(about):
        ACTIONS[f"{letter}:"](turn, person, number, action, message_id)
    else:
        turn.say(person.telegram_id, "knop_vreemd")


def _appointment(turn: Turn, person: Known, number: int, action: str, message_id: int) -> None:
    found = appointments.with_id(turn.db, turn.house.seal, number)
    if found and found.about.kind in OF_KIND:
        OF_KIND[found.about.kind](turn, person, found, action, message_id)
    else:
        turn.say(person.telegram_id, "knop_vreemd")


OF_KIND = {
    Kind.KENNISMAKING: meeting.pressed,
    Kind.GESPREK: running.pressed,
    Kind.OBSERVATIE: running.pressed,
    Kind.TERUGKOMGESPREK: running.pressed,
}
# Buttons that belong to no talk: of a proposal, an appointment, a wish, the agreements, a nudge, the
# settings, a heisessie.
ACTIONS = {
    "v:": proposing.pressed,
    "a:": _appointment,
    "w:": wishes.pressed,
    "f:": agreeing.pressed,
    "n:": nudge_buttons.pressed,
    "d:": nudge_buttons.step,
    "i:": preferences.pressed,
    "h:": steps.pressed,
}
