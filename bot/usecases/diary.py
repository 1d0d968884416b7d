"""Appointments as both sides hear of them, with files for their own calendars, and what is left of them
when they are over.
"""

from datetime import datetime, time, timedelta

from markupsafe import Markup

from bot import agenda
from bot.messages import Message, column
from bot.usecases import sides
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from storage import appointments, outgoing, planning
from storage.appointments import Appointment, Slot, span

NAME = "afspraak.ics"
BEFORE_ADDRESS = ": "  # as it is kept


def announce(
    turn: Turn, at: Standing, appointment: Appointment, message_id: str, *, cancelled: bool = False
) -> None:
    """Both hear when and where, with the file for their calendar, and with buttons to move the
    appointment and to cancel it; or that it is off. What was said of it before loses its buttons.
    """
    slot = appointment.slot
    place = "" if cancelled else where(turn, slot)
    text = turn.words.say(
        message_id,
        code=at.case.code,
        wanneer=sides.when(turn, slot),
        waar=Markup(place),  # noqa: S704 # a sentence, escaped already
    )
    actions = () if cancelled else ("verzet", "zeg_af")
    keys = column(sides.change(turn, appointment, action) for action in actions)
    asks = sides.asks_of(appointment)
    sides.end(turn, at.case.id, asks)
    for chat in (at.case.telegram_id, at.coach_chat):
        if chat:
            message = Message(text=text, keys=keys, asks="" if cancelled else asks)
            turn.send(chat, message, case_id=at.case.id, priority=outgoing.NOTICE)
            send(turn, chat, appointment, cancelled=cancelled)


def send(turn: Turn, chat_id: int, appointment: Appointment, *, cancelled: bool = False) -> None:
    """Send the file that puts an appointment in a calendar, moves it there, or takes it out."""
    slot = appointment.slot
    at = time.fromisoformat(slot.time) if slot.time else None
    entry = agenda.Entry(
        appointment.uid, appointment.sequence, slot.day, at, slot.part, slot.minutes, cancelled
    )
    held = agenda.ics(entry, turn.words.label("agenda.titel"), turn.house.zone, turn.now)
    told = "agenda.eruit" if cancelled else "agenda.erin"
    caption = turn.words.say(told, wanneer=sides.when(turn, slot))
    message = Message("file", held, name=NAME, caption=caption)
    # Without the case: a calendar is put right also when the case was erased.
    turn.send(chat_id, message, priority=outgoing.NOTICE)


def clear(turn: Turn, at: Standing) -> None:
    """Nothing that was planned or offered for a case goes on; whoever had it in a calendar is sent
    the file that takes it out. What began already is left in the calendars, and counts as held.
    """
    count_past(turn, at.case.id)
    for off in planning.clear(turn.db, turn.house.seal, at.case.id, turn.now):
        with_coach = at.coach and at.coach.id == off.about.coach_id
        for chat in (at.case.telegram_id, at.coach_chat if with_coach else None):
            if chat:
                send(turn, chat, off, cancelled=True)


def count_past(turn: Turn, case_id: int) -> None:
    """What was planned and began already counts as held: it stood in both calendars, and nobody said
    that it was off. Whoever rests, stops or has had enough the day after a talk did have that talk,
    and the coach need not note it: a question about it lapses, or is not asked any more.
    """
    for one in appointments.coming(turn.db, turn.house.seal, case_id):
        if has_begun(turn, one.slot):
            planning.held(turn.db, turn.house.seal, one.id, turn.now, took_place=True)
            sides.end(turn, case_id, sides.asks_of(one))


def has_begun(turn: Turn, slot: Slot) -> bool:
    """Whether the moment of an appointment has come."""
    begin, _ = span(slot.time, slot.part, slot.minutes)
    midnight = datetime.combine(slot.day, time(), turn.house.zone)
    return midnight + timedelta(minutes=begin) <= turn.now


def where(turn: Turn, slot: Slot) -> str:
    """A line with the place, for both sides alike; nothing where none was agreed."""
    key, _, address = (slot.place or "").partition(BEFORE_ADDRESS)
    if not key:
        return ""
    place = turn.words.label(f"plaats.{key}") + (f", {address}" if address else "")
    return "\n" + turn.words.say("agenda.waar", waar=place)
