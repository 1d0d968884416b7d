"""What the policy of nudges (conversations/nudging.py) looks at in a heisessie, and what its buttons do."""

from datetime import date

from bot.usecases.heisessie import agenda, standing, steps, volgen, wensen
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.datumprikker import WHOLE_DAY
from conversations.heisessie import State
from conversations.prompt import Kind, Plan
from conversations.prompts_heisessie import HEISESSIE, Sessie
from conversations.scripts import COLLEGE
from conversations.traject import Owner
from storage import glance, heisessies, leden, people
from storage.people import Known

# What is begun by the button of each.
ACTION = {
    Kind.VERZOEK: "verzoek",
    Kind.TE_BELLEN: "wie",
    Kind.VOORGESPREKKEN: "bellen",
    Kind.LINKS: "links",
    Kind.VRAGENLIJST: "vragen",
    Kind.DATUM: "prik",
    Kind.DATUM_KIEZEN: "datum",
    Kind.PROGRAMMA: "ontwerp",
    Kind.CONCEPT: "programma",
    Kind.DAGPROGRAMMA: "lees",
    Kind.INVOEREN: "werkafspraken",
    Kind.DAGEVALUATIE: "evaluatie",
    Kind.LEEFT: "leeft",
    Kind.STAND: "hoe_staan",
}
OVER = frozenset({State.AFSPRAKEN, State.VOLGEN, State.AFGESLOTEN})


def locked(turn: Turn, case_id: int) -> At | None:
    """How a heisessie stands, locked; None when there is none."""
    try:
        case = heisessies.lock(turn.db, case_id)
    except LookupError:
        return None
    return standing.of(turn, case)


def involved(turn: Turn, case_id: int) -> set[int]:
    """The people in a heisessie, which is not locked."""
    case = heisessies.with_id(turn.db, case_id)
    if case is None:
        return set()
    return {who.id for _, who in sides(turn, standing.of_unlocked(turn, case))}


def sides(turn: Turn, at: At) -> list[tuple[Owner, Known]]:
    """Who is in a heisessie, in which role, and has opened the bot."""
    every = [(Owner.AANVRAGER, at.case.person_id)]
    every += [(Owner.BEGELEIDER, at.lead.person_id)] if at.lead else []
    members = leden.taking_part(turn.db, at.case.id)
    every += [(Owner.LID, one.person_id) for one in members if one.person_id]
    found = [(role, people.with_id(turn.db, id_)) for role, id_ in every]
    return [(role, who) for role, who in found if who]


def of(turn: Turn, at: At, who: Known, role: Owner) -> Sessie:
    """A heisessie as the policy sees it, for one person in one role."""
    case = at.case
    intake = [
        one.heard_at
        for one in glance.talks_of(turn.db, case.id)
        if one.script == COLLEGE.name and not one.finished
    ]
    asks = case.state is State.VRAGEN and role is Owner.AANVRAGER
    return Sessie(
        case.id,
        case.state,
        case.changed_at,
        _waits(turn, at, who, role),
        _plans(turn, at),
        max(intake, default=None) if asks else None,
        case.closes,
        case.due if case.state is State.VOLGEN else None,
        _election(turn, at),
    )


def when(turn: Turn, at: At) -> str:
    """The day, as people read it."""
    return agenda.picked(turn, at) if at.case.day else ""


def _waits(turn: Turn, at: At, who: Known, role: Owner) -> frozenset[str]:
    """What waits for somebody; that agreements will be asked about is known before it is time."""
    waits = frozenset(steps.waiting(turn, at, who, role))
    return waits | {"leeft"} if volgen.to_tell(turn, at, who) else waits - {"leeft"}


def _plans(turn: Turn, at: At) -> tuple[Plan, ...]:
    """The day that was picked; when it is over, the last of two."""
    case, last = at.case, standing.last_day(turn, at)
    if case.day is None or last is None:
        return ()
    begin, _ = agenda.HOURS[case.part or WHOLE_DAY]
    start = turn.house.kalender.instant(case.day, begin)
    held = case.state in OVER
    name, day = f"{case.uid[:12]}-{case.sequence}", last if held else case.day
    return (Plan(HEISESSIE, name, day, start, case.changed_at, held or None),)


def _election(turn: Turn, at: At) -> date | None:
    """The day of the next election, for who can hear of it."""
    if at.case.state not in OVER:
        return None
    return wensen.periode(turn, at, turn.today).volgende
