"""Which message that nobody asked for goes to whom, and when: one pure policy (domain.md (v)).

What there is to say is in prompts.py and prompts_heisessie.py: for both there is one policy, and one
budget of a person who has both. Rules of this file:
- Nothing goes outside the hours, days and kinds that somebody wants, nor in a recess, unless it is
  about an appointment.
- At most two unasked messages in seven days (one while budgets are made), and twenty-five a year,
  over all roles of a person. What helps, but moves nothing, leaves room for what does.
- A repetition goes only after the message before it has arrived.
- What comes too late to be of use is dropped, and written down.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from conversations.instellingen import Instellingen
from conversations.kalender import PER_YEAR, Kalender
from conversations.prompt import Case, Due, Kind, Prompt
from conversations.prompts import PROMPTS
from conversations.prompts_heisessie import PROMPTS_HEISESSIE, Sessie
from conversations.traject import Owner

WEEK, YEAR = timedelta(days=7), timedelta(days=365)
About = Case | Sessie


@dataclass(frozen=True)
class Person:
    """Somebody who may be written to, in one role."""

    role: Owner
    own: Instellingen = field(default_factory=Instellingen)
    reachable: bool = True


@dataclass(frozen=True)
class Entry:
    """One line of the ledger of a person, whatever the role. Instants are aware UTC.

    :param case: what it was about; another case counts for how many messages there were.
    :param message: names what left: several lines in one message have the same.
    :param asked: it was no surprise (somebody did something, or said Later), and does not count.
    :param later: when the person wants to hear it again.
    :param dropped: it did not go, and never will.
    """

    case: int
    kind: Kind
    occurrence: str
    message: str
    queued_at: datetime
    asked: bool = False
    delivered_at: datetime | None = None
    later: datetime | None = None
    dropped: bool = False


@dataclass(frozen=True)
class Nudge:
    """What goes next.

    :param occurrence: of this kind; a case has each once.
    :param at: when; not in the past, and due when it is now.
    :param time: which time of this occurrence it is, from 1.
    :param asked: does not count.
    :param drop: it comes too late: it is written down only.
    :param why: for who looks into it, without a name.
    """

    prompt: Prompt[Any]
    occurrence: str
    at: datetime
    time: int = 1
    asked: bool = False
    drop: bool = False
    why: str = ""

    @property
    def kind(self) -> Kind:
        return self.prompt.kind


def next_nudge(
    case: About, person: Person, kalender: Kalender, ledger: Sequence[Entry], now: datetime
) -> Nudge | None:
    """The next message to this person about this case, or None when there is nothing to say."""
    every = nudges(case, person, kalender, ledger, now)
    return min(every, key=lambda one: one.at, default=None)


def prompts(case: About) -> Sequence[Prompt[Any]]:
    """All that is ever said about a case of this kind; the most important first."""
    return PROMPTS if isinstance(case, Case) else PROMPTS_HEISESSIE


def nudges(
    case: About, person: Person, kalender: Kalender, ledger: Sequence[Entry], now: datetime
) -> Iterator[Nudge]:
    """Everything that is to be said to this person about this case, each with its moment; the most
    important first.

    :param ledger: of this person, over all cases and roles.
    """
    if not person.reachable:
        return
    for prompt in prompts(case):
        if person.role not in prompt.to or prompt.soort in person.own.off:
            continue
        for due in prompt.when(case, person.role, kalender, person.own):
            if found := _one(case, prompt, due, person.own, kalender, ledger, now):
                yield found


def _one(
    case: About,
    prompt: Prompt[Any],
    due: Due,
    own: Instellingen,
    kalender: Kalender,
    ledger: Sequence[Entry],
    now: datetime,
) -> Nudge | None:
    """One occurrence: for the first time, once more, or no more."""
    before = [
        one
        for one in ledger
        if (one.case, one.kind, _stem(one.occurrence)) == (case.id, prompt.kind, due.occurrence)
    ]
    at, asked = due.at, prompt.asked
    if before:
        last = before[-1]
        again = len([one for one in before if not one.later]) - 1
        if last.dropped:
            return None
        if last.later:
            at, asked = last.later, True
        elif last.delivered_at and again < len(prompt.again):
            day = kalender.day(last.delivered_at) + timedelta(days=prompt.again[again])
            at, asked = max(due.at, kalender.morning(day)), False
        else:
            return None
    time = len(before) + 1
    name = f"{due.occurrence}/{time}" if before else due.occurrence
    why = f"{prompt.number} {name}"
    goes = kalender.opening(max(at, now), own, in_recess=prompt.confirms)
    if goes is None:
        return None  # no day and hour is left to this person
    if not asked:
        goes = _within_budget(goes, prompt, own, kalender, ledger)
    if goes is None or (due.until and goes >= due.until):
        return Nudge(prompt, name, max(at, now), time, asked, drop=True, why=why)
    return Nudge(prompt, name, goes, time, asked, why=why)


def _within_budget(
    at: datetime,
    prompt: Prompt[Any],
    own: Instellingen,
    kalender: Kalender,
    ledger: Sequence[Entry],
) -> datetime | None:
    """The first moment from `at` on at which one more unasked message is not one too many. What left
    later than `at`, by a clock that jumped back since, counts too.
    """
    sent = unasked(ledger)
    while True:
        week, year = kalender.per_week(at) - prompt.leaves, PER_YEAR - prompt.leaves_in_year
        if week < 1:
            return None  # where there is room for one, it is for what moves a case on
        later = [
            left[-most] + long
            for long, most in ((WEEK, week), (YEAR, year))
            if len(left := [one for one in sent if at - long < one]) >= most
        ]
        if not later:
            return at
        free = kalender.opening(max(later), own, in_recess=prompt.confirms)
        if free is None:
            return None
        at = free


def unasked(ledger: Iterable[Entry]) -> list[datetime]:
    """When messages left that count, each once, in order."""
    sent = {one.message: one.queued_at for one in ledger if not (one.asked or one.dropped)}
    return sorted(sent.values())


def _stem(occurrence: str) -> str:
    """The occurrence without which time it was."""
    return occurrence.partition("/")[0]
