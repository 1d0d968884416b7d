"""The log of a talk: whether it was held and what comes next, never what was said (domain.md 1.8)."""

from collections.abc import Mapping

from bot.usecases import looking_back, running, sides, standing
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.kinds import Answer, Mark
from conversations.scripts import LOGBOEK
from conversations.talk import Step
from conversations.traject import Event, State
from storage import appointments, planning, talks
from storage.appointments import Appointment, Kind
from storage.people import Known
from storage.talks import Held


def ask(turn: Turn, at: Standing) -> None:
    """The day of a talk is over: the coach is asked, once, whether it was held."""
    coach, past = sides.coach(turn, at), _past(turn, at)
    for one in past:
        sides.end(turn, at.case.id, sides.asks_of(one))
    if coach is None or at.proposal is None or not past:
        return
    every = talks.of_proposal(turn.db, turn.house.seal, at.proposal.id, LOGBOEK.name)
    if any(one.finished_at is None for one in every):
        return
    known: dict[str, Answer] = {}
    if past[0].about.kind is Kind.TERUGKOMGESPREK:  # nothing comes after it
        known = {"volgende": Mark.SKIPPED, "observatie": "geen"}
    elif len(standing.held(turn, at)) + 1 >= at.planned:  # nor after the last
        known = {"volgende": Mark.SKIPPED}
    when = sides.when(turn, past[0].slot)
    sides.begin(turn, at, coach, LOGBOEK, "traject.logboek", known, wanneer=when)


def logged(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """The coach said whether a talk was held, and what comes next (the end of LOGBOEK)."""
    turn.say(person.telegram_id, "logboek.klaar")
    at = standing.of_talk(turn, held)
    past = _past(turn, at) if at else []
    if at is None or not past:
        return
    answers = step.talk.answers
    took_place = answers["doorgegaan"] == "ja"
    planning.held(turn.db, turn.house.seal, past[0].id, turn.now, took_place=took_place)
    _watched(turn, at, answers)
    if at.case.state is State.TERUGKOMEN:
        if took_place:
            looking_back.came_back(turn, at)
        else:
            running.wait(turn, at)
            running.ask_coach(turn, at)
        return
    if took_place:
        at = standing.happen(turn, at, Event.GESPREK)
    if at.case.state is State.AFRONDEN:
        looking_back.ask(turn, at)
        return
    running.wait(turn, at)
    following = answers.get("volgende", Mark.SKIPPED)
    if not isinstance(following, Mark):
        running.fix(turn, person, at, Kind.GESPREK, following)


def _past(turn: Turn, at: Standing) -> list[Appointment]:
    """The talks whose day is over and of which nobody said whether they were held; oldest first."""
    kind = running.WAITS_FOR.get(at.case.state)
    every = appointments.coming(turn.db, turn.house.seal, at.case.id, kind) if kind else []
    return [one for one in every if one.slot.day < turn.today]


def _watched(turn: Turn, at: Standing, answers: Mapping[str, Answer]) -> None:
    """What was planned to watch was watched, or not."""
    took_place = answers.get("observatie") == "ja"
    for one in appointments.coming(turn.db, turn.house.seal, at.case.id, Kind.OBSERVATIE):
        if one.slot.day < turn.today:
            planning.held(turn.db, turn.house.seal, one.id, turn.now, took_place=took_place)
