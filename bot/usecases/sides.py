"""The two sides of a case: who they are, and what each of them is told about it."""

from collections.abc import Iterable, Mapping

from bot import moments
from bot.messages import Key, Message, column
from bot.moments import Moment
from bot.usecases import talking
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.instellingen import Instellingen
from conversations.kinds import Answer
from conversations.script import Script
from conversations.traject import Owner
from storage import outgoing, people
from storage.appointments import Appointment, Slot
from storage.cases import Traject
from storage.people import Known

EVERYBODY = Instellingen()


def side(at: Standing, person: Known) -> Owner | None:
    """Which side of the case somebody is, if any."""
    if person.id == at.case.person_id:
        return Owner.WETHOUDER
    return Owner.COACH if at.coach and person.id == at.coach.person_id else None


def other(at: Standing, person: Known) -> int | None:
    """The chat of the other side, seen from a person of the case."""
    return at.coach_chat if side(at, person) is Owner.WETHOUDER else at.case.telegram_id


def coach(turn: Turn, at: Standing) -> Known | None:
    """The coach of the case as a person."""
    return people.with_id(turn.db, at.coach.person_id) if at.coach else None


def wethouder(turn: Turn, at: Standing) -> Known:
    """The wethouder of the case as a person."""
    person = people.with_id(turn.db, at.case.person_id)
    assert person
    return person


def tell(
    turn: Turn,
    case: Traject,
    chat: int | None,
    message_id: str,
    keys: Iterable[Key] = (),
    asks: str = "",
    **values: object,
) -> None:
    """Say something about a case to one side, with buttons under it; an erasure takes it back.
    Nobody hears it where there is no chat. Who is not here now hears it in the daytime.

    :param asks: by this name the buttons can be taken off again.
    """
    if chat:
        text = turn.words.say(message_id, code=case.code, **values)
        message = Message(text=text, keys=column(keys), asks=asks)
        due = (
            None
            if turn.speaks(chat)
            else turn.house.kalender.opening(turn.now, EVERYBODY, in_recess=True)
        )
        turn.send(chat, message, case_id=case.id, priority=outgoing.NOTICE, due=due)


def begin(
    turn: Turn,
    at: Standing,
    person: Known | None,
    script: Script,
    message_id: str = "",
    known: Mapping[str, Answer] | None = None,
    **values: object,
) -> None:
    """Ask one side the questions of a script, after a sentence that says why. Only who is here now is
    asked at once; anybody else hears that something waits at a better moment (conversations/prompts.py).

    :param known: is not asked again.
    """
    if person and turn.speaks(person.telegram_id):
        if message_id:
            tell(turn, at.case, person.telegram_id, message_id, (), "", **values)
        about = at.proposal.id if at.proposal else None
        talking.begin(turn, person, script, at.case.id, about, known)


def end(turn: Turn, case_id: int | None, asks: str, chat_id: int | None = None) -> None:
    """Whatever asks this about a case (or about none, in one chat) loses its buttons."""
    for chat, message_id in outgoing.end_asking(turn.db, asks, case_id=case_id, chat_id=chat_id):
        # Without the case: an erasure does not take this back.
        turn.send(chat, Message("strip", target=message_id), priority=outgoing.NOTICE)


def asks_of(appointment: Appointment) -> str:
    """What the messages with the buttons of an appointment ask, so that these can be taken off."""
    return f"afspraak/{appointment.id}"


def strip(turn: Turn, person: Known, message_id: int) -> None:
    """The message that was pressed loses its buttons; 0 when the label was typed."""
    if message_id:
        turn.send(person.telegram_id, Message("strip", target=message_id))


def wish(turn: Turn, case: Traject, action: str, label: str = "") -> Key:
    """The button of a wish about a case; `label` where the action alone does not name it."""
    return Key(turn.words.label(f"knop.wens_{label or action}"), f"w:{case.id}:{action}")


def change(turn: Turn, appointment: Appointment, action: str, more: str = "") -> Key:
    """A button under an appointment, such as the one to move it; `more` stands behind the action."""
    return Key(turn.words.label(f"knop.{action}"), f"a:{appointment.id}:{action}{more}")


def when(turn: Turn, slot: Slot) -> str:
    """When an appointment is, as people read it."""
    return moments.said(turn.words, Moment(slot.day, slot.time, slot.part))
