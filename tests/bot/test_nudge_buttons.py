"""The buttons under a nudge: what it is about, Later in four ways, Stop in two; one tap each."""

import pytest

from bot.usecases import nudging
from storage.appointments import Kind
from storage.cases import Traject
from storage.coaches import Coach
from storage.forget import forget
from tests.bot import knocks, pool
from tests.bot.knocks import go, planned, rang
from tests.bot.phone import ANNA, BRAM, COORDINATOR, Handset, Town


@pytest.fixture(autouse=True)
def _nobody_opens(anna: Handset, carla: Handset) -> None:
    """What rings stays as it is."""
    anna.eager = carla.eager = False


@pytest.fixture
def proposal(town: Town, case: Traject, coach: Coach) -> Traject:
    """Something waits for Anna, who heard that."""
    pool.shown(town, case, coach)
    town.nudge()
    return case


@pytest.mark.parametrize(
    ("label", "at"),
    [
        ("Over een uur", "2026-11-24 11.00"),
        ("Morgen", "2026-11-25 09.00"),
        ("Volgende week", "2026-12-01 09.00"),
        ("Na het reces", "2027-01-04 09.00"),
    ],
)
def test_later_is_one_tap_and_it_comes_at_that_moment_and_no_sooner(
    town: Town, anna: Handset, proposal: Traject, label: str, at: str
) -> None:
    """The answer says when; the message of before has no buttons any more."""
    anna.tap(label)
    assert "U hoort het weer op" in anna.last.plain
    assert at[-5:] in anna.last.plain
    assert rang(anna) == []
    moment = knocks.local(at)
    town.move(seconds=(moment - town.now).total_seconds() - 1)
    assert rang(anna) == []
    town.move(seconds=2)
    assert len(rang(anna)) == 1


def test_later_at_a_moment_at_which_it_is_over_says_so(
    town: Town, coach: Coach, anna: Handset, case: Traject
) -> None:
    """Nobody is promised what will never come."""
    pool.planned(town, case, coach)
    go(town, "2026-11-25 09.00")
    anna.tap("Volgende week")
    assert anna.last.plain == "Dan is het al voorbij. U hoort hier niets meer over."
    go(town, "2026-12-02 12.00")
    assert not any("afspraak" in one.plain for one in rang(anna))


def test_later_about_what_is_done_meanwhile_says_that_it_is_done(
    town: Town, anna: Handset, proposal: Traject
) -> None:
    """And it does not come back."""
    number, data = anna.button("Morgen")
    anna.tap("Bekijken", "Kennismaken").press(data, number)
    assert anna.last.plain.startswith("Dit is al gedaan")
    go(town, "2026-11-26 12.00")
    assert rang(anna) == []


def test_later_pressed_twice_comes_back_once(town: Town, anna: Handset, proposal: Traject) -> None:
    """The second press says the same."""
    number, data = anna.button("Morgen")
    anna.press(data, number).press(data, number)
    go(town, "2026-11-25 10.00")
    assert len(rang(anna)) == 1
    assert len(knocks.queued(town)) == 2


def test_later_on_an_old_message_counts_for_the_newest_one(
    town: Town, anna: Handset, proposal: Traject
) -> None:
    """What was said again since then waits too."""
    old, data = anna.button("Volgende week")
    go(town, "2026-11-27 09.00")
    assert len(rang(anna)) == 2
    anna.press(data, old)
    assert "U hoort het weer op" in anna.last.plain
    go(town, "2026-12-03 19.59")
    assert len(knocks.queued(town)) == 2
    go(town, "2026-12-04 09.00")
    assert len(knocks.queued(town)) == 3


def test_stop_this_ends_this_kind_and_leaves_the_others(
    town: Town, coach: Coach, anna: Handset, proposal: Traject
) -> None:
    """The answer names what it is about."""
    anna.tap("Hierover niet meer")
    assert "vragen die op u wachten" in anna.last.plain
    planned(town, proposal, None, Kind.INTAKEGESPREK, "2026-12-02")
    go(town, "2026-12-01 09.00")
    (one,) = rang(anna)
    assert "belafspraak" in one.plain


def test_later_by_an_old_button_about_what_was_stopped_says_that_it_is_stopped(
    anna: Handset, proposal: Traject
) -> None:
    """It is not done: it can be put on again."""
    old = next(key.data for key in rang(anna)[0].keys if key.label == "Morgen")
    anna.tap("Hierover niet meer").press(old)
    assert anna.last.plain.startswith("Goed. U krijgt van ons geen berichten meer over: vragen")


def test_stop_all_ends_all_until_it_is_put_on_again(
    town: Town, coach: Coach, anna: Handset, proposal: Traject
) -> None:
    """Also what comes later; a reminder of an appointment too."""
    anna.tap("Geen berichten meer")
    assert "Het bureau belt u" in anna.last.plain
    planned(town, proposal, None, Kind.INTAKEGESPREK, "2026-12-02")
    go(town, "2026-12-01 09.00")
    assert rang(anna) == []
    anna.command("instellingen").tap("Waarover", "Overal over")
    assert "belafspraak" in rang(anna)[0].plain


