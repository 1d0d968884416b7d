"""Who does the next step in a coaching case, and by which day (domain.md (v)).

Rule of this file: every open case has exactly one owner of the next step and one due day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from conversations.traject import CLOSED, Facts, Owner, State


@dataclass(frozen=True)
class Term:
    """How long the owner of a state has: working days, or calendar days."""

    owner: Owner
    days: int
    working: bool = False

    def end(self, since: date) -> date:
        """The day on which it ends, when it began on a day (both local)."""
        if not self.working:
            return since + timedelta(days=self.days)
        day, left = since, self.days
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5
        return day


_W, _C, _K = Owner.WETHOUDER, Owner.COACH, Owner.COORDINATOR
# Terms of domain.md (v): N1 to N3, N6, N7, N10, N11, N15, N20, N21. The office may see them pass;
# only the coach's three days end something by themselves.
TERMS: dict[State, Term] = {
    State.VRAGEN: Term(_W, 14),
    State.TE_BELLEN: Term(_K, 2, working=True),
    State.GESPREK_GEPLAND: Term(_K, 1),
    State.ZOEKEN: Term(_K, 5, working=True),
    State.COACH_GEVRAAGD: Term(_C, 3),
    State.VOORGESTELD: Term(_W, 7),
    State.MOMENTEN: Term(_C, 3),
    State.KIEZEN: Term(_W, 4),
    State.KENNISMAKING: Term(_C, 1),
    State.KLIK: Term(_W, 4),
    State.BESPREKEN: Term(_K, 2, working=True),
    State.AFSPRAKEN: Term(_W, 5),
    State.LOOPT: Term(_C, 42),
    State.AFRONDEN: Term(_W, 7),
    State.TERUGKOMEN: Term(_C, 91),
    State.PAUZE: Term(_W, 60),
}
# Where a day was agreed, the term begins with that day, and is this long.
AFTER_THE_DAY = 1
DATED = frozenset(
    {State.GESPREK_GEPLAND, State.KENNISMAKING, State.LOOPT, State.TERUGKOMEN, State.PAUZE}
)


@dataclass(frozen=True)
class Next:
    """Who does the next step, and by which day (local)."""

    owner: Owner
    due: date


def next_step(state: State, facts: Facts, since: date, agreed: date | None = None) -> Next | None:
    """The next step of a case that is in this state since a day; None when it is closed.

    :param agreed: the day of the appointment that the state waits for, or until which it rests.
    """
    if state in CLOSED:
        return None
    term = TERMS[state]
    owner = term.owner
    if (state is State.KLIK and facts.klik_wethouder) or (
        state is State.AFSPRAKEN and Owner.WETHOUDER in facts.akkoord
    ):
        owner = Owner.COACH
    if agreed and state is State.COACH_GEVRAAGD:
        return Next(owner, agreed)  # counted from when the coach hears of it
    if agreed and state in DATED:
        return Next(owner, agreed + timedelta(days=AFTER_THE_DAY))
    return Next(owner, term.end(since))
