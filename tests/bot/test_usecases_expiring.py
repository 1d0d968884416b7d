"""What a day that passes leads to: once, and nothing else than what is due."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from bot.usecases import expiring, proposing
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.traject import State
from storage import due
from storage.cases import Traject
from storage.coaches import Coach
from storage.database import Unavailable
from tests.bot import pool, rows
from tests.bot.coachen import coach_of, open_link, personal
from tests.bot.phone import COORDINATOR, Town
from tests.bot.rows import every_row


def test_a_coach_who_does_not_answer_has_three_whole_days(town: Town) -> None:
    """Then the search goes on, and the coördinator hears it once."""
    case = pool.asked(town, pool.looking(town), pool.coach(town))
    town.move(days=3)
    assert pool.case_now(town, case).state is State.COACH_GEVRAAGD
    town.move(days=1)
    assert pool.case_now(town, case).state is State.ZOEKEN
    assert "De volgende kandidaat staat klaar." in town.phone(COORDINATOR).everything
    said = town.phone(COORDINATOR).everything
    town.move(hours=1)
    assert town.phone(COORDINATOR).everything == said


def test_the_day_after_the_kennismaking_both_are_asked(town: Town) -> None:
    """Not on the day itself."""
    case, _ = pool.planned(town, pool.looking(town), pool.coach(town), days=1)
    town.move(days=1)
    assert pool.case_now(town, case).state is State.KENNISMAKING
    town.move(days=1)
    assert pool.case_now(town, case).state is State.KLIK


@pytest.mark.parametrize("step", [pool.shown, pool.meeting, pool.agreeing, pool.running])
def test_what_waits_for_a_person_waits(
    town: Town, step: Callable[[Town, Traject, Coach], Traject]
) -> None:
    """Nothing ends by itself, however late it is."""
    case = step(town, pool.looking(town), pool.coach(town))
    before = pool.case_now(town, case)
    town.move(days=200)
    assert pool.case_now(town, case) == before


def test_to_pass_a_day_twice_changes_nothing(town: Town) -> None:
    """Two processes look, or one looks every few minutes."""
    pool.asked(town, pool.looking(town), pool.coach(town))
    town.move(days=9)
    before = town.read(every_row)
    expiring.pass_day(town.database, town.house, town.now)
    assert town.read(every_row) == before


def test_a_case_that_is_busy_waits_for_the_next_time(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are done all the same."""
    first = pool.asked(town, pool.looking(town), pool.coach(town))
    other = pool.asked(town, pool.looking(town, 7_000_000_002), pool.coach(town, pool.COEN))
    told: list[Traject] = []
    real = expiring.cases.lock

    def gone(db: object, case_id: int) -> Traject:
        if case_id == first.id and not told:
            told.append(first)
            raise LookupError
        return real(db, case_id)  # type: ignore[arg-type] # a connection

    monkeypatch.setattr(expiring.cases, "lock", gone)
    town.move(days=4)
    assert pool.case_now(town, first).state is State.COACH_GEVRAAGD
    assert pool.case_now(town, other).state is State.ZOEKEN
    town.move(minutes=5)
    assert pool.case_now(town, first).state is State.ZOEKEN


def test_a_case_that_goes_wrong_is_loud_and_holds_no_other_up(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The other search goes on; of the fault only its name is written down."""
    first = pool.asked(town, pool.looking(town), pool.coach(town))
    other = pool.asked(town, pool.looking(town, 7_000_000_002), pool.coach(town, pool.COEN))
    real = proposing.expired

    def broken(turn: Turn, at: Standing) -> None:
        if at.case.id == first.id:
            raise ValueError("Anna")
        real(turn, at)

    monkeypatch.setattr(proposing, "expired", broken)
    town.move(days=4)
    assert pool.case_now(town, first).state is State.COACH_GEVRAAGD
    assert pool.case_now(town, other).state is State.ZOEKEN
    assert town.read(due.faulty) == [(first.id, first.code, 1)]
    assert "Anna" not in caplog.text


@pytest.mark.parametrize("error", [Unavailable, TimeoutError])
def test_a_database_that_does_not_answer_is_no_fault_of_a_case(
    town: Town, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """It is tried again, and no case is set aside."""
    pool.asked(town, pool.looking(town), pool.coach(town))
    town.now += timedelta(days=4)

    def gone(*_: object) -> None:
        raise error

    monkeypatch.setattr(proposing, "expired", gone)
    with pytest.raises(error):
        expiring.pass_day(town.database, town.house, town.now)
    assert town.read(due.faulty) == []


def test_a_day_begins_where_the_people_live(town: Town) -> None:
    """Just after nine in Amsterdam, which is earlier elsewhere; nobody is asked anything at night."""
    case = pool.asked(town, pool.looking(town), pool.coach(town))
    for hour, state in ((0, State.COACH_GEVRAAGD), (8, State.COACH_GEVRAAGD), (9, State.ZOEKEN)):
        then = datetime(2026, 11, 28, hour, 15, tzinfo=town.house.zone)
        town.move(seconds=(then - town.now).total_seconds())
        assert town.today == date(2026, 11, 28)
        assert pool.case_now(town, case).state is state


def test_what_was_imported_of_a_coach_who_never_comes_goes_with_the_link(town: Town) -> None:
    """With its last day; the link itself still says that it expired."""
    token = personal(town)
    town.move(days=13)
    assert town.read(lambda db: rows.of(db, "answer"))
    town.move(days=1)
    left = town.read(every_row)
    assert not [name for name in ("person", "coach", "talk", "answer") if left[name]]
    assert "verlopen" in open_link(town.phone(pool.CARLA), token).news[0]


def test_what_was_imported_stays_with_a_coach_who_came(town: Town) -> None:
    """Also when the profile is not finished, and the link's time has passed."""
    carla = open_link(town.phone(pool.CARLA), personal(town))
    before = town.read(lambda db: rows.of(db, "answer"))
    town.move(days=15)
    assert before
    assert town.read(lambda db: rows.of(db, "answer")) == before
    assert coach_of(town, carla)
