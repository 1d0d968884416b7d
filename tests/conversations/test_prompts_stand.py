"""How what there is to say follows a case: what was done, begun, moved or cancelled counts."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from conversations.prompt import Case, Plan
from conversations.prompts import PROMPTS
from conversations.traject import Owner, State
from tests.clock import T
from tests.conversations.nudge_cases import C, W, case, held, plan, wall
from tests.conversations.test_prompts import due, in_state, moments, talks

AHEAD = plan("gesprek", "2026-12-03")


def names(number: str, about: Case, role: Owner | None = None) -> list[str]:
    return [one.occurrence for one in due(number, about, role)]


def anything(about: Case) -> set[str]:
    """The numbers of all that there is to say to anybody."""
    return {one.number for one in PROMPTS for side in one.to if due(one.number, about, side)}


@pytest.mark.parametrize(
    ("number", "kind", "state"),
    [
        ("N5", "intakegesprek", State.GESPREK_GEPLAND),
        ("N8", "kennismaking", State.KENNISMAKING),
        ("N8b", "gesprek", State.LOOPT),
        ("N13", "terugkomgesprek", State.TERUGKOMEN),
        ("N17", "observatie", State.LOOPT),
    ],
)
def test_an_appointment_made_after_the_moment_of_its_reminder_has_none(
    number: str, kind: str, state: State
) -> None:
    """Who just made it knows of it; until that very moment there is one."""
    there = plan(kind, "2026-12-09")
    ((at, _),) = moments(number, in_state(state, there))
    moment = wall(*at.split())
    assert moments(number, in_state(state, replace(there, made_at=moment))) == []
    just_before = replace(there, made_at=moment - timedelta(minutes=1))
    assert len(moments(number, in_state(state, just_before))) == 1


@pytest.mark.parametrize("more", [{"off": True}, {"held": True}, {"held": False}])
def test_what_is_off_or_over_is_not_reminded_of(more: dict[str, Any]) -> None:
    """Nor does it stand in the overview of the week."""
    about = in_state(State.LOOPT, replace(AHEAD, **more))
    assert not anything(about) & {"N13", "N8a", "N8b", "N12a"}


@pytest.mark.parametrize("state", [State.AFGESLOTEN, State.GESTOPT])
def test_of_a_case_that_ended_no_appointment_is_left(state: State) -> None:
    """Only that what is kept will be erased."""
    plans = (AHEAD, plan("intakegesprek", "2026-12-03"), *held("gesprek", "2026-11-23"))
    assert anything(in_state(state, *plans)) == {"N22"}


def test_an_appointment_that_was_moved_is_another_occurrence() -> None:
    """Of which both are reminded again, before its new day."""
    before = in_state(State.LOOPT, AHEAD)
    after = in_state(State.LOOPT, plan("gesprek", "2026-12-10"))
    assert names("N8b", before) != names("N8b", after)
    assert moments("N8b", after) == [("2026-12-09 09:00", "2026-12-10 14:00")]


def test_who_has_begun_to_answer_hears_of_it_after_two_days_of_silence() -> None:
    """And not at once; the other side does."""
    begun = {(C, "kennismaking"): wall("2026-11-25", "16:00")}
    assert moments("N7a", case(State.MOMENTEN, begun=begun)) == [("2026-11-27 09:00", None)]
    klik = case(State.KLIK, begun={(W, "klik_wethouder"): wall("2026-11-25", "16:00")})
    assert moments("N9", klik, W) == [("2026-11-27 09:00", None)]
    assert moments("N9", klik, C) == [("2026-11-24 10:00", None)]


def test_what_was_begun_long_ago_changes_nothing() -> None:
    """It does not come earlier than it would have."""
    begun = {(C, "kennismaking"): wall("2026-11-12", "16:00")}
    assert moments("N7a", case(State.MOMENTEN, begun=begun)) == [("2026-11-24 10:00", None)]


@pytest.mark.parametrize(
    ("number", "about", "script"),
    [
        ("N9", case(State.KLIK), "klik_{}"),
        ("N16", talks(3), "tussenstand_{}"),
        ("N20", case(State.AFRONDEN), "evaluatie_{}"),
    ],
)
@pytest.mark.parametrize("side", [W, C])
def test_who_has_answered_is_not_asked_any_more(
    number: str, about: Case, script: str, side: Owner
) -> None:
    """The other one still is."""
    other = C if side is W else W
    answered = replace(about, said=frozenset({(side, script.format(side.value))}))
    assert due(number, answered, side) == []
    assert len(due(number, answered, other)) == 1


def test_an_answer_of_the_other_side_does_not_begin_it_anew() -> None:
    """The wethouder answered, and the next step is the coach's, who was asked already."""
    told = held("kennismaking", "2026-11-23")
    before = case(State.KLIK, plans=told, owner=W)
    said = frozenset({(W, "klik_wethouder")})
    after = case(State.KLIK, plans=told, owner=C, since=T(days=1), said=said)
    assert names("N9", before, C) == names("N9", after, C)


def test_another_kennismaking_is_asked_about_anew() -> None:
    """And so is one with another coach."""
    one = case(State.KLIK, plans=held("kennismaking", "2026-11-23"))
    two = case(State.KLIK, plans=held("kennismaking", "2026-11-16", "2026-11-23"))
    other = replace(one, proposal=8)
    assert len({names("N9", about, W)[0] for about in (one, two, other)}) == 3


def test_moments_are_asked_for_anew_when_none_fitted() -> None:
    """The coach named some before; those have their own occurrence."""
    said = frozenset({(C, "kennismaking")})
    first, again = case(State.MOMENTEN), case(State.MOMENTEN, since=T(days=1), said=said)
    assert names("N7a", first) != names("N7a", again)


