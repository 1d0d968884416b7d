"""What the tests of the kennismaking have in common: who is in it, and how it comes to a date."""

from icalendar import Calendar, Component
from sqlalchemy import Connection

from conversations.traject import Event, Owner
from conversations.traject import State as CaseState
from conversations.voorstel import Voorstel
from storage import appointments, cases, proposals
from storage.appointments import Appointment, Kind, Slot, State
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import pool, rows
from tests.bot.phone import ANNA, Handset, Town
from tests.bot.pool import CARLA

MOMENTS = "dinsdag 1 december om 10.00 uur, 3 december ochtend"
FIRST, SECOND_ONE = "dinsdag 1 december om 10.00 uur", "donderdag 3 december 's ochtends"
NEXT = "dinsdag 8 december om 14.00 uur"
NONE = "Geen van deze past"


def start(town: Town, by: Coach, user_id: int = ANNA) -> Traject:
    """The wethouder presses Kennismaken: the coach is asked for moments."""
    case = pool.shown(town, pool.looking(town, user_id), by)
    proposal = town.read(lambda db: rows.of(db, "proposal", case_id=case.id))[-1]
    town.phone(user_id).press(f"v:{proposal['id']}:kennismaken")
    return case


def offer(coach: Handset, said: str = MOMENTS, place: str = "Tijdens een wandeling") -> None:
    """The coach names moments and a place."""
    coach.say(said)
    coach.tap("Klaar", place)


def offer_next(coach: Handset) -> None:
    """The coach names NEXT, and a place without an address."""
    offer(coach, "8 december om 14.00 uur", "Met beeldbellen")


def offered(town: Town, by: Coach) -> Traject:
    """The coach named two moments, a place and its address: the wethouder is to pick."""
    case = start(town, by)
    offer(town.phone(CARLA))
    town.phone(CARLA).say("Voor het station")
    return case


def agreed(town: Town, by: Coach) -> Traject:
    """The first of two moments was picked."""
    case = offered(town, by)
    town.phone(ANNA).tap(FIRST)
    return case


def event(phone: Handset, place: int = -1) -> Component:
    """What a file on a phone says."""
    return next(iter(Calendar.from_ical(phone.files[place]).walk("VEVENT")))


def seen(phone: Handset) -> tuple[str, int, str]:
    """Uid, sequence and status of the newest file on a phone."""
    last = event(phone)
    return str(last["uid"]), int(last["sequence"]), str(last["status"])


def every(town: Town, case: Traject, state: State | None = None) -> list[Appointment]:
    """The kennismakingen of a case (in a state)."""
    seal = town.house.seal
    found = town.read(lambda db: appointments.of_case(db, seal, case.id, Kind.KENNISMAKING))
    return [one for one in found if state in (None, one.state)]


def stands(town: Town, case: Traject) -> tuple[CaseState, Owner | None]:
    """State and owner of a case."""
    now = pool.case_now(town, case)
    return now.state, now.owner


def every_slot(town: Town, case: Traject) -> list[Slot]:
    """When the kennismakingen of a case are."""
    return [one.slot for one in every(town, case)]


def withdraw(town: Town, case: Traject) -> None:
    """The office takes the proposal back behind the scenes: the open talk is left as it is."""

    def back(db: Connection) -> None:
        proposal = proposals.current(db, town.house.seal, case.id)
        assert proposal
        proposals.to(db, proposal, Voorstel.INGETROKKEN, town.now)
        cases.happen(db, cases.lock(db, case.id), Event.INGETROKKEN, town.now, town.today)

    town.write(back)
