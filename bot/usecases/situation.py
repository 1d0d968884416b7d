"""What the policy of nudges (conversations/nudging.py) looks at, read from the database."""

from datetime import datetime, time

from bot.usecases import sides, standing, wanted
from bot.usecases.heisessie import sessie
from bot.usecases.heisessie.standing import At
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.kalender import Kalender
from conversations.nudging import About, Entry, Person
from conversations.prompt import Case, Kind, Plan
from conversations.prompts_heisessie import PROMPTS_HEISESSIE
from conversations.scripts import WETHOUDER
from conversations.traject import Owner, State
from storage import appointments, cases, glance, ledger
from storage.appointments import Appointment, span
from storage.appointments import State as Stands
from storage.cases import Traject
from storage.people import Known

HELD = {
    Stands.GEPLAND: None,
    Stands.GEHOUDEN: True,
    Stands.NIET_GEHOUDEN: False,
    Stands.AFGEZEGD: None,
}
Anyhow = Standing | At


def of(turn: Turn, at: Standing) -> Case:
    """A case as the policy sees it."""
    proposal = at.proposal.id if at.proposal else None
    talks = glance.talks_of(turn.db, at.case.id)
    mine = [(_side(at, one.person_id), one) for one in talks if one.proposal_id == proposal]
    intake = [one.heard_at for one in talks if one.script == WETHOUDER.name and not one.finished]
    heard = max(intake, default=None) if at.case.state is State.VRAGEN else None
    every = appointments.of_case(turn.db, turn.house.seal, at.case.id)
    plans = tuple(
        _plan(turn, one)
        for one in every
        if one.state in HELD and one.about.proposal_id in (None, proposal)
    )
    return Case(
        at.case.id,
        at.case.state,
        at.case.changed_at,
        at.case.owner,
        at.case.due,
        proposal or 0,
        heard and last_heard(turn, at.case, heard),
        plans,
        sum(one.kind == "gesprek" and one.held is True for one in plans),
        at.planned,
        frozenset((side, one.script) for side, one in mine if one.finished),
        {(side, one.script): one.heard_at for side, one in mine if not one.finished},
    )


def last_heard(turn: Turn, case: Traject, heard: datetime) -> datetime:
    """Since when somebody is silent in an open intake: since what was said last (aware UTC), or since
    the moment at which they wanted to be reminded. Together with the warning that comes after the
    silence a reminder begins nothing anew.
    """
    every = [line.entry for line in ledger.of_person(turn.db, case.person_id)]
    warnings = {one.message for one in every if one.kind is Kind.WISSEN}
    reminders = [one for one in every if (one.case, one.kind) == (case.id, Kind.INTAKE)]
    wanted = [one.later for one in reminders if one.later and one.message not in warnings]
    return max([heard, *wanted])


def person(turn: Turn, who: Known, role: Owner) -> Person:
    """Somebody in one role, with what they want of messages."""
    return Person(role, wanted.own(turn, who.id, role), who.reachable)


def seen(turn: Turn, at: Anyhow, who: Known, role: Owner) -> About:
    """A case of either kind as the policy sees it, for one person in one role."""
    return sessie.of(turn, at, who, role) if isinstance(at, At) else of(turn, at)


def reckon(
    turn: Turn, at: Anyhow, who: Known, role: Owner
) -> tuple[About, Person, Kalender, list[Entry]]:
    """What the policy is asked with: all but the moment."""
    before = [line.entry for line in ledger.of_person(turn.db, who.id)]
    return seen(turn, at, who, role), person(turn, who, role), turn.house.kalender, before


def locked(turn: Turn, case_id: int) -> Anyhow | None:
    """How a case of either kind stands, locked; None when it is gone."""
    try:
        case = cases.lock(turn.db, case_id)
    except LookupError:
        return sessie.locked(turn, case_id)
    return standing.of(turn, case)


def role_for(turn: Turn, at: Anyhow, who: Known, kind: Kind) -> Owner | None:
    """In which role somebody hears this of a case; None when that is nobody of it (any more)."""
    if not isinstance(at, At):
        return sides.side(at, who)
    roles = {role for role, one in sessie.sides(turn, at) if one.id == who.id}
    to = {role for prompt in PROMPTS_HEISESSIE if prompt.kind is kind for role in prompt.to}
    return min(roles & to, default=None)


def name(one: Appointment) -> str:
    """What the policy calls an appointment; another name when it is moved."""
    return f"{one.uid[:12]}-{one.sequence}"


def _plan(turn: Turn, one: Appointment) -> Plan:
    begin, _ = span(one.slot.time, one.slot.part, one.slot.minutes)
    kalender, day = turn.house.kalender, one.slot.day
    start = kalender.instant(day, time(*divmod(begin, 60)))
    off = one.state is Stands.AFGEZEGD
    return Plan(one.about.kind.value, name(one), day, start, one.changed_at, HELD[one.state], off)


def _side(at: Standing, person_id: int) -> Owner:
    return Owner.WETHOUDER if person_id == at.case.person_id else Owner.COACH