def test_agreements_are_for_who_has_the_next_step() -> None:
    """First the wethouder, then the coach."""
    first, then = (case(State.AFSPRAKEN, owner=owner) for owner in (W, C))
    assert (len(due("N12", first, W)), len(due("N12", first, C))) == (1, 0)
    assert (len(due("N12", then, W)), len(due("N12", then, C))) == (0, 1)


def test_an_intake_that_nobody_began_is_not_reminded_of() -> None:
    """Nor does it have answers that could be erased."""
    assert anything(case(State.VRAGEN)) == set()


def test_who_goes_on_with_an_intake_is_warned_anew_and_reminded_no_more() -> None:
    """Each silence of fourteen days has its own warning; one reminder is enough."""
    before, after = (case(State.VRAGEN, heard_at=at) for at in (T(), T(days=3)))
    assert names("N1", before) == names("N1", after)
    assert names("N2", before) != names("N2", after)


def test_a_coach_names_a_day_when_none_is_planned() -> None:
    """After a talk was noted there are three days for it; after one that did not take place none."""
    assert due("N12b", in_state(State.LOOPT, AHEAD)) == []
    noted = in_state(State.LOOPT, *held("gesprek", "2026-11-23"))
    assert moments("N12b", noted) == [("2026-11-27 10:00", None)]
    missed = in_state(State.LOOPT, plan("gesprek", "2026-11-23", held=False))
    assert moments("N12b", missed) == [("2026-11-24 10:00", None)]
    begun = replace(missed, begun={(C, "plannen"): T()})
    assert moments("N12b", begun) == [("2026-11-26 09:00", None)]


def test_each_talk_that_was_not_noted_is_asked_about() -> None:
    """By its own name; who has begun is left alone for two days."""
    two = (plan("gesprek", "2026-12-03"), plan("gesprek", "2026-12-10"))
    assert len(set(names("N12a", in_state(State.LOOPT, *two)))) == 2
    begun = {(C, "logboek"): wall("2026-12-04", "12:00")}
    about = in_state(State.LOOPT, AHEAD, begun=begun)
    assert moments("N12a", about) == [("2026-12-06 09:00", None)]


def test_six_weeks_are_no_silence_when_a_talk_is_in_sight() -> None:
    """Or when the traject rests."""
    assert due("N15", in_state(State.LOOPT, AHEAD), W) == []
    assert due("N15", case(State.PAUZE, plans=held("gesprek", "2026-10-01")), W) == []


@pytest.mark.parametrize(
    ("number", "planned", "there"),
    [(2, 5, False), (3, 5, True), (3, 8, True), (1, 4, False), (2, 3, True), (1, 2, True), (0, 0, False)],
)  # fmt: skip
def test_the_middle_is_after_the_third_talk_or_halfway(
    number: int, planned: int, there: bool
) -> None:
    """Whichever comes first, and never before there was a talk."""
    assert bool(due("N16", talks(number, planned), W)) is there


@pytest.mark.parametrize(
    ("number", "planned", "there"), [(4, 5, True), (3, 5, False), (5, 5, False), (0, 1, False)]
)
def test_one_talk_is_left_when_one_is_left(number: int, planned: int, there: bool) -> None:
    """Of a traject of one talk nobody hears it."""
    assert bool(due("N19", talks(number, planned))) is there


def test_who_adds_talks_hears_of_the_last_one_again() -> None:
    """Since there is another last one."""
    assert names("N19", talks(4, planned=5)) != names("N19", talks(4, planned=5, proposal=8))
    assert due("N19", talks(4, planned=8)) == []


def test_coming_back_is_not_asked_when_it_is_planned() -> None:
    """Three months are over, and there is a day."""
    there = plan("terugkomgesprek", "2027-02-25")
    assert due("N21", in_state(State.TERUGKOMEN, there)) == []


def test_a_rest_without_an_end_is_left_alone() -> None:
    """Another end is another occurrence."""
    assert due("N15a", case(State.PAUZE)) == []
    ends = [case(State.PAUZE, due=date(2027, 1, day)) for day in (11, 18)]
    assert names("N15a", ends[0]) != names("N15a", ends[1])


def test_a_week_is_told_once_whatever_is_in_it() -> None:
    """Of talks and kennismakingen; observations have their own reminder."""
    days = ("2026-12-04", "2026-11-30", "2026-12-10")
    plans: list[Plan] = [plan("gesprek", day) for day in days]
    plans.append(plan("observatie", "2026-12-17"))
    assert moments("N8a", in_state(State.LOOPT, *plans)) == [
        ("2026-11-30 09:00", "2026-12-02 09:00"),
        ("2026-12-07 09:00", "2026-12-09 09:00"),
    ]


def test_a_week_is_not_told_of_what_was_planned_during_it() -> None:
    """Only when something was there on Monday morning."""
    late = plan("gesprek", "2026-12-03", made=wall("2026-11-30"))
    assert due("N8a", in_state(State.LOOPT, late)) == []
    early = plan("gesprek", "2026-12-04", made=wall("2026-11-30", "08:59"))
    assert len(due("N8a", in_state(State.LOOPT, late, early))) == 1


@pytest.mark.parametrize("state", list(State))
def test_no_occurrence_has_a_slash_in_it(state: State) -> None:
    """What stands behind one in the ledger tells which time it was."""
    every = [plan(kind, "2026-12-03", held=was) for kind in ("gesprek", "observatie", "kennismaking") for was in (None, True)]  # fmt: skip
    about = case(state, plans=every, heard_at=T(), due=date(2027, 1, 1), owner=W, held=4)
    found = [one for prompt in PROMPTS for one in due(prompt.number, about, next(iter(prompt.to)))]
    assert not [one for one in found if "/" in one.occurrence]
