"""Somebody writes to be in need while no question is open: the numbers at once, and the office hears
that something is the matter (domain.md 4.8). In a talk conversations/texts.py does that.
"""

from bot.messages import Message
from bot.usecases import coaching, coordinating
from bot.usecases.heisessie import standing, veiligheid
from bot.usecases.turn import Turn
from conversations.traject import CLOSED
from storage import cases, coaches
from storage.people import Known


def heard(turn: Turn, person: Known, text: str, message_id: int) -> bool:
    """Whether the text says so. It leaves the chat again."""
    if not turn.house.lexicon(turn.now).mentions(text, "nood.ook.nood"):
        return False
    turn.send(person.telegram_id, Message("remove", target=message_id))
    turn.say(person.telegram_id, "nood" if _alert(turn, person) else "nood.onbekend")
    return True


def _alert(turn: Turn, person: Known) -> bool:
    """Tell the office, of everything that this person is in; whether there was anything."""
    case, coach = cases.of_person(turn.db, person.id), coaches.of_person(turn.db, person.id)
    traject = case if case and case.state not in CLOSED else None
    colleges = standing.of_person(turn, person)
    if traject:
        coordinating.signal(turn, traject, "spoed")
    for college in colleges:
        veiligheid.in_need(turn, standing.of(turn, college), person)
    if coach:
        coaching.calls(turn, person, "spoed")
    return bool(traject or colleges or coach)
