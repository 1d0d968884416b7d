"""A case moves by the table only, and while it is open somebody does the next step by a day."""

from concurrent.futures import Future
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, update
from sqlalchemy.exc import IntegrityError

from conversations.traject import CLOSED, Event, Facts, IllegalEvent, Owner, State, can
from conversations.voorstel import Voorstel
from storage import caseload, cases
from storage.cases import CASE, Traject
from storage.database import Database
from storage.models import Case
from storage.sealing import Seal
from storage.talks import Overtaken
from tests.clock import T0, T
from tests.storage.pool import TODAY, ask, coach, day, do, until_it_waits, walk, wethouder

ANSWERS = st.sampled_from([None, "ja", "nee", "twijfel"])
FACTS = st.builds(
    Facts,
    klik_wethouder=ANSWERS,
    klik_coach=ANSWERS,
    akkoord=st.frozensets(st.sampled_from([Owner.WETHOUDER, Owner.COACH])),
    held=st.integers(0, 3),
    planned=st.integers(1, 3),
    terugkomen=st.booleans(),
    with_coach=st.booleans(),
)
# Which of the events that are possible then, or any event at all.
CHOICES = st.tuples(
    st.integers(0, 100), st.booleans(), FACTS, st.sampled_from([None, None, day(20)])
)


def event_of(state: State, number: int, *, wild: bool) -> Event:
    """An event, seldom one that ends the case at once."""
    possible = [event for event in Event if can(state, event) and event is not Event.STOP]
    some = list(Event) if wild or not possible else possible
    return some[number % len(some)]


def happens(db: Connection, case: Traject, *events: Event) -> Traject:
    for event in events:
        case = cases.happen(db, case, event, T0, TODAY)
    return case


def stored(db: Connection, case: Traject) -> Traject:
    found = cases.with_id(db, case.id)
    assert found
    return found


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(CHOICES, min_size=10, max_size=60))
def test_an_open_case_always_has_an_owner_and_a_day(
    database: Database, choices: list[tuple[int, bool, Facts, date | None]]
) -> None:
    """Over random events; one that cannot happen raises, and the row stays as it was."""

    def live(db: Connection) -> None:
        case = wethouder(db)
        for number, (choice, wild, facts, agreed) in enumerate(choices):
            before = stored(db, case)
            event = event_of(case.state, choice, wild=wild)
            try:
                case = cases.happen(db, case, event, T(number), TODAY, facts, agreed)
            except IllegalEvent:
                assert stored(db, case) == before
            after = stored(db, case)
            assert after == case
            closed = after.state in CLOSED
            assert [after.owner is None, after.due is None] == [closed, closed]
            assert [one.id for one in caseload.open_cases(db)] == ([] if closed else [case.id])
        raise LookupError  # the next example begins anew

    with pytest.raises(LookupError):
        do(database, live)


@pytest.mark.parametrize("missing", ["owner", "due"])
def test_the_database_itself_refuses_an_open_case_without_a_next_step(
    database: Database, missing: str
) -> None:
    """Whatever the code does."""
    case = do(database, wethouder)
    gone = update(Case).where(CASE.id == case.id).values({missing: None})
    error = database.write(lambda db: db.execute(gone).close()).exception(10)
    assert isinstance(error, IntegrityError)


def test_a_new_case_waits_for_the_wethouder(database: Database) -> None:
    """Two weeks; and a second call gives the same case."""
    case = do(database, wethouder)
    assert (case.owner, case.due) == (Owner.WETHOUDER, day(14))
    assert do(database, wethouder) == case


def test_asking_again_for_a_call_does_not_postpone_it(database: Database) -> None:
    """Who waits longest stays in front, until the day that was promised."""

    def again(db: Connection) -> tuple[Traject, Traject]:
        first = cases.happen(db, wethouder(db), Event.BEL_MIJ, T0, TODAY)
        return first, cases.happen(db, first, Event.BEL_MIJ, T(days=1), day(1))

    first, second = do(database, again)
    assert first == second
    assert do(database, lambda db: stored(db, first)) == first


def test_a_day_that_was_agreed_stays_when_something_else_is_heard(database: Database) -> None:
    """The intake is sent while the intakegesprek has a date; another date does count."""

    def planned(db: Connection) -> list[date | None]:
        called = happens(db, wethouder(db), Event.BEL_MIJ)
        agreed = cases.happen(db, called, Event.GEPLAND, T0, TODAY, agreed=day(9))
        sent = cases.happen(db, agreed, Event.VERSTUURD, T0, TODAY)
        other = cases.happen(db, sent, Event.GEPLAND, T0, TODAY, agreed=day(12))
        return [agreed.due, sent.due, other.due]

    assert do(database, planned) == [day(10), day(10), day(13)]


