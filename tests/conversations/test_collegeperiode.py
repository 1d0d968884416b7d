"""Where in its term a college is, and what the goals of a heisessie mean there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reference import load_verkiezingen
from conversations.collegeperiode import (
    BETEKENIS,
    Doel,
    Fase,
    Periode,
    Verkiezingen,
    aftreden,
    doelen,
    kandidaatstelling,
    uitkomsten,
    verkiezingsdag,
)
from conversations.kinds import Answer, Mark
from conversations.scripts import COLLEGE
from conversations.scripts.college import fase
from conversations.talk import Talk
from tests.conversations.talking import REAL, WORDS, Chat, asked

LISTED = load_verkiezingen()
RULE = Verkiezingen()
HILVERSUM, WIJDEMEREN, UTRECHT = "GM0402", "GM1696", "GM0344"
TERM = Periode(date(2026, 3, 18), date(2030, 3, 20), date(2026, 6, 12))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("year", "nominated", "votes", "leaves"),
    [
        (2018, "2018-02-05", "2018-03-21", "2018-04-04"),
        (2022, "2022-01-31", "2022-03-16", "2022-03-30"),
        (2026, "2026-02-02", "2026-03-18", "2026-04-01"),
        (2030, "2030-02-04", "2030-03-20", "2030-04-03"),
        (2034, "2034-01-30", "2034-03-15", "2034-03-29"),
    ],
)
def test_the_law_sets_the_days(year: int, nominated: str, votes: str, leaves: str) -> None:
    """As they were, and as domain.md 4.1 reckons them."""
    assert (kandidaatstelling(year), verkiezingsdag(year), aftreden(year)) == (
        day(nominated), day(votes), day(leaves),
    )  # fmt: skip


@given(st.integers(1990, 2100))
def test_people_vote_on_a_wednesday_and_old_councils_leave_after_it(year: int) -> None:
    """In leap years too."""
    assert verkiezingsdag(year).weekday() == aftreden(year).weekday() == 2
    assert kandidaatstelling(year).weekday() == 0
    assert verkiezingsdag(year) < aftreden(year)


def test_the_list_says_what_the_rule_says() -> None:
    """Of the elections that were."""
    for today in (day("2025-01-01"), day("2027-01-01")):
        assert LISTED.periode(UTRECHT, today) == RULE.periode(UTRECHT, today)


@pytest.mark.parametrize(
    ("gemeente", "today", "before", "after"),
    [
        (UTRECHT, "2026-03-17", "2022-03-16", "2026-03-18"),
        (UTRECHT, "2026-03-18", "2026-03-18", "2030-03-20"),
        (None, "2026-11-24", "2026-03-18", "2030-03-20"),
        (HILVERSUM, "2026-11-01", "2022-03-16", "2026-11-18"),
        (WIJDEMEREN, "2026-11-01", "2022-03-16", "2026-11-18"),
        (HILVERSUM, "2026-11-24", "2026-11-18", "2030-03-20"),
        ("GM1992", "2024-01-01", "2022-11-23", "2026-03-18"),
    ],
)
def test_a_term_goes_from_one_election_to_the_next(
    gemeente: str | None, today: str, before: str, after: str
) -> None:
    """Where gemeenten merge that is another one: they skip the regular one beside it."""
    assert LISTED.periode(gemeente, day(today)) == Periode(day(before), day(after))


@pytest.mark.parametrize(
    ("merged", "until"),
    [
        ("2017-01-01", "2022-03-16"),
        ("2018-01-01", "2022-03-16"),
        ("2019-01-01", "2022-03-16"),
        ("2020-01-01", "2022-03-16"),
        ("2025-01-01", "2030-03-20"),
        ("2028-01-01", "2030-03-20"),
    ],
)
def test_after_a_merger_a_term_is_two_to_five_years(merged: str, until: str) -> None:
    """As in the cycle of 2017 to 2020 (domain.md 4.2); where no list has the day, it is estimated."""
    one = Verkiezingen([], [{"effective_date": merged, "old_codes": "GM1|GM2", "new_code": "GM1"}])
    term = one.periode("GM2", day(merged))
    assert term.volgende == day(until)
    assert term.gekozen.weekday() == 2
    assert timedelta(35) < day(merged) - term.gekozen < timedelta(50)


def test_a_day_that_the_gemeente_names_itself_counts() -> None:
    """Nobody else may know of the merger; once that day is over the term begins with it."""
    named = day("2027-11-17")
    term = RULE.periode(UTRECHT, day("2026-11-24"), volgende=named)
    assert (term.gekozen, term.volgende) == (day("2026-03-18"), named)
    later = RULE.periode(UTRECHT, day("2027-12-01"), volgende=named)
    assert (later.gekozen, later.volgende) == (named, day("2030-03-20"))


@pytest.mark.parametrize(
    ("today", "phase"),
    [
        ("2026-03-18", Fase.FORMATIE),
        ("2026-06-11", Fase.FORMATIE),
        ("2026-06-12", Fase.START),
        ("2026-09-19", Fase.START),
        ("2026-09-20", Fase.OPBOUW),
        ("2027-06-11", Fase.OPBOUW),
        ("2027-06-12", Fase.UITVOERING),
        ("2027-09-17", Fase.UITVOERING),
        ("2027-09-18", Fase.HALVERWEGE),
        ("2028-09-17", Fase.HALVERWEGE),
        ("2028-09-18", Fase.UITVOERING),
        ("2029-03-19", Fase.UITVOERING),
        ("2029-03-20", Fase.LAATSTE_JAAR),
        ("2029-11-19", Fase.LAATSTE_JAAR),
        ("2029-11-20", Fase.CAMPAGNE),
        ("2030-03-19", Fase.CAMPAGNE),
    ],
)
def test_every_day_of_a_term_has_its_phase(today: str, phase: Fase) -> None:
    """The table of domain.md 4.4, for a college that was appointed on 12 June 2026."""
    assert TERM.fase(day(today)) is phase


@pytest.mark.parametrize(
    ("benoemd", "today", "phase"),
    [
        (None, "2026-05-20", Fase.FORMATIE),
        (None, "2026-05-21", Fase.START),
        ("2022-06-01", "2026-05-20", Fase.FORMATIE),  # of the college before
        ("2026-12-01", "2026-11-24", Fase.FORMATIE),
        ("2026-10-30", "2027-10-01", Fase.OPBOUW),  # a long formation goes before halfway
        ("2029-10-01", "2029-10-15", Fase.START),  # another college, in the last year
        ("2029-06-01", "2029-10-15", Fase.LAATSTE_JAAR),
    ],
)
def test_when_a_college_began_is_known_or_estimated(
    benoemd: str | None, today: str, phase: Fase
) -> None:
    """The average formation; whatever was before the election does not count."""
    term = Periode(TERM.gekozen, TERM.volgende, day(benoemd) if benoemd else None)
    assert term.fase(day(today)) is phase


def test_a_wethouder_who_left_is_a_phase_of_its_own() -> None:
    """But not while people campaign, or form a college."""
    days = ("2026-04-01", "2026-07-01", "2028-01-01", "2029-06-01", "2029-12-01")
    found = [TERM.fase(day(one), wisseling=True) for one in days]
    assert found == [Fase.FORMATIE, *[Fase.WISSELING] * 3, Fase.CAMPAGNE]


def test_every_goal_has_a_meaning_in_every_phase() -> None:
    """A sentence of its own; between the phases of the table it is that of halfway."""
    for phase in Fase:
        assert WORDS.find(f"fase.{phase}")
        assert [bool(WORDS.find(told)) for told in BETEKENIS[phase].values()] == [True] * 3
    every = {told for meanings in BETEKENIS.values() for told in meanings.values()}
    assert len(every) == 3 * (len(Fase) - 1)
    assert BETEKENIS[Fase.UITVOERING] == BETEKENIS[Fase.HALVERWEGE]


def test_halfway_there_is_nothing_to_hand_over() -> None:
    """The other goals stay in the order in which they were put."""
    order = ("overdracht", "succes", "reflectie")
    assert doelen(Fase.HALVERWEGE, order) == (Doel.SUCCES, Doel.REFLECTIE)
    assert doelen(Fase.CAMPAGNE, order) == (Doel.OVERDRACHT, Doel.SUCCES, Doel.REFLECTIE)


ANSWERED: dict[str, Answer] = {
    "gemeente": UTRECHT,
    "benoemd": "2026-06-12",
    "aanleiding": ("nieuw_college",),
}


@pytest.mark.parametrize(
    ("more", "phase"),
    [
        ({}, Fase.OPBOUW),
        ({"aanleiding": ("wisseling", "spanning")}, Fase.WISSELING),
        ({"verkiezingsdag": "2027-11-17"}, Fase.LAATSTE_JAAR),
        ({"gemeente": HILVERSUM, "benoemd": Mark.SKIPPED}, Fase.FORMATIE),
        (dict.fromkeys(ANSWERED, Mark.LATER), Fase.OPBOUW),
        ({"gemeente": Mark.SKIPPED, "benoemd": "2026-11-01"}, Fase.START),
    ],
)
def test_the_answers_tell_the_phase(more: dict[str, Answer], phase: Fase) -> None:
    """What was passed over is as everywhere."""
    assert fase(ANSWERED | more, LISTED, day("2026-11-24")) is phase


def test_who_ranks_the_goals_sees_what_they_mean_now() -> None:
    """Also when the order is half made, or corrected later."""
    keys = [question.key for question in COLLEGE.questions]
    passed = dict.fromkeys(keys[: keys.index("doelen")], Mark.SKIPPED)
    known = {**passed, "opening": "verder", "toestemming": "ja", "benoemd": "2026-06-12"}
    one = Chat(COLLEGE, Talk(known), REAL)
    told = ("fase.opbouw", *BETEKENIS[Fase.OPBOUW].values())
    assert asked(one.tap("+succes")).beside == told
    one.tap("+overdracht")
    assert asked(one.tap("!wijzig", "doelen")).beside == told
    one.talk = Talk({**one.talk.answers, "aanleiding": ("wisseling",)}, {}, "doelen")
    assert asked(one.tap("+succes")).beside == (
        "fase.wisseling",
        *BETEKENIS[Fase.WISSELING].values(),
    )


@pytest.mark.parametrize("phase", list(Fase))
def test_where_there_is_nothing_to_hand_over_no_plan_for_it_is_wanted(phase: Fase) -> None:
    """As the goal is passed over there (domain.md 3.6), so is what would be on paper."""
    asked = ("prioriteiten", "overdrachtsplan")
    kept = ("prioriteiten",) if Doel.OVERDRACHT not in doelen(phase, Doel) else asked
    assert uitkomsten(phase, asked) == kept
