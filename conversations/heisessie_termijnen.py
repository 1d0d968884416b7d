"""Who does the next step in the case of a heisessie, and by which day (domain.md (v), N1 to N32).

Rule of this file: every open case has exactly one owner of the next step and one due day.
"""

from datetime import date, timedelta

from conversations.heisessie import CLOSED, Facts, State
from conversations.termijnen import AFTER_THE_DAY, Next, Term, end_of
from conversations.zaak import Owner

_A, _L, _B, _K = Owner.AANVRAGER, Owner.LID, Owner.BEGELEIDER, Owner.COORDINATOR
# N1 to N4, N23, N26, N30; the others are ours [E].
TERMS: dict[State, Term] = {
    State.VRAGEN: Term(_A, 14),
    State.MENS_EERST: Term(_K, 1, working=True),
    State.TE_BELLEN: Term(_B, 2, working=True),
    State.GESPREK_GEPLAND: Term(_B, 1),
    State.DATUM: Term(_L, 5, working=True),
    State.LEDEN: Term(_L, 9, working=True),
    State.VOORGESPREKKEN: Term(_B, 5, working=True),
    State.CONCEPT: Term(_B, 2, working=True),
    State.GOEDKEUREN: Term(_A, 7),
    State.VASTGESTELD: Term(_B, 1),
    State.NAZORG: Term(_B, 3, working=True),
    State.VOLGEN: Term(_A, 49),
    State.PAUZE: Term(_A, 60),
}
TO_CONFIRM = Term(_A, 3, working=True)  # the date, when everybody said when
# Where a day was agreed, the term begins with that day, or it is that day.
DATED = frozenset({State.GESPREK_GEPLAND, State.VASTGESTELD, State.PAUZE})
LAST_DAY = frozenset({State.DATUM, State.LEDEN})
NEEDS_SOMEBODY = frozenset({State.TE_BELLEN, State.GESPREK_GEPLAND})


def next_step(state: State, facts: Facts, since: date, agreed: date | None = None) -> Next | None:
    """The next step of a case that is in this state since a day; None when it is closed.

    :param agreed: the day that the state waits for: of an appointment, of the heisessie, the last
        one on which members can answer, or until which it rests.
    """
    if state in CLOSED:
        return None
    confirms = state is State.DATUM and facts.gepeild
    term = TO_CONFIRM if confirms else TERMS[state]
    # The office appoints a begeleider first.
    alone = state in NEEDS_SOMEBODY and not facts.begeleider
    owner = Owner.COORDINATOR if alone else term.owner
    if agreed and state in DATED:
        return Next(owner, agreed + timedelta(days=AFTER_THE_DAY))
    if agreed and state in LAST_DAY and not confirms:
        return Next(owner, agreed)
    return Next(owner, end_of(term, since))
