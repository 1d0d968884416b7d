"""What is kept no longer than was promised: an intake that was not finished, a traject that ended."""

import pytest

from bot.usecases import nudging, retention, wiping
from conversations.instellingen import DAYS
from conversations.traject import Event
from storage import due
from storage.cases import Traject
from storage.coaches import Coach
from storage.database import Unavailable
from tests.bot import intake, knocks, pool, rows
from tests.bot.knocks import go, rang
from tests.bot.phone import ANNA, BRAM, Handset, Town

# Anna was last heard on Tuesday 24 November: the warning comes two weeks later.
WARNED, ERASED = "2026-12-08 09.00", "2026-12-09 10.30"


@pytest.fixture
def begun(town: Town, anna: Handset) -> Handset:
    """Anna, who did not finish."""
    anna.eager = False
    return intake.go_to(intake.begin(anna), "hoe_lang")


def keep(town: Town, said: str) -> None:
    """It is this moment, and the clock does its job."""
    go(town, said)
    retention.pass_terms(town.database, town.house, town.now)
    town.deliver()


def people(town: Town) -> int:
    return len(town.read(lambda db: rows.of(db, "person")))


def test_an_intake_that_was_not_finished_goes_a_day_after_the_warning_arrived(
    town: Town, begun: Handset
) -> None:
    """Whole, and the person hears it."""
    go(town, WARNED)
    assert "morgen gewist" in rang(begun)[-1].plain
    keep(town, "2026-12-09 08.59")
    assert people(town) == 1
    keep(town, ERASED)
    assert people(town) == 0
    assert town.read(lambda db: rows.of(db, "answer")) == []
    assert begun.last.plain.startswith("Uw antwoorden zijn gewist")


def test_it_stays_when_somebody_came_back(town: Town, begun: Handset) -> None:
    """The term begins anew, with a new warning."""
    go(town, WARNED)
    begun.tap("Verdergaan")
    keep(town, ERASED)
    keep(town, "2027-01-04 08.30")  # it is recess until then
    assert people(town) == 1
    assert "morgen gewist" in rang(begun)[-1].plain