def test_the_next_step_goes_to_the_other_side_when_one_has_answered(database: Database) -> None:
    """Not a new state, but another owner and a new term."""

    def answered(db: Connection) -> Traject:
        case = wethouder(db)
        db.execute(update(Case).values(state=State.KLIK))
        facts = Facts(klik_wethouder="ja")
        return cases.happen(db, stored(db, case), Event.KLIK, T(5), day(2), facts)

    case = do(database, answered)
    assert (case.state, case.owner, case.due) == (State.KLIK, Owner.COACH, day(6))
    assert do(database, lambda db: stored(db, case)) == case


def test_an_appointment_that_moves_moves_the_day_of_the_case(database: Database) -> None:
    """The state stays, and nobody is late."""

    def moved(db: Connection) -> Traject:
        called = happens(db, wethouder(db), Event.BEL_MIJ)
        agreed = cases.happen(db, called, Event.GEPLAND, T0, TODAY, agreed=day(9))
        return cases.wait_until(db, agreed, day(30), T0, TODAY)

    case = do(database, moved)
    assert (case.state, case.due) == (State.GESPREK_GEPLAND, day(31))


def test_a_case_that_was_moved_on_by_somebody_else_is_not_moved_from_where_it_was(
    database: Database,
) -> None:
    """Who read it before must read it again."""
    old = do(database, wethouder)
    do(database, lambda db: happens(db, old, Event.BEL_MIJ))
    error = database.write(lambda db: happens(db, old, Event.STOP)).exception(10)
    assert isinstance(error, Overtaken)
    assert do(database, lambda db: stored(db, old)).state is State.TE_BELLEN


def test_locking_a_case_that_is_gone_says_so(database: Database) -> None:
    """It was erased in the meantime."""
    error = database.write(lambda db: cases.lock(db, 404)).exception(10)
    assert isinstance(error, LookupError)


def test_what_is_due_is_found_by_state_and_day(database: Database) -> None:
    """The longest ago first; the day itself counts, closed cases never do."""

    def several(db: Connection) -> list[list[int]]:
        made = [wethouder(db, number) for number in (1, 2, 3, 4)]
        happens(db, made[1], Event.BEL_MIJ)
        happens(db, made[3], Event.STOP)
        late = update(Case).where(CASE.id == made[2].id).values(due=TODAY - timedelta(days=1))
        db.execute(late)
        found = [
            caseload.due(db, TODAY, [State.VRAGEN]),
            caseload.due(db, day(14), [State.VRAGEN]),
            caseload.due(db, day(14), State),
            caseload.open_cases(db),
        ]
        return [[one.telegram_id for one in some] for some in found]

    assert do(database, several) == [[3], [3, 1], [3, 2, 1], [3, 2, 1]]


def test_the_cases_of_a_coach_are_those_with_an_open_proposal(
    database: Database, seal: Seal
) -> None:
    """A proposal that ended is no longer this coach's business."""

    def asked(db: Connection) -> list[int]:
        theirs, other = coach(db), coach(db, 101)
        ask(db, seal, wethouder(db, 1), theirs)
        ask(db, seal, wethouder(db, 2), other)
        walk(db, ask(db, seal, wethouder(db, 3), theirs), Voorstel.GEWEIGERD)
        return [case.telegram_id for case in cases.of_coach(db, theirs.id)]

    assert do(database, asked) == [1]


def test_the_number_of_talks_that_was_agreed_is_kept(database: Database) -> None:
    """The wethouder's wish leads, and may change."""

    def agreed(db: Connection) -> Traject:
        case = wethouder(db)
        assert case.planned is None
        cases.set_planned(db, case.id, 6)
        return stored(db, case)

    assert do(database, agreed).planned == 6


def test_two_who_act_on_one_case_take_turns(database: Database) -> None:
    """Who locks the case later sees what the first one did."""
    case = do(database, wethouder)

    def later(db: Connection) -> State:
        return cases.lock(db, case.id).state

    def first(db: Connection) -> Future[State]:
        cases.lock(db, case.id)
        waiting = database.write(later)
        until_it_waits(db, waiting)
        happens(db, case, Event.STOP)
        return waiting

    waiting = do(database, first)
    assert waiting.result(30) is State.GESTOPT
