"""Cases, people and ledgers for the tests of nudges, on a calendar that stands written out here."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from conversations.instellingen import Instellingen
from conversations.kalender import Kalender, Recess
from conversations.nudging import About, Entry, Nudge, Person, next_nudge, nudges
from conversations.prompt import Case, Kind, Plan
from conversations.traject import Owner, State
from tests.clock import T0

ZONE = ZoneInfo("Europe/Amsterdam")
W, C = Owner.WETHOUDER, Owner.COACH
# Saturday to Sunday, as school holidays are.
RECESSES = (
    Recess("Noord", date(2026, 12, 19), date(2027, 1, 3)),
    Recess("Midden", date(2026, 12, 19), date(2027, 1, 3)),
    Recess("Zuid", date(2026, 12, 19), date(2027, 1, 3)),
    Recess("Zuid", date(2027, 2, 13), date(2027, 2, 21)),
    Recess("Noord", date(2027, 2, 20), date(2027, 2, 28)),
    Recess("Midden", date(2027, 2, 20), date(2027, 2, 28)),
    Recess("Noord", date(2027, 7, 10), date(2027, 8, 22)),
    Recess("Zuid", date(2027, 7, 24), date(2027, 9, 5)),
)
REGIONS = {
    "noord": frozenset({"Noord"}),
    "zuid": frozenset({"Zuid"}),
    "beide": frozenset({"Midden", "Zuid"}),
}
KALENDER = Kalender(ZONE, RECESSES, REGIONS)
BUDGET_SEASON = Kalender(ZONE, RECESSES, REGIONS, frozenset({10, 11}))
# From 24 November 2026 to the end of 2027, by the calendar on the wall.
FEAST_DAYS = frozenset(
    map(
        date.fromisoformat,
        (
            *("2026-12-25", "2026-12-26", "2027-01-01", "2027-03-26", "2027-03-28", "2027-03-29"),
            *("2027-04-27", "2027-05-05", "2027-05-06", "2027-05-16", "2027-05-17"),
            *("2027-12-25", "2027-12-26"),
        ),
    )
)


def wall(day: str, hour: str = "09:00") -> datetime:
    """What the clock on the wall shows in Amsterdam, as an instant."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), ZONE).astimezone(UTC)


def on_the_wall(at: datetime) -> str:
    """And back: "2026-11-24 10:00"."""
    return f"{at.astimezone(ZONE):%Y-%m-%d %H:%M}"


def case(state: State = State.LOOPT, since: datetime = T0, **more: Any) -> Case:
    """A case, about proposal 7."""
    return Case(**({"id": 1, "state": state, "since": since, "proposal": 7, "planned": 5} | more))


def plan(kind: str, day: str, hour: str = "14:00", *, made: datetime = T0, **more: Any) -> Plan:
    """An appointment, made at T0."""
    return Plan(kind, f"{kind}-{day}", date.fromisoformat(day), wall(day, hour), made, **more)


def held(kind: str, *days: str) -> tuple[Plan, ...]:
    """What took place on these days."""
    return tuple(plan(kind, day, held=True) for day in days)


def person(role: Owner = W, **own: Any) -> Person:
    """Somebody in the north, with these wishes."""
    return Person(role, Instellingen(**({"regions": frozenset({"Noord"})} | own)))


def line(at: datetime, message: str | None = None, **more: Any) -> Entry:
    """Something else that left for this person, about another case."""
    name = message or f"m{at}"
    return Entry(**({"case": 99, "kind": Kind.WEEK, "occurrence": name, "message": name, "queued_at": at, "delivered_at": at} | more))  # fmt: skip


def went(nudge: Nudge, at: datetime, message: str = "", case_id: int = 1, **more: Any) -> Entry:
    """A nudge that left, and arrived at once."""
    told = {"asked": nudge.asked, "delivered_at": None if nudge.drop else at, "dropped": nudge.drop}
    name = message or f"m{at}"
    return Entry(case_id, nudge.kind, nudge.occurrence, name, at, **(told | more))


def first(
    one: About,
    who: Person | None = None,
    ledger: Sequence[Entry] = (),
    now: datetime = T0,
    kalender: Kalender = KALENDER,
) -> Nudge | None:
    """What the policy says goes next."""
    return next_nudge(one, who or person(), kalender, ledger, now)


def there(found: Nudge | None) -> Nudge:
    assert found
    return found


def after(about: Case, who: Person | None = None, **more: Any) -> Entry:
    """The line of what goes first, at its moment."""
    found = there(first(about, who))
    return went(found, found.at, **more)


def kinds(found: Iterable[Nudge]) -> list[Kind]:
    return [one.kind for one in found]


def play(
    sides: Sequence[tuple[About, Person]],
    kalender: Kalender,
    now: datetime,
    until: datetime,
    ledger: Sequence[Entry] = (),
) -> list[tuple[Nudge, Entry]]:
    """Let everything go that is due, one message at a time, and let it arrive at once. All sides are
    of one human being.
    """
    before, told = list(ledger), list[tuple[Nudge, Entry]]()
    while True:
        ahead = [next_nudge(one, who, kalender, before, now) for one, who in sides]
        now = min((one.at for one in ahead if one), default=until)
        if now >= until:
            return told
        due = [
            (nudge, went(nudge, now, case_id=one.id))
            for one, who in sides
            for nudge in nudges(one, who, kalender, before, now)
            if nudge.at <= now
        ]
        before += [entry for _, entry in due]
        told += due


def most_in(moments: Sequence[datetime], days: int) -> int:
    """How many of these at most fall in any so many days."""
    return max(
        (sum(one <= at < one + timedelta(days=days) for at in moments) for one in moments),
        default=0,
    )
