"""Several things for one person: one message, in which nothing stands twice."""

from datetime import timedelta

import pytest

from storage import due
from storage.appointments import Kind
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import pool
from tests.bot.knocks import go, planned, rang, talks_held
from tests.bot.phone import ANNA, BRAM, Handset, Town


@pytest.fixture(autouse=True)
def _nobody_opens(anna: Handset, carla: Handset) -> None:
    """What rings stays as it is."""
    anna.eager = carla.eager = False


def test_what_a_coach_hears_about_two_cases_is_one_message_with_a_button_for_each(
    town: Town, coach: Coach, carla: Handset
) -> None:
    """Each button has the code of its case, and Later and Stop are there once."""
    first, second = (pool.asked(town, pool.looking(town, who), coach) for who in (ANNA, BRAM))
    town.nudge()
    (one,) = rang(carla)
    assert one.plain == "Er is een verzoek. Kunt u kijken?"
    labels = [key.label for key in one.keys]
    assert labels[:2] == [f"Bekijken ({first.code})", f"Bekijken ({second.code})"]
    assert labels[2:] == [
        "Over een uur", "Morgen", "Volgende week", "Na het reces", "Hierover niet meer",
        "Geen berichten meer",
    ]  # fmt: skip
    carla.tap(f"Bekijken ({second.code})")
    assert second.code in carla.last.plain


def test_whichever_case_is_looked_at_first_they_stand_in_one_order(
    town: Town, coach: Coach, carla: Handset
) -> None:
    """That in which they began."""
    first, second = (pool.asked(town, pool.looking(town, who), coach) for who in (ANNA, BRAM))
    town.write(lambda db: due.look_again(db, town.now - timedelta(hours=1), [second.id]))
    town.nudge()
    labels = [key.label for key in rang(carla)[0].keys]
    assert labels[:2] == [f"Bekijken ({first.code})", f"Bekijken ({second.code})"]


def test_an_appointment_in_a_part_of_the_day_is_told_as_it_was_agreed(
    town: Town, coach: Coach, anna: Handset, running: Traject
) -> None:
    """No hour is named that nobody agreed on."""
    planned(town, running, coach, Kind.OBSERVATIE, "2026-12-10", None, "avond")
    go(town, "2026-11-30 09.00")
    assert "Op donderdag 10 december 's avonds staat een observatie gepland." in rang(anna)[0].plain


def test_two_steps_of_one_case_have_each_a_button_of_their_own(
    town: Town, coach: Coach, carla: Handset, running: Traject
) -> None:
    """Two buttons never say the same."""
    talks_held(town, running, coach, "2026-11-10", "2026-11-17", "2026-11-23")
    planned(town, running, coach, Kind.GESPREK, "2026-11-24")
    go(town, "2026-11-25 09.00")
    assert [key.label for key in rang(carla)[0].keys][:2] == ["Beginnen", "Beginnen 2"]


def test_a_talk_on_tuesday_is_told_once_on_monday(
    town: Town, coach: Coach, carla: Handset, running: Traject
) -> None:
    """It comes near, and stands in the overview of the week: one line and one button are enough."""
    planned(town, running, coach, Kind.GESPREK, "2026-12-01")
    go(town, "2026-11-30 09.00")
    (said,) = rang(carla)
    assert said.plain == f"{running.code}, deze week: dinsdag 1 december om 10.00 uur."
    assert [key.label for key in said.keys][:2] == ["Bekijken", "Over een uur"]
    go(town, "2026-11-30 15.00")
    assert rang(carla) == [said]


def test_what_the_overview_of_the_week_leaves_out_is_told_beside_it(
    town: Town, coach: Coach, carla: Handset, running: Traject
) -> None:
    """A talk stands in it, an observation does not."""
    planned(town, running, coach, Kind.GESPREK, "2026-12-02")
    planned(town, running, coach, Kind.OBSERVATIE, "2026-12-01")
    go(town, "2026-11-30 09.00")
    (said,) = rang(carla)
    assert "deze week: woensdag 2 december om 10.00 uur." in said.plain
    assert "op dinsdag 1 december om 10.00 uur staat een afspraak" in said.plain
