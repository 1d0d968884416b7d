"""What there is to say to whom, from when until when: the table of domain.md (v)."""

from datetime import date, time
from typing import Any

import pytest

from conversations.instellingen import Soort
from conversations.prompt import Case, Due, Kind, Plan, Prompt
from conversations.prompts import PROMPTS
from conversations.prompts_heisessie import PROMPTS_HEISESSIE
from conversations.traject import Owner, State
from tests.clock import T0
from tests.conversations.nudge_cases import (
    KALENDER,
    C,
    W,
    case,
    held,
    on_the_wall,
    person,
    plan,
    wall,
)

# As domain.md has them; N10 is the second time of N9. What the office is told is no prompt.
NUMBERED = {f"N{number}" for number in (1, 2, *range(5, 10), *range(12, 23))}
Found = list[tuple[str, str | None]]


def numbered(number: str) -> Prompt:
    (found,) = [one for one in PROMPTS if one.number == number]
    return found


def due(number: str, about: Case, role: Owner | None = None, **own: Any) -> list[Due]:
    """The occurrences of a prompt, to this role or to the only one that it is for."""
    prompt = numbered(number)
    side = role or next(iter(prompt.to))
    assert side in prompt.to
    return list(prompt.when(about, side, KALENDER, person(**own).own))


def moments(number: str, about: Case, role: Owner | None = None, **own: Any) -> Found:
    """From when until when, as the clock on the wall has it."""
    found = due(number, about, role, **own)
    return [(on_the_wall(one.at), one.until and on_the_wall(one.until)) for one in found]


def in_state(state: State, *plans: Plan, **more: Any) -> Case:
    return case(state, plans=plans, **more)


def talks(number: int, planned: int = 5, **more: Any) -> Case:
    """A traject in which so many talks were held, each on a Thursday; the last on 10 December."""
    days = ("2026-11-05", "2026-11-12", "2026-11-19", "2026-11-26", "2026-12-10")
    plans = held("gesprek", *days[-number:]) if number else ()
    return case(plans=plans, held=number, planned=planned, **more)


OBSERVED = in_state(State.LOOPT, *held("observatie", "2026-12-03"))
TALKED = in_state(State.LOOPT, *held("gesprek", "2026-12-03"))
AT_ONCE = ("2026-11-24 10:00", None)


@pytest.mark.parametrize(
    ("number", "about", "expected"),
    [
        ("N1", in_state(State.VRAGEN, heard_at=T0), ("2026-11-26 09:00", None)),
        ("N2", in_state(State.VRAGEN, heard_at=T0), ("2026-12-08 09:00", None)),
        (
            "N5",
            in_state(State.GESPREK_GEPLAND, plan("intakegesprek", "2026-12-03")),
            ("2026-12-02 09:00", "2026-12-03 14:00"),
        ),
        ("N6", in_state(State.COACH_GEVRAAGD), AT_ONCE),
        ("N7", in_state(State.VOORGESTELD), AT_ONCE),
        ("N7a", in_state(State.MOMENTEN), AT_ONCE),
        ("N7b", in_state(State.KIEZEN), AT_ONCE),
        (
            "N8",
            in_state(State.KENNISMAKING, plan("kennismaking", "2026-11-30")),
            ("2026-11-27 09:00", "2026-11-30 14:00"),  # the last working day before
        ),
        ("N9", in_state(State.KLIK, *held("kennismaking", "2026-11-23")), AT_ONCE),
        ("N12", in_state(State.AFSPRAKEN, owner=W), AT_ONCE),
        ("N12b", in_state(State.LOOPT), AT_ONCE),
        ("N12b", in_state(State.TERUGKOMEN), AT_ONCE),
        ("N13", in_state(State.LOOPT, plan("gesprek", "2026-12-03")), ("2026-12-01 09:00", "2026-12-03 14:00")),
        ("N14", TALKED, ("2026-12-04 09:00", "2026-12-08 09:00")),
        ("N15", talks(1), ("2027-01-21 09:00", None)),
        ("N15", talks(0), ("2027-01-05 09:00", None)),
        ("N16", talks(3), ("2026-12-11 09:00", None)),
        ("N16", talks(2, planned=4), ("2026-12-11 09:00", None)),
        (
            "N17",
            in_state(State.LOOPT, plan("observatie", "2026-12-14", "19:30")),
            ("2026-12-04 09:00", "2026-12-14 19:30"),
        ),
        ("N18", OBSERVED, ("2026-12-04 09:00", "2026-12-07 09:00")),  # within two working days
        ("N19", talks(4), ("2026-12-11 09:00", None)),
        ("N20", in_state(State.AFRONDEN, *held("gesprek", "2026-11-26")), ("2026-11-29 09:00", None)),
        ("N20", in_state(State.AFRONDEN, *held("gesprek", "2026-11-05")), AT_ONCE),
        ("N20", in_state(State.AFRONDEN), AT_ONCE),
        ("N21", in_state(State.TERUGKOMEN), ("2027-02-23 09:00", None)),
        ("N22", in_state(State.AFGESLOTEN), ("2027-02-16 09:00", "2027-02-23 09:00")),
        ("N22", in_state(State.GESTOPT), ("2027-02-16 09:00", "2027-02-23 09:00")),
        ("N15a", in_state(State.PAUZE, due=date(2027, 1, 11)), ("2027-01-11 09:00", None)),
        ("N12a", in_state(State.LOOPT, plan("gesprek", "2026-12-03")), ("2026-12-04 09:00", None)),
        ("N12a", in_state(State.TERUGKOMEN, plan("terugkomgesprek", "2026-12-03")), ("2026-12-04 09:00", None)),
        ("N8a", in_state(State.LOOPT, plan("gesprek", "2026-12-03")), ("2026-11-30 09:00", "2026-12-02 09:00")),
        ("N8b", in_state(State.LOOPT, plan("gesprek", "2026-12-03")), ("2026-12-02 09:00", "2026-12-03 14:00")),
    ],
)  # fmt: skip
def test_each_prompt_has_its_moment_and_the_one_after_which_it_is_of_no_use(
    number: str, about: Case, expected: tuple[str, str | None]
) -> None:
    """Everybody whom it concerns has the same, or else who has the next step."""
    for role in numbered(number).to:
        if about.owner in {None, role}:
            assert moments(number, about, role) == [expected]


