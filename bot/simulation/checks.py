"""What must never be, looked at every evening of a simulation."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import pairwise

from sqlalchemy import Connection, text

from bot.simulation import checks_heisessies
from bot.simulation.town import Town
from bot.usecases import candidates
from conversations.traject import State
from storage import caseload, coaches, due, terms
from storage.appointments import span
from storage.models import TRAJECT
from storage.sealing import Seal

# The longest recess, the two weeks before the warning, and a few days for all that may lie between.
SILENT_AT_MOST = timedelta(days=70)
NO_PROPOSAL = frozenset({State.VRAGEN, State.TE_BELLEN, State.GESPREK_GEPLAND, State.ZOEKEN})
MAY_HAVE_ONE = frozenset({State.PAUZE})
PLANNED = text(
    """SELECT a.id, a.day, a.time, a.part, a.minutes, k.person_id, c.person_id FROM appointment a
    JOIN "case" k ON k.id = a.case_id LEFT JOIN coach c ON c.id = a.coach_id WHERE a.state = 'gepland'"""
)
OPEN_PROPOSALS = text(
    "SELECT case_id FROM proposal WHERE state IN ('gevraagd', 'voorgesteld', 'kennismaken', 'klik')"
)


def wanted(db: Connection, seal: Seal) -> dict[int, int]:
    """How many trajecten each coach wants at most: no profile changes in a simulation."""
    return {one: candidates.wants(told) for one, told in coaches.profiles(db, seal).items()}


def every_day(db: Connection, town: Town, wants: Mapping[int, int]) -> list[str]:
    """What is wrong today, a sentence each."""
    told = (
        *_untold(db, town), *_odd(db), *_overbooked(db, wants), *_twice(db), *_faulty(db),
        *checks_heisessies.every_day(db, town),
    )  # fmt: skip
    return [f"{town.today}: {one}" for one in told]


def states(db: Connection) -> dict[State, int]:
    """How many open cases are in each state."""
    return Counter(case.state for case in caseload.open_cases(db))


def _untold(db: Connection, town: Town) -> Iterator[str]:
    """Cases that wait longer than was agreed, and of which the office did not hear; of an intake
    that was not sent the wethouder hears, and it is not kept.
    """
    for number in terms.silent(db, TRAJECT, town.now - SILENT_AT_MOST, 1):
        yield f"the intake of case {number} is kept, and nobody was heard"
    for case in caseload.open_cases(db):
        assert case.due
        if case.state is State.VRAGEN:
            continue
        if town.is_untold(case.code, case.due):
            yield f"case {case.id} in {case.state} was due {case.due}, and nobody was told"


def _faulty(db: Connection) -> Iterator[str]:
    """Cases of which what is due by itself goes wrong."""
    for _, code, times in due.faulty(db):
        yield f"case {code} goes wrong, {times} times now"


def _odd(db: Connection) -> Iterator[str]:
    """Cases without an owner or a day, and proposals that do not belong to the state."""
    proposals = Counter(db.execute(OPEN_PROPOSALS).scalars())
    for case in caseload.open_cases(db):
        number = proposals[case.id]
        fits = number == (case.state not in NO_PROPOSAL) or (
            case.state in MAY_HAVE_ONE and number <= 1
        )
        if not (fits and case.owner and case.due):
            yield f"case {case.id} in {case.state} has {number} proposals, and {case.owner} by {case.due}"


def _overbooked(db: Connection, wants: Mapping[int, int]) -> Iterator[str]:
    """Coaches with more trajecten than they want."""
    for coach, load in coaches.active(db):
        if load > wants[coach.id]:
            yield f"coach {coach.id} has {load} trajecten"


def _twice(db: Connection) -> Iterator[str]:
    """People with two appointments at once."""
    agendas = defaultdict(list)
    for number, day, clock, part, minutes, *both in db.execute(PLANNED):
        begin, end = span(clock, part, minutes)
        for person in filter(None, both):
            agendas[person, day].append((begin, end, number))
    for (person, day), booked in agendas.items():
        booked.sort()
        for (_, end, one), (begin, _, other) in pairwise(booked):
            if begin < end:
                yield f"person {person} has appointments {one} and {other} at once on {day}"
