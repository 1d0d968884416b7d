"""What the policy of nudges (conversations/nudging.py) looks at, read from the database."""

from datetime import datetime, time

from bot.usecases import standing
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.instellingen import FIRST, LAST, Instellingen
from conversations.kalender import Kalender
from conversations.kinds import Answer
from conversations.nudging import Entry, Person
from conversations.prompt import Case, Kind, Plan
from conversations.scripts import COACH, WETHOUDER
from conversations.traject import Owner, State
from storage import appointments, cases, glance, ledger, settings
from storage.appointments import Appointment, span
from storage.appointments import State as Stands
from storage.cases import Traject
from storage.people import Known

EVENINGS = {"ma": 0, "di": 1, "wo": 2, "do": 3}
HELD = {
    Stands.GEPLAND: None,
    Stands.GEHOUDEN: True,
    Stands.NIET_GEHOUDEN: False,
    Stands.AFGEZEGD: None,
}
# Where somebody lives or works: whose recess it is.
PLACE = {Owner.WETHOUDER: (WETHOUDER.name, "gemeente"), Owner.COACH: (COACH.name, "woonplaats")}


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
    return Person(role, own(turn, who.id, role), who.reachable)


def reckon(
    turn: Turn, at: Standing, who: Known, role: Owner
) -> tuple[Case, Person, Kalender, list[Entry]]:
    """What the policy is asked with: all but the moment."""
    before = [line.entry for line in ledger.of_person(turn.db, who.id)]
    return of(turn, at), person(turn, who, role), turn.house.kalender, before


def locked(turn: Turn, case_id: int) -> Standing | None:
    """How a case stands, locked; None when it is gone."""
    try:
        case = cases.lock(turn.db, case_id)
    except LookupError:
        return None
    return standing.of(turn, case)


def own(turn: Turn, person_id: int, role: Owner) -> Instellingen:
    """What somebody chose, or else what follows from the answers that were given anyway."""
    chosen = settings.of(turn.db, person_id)
    script, place = PLACE[role]
    keys = [place, "raadsavond"] if role is Owner.WETHOUDER else [place]
    told = glance.told(turn.db, turn.house.seal, person_id, script, keys)
    council = (
        EVENINGS.get(str(told.get("raadsavond"))) if chosen.council is None else chosen.council
    )
    regions = turn.house.kalender.regions(_code(told.get(place)))
    return Instellingen(
        chosen.since or FIRST,
        chosen.until or LAST,
        chosen.only_at,
        chosen.not_on or frozenset(),
        council,
        frozenset({chosen.region}) if chosen.region else regions,
        chosen.off,
    )


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


def _code(answer: Answer | None) -> str | None:
    return answer if isinstance(answer, str) else None