@pytest.mark.parametrize(
    ("numbers", "to"),
    [
        (("N1", "N2", "N5", "N7", "N7b", "N13", "N14", "N15a", "N19", "N21", "N22"), {W}),
        (("N6", "N7a", "N8a", "N8b", "N12a", "N12b"), {C}),
        (("N8", "N9", "N12", "N15", "N16", "N17", "N18", "N20"), {W, C}),
    ],
)
def test_each_prompt_is_for_who_has_something_to_do(numbers: tuple[str, ...], to: set[Owner]) -> None:  # fmt: skip
    """The six weeks of silence are for both: the coach finds a date."""
    assert {frozenset(numbered(number).to) for number in numbers} == {frozenset(to)}


def test_every_prompt_of_the_table_is_there_once() -> None:
    """And those that the table has no number for stand beside the one they belong to."""
    numbers = [one.number for one in PROMPTS]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) >= NUMBERED
    assert {number.rstrip("ab") for number in numbers} == NUMBERED
    assert {one.kind for one in (*PROMPTS, *PROMPTS_HEISESSIE)} == set(Kind)


@pytest.mark.parametrize(
    ("number", "days"),
    [
        *(("N1", 5), ("N6", 2), ("N7", 3), ("N7a", 2), ("N7b", 2), ("N9", 4), ("N12", 3)),
        *(("N12a", 3), ("N12b", 7), ("N15", 14), ("N15a", 7), ("N16", 4), ("N20", 4)),
    ],
)
def test_what_asks_for_an_answer_is_said_once_more(number: str, days: int) -> None:
    """After that a human calls."""
    assert numbered(number).again == (days,)


def test_what_is_only_to_be_known_is_said_once() -> None:
    """An appointment, something to think about, a term that ends."""
    once = {one.number for one in PROMPTS if not one.again}
    assert once == {"N2", "N5", "N8", "N8a", "N8b", "N13", "N14", "N17", "N18", "N19", "N21", "N22"}


def test_only_an_appointment_is_confirmed_in_a_recess() -> None:
    """A call, the kennismaking, an observation."""
    assert {one.number for one in PROMPTS if one.confirms} == {"N5", "N8", "N17"}


def test_the_answer_to_what_somebody_did_is_not_unasked() -> None:
    """A yes, a choice, an agreement, a talk that was noted: the next step comes at once."""
    answers = {one.number for one in PROMPTS if one.asked}
    assert answers == {"N6", "N7", "N7a", "N7b", "N12", "N12b"}


def test_what_only_helps_leaves_room_and_comes_last() -> None:
    """To prepare, to remember, to know the week; what moves a case on may use every place."""
    leaving = [one for one in PROMPTS if one.leaves or one.leaves_in_year]
    assert {one.number for one in leaving} == {"N13", "N14", "N8a", "N8b"}
    needed = [n for n, one in enumerate(PROMPTS) if one.soort is Soort.VRAAG]
    assert max(needed) < min(PROMPTS.index(one) for one in leaving)


@pytest.mark.parametrize("state", list(State))
def test_nothing_is_said_in_a_state_that_it_is_not_about(state: State) -> None:
    """A bare case that somebody just came to: what is there at once belongs to the state."""
    about = case(state, owner=W, heard_at=T0, due=date(2026, 12, 1))
    there = {one.number for one in PROMPTS for side in one.to if due(one.number, about, side)}
    assert there == {
        State.VRAGEN: {"N1", "N2"},
        State.COACH_GEVRAAGD: {"N6"},
        State.VOORGESTELD: {"N7"},
        State.MOMENTEN: {"N7a"},
        State.KIEZEN: {"N7b"},
        State.KLIK: {"N9"},
        State.AFSPRAKEN: {"N12"},
        State.LOOPT: {"N12b", "N15"},
        State.AFRONDEN: {"N20"},
        State.TERUGKOMEN: {"N12b", "N20", "N21"},
        State.PAUZE: {"N15a"},
        State.AFGESLOTEN: {"N22"},
        State.GESTOPT: {"N22"},
    }.get(state, set())


@pytest.mark.parametrize(
    ("closed", "told"),
    [
        ("2027-04-23", "2027-07-09 09:00"),
        ("2027-06-14", "2027-09-06 09:00"),
        ("2026-11-29", "2027-02-19 09:00"),
    ],
)
def test_that_something_will_be_erased_is_told_before_a_recess(closed: str, told: str) -> None:  # fmt: skip
    """For in it nobody is written to, and after it that may be too late. A week is the least."""
    about = in_state(State.AFGESLOTEN, since=wall(closed, "09:30"))
    assert [at for at, _ in moments("N22", about)] == [told]


def test_an_hour_of_ones_own_moves_the_eve_of_an_appointment() -> None:
    """It is never the day itself."""
    about = in_state(State.LOOPT, plan("gesprek", "2026-12-03"))
    assert moments("N8b", about, only_at=time(18)) == [("2026-12-02 18:00", "2026-12-03 14:00")]
