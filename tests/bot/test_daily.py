"""The list of the day: once, for each coördinator, and only when there is something on it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest

from bot.usecases import daily
from conversations.kalender import PER_YEAR
from conversations.nudging import Nudge
from conversations.prompt import Kind as Says
from conversations.prompts import PROMPTS
from storage import due, ledger
from storage.appointments import Kind
from storage.cases import Traject
from storage.coaches import Coach
from storage.database import Database, open_engine
from tests.bot import intake, pool, rows
from tests.bot.knocks import go, local, planned, rang
from tests.bot.phone import ANNA, COORDINATOR, SECOND, Handset, Town

LATE = "2026-12-02 08.30"  # the search of `case` was to be over on 1 December


def tell(town: Town, said: str) -> None:
    """It is this moment, and the clock does its job."""
    town.now = local(said)
    town.write(lambda db: daily.tell(db, town.house, town.now))
    town.deliver()


def lists(phone: Handset) -> list[str]:
    return [one.plain for one in phone.messages.values() if one.plain.startswith("Vandaag")]


def test_who_waits_too_long_is_on_it_with_a_tap_that_acts(
    town: Town, case: Traject, coordinator: Handset
) -> None:
    """For both coördinators, by code, with who is to act and since when."""
    tell(town, LATE)
    (said,) = lists(coordinator)
    assert said.startswith(f"Vandaag\n\nWacht langer dan afgesproken:\n{case.code}: ")
    assert "dinsdag 1 december." in said
    assert len(lists(town.phone(SECOND))) == 1
    assert any(data == f"c:{case.code}:traject" for _, data in coordinator.buttons("c:"))
    coordinator.press(f"c:{case.code}:traject")
    assert case.code in coordinator.last.plain


def test_a_day_on_which_nothing_is_wrong_has_no_list(
    town: Town, case: Traject, coordinator: Handset
) -> None:
    """What comes up later that day is told then; that it was looked at before does not matter."""
    tell(town, "2026-12-01 08.30")
    assert lists(coordinator) == []
    town.write(lambda db: due.set_aside(db, case.id, town.now))
    tell(town, "2026-12-01 14.00")
    assert "Hier gaat iets mis in de software." in lists(coordinator)[0]


def test_an_intake_that_was_not_sent_is_not_on_it(
    town: Town, anna: Handset, coordinator: Handset
) -> None:
    """Whoever takes weeks over the questions is reminded and warned, and is nobody's to call."""
    intake.go_to(intake.begin(anna), "hoe_lang")
    tell(town, "2026-12-16 08.30")
    assert lists(coordinator) == []


def test_of_a_coach_whose_messages_of_the_year_are_used_up_the_office_hears(
    town: Town, coach: Coach, carla: Handset, running: Traject, coordinator: Handset
) -> None:
    """Several trajecten can use them up at once: nobody asks whether the talk was held, so somebody calls."""
    (logs,) = [one for one in PROMPTS if one.kind is Says.LOGBOEK]
    for number in range(PER_YEAR):
        then = town.now - timedelta(days=10 * number + 9)
        before = Nudge(logs, f"vroeger-{number}", then)
        put = partial(ledger.put, person_id=coach.person_id, case_id=running.id, nudge=before)
        town.write(partial(put, message=f"bericht/{number}", now=then))
    planned(town, running, coach, Kind.GESPREK, "2026-11-26")
    carla.eager = False
    go(town, "2026-11-27 09.00")
    assert rang(carla) == []
    tell(town, "2027-01-06 09.00")
    assert f"{running.code}: De coach is aan zet" in lists(coordinator)[0]


def test_there_is_one_list_a_day(town: Town, case: Traject, coordinator: Handset) -> None:
    """Only the newest one has buttons."""
    for at in (LATE, "2026-12-02 08.35", "2026-12-02 19.55", "2026-12-03 08.30"):
        tell(town, at)
    assert len(lists(coordinator)) == 2
    with_keys = [one for one in coordinator.messages.values() if one.keys]
    assert len(with_keys) == 1


def test_a_coordinator_who_comes_later_gets_the_list_of_the_day_too(
    town: Town, case: Traject
) -> None:
    """And nobody else a second one."""
    everybody = town.house.coordinators
    town.house.coordinators = frozenset({SECOND})
    tell(town, LATE)
    town.house.coordinators = everybody
    tell(town, "2026-12-02 11.00")
    assert [len(lists(town.phone(one))) for one in (COORDINATOR, SECOND)] == [1, 1]


@pytest.mark.parametrize(
    "at",
    ["2026-12-05 10.00", "2026-12-06 10.00", "2026-12-25 10.00", "2026-12-03 08.29", "2026-12-03 20.00"],
)  # fmt: skip
def test_there_is_none_in_the_weekend_on_a_feast_day_or_at_night(
    town: Town, case: Traject, coordinator: Handset, at: str
) -> None:
    """Whatever is late then."""
    tell(town, at)
    assert lists(coordinator) == []


def test_there_is_one_in_a_recess(town: Town, case: Traject, coordinator: Handset) -> None:
    """The office works on."""
    tell(town, "2026-12-22 10.00")
    assert len(lists(coordinator)) == 1


def test_a_clock_that_jumps_back_gives_no_second_list(
    town: Town, case: Traject, coordinator: Handset
) -> None:
    """Of the days that are lived again; the day after them has one."""
    for day in ("2026-12-03", "2026-12-04", "2026-12-03", "2026-12-02", "2026-12-04"):
        tell(town, f"{day} 10.00")
    assert len(lists(coordinator)) == 2
    tell(town, "2026-12-07 10.00")
    assert len(lists(coordinator)) == 3


def test_what_did_not_arrive_within_a_day_is_on_it(
    town: Town, case: Traject, coach: Coach, coordinator: Handset
) -> None:
    """A code, and the question to call; not sooner, and not when it is moot."""
    town.phone(ANNA).blocked = True
    pool.shown(town, case, coach)
    town.nudge()
    tell(town, "2026-11-25 08.30")
    assert lists(coordinator) == []
    tell(town, "2026-11-26 08.30")
    assert f"Een bericht kwam niet aan. Belt u?\n{case.code}" in lists(coordinator)[0]


def test_a_long_list_says_that_there_is_more(town: Town, coordinator: Handset) -> None:
    """And stays a message that Telegram takes."""
    for number in range(daily.MOST + 3):
        pool.looking(town, 9_000 + number)
    tell(town, LATE)
    (said,) = lists(coordinator)
    assert said.count("K-") == daily.MOST
    assert said.endswith("En nog meer: zie het overzicht.")


def test_two_processes_send_one_list(
    town: Town, case: Traject, database_url: str, coordinator: Handset
) -> None:
    """Both come to it in the same second."""
    town.now = local(LATE)

    def one_process(_: int) -> None:
        own = Database(open_engine(database_url))
        own.write(lambda db: daily.tell(db, town.house, town.now)).result(30)
        own.close()

    with ThreadPoolExecutor(2) as several:
        list(several.map(one_process, range(2)))
    assert len(town.read(lambda db: rows.of(db, "outgoing", asks="lijst"))) == 2
