"""What there is to say about a heisessie, from when until when: N23 to N32 of domain.md (v)."""

from datetime import date
from typing import Any

import pytest

from conversations.heisessie import State
from conversations.prompt import Plan
from conversations.prompts_heisessie import PROMPTS_HEISESSIE, Sessie
from tests.clock import T0
from tests.conversations.nudge_cases import KALENDER, on_the_wall, person, plan, wall

DAY = plan("heisessie", "2026-12-10")
HELD = plan("heisessie", "2026-12-10", held=True)
CLOSES, SHOWN, ELECTION = date(2026, 12, 15), date(2027, 1, 28), date(2030, 3, 20)


def session(state: State, *waits: str, plans: tuple[Plan, ...] = (), **more: Any) -> Sessie:
    """One that is in this state since T0."""
    return Sessie(1, state, T0, frozenset(waits), plans, **more)


def moments(number: str, about: Sessie) -> list[tuple[str, str | None]]:
    """From when until when, as the clock on the wall has it; the same for each role that it is for."""
    (prompt,) = [one for one in PROMPTS_HEISESSIE if one.number == number]
    every = [list(prompt.when(about, role, KALENDER, person().own)) for role in prompt.to]
    assert all(one == every[0] for one in every)
    return [(on_the_wall(one.at), one.until and on_the_wall(one.until)) for one in every[0]]


@pytest.mark.parametrize(
    ("number", "about", "expected"),
    [
        ("N6", session(State.BEGELEIDER_GEVRAAGD, "verzoek"), ("2026-11-24 10:00", None)),
        ("N5a", session(State.INTAKEGESPREK, "gesprek"), ("2026-11-26 09:00", None)),
        ("N24", session(State.LEDEN, "vragen", closes=CLOSES), ("2026-12-08 09:00", "2026-12-16 09:00")),
        ("N25", session(State.LEDEN, "prik", closes=CLOSES), ("2026-12-08 09:00", "2026-12-16 09:00")),
        ("N28", session(State.VASTGESTELD, plans=(DAY,)), ("2026-12-08 09:00", "2026-12-10 14:00")),
        ("N27", session(State.VASTGESTELD, plans=(DAY,)), ("2026-12-03 09:00", "2026-12-10 14:00")),
        ("N29", session(State.AFSPRAKEN, "evaluatie", plans=(HELD,)), ("2026-12-11 09:00", "2026-12-18 09:00")),
        ("N30a", session(State.VOLGEN, "leeft", shown=SHOWN), ("2027-01-21 09:00", None)),
        ("N30", session(State.VOLGEN, "hoe_staan", shown=SHOWN), ("2027-01-28 09:00", None)),
        ("N1", session(State.VRAGEN, heard_at=T0), ("2026-11-26 09:00", None)),
        ("N2", session(State.VRAGEN, heard_at=T0), ("2026-12-08 09:00", None)),
        ("N31", session(State.AFGESLOTEN, plans=(HELD,), verkiezing=ELECTION), ("2029-03-20 09:00", "2029-11-20 09:00")),
        ("N32", session(State.AFGESLOTEN, plans=(HELD,), verkiezing=ELECTION), ("2029-11-20 09:00", "2030-03-20 09:00")),
    ],
)  # fmt: skip
def test_each_is_said_when_domain_md_says(
    number: str, about: Sessie, expected: tuple[str, str | None]
) -> None:
    """And no later than it is of use."""
    assert moments(number, about) == [expected]


@pytest.mark.parametrize("number", [one.number for one in PROMPTS_HEISESSIE])
def test_nothing_is_said_where_nothing_waits(number: str) -> None:
    """No day, no term, no election: nobody hears a thing."""
    assert moments(number, session(State.LEDEN)) == []


@pytest.mark.parametrize("number", ["N24", "N25", "N29", "N30a", "N30"])
def test_who_has_answered_hears_nothing(number: str) -> None:
    """The term is still open."""
    about = session(State.LEDEN, plans=(HELD,), closes=CLOSES, shown=SHOWN)
    assert moments(number, about) == []


def test_new_days_are_not_asked_twice_in_one_breath() -> None:
    """A short term begins less than the usual time before its end."""
    short = session(State.LEDEN, "prik", closes=date(2026, 12, 1))
    assert moments("N25", short) == [("2026-11-26 09:00", "2026-12-02 09:00")]


def test_a_day_that_was_picked_late_is_told_no_more() -> None:
    """Who picks the day after tomorrow knows when it is."""
    late = plan("heisessie", "2026-12-10", made=wall("2026-12-04"))
    assert moments("N27", session(State.VASTGESTELD, plans=(late,))) == []


def test_an_election_that_was_close_already_is_no_reason_to_write() -> None:
    """The session itself was held in the last year."""
    about = session(State.AFGESLOTEN, plans=(HELD,), verkiezing=date(2027, 3, 17))
    assert moments("N31", about) == []
    assert moments("N32", about) == []