def test_what_is_stopped_while_it_waits_to_leave_does_not_leave(
    town: Town, case: Traject, coach: Coach, anna: Handset
) -> None:
    """And it comes when the kind is put on again, for it was never said."""
    pool.shown(town, case, coach)
    nudging.nudge_due(town.database, town.house, town.now, 50)
    anna.command("instellingen", "geen berichten")
    town.deliver()
    assert rang(anna) == []
    anna.tap("Waarover", "Overal over")
    assert len(rang(anna)) == 1


def test_somebody_elses_button_does_nothing(town: Town, anna: Handset, proposal: Traject) -> None:
    """Whoever presses it hears that it does not work; for Anna all stays as it is."""
    bram = town.phone(BRAM)
    for _, data in anna.buttons("n:"):
        bram.press(data)
        assert bram.last.plain.startswith("Die knop werkt niet")
    assert len(rang(anna)) == 1
    assert not knocks.ledger(town)[0]["later"]


def test_a_button_that_never_was_does_nothing(anna: Handset, proposal: Traject) -> None:
    """An answer, and no fault."""
    for data in ("n:0:doe", "n:x:uur", "n:999:stop", "n:1:onzin", "n:1", "n:"):
        anna.press(data)
        assert anna.last.plain.startswith("Die knop werkt niet"), data


def test_the_button_of_what_is_done_says_so(town: Town, anna: Handset, proposal: Traject) -> None:
    """Nothing is done a second time."""
    number, data = anna.button("Bekijken")
    anna.tap("Bekijken", "Kennismaken").press(data, number)
    assert anna.last.plain.startswith("Dit is al gedaan")


def test_what_was_begun_is_gone_on_with_when_the_button_is_pressed_again(
    town: Town, coach: Coach, anna: Handset, case: Traject
) -> None:
    """Never begun a second time, so that there is one talk."""
    pool.agreeing(town, case, coach)
    town.nudge()
    number, data = anna.button("Beginnen")
    for _ in range(3):
        anna.press(data, number)
        assert anna.last.keys
    begun = town.read(lambda db: pool.talks.open_of(db, town.house.seal, case.person_id))
    assert len(begun) == 1


def test_the_log_can_be_gone_on_with_and_not_written_ahead(
    town: Town, coach: Coach, carla: Handset, running: Traject
) -> None:
    """The button of an old one does nothing while only a talk to come is planned."""
    first = planned(town, running, coach, Kind.GESPREK, "2026-11-25")
    go(town, "2026-11-26 09.00")
    number, data = carla.button("Beginnen")
    carla.press(data, number)
    question = carla.last.plain
    carla.press(data, number)
    assert carla.last.plain.splitlines()[-1] == question.splitlines()[-1]
    knocks.held(town, first)
    planned(town, running, coach, Kind.GESPREK, "2026-12-10")
    talks = town.read(lambda db: pool.talks.open_of(db, town.house.seal, coach.person_id))
    town.write(lambda db: pool.talks.drop(db, talks[0].id))
    carla.press(data, number)
    assert carla.last.plain.startswith("Dit is al gedaan")


def test_later_works_when_one_of_the_cases_in_the_message_was_erased(
    town: Town, coach: Coach, carla: Handset
) -> None:
    """The other one comes back."""
    first, second = (pool.asked(town, pool.looking(town, who), coach) for who in (ANNA, BRAM))
    town.nudge()
    town.write(lambda db: forget(db, first.person_id, town.now))
    carla.tap("Morgen")
    go(town, "2026-11-25 09.00")
    assert rang(carla)[-1].keys[0].label == "Bekijken"
    assert len(knocks.ledger(town, case_id=second.id)) == 2


def test_nothing_about_a_case_that_was_erased_leaves(
    town: Town, coach: Coach, carla: Handset
) -> None:
    """It was queued with another one, which is said anew by itself."""
    cases = [pool.meeting(town, pool.looking(town, who), coach) for who in (ANNA, BRAM)]
    nudging.nudge_due(town.database, town.house, town.now, 50)
    town.write(lambda db: forget(db, cases[0].person_id, town.now))
    town.move(seconds=1)
    (one,) = rang(carla)
    assert cases[0].code not in one.plain
    assert cases[1].code in one.plain


def test_who_is_no_longer_the_coach_of_a_case_hears_nothing_about_it(
    town: Town, coach: Coach, carla: Handset, case: Traject
) -> None:
    """What was queued before does not leave; its button says that it is over."""
    pool.asked(town, case, coach)
    town.nudge()
    number, data = carla.button("Bekijken")
    town.phone(COORDINATOR).press(f"c:{case.code}:intrekken").tap("Ja, trek het in")
    carla.press(data, number)
    assert carla.last.plain.startswith("Dit is al gedaan")
    town.move(days=3)
    assert rang(carla) == []
