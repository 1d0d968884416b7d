"""Anything at all is planned, wanted and sent; the promises to people hold all the same."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.instellingen import Instellingen, Soort
from conversations.kalender import Kalender
from conversations.nudging import Entry, Nudge, Person, next_nudge, unasked
from conversations.prompt import Case, Kind, Plan
from conversations.traject import Owner, State
from tests.clock import T0
from tests.conversations.nudge_cases import (
    BUDGET_SEASON,
    FEAST_DAYS,
    KALENDER,
    RECESSES,
    ZONE,
    C,
    W,
    line,
    play,
)

END = datetime(2027, 11, 20, tzinfo=UTC)  # of what the recesses and feast days here cover
WEEK, YEAR = timedelta(days=7), timedelta(days=365)
SCRIPTS = ("klik_wethouder", "klik_coach", "tussenstand_coach", "evaluatie_wethouder", "logboek", "kennismaking")  # fmt: skip
PLANNED = ("intakegesprek", "kennismaking", "gesprek", "observatie", "terugkomgesprek")

sides = st.sampled_from((W, C))
instants = st.integers(0, 350 * 24 * 60).map(lambda minutes: T0 + timedelta(minutes=minutes))
earlier = st.integers(0, 60 * 24 * 60).map(lambda minutes: T0 - timedelta(minutes=minutes))
days = st.integers(-60, 350).map(lambda number: T0.date() + timedelta(days=number))
hours = st.builds(time, st.integers(6, 22), st.sampled_from((0, 30, 59)))
wishes = st.builds(
    Instellingen,
    since=hours,
    until=hours,
    only_at=st.none() | hours,
    not_on=st.frozensets(st.integers(0, 4), max_size=4),
    council=st.none() | st.integers(0, 4),
    regions=st.frozensets(st.sampled_from(("Noord", "Midden", "Zuid")), min_size=1),
    off=st.frozensets(st.sampled_from(list(Soort)), max_size=2),
)
plans = st.builds(
    lambda kind, day, made, held, off: Plan(
        kind, f"{kind}{day}", day, datetime.combine(day, time(13), UTC), made, held, off
    ),
    st.sampled_from(PLANNED),
    days,
    earlier,
    st.sampled_from((None, None, True, False)),
    st.sampled_from((False, False, False, True)),
)
parts = st.tuples(sides, st.sampled_from(SCRIPTS))
cases = st.builds(
    Case,
    id=st.integers(1, 9),
    state=st.sampled_from((*State, State.LOOPT, State.LOOPT)),
    since=earlier,
    owner=sides,
    due=days,
    proposal=st.integers(0, 3),
    heard_at=st.none() | earlier,
    plans=st.lists(plans, max_size=12, unique_by=lambda one: one.name).map(tuple),
    held=st.integers(0, 5),
    planned=st.integers(0, 6),
    said=st.frozensets(parts, max_size=2),
    begun=st.dictionaries(parts, earlier, max_size=2),
)
entries = st.builds(
    Entry,
    case=st.integers(1, 9),
    kind=st.sampled_from(list(Kind)),
    occurrence=st.text("ab-", max_size=2),
    message=st.text("abcdefgh", min_size=1, max_size=2),
    queued_at=earlier,
    asked=st.booleans(),
    delivered_at=st.none() | earlier,
    dropped=st.booleans(),
)
kalenders = st.sampled_from((KALENDER, BUDGET_SEASON))


def suits(found: Nudge, own: Instellingen) -> bool:
    """Whether somebody with these wishes can be written to at that moment, told once more."""
    wall = found.at.astimezone(ZONE)
    day, hour = wall.date(), wall.time()
    since, until = own.since, own.until
    if own.only_at:
        since, until = own.only_at, time(min(own.only_at.hour + 1, 23), own.only_at.minute)
    recess = any(one.region in own.regions and one.first <= day <= one.last for one in RECESSES)
    return (
        day.weekday() not in {5, 6, *own.not_on}
        and day not in FEAST_DAYS
        and time(8, 30) <= hour < time(20)
        and since <= hour < until
        and not (day.weekday() == own.council and hour >= time(17))
        and (found.prompt.confirms or not recess)
    )


def most(kalender: Kalender, at: datetime) -> int:
    busy = kalender is BUDGET_SEASON and at.astimezone(ZONE).month in {10, 11}
    return 1 if busy else 2


def keep_the_budget(ledger: list[Entry], since: datetime, kalender: Kalender) -> None:
    """Of what left from an instant on, nothing was one too many."""
    moments = unasked(ledger)
    for at in moments:
        if at > since:
            assert len([one for one in moments if at - WEEK < one <= at]) <= most(kalender, at)
            assert len([one for one in moments if at - YEAR < one <= at]) <= 25


@settings(max_examples=150, deadline=None)
@given(cases, sides, wishes, kalenders, st.lists(entries, max_size=12), instants)
def test_what_goes_next_suits_the_person_and_keeps_the_budget(
    case: Case, side: Owner, own: Instellingen, kalender: Kalender, ledger: list[Entry], now: datetime
) -> None:  # fmt: skip
    """In hours, days, recess, kinds and number; asked twice it is the same."""
    found = next_nudge(case, Person(side, own), kalender, ledger, now)
    assert found == next_nudge(case, Person(side, own), kalender, list(ledger), now)
    if found is None:
        return
    assert found.at >= now
    assert side in found.prompt.to
    assert found.prompt.soort not in own.off
    assert found.occurrence not in [
        one.occurrence for one in ledger if (one.case, one.kind) == (case.id, found.kind)
    ]
    if not found.drop and found.at < END:
        assert suits(found, own)
        if not found.asked:
            keep_the_budget([*ledger, line(found.at)], now, kalender)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(cases, sides), min_size=1, max_size=4), wishes, kalenders)
def test_a_year_of_messages_that_all_arrive_never_breaks_the_budget(
    several: list[tuple[Case, Owner]], own: Instellingen, kalender: Kalender
) -> None:
    """In no seven days, and in no year; each thing is said once, in order, and then no more."""
    by_id = {case.id: (case, Person(side, own)) for case, side in several}
    told = play(list(by_id.values()), kalender, T0, END)
    keep_the_budget([entry for _, entry in told], T0 - WEEK, kalender)
    assert all(suits(nudge, own) for nudge, _ in told if not nudge.drop)
    lines = [(entry.case, entry.kind, entry.occurrence) for _, entry in told]
    assert len(lines) == len(set(lines))
    assert [entry.queued_at for _, entry in told] == sorted(entry.queued_at for _, entry in told)
    for nudge, _ in told:
        assert nudge.time <= 1 + len(nudge.prompt.again) <= 2


@settings(max_examples=25, deadline=None)
@given(cases, sides, wishes, st.integers(1, 60))
def test_a_clock_that_jumps_back_repeats_nothing(
    case: Case, side: Owner, own: Instellingen, back: int
) -> None:
    """What left before it does not leave again, and there is no room for more."""
    who = [(case, Person(side, own))]
    half = T0 + timedelta(days=90)
    before = play(who, KALENDER, T0, half)
    ledger = [entry for _, entry in before]
    after = play(who, KALENDER, half - timedelta(days=back), END, ledger)
    every = [entry for _, entry in (*before, *after)]
    lines = [(one.kind, one.occurrence) for one in every]
    assert len(lines) == len(set(lines))
    keep_the_budget(every, T0 - WEEK, KALENDER)
