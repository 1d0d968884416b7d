"""Appointments as files for somebody's own calendar."""

from datetime import time

from bot import agenda
from bot.messages import Message
from bot.usecases import sides
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from storage import outgoing, planning
from storage.appointments import Appointment

NAME = "afspraak.ics"


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
    the file that takes it out.
    """
    for off in planning.clear(turn.db, turn.house.seal, at.case.id, turn.now):
        with_coach = at.coach and at.coach.id == off.about.coach_id
        for chat in (at.case.telegram_id, at.coach_chat if with_coach else None):
            if chat:
                send(turn, chat, off, cancelled=True)
