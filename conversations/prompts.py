"""What there is to say to whom, and from when until when (N1 to N22 of domain.md (v)).

What the office is told (N3, N4, N11) is no prompt: it is said at once, and stands on the daily list.
N10 is the second time of N9. Numbers with a letter are steps that domain.md asks without a number.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from conversations.instellingen import Instellingen, Soort
from conversations.kalender import Kalender
from conversations.prompt import TALKS, Case, Due, Kind, Prompt, When
from conversations.traject import CLOSED, Owner, State

MIDDLE = 3  # the mid-term comes after this talk
SILENT = 42  # days without a talk (N15)
BACK_AFTER = 91  # days until the talk after some months (N21)
# Days that something is kept, after which it is erased (domain.md 5.5).
KEEP_INTAKE, KEEP_CLOSED = 15, 91
BOTH = frozenset({Owner.WETHOUDER, Owner.COACH})
WETHOUDER, COACH = frozenset({Owner.WETHOUDER}), frozenset({Owner.COACH})
WAITS_FOR = {State.LOOPT: "gesprek", State.TERUGKOMEN: "terugkomgesprek"}
ONCE = frozenset({"klik_{}"})  # the others are answered anew when it comes to that
_DAY = timedelta(days=1)


def _in(*states: State, script: str = "", owner: bool = False) -> When:
    """At once when the case comes in a state, until this side has answered `script`. Who has begun to
    answer hears of it after two days of silence.

    :param owner: only for who has the next step.
    """

    def when(case: Case, role: Owner, kalender: Kalender, _: Instellingen) -> Iterator[Due]:
        once = script in ONCE
        said = once and (role, script.format(role)) in case.said
        if case.state in states and not said and (case.owner is role or not owner):
            # What is said once does not begin anew when the other side answers.
            name = len(case.past("kennismaking")) if once else f"{case.since:%Y%m%d%H%M%S%f}"
            at = _unless_begun(case, role, script, case.since, kalender)
            yield Due(f"{case.proposal}-{name}", at)

    return when


def _unless_begun(
    case: Case, role: Owner, script: str, at: datetime, kalender: Kalender
) -> datetime:
    """The moment, or two days after somebody who has begun was last heard."""
    heard = case.begun.get((role, script.format(role)))
    return max(at, kalender.morning(kalender.day(heard) + 2 * _DAY)) if heard else at


def _before(ahead: int, *kinds: str) -> When:
    """So many days before an appointment, unless it was made later than that."""

    def when(case: Case, _: Owner, kalender: Kalender, own: Instellingen) -> Iterator[Due]:
        for plan in case.open(*kinds) if case.state not in CLOSED else ():
            at = kalender.eve(plan.day, own, ahead)
            if plan.made_at < at:
                yield Due(plan.name, at, plan.start)

    return when


def _after(useful: int, *kinds: str) -> When:
    """The morning after something was held, for so many working days."""

    def when(case: Case, _: Owner, kalender: Kalender, __: Instellingen) -> Iterator[Due]:
        for plan in case.past(*kinds) if case.state not in CLOSED else ():
            until = kalender.working_days(plan.day, useful)
            yield Due(plan.name, kalender.morning(plan.day + _DAY), kalender.morning(until))

    return when


def _intake(case: Case, _: Owner, kalender: Kalender, __: Instellingen) -> Iterator[Due]:
    if case.state is State.VRAGEN and case.heard_at:
        yield Due("intake", kalender.morning(kalender.day(case.heard_at) + 2 * _DAY))


def _wiping(case: Case, _: Owner, kalender: Kalender, __: Instellingen) -> Iterator[Due]:
    if case.state is State.VRAGEN and case.heard_at:
        day = kalender.day(case.heard_at)
        yield Due(f"{day:%Y%m%d}", kalender.morning(day + (KEEP_INTAKE - 1) * _DAY))


def gone(closed: datetime, kalender: Kalender) -> date:
    """The day (local) on which what is kept of a case is erased, when it was closed at this instant."""
    return kalender.day(closed) + KEEP_CLOSED * _DAY


def _closed(case: Case, _: Owner, kalender: Kalender, own: Instellingen) -> Iterator[Due]:
    """A week before it is erased; sooner where that week is recess."""
    if case.state in CLOSED:
        day = gone(case.since, kalender)
        at = kalender.eve(day, own, 7, in_recess=False)
        yield Due("bewaren", at, kalender.morning(day))


def _resting(case: Case, _: Owner, kalender: Kalender, __: Instellingen) -> Iterator[Due]:
    if case.state is State.PAUZE and case.due:
        yield Due(f"{case.due:%Y%m%d}", kalender.morning(case.due))


def _nothing_planned(case: Case, role: Owner, kalender: Kalender, _: Instellingen) -> Iterator[Due]:
    """Nothing is planned and nothing has to be logged: the coach names a day. Who was asked for the
    next one when the last was logged has some days to find it.
    """
    kind = WAITS_FOR.get(case.state)
    if kind and not case.open(kind):
        talks = [one for one in case.plans if one.kind in TALKS]
        newest = max(talks, key=lambda one: one.made_at, default=None)
        at = case.since + 3 * _DAY if newest and newest.held else case.since
        at = _unless_begun(case, role, "plannen", at, kalender)
        yield Due(f"{case.proposal}-{case.since:%Y%m%d%H%M%S%f}", at)


def _silence(case: Case, _: Owner, kalender: Kalender, __: Instellingen) -> Iterator[Due]:
    """Six weeks without a talk, and none in sight (N15)."""
    if case.state is State.LOOPT and not case.open("gesprek"):
        day = case.last_talk or kalender.day(case.since)
        yield Due(f"{day:%Y%m%d}", kalender.morning(day + SILENT * _DAY))


def _logging(case: Case, role: Owner, kalender: Kalender, _: Instellingen) -> Iterator[Due]:
    """The morning after a talk of which nobody said whether it was held."""
    kind = WAITS_FOR.get(case.state)
    for plan in case.open(kind) if kind else ():
        at = kalender.morning(plan.day + _DAY)
        yield Due(plan.name, _unless_begun(case, role, "logboek", at, kalender))


def _midway(case: Case, role: Owner, kalender: Kalender, __: Instellingen) -> Iterator[Due]:
    enough = min(MIDDLE, (case.planned + 1) // 2)
    done = (role, f"tussenstand_{role.value}") in case.said
    if case.state is State.LOOPT and case.last_talk and case.held >= enough and not done:
        at = kalender.morning(case.last_talk + _DAY)
        yield Due(str(case.proposal), _unless_begun(case, role, "tussenstand_{}", at, kalender))


def _one_left(case: Case, _: Owner, kalender: Kalender, __: Instellingen) -> Iterator[Due]:
    if case.state is State.LOOPT and case.last_talk and case.held == case.planned - 1:
        yield Due(f"{case.proposal}-{case.planned}", kalender.morning(case.last_talk + _DAY))


def _looking_back(case: Case, role: Owner, kalender: Kalender, __: Instellingen) -> Iterator[Due]:
    """Some days after the last talk; the coach also when the wethouder was first."""
    done = (role, f"evaluatie_{role.value}") in case.said
    waits = case.state is State.TERUGKOMEN and role is Owner.COACH
    if (case.state is State.AFRONDEN or waits) and not done:
        last = case.last_talk
        at = kalender.morning(last + 3 * _DAY) if last else case.since
        at = _unless_begun(case, role, "evaluatie_{}", max(at, case.since), kalender)
        yield Due(f"{case.proposal}-{case.held}", at)


def _coming_back(case: Case, _: Owner, kalender: Kalender, __: Instellingen) -> Iterator[Due]:
    if case.state is State.TERUGKOMEN and not case.open("terugkomgesprek"):
        day = kalender.day(case.since) + BACK_AFTER * _DAY
        yield Due(str(case.proposal), kalender.morning(day))


def _week(case: Case, _role: Owner, kalender: Kalender, _own: Instellingen) -> Iterator[Due]:
    """On Monday morning, what is planned from that day on; of use until Wednesday."""
    plans = case.open(*TALKS, "kennismaking") if case.state not in CLOSED else ()
    known = [(one.day, one.made_at) for one in plans]
    for monday in sorted({day - day.weekday() * _DAY for day, _ in known}):
        at, sunday = kalender.morning(monday), monday + 6 * _DAY
        if any(monday <= day <= sunday and made_at < at for day, made_at in known):
            yield Due(f"{monday:%Y%m%d}", at, kalender.morning(monday + 2 * _DAY))


# The most important first. What helps (to prepare, to remember) leaves room for what moves a case on.
PROMPTS = (
    Prompt(Kind.BELAFSPRAAK, "N5", WETHOUDER, Soort.AFSPRAAK, _before(1, "intakegesprek"), confirms=True),
    Prompt(Kind.MORGEN, "N8", BOTH, Soort.AFSPRAAK, _before(1, "kennismaking", "observatie"), confirms=True),
    Prompt(Kind.VERZOEK, "N6", COACH, Soort.VRAAG, _in(State.COACH_GEVRAAGD), (2,), asked=True),
    Prompt(Kind.VOORSTEL, "N7", WETHOUDER, Soort.VRAAG, _in(State.VOORGESTELD), (3,), asked=True),
    Prompt(Kind.MOMENTEN, "N7a", COACH, Soort.VRAAG, _in(State.MOMENTEN, script="kennismaking"), (2,), asked=True),
    Prompt(Kind.KIEZEN, "N7b", WETHOUDER, Soort.VRAAG, _in(State.KIEZEN), (2,), asked=True),
    Prompt(Kind.KLIK, "N9", BOTH, Soort.VRAAG, _in(State.KLIK, script="klik_{}"), (4,)),
    Prompt(Kind.AFSPRAKEN, "N12", BOTH, Soort.VRAAG, _in(State.AFSPRAKEN, script="afspraken", owner=True), (3,), asked=True),
    Prompt(Kind.LOGBOEK, "N12a", COACH, Soort.VRAAG, _logging, (3,)),
    Prompt(Kind.PLANNEN, "N12b", COACH, Soort.VRAAG, _nothing_planned, (7,), asked=True),
    Prompt(Kind.WISSEN, "N2", WETHOUDER, Soort.BEWAREN, _wiping),
    Prompt(Kind.INTAKE, "N1", WETHOUDER, Soort.VRAAG, _intake, (5,)),
    Prompt(Kind.TERUGKIJKEN, "N20", BOTH, Soort.VRAAG, _looking_back, (4,)),
    Prompt(Kind.TUSSENSTAND, "N16", BOTH, Soort.VRAAG, _midway, (4,)),
    Prompt(Kind.PAUZE, "N15a", WETHOUDER, Soort.VRAAG, _resting, (7,)),
    Prompt(Kind.RITME, "N15", BOTH, Soort.GESPREK, _silence, (14,)),
    Prompt(Kind.TERUGKOMEN, "N21", WETHOUDER, Soort.GESPREK, _coming_back),
    Prompt(Kind.OBSERVATIE, "N17", BOTH, Soort.AFSPRAAK, _before(10, "observatie"), confirms=True),
    Prompt(Kind.NABESPREKEN, "N18", BOTH, Soort.GESPREK, _after(2, "observatie")),
    Prompt(Kind.NOG_EEN, "N19", WETHOUDER, Soort.GESPREK, _one_left),
    Prompt(Kind.VOORBEREIDEN, "N13", WETHOUDER, Soort.GESPREK, _before(2, *TALKS), leaves_in_year=5),
    Prompt(Kind.VOORNEMEN, "N14", WETHOUDER, Soort.GESPREK, _after(3, *TALKS), leaves_in_year=5),
    Prompt(Kind.WEEK, "N8a", COACH, Soort.WEEK, _week, leaves=1, leaves_in_year=10),
    Prompt(Kind.MORGEN, "N8b", COACH, Soort.AFSPRAAK, _before(1, *TALKS), leaves=1, leaves_in_year=10),
    Prompt(Kind.BEWAREN, "N22", WETHOUDER, Soort.BEWAREN, _closed),
)  # fmt: skip