def test_it_stays_when_somebody_comes_back_in_that_very_moment(
    town: Town, begun: Handset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the erasure."""
    go(town, WARNED)
    found = retention._past

    def comes_back(*args: object, **more: object) -> list[int]:
        past = found(*args, **more)  # type: ignore[arg-type]
        begun.command("verder")
        return past

    monkeypatch.setattr(retention, "_past", comes_back)
    keep(town, ERASED)
    assert people(town) == 1


def test_it_stays_as_long_as_the_warning_did_not_arrive(town: Town, begun: Handset) -> None:
    """It was queued, and waits."""
    town.delivers = False
    town.now = knocks.local(WARNED)
    nudging.nudge_due(town.database, town.house, town.now, 50)
    town.now = knocks.local(ERASED)
    retention.pass_terms(town.database, town.house, town.now)
    assert people(town) == 1


def test_it_waits_a_day_after_the_warning_that_somebody_wanted_later(
    town: Town, begun: Handset
) -> None:
    """The one that came again counts."""
    go(town, WARNED)
    begun.tap("Volgende week")
    keep(town, "2026-12-15 08.55")
    assert people(town) == 1
    go(town, "2026-12-15 09.00")
    keep(town, "2026-12-16 08.55")
    assert people(town) == 1
    keep(town, "2026-12-16 09.05")
    assert people(town) == 0


def test_who_wants_to_be_reminded_later_is_kept_until_two_weeks_after_that(
    town: Town, begun: Handset
) -> None:
    """Nobody is asked to go on with what was erased the same morning."""
    go(town, "2026-11-26 09.00")
    begun.tap("Volgende week")
    keep(town, "2026-12-16 09.30")
    assert "gewist" not in begun.everything
    keep(town, "2026-12-17 09.00")
    assert "morgen gewist" in rang(begun)[-1].plain
    keep(town, "2026-12-18 09.30")
    assert people(town) == 0


def test_a_warning_that_was_put_off_to_a_monday_is_not_overtaken_in_the_weekend(
    town: Town, begun: Handset
) -> None:
    """Who was told to hear it again on Monday hears it on Monday, with what it is about."""
    go(town, "2026-11-27 10.00")
    begun.command("verder")
    go(town, "2026-12-11 09.00")
    begun.tap("Morgen")
    assert "maandag 14 december" in begun.last.plain
    keep(town, "2026-12-13 15.00")
    assert people(town) == 1
    keep(town, "2026-12-14 09.00")
    assert "morgen gewist" in rang(begun)[-1].plain
    assert people(town) == 1


def test_nobody_comes_back_from_the_recess_to_answers_that_were_erased_unsaid(town: Town) -> None:
    """The warning waits for the end of it, and the erasure for the warning."""
    town.now = knocks.local("2027-07-06 10.00")
    anna = town.phone(ANNA)
    anna.eager = False
    intake.go_to(intake.begin(anna), "hoe_lang")  # in Zwolle it is recess from 10 July to 22 August
    keep(town, "2027-08-20 09.30")
    assert people(town) == 1
    keep(town, "2027-08-23 09.00")
    assert "morgen gewist" in rang(anna)[-1].plain
    assert people(town) == 1
    keep(town, "2027-08-24 09.30")
    assert people(town) == 0


@pytest.mark.parametrize("wishes", [("geen berichten",), tuple(f"niet op {one}" for one in DAYS)])
def test_who_wants_no_warning_has_thirty_days(
    town: Town, begun: Handset, wishes: tuple[str, ...]
) -> None:
    """Of no kind, or on no day."""
    for wish in wishes:
        begun.command("instellingen", wish)
    keep(town, "2026-12-24 09.55")
    assert people(town) == 1
    keep(town, "2026-12-24 10.05")
    assert people(town) == 0


def test_without_a_warning_it_goes_after_thirty_days(town: Town, begun: Handset) -> None:
    """Nobody can be warned who stopped all messages, or blocked the bot."""
    begun.block()
    keep(town, "2026-12-24 09.55")
    assert people(town) == 1
    keep(town, "2026-12-24 10.05")
    assert people(town) == 0


def test_at_night_it_goes_and_is_told_in_the_morning(town: Town, begun: Handset) -> None:
    """Nobody is woken by it."""
    go(town, WARNED)
    keep(town, "2026-12-09 23.00")
    assert people(town) == 0
    assert not begun.last.plain.startswith("Uw antwoorden zijn gewist")
    go(town, "2026-12-10 08.30")
    assert begun.last.plain.startswith("Uw antwoorden zijn gewist")


@pytest.mark.parametrize(("day", "left"), [("2027-02-23", 1), ("2027-02-24", 0)])
def test_a_closed_case_goes_after_its_term(town: Town, case: Traject, day: str, left: int) -> None:
    """With the person, and not a day sooner."""
    knocks.happen(town, case, Event.STOP)
    keep(town, f"{day} 09.30")
    assert len(town.read(lambda db: rows.of(db, "case"))) == left


def test_an_open_case_stays_however_long_it_takes(town: Town, running: Traject) -> None:
    """A traject of a year is no fault."""
    keep(town, "2027-11-30 09.30")
    assert len(town.read(lambda db: rows.of(db, "case"))) == 1


def test_a_coach_is_not_erased_with_an_own_case_of_long_ago(town: Town, coach: Coach) -> None:
    """The office decides about that."""
    own = pool.looking(town, pool.CARLA)
    knocks.happen(town, own, Event.STOP)
    keep(town, "2027-03-23 09.30")
    assert len(town.read(lambda db: rows.of(db, "coach"))) == 1


def test_a_case_that_cannot_be_erased_is_loud_and_holds_no_other_up(
    town: Town, case: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one goes."""
    for one in (case, pool.looking(town, BRAM)):
        knocks.happen(town, one, Event.STOP)
    forget = wiping.forget

    def fails(turn: wiping.Turn, person: wiping.Known) -> None:
        if person.telegram_id == ANNA:
            raise KeyError("iets")
        forget(turn, person)

    monkeypatch.setattr(wiping, "forget", fails)
    keep(town, "2027-03-01 09.30")
    assert [row["id"] for row in town.read(lambda db: rows.of(db, "case"))] == [case.id]
    assert [code for _, code, _ in town.read(due.faulty)] == [case.code]


def test_a_database_that_does_not_answer_is_tried_again(
    town: Town, case: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no fault of the case."""

    def fails(*_: object, **__: object) -> None:
        raise Unavailable

    knocks.happen(town, case, Event.STOP)
    monkeypatch.setattr(wiping, "forget", fails)
    town.now = knocks.local("2027-03-01 09.30")
    with pytest.raises(Unavailable):
        retention.pass_terms(town.database, town.house, town.now)
    assert town.read(due.faulty) == []
