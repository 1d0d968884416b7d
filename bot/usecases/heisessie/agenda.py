"""The day of a heisessie in the calendars of everybody, under a neutral title."""

from dataclasses import replace
from datetime import time

from bot import agenda, moments
from bot.messages import Message
from bot.moments import Moment
from bot.usecases import diary
from bot.usecases.heisessie import standing
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.datumprikker import WHOLE_DAY, Prikdag
from conversations.heisessie import State
from conversations.programma.blokken import Programma, load
from storage import outgoing, programmas

# From when (local), and for how many minutes.
HOURS = {
    WHOLE_DAY: (time(9), 480),
    "ochtend": (time(9), 240),
    "middag": (time(13), 240),
    "avond": (time(18), 240),
}


def send(turn: Turn, at: At, chat: int, *, cancelled: bool = False) -> None:
    """The file that puts the day in a calendar, moves it there, or takes it out."""
    case = at.case
    assert case.day
    begin, minutes = hours(turn, at)
    entry = agenda.Entry(case.uid, case.sequence, case.day, begin, None, minutes, cancelled)
    held = agenda.ics(entry, turn.words.label("agenda.titel"), turn.house.zone, turn.now)
    told = "agenda.eruit" if cancelled else "agenda.erin"
    caption = turn.words.say(told, wanneer=picked(turn, at))
    # Without the case: a calendar is put right also when the case was erased.
    message = Message("file", held, name=diary.NAME, caption=caption)
    turn.send(chat, message, priority=outgoing.NOTICE)


def take_out(turn: Turn, at: At, chat: int) -> None:
    """The file that takes the day out of a calendar, where it was picked and is still to come. It is
    later than the one that put it there, or a calendar passes over it.
    """
    if at.case.day and at.case.day >= turn.today:
        later = replace(at.case, sequence=at.case.sequence + 1)
        send(turn, replace(at, case=later), chat, cancelled=True)


def picked(turn: Turn, at: At) -> str:
    """The day that was picked, as people read it; both of two."""
    first, last = at.case.day, standing.last_day(turn, at)
    assert first
    assert last
    said = when(turn, Prikdag(0, first, at.case.part or WHOLE_DAY))
    return said if first == last else turn.words.list([said, turn.words.weekday(last)])


def when(turn: Turn, one: Prikdag) -> str:
    """A day as people read it, with its part."""
    part = None if one.part == WHOLE_DAY else one.part
    return moments.said(turn.words, Moment(one.day, None, part))


def hours(turn: Turn, at: At) -> tuple[time, int]:
    """From when (local), and for how many minutes; of two days to the end of the second. As the
    programme says, once the college agreed to it.
    """
    agreed = _agreed(turn, at)
    if agreed:
        first, last = agreed.dagen[0], agreed.dagen[-1]
        days = len(agreed.dagen) - 1
        return time(*divmod(first.begin, 60)), days * 24 * 60 + last.einde - first.begin
    begin, minutes = HOURS[at.case.part or WHOLE_DAY]
    if standing.last_day(turn, at) == at.case.day:
        return begin, minutes
    again, whole = HOURS[WHOLE_DAY]
    return begin, (24 + again.hour - begin.hour) * 60 + whole


def _agreed(turn: Turn, at: At) -> Programma | None:
    if at.case.state is not State.VASTGESTELD:
        return None
    newest = programmas.newest(turn.db, turn.house.seal, at.case.id)
    return load(newest.body) if newest and newest.agreed_at else None
