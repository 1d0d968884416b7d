"""What a coördinator oversees: who waits on whom, what is due, and the coaches."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from conversations.kinds import Mark
from conversations.traject import Event, Facts
from storage import cases, coaches, people
from storage.cases import Traject
from storage.coaches import Coach, Standing
from tests.bot import pool
from tests.bot.phone import BRAM, Handset, Town
from tests.bot.pool import COEN


def discussing(town: Town, case: Traject, by: Coach) -> Traject:
    """The wethouder would rather talk about the proposal."""
    case = pool.shown(town, case, by)
    return town.write(
        lambda db: cases.happen(db, case, Event.LIEVER_BESPREKEN, town.now, town.today)
    )


def doubting(town: Town, case: Traject, by: Coach) -> Traject:
    """They met, and somebody doubts."""
    case, _ = pool.planned(town, case, by, days=0)

    def put(db: Connection) -> Traject:
        moved = cases.happen(db, case, Event.GEWEEST, town.now, town.today)
        facts = Facts("ja", "twijfel")
        return cases.happen(db, moved, Event.KLIK, town.now, town.today, facts)

    return town.write(put)


@pytest.mark.parametrize(
    ("step", "labels"),
    [
        (lambda town, case, by: case, ["Kandidaten", "Bekijk"]),
        (pool.asked, ["Trek het voorstel in", "Bekijk"]),
        (pool.shown, ["Trek het voorstel in", "Bekijk"]),
        (pool.meeting, ["Trek het voorstel in", "Bekijk"]),
        (discussing, ["Toch kennismaken", "Andere coach", "Trek het voorstel in", "Bekijk"]),
        (doubting, ["Ga door met deze coach", "Andere coach", "Trek het voorstel in", "Bekijk"]),
        (pool.agreeing, ["Bekijk"]),
        (pool.running, ["Bekijk"]),
    ],
)
def test_one_case_shows_what_can_be_done(
    coordinator: Handset,
    town: Town,
    step: Callable[[Town, Traject, Coach], Traject],
    labels: list[str],
) -> None:
    """By its code and with the coach's name, in a message that goes away."""
    case = step(town, pool.looking(town), pool.coach(town))
    coordinator.command("overzicht").tap(f"{case.code}: Open")
    said = coordinator.last
    assert said.plain.startswith(f"Traject {case.code}: ")
    assert "Sinds dinsdag 24 november, uiterlijk " in said.plain
    assert coordinator.labels == labels
    assert ("Coach: Carla Verzonnen" in said.plain) is (labels[0] != "Kandidaten")
    assert "Anna" not in said.plain
    assert said.protected


def test_a_closed_case_has_nothing_to_do(coordinator: Handset, town: Town) -> None:
    """It is not in the overview either."""
    case = pool.looking(town)
    town.write(lambda db: cases.happen(db, case, Event.STOP, town.now, town.today))
    coordinator.press(f"c:{case.code}:traject")
    assert coordinator.last.plain == f"Traject {case.code}: het traject is gestopt"
    assert coordinator.labels == []
    coordinator.command("overzicht")
    assert coordinator.last.plain == "Er wacht nu niemand op een telefoontje."


def test_the_overview_tells_who_waits_on_whom(coordinator: Handset, town: Town) -> None:
    """The office's own first; then coaches, then wethouders; with since when and by when."""
    carla = pool.coach(town, aantal=9)
    mine = pool.looking(town)
    theirs = pool.asked(town, pool.looking(town, BRAM), carla)
    shown = pool.shown(town, pool.looking(town, 7_000_000_003), carla)
    coordinator.command("overzicht")
    since = "Sinds dinsdag 24 november, uiterlijk"
    assert coordinator.last.plain.splitlines() == [
        "U bent aan zet",
        f"{mine.code}: er wordt een coach gezocht. {since} dinsdag 1 december.",
        "",
        "De coach is aan zet",
        f"{theirs.code}: een coach is gevraagd. {since} vrijdag 27 november.",
        "",
        "De wethouder is aan zet",
        f"{shown.code}: er is een coach voorgesteld. {since} dinsdag 1 december.",
    ]


def test_what_is_too_late_comes_first(coordinator: Handset, town: Town) -> None:
    """And says so."""
    late = pool.looking(town)
    town.now += timedelta(days=8)
    pool.looking(town, BRAM)
    coordinator.command("overzicht")
    assert coordinator.last.plain.splitlines()[1].startswith(f"{late.code}: te laat, ")
    assert "te laat" not in coordinator.last.plain.splitlines()[2]


def test_many_cases_are_pages(coordinator: Handset, town: Town) -> None:
    """Each within what a message of Telegram holds, every case on one of them."""
    codes = {pool.looking(town, 9_000 + one).code for one in range(32)}
    coordinator.command("overzicht").tap("Meer").tap("Meer")
    assert all(len(m.text) < 4096 for m in coordinator.messages.values())
    assert len(coordinator.messages) == 3
    assert {code for code in codes if code in coordinator.everything} == codes
    assert "Meer" not in coordinator.labels


def test_somebody_who_is_still_answering_is_not_in_the_overview(
    coordinator: Handset, anna: Handset
) -> None:
    """The office has nothing to do with it yet."""
    anna.command("start")
    coordinator.command("overzicht")
    assert coordinator.last.plain == "Er wacht nu niemand op een telefoontje."


def test_the_coaches_with_load_and_pause(coordinator: Handset, town: Town) -> None:
    """Also those who were invited; not those who stopped."""
    carla = pool.coach(town)
    pool.asked(town, pool.looking(town), carla)
    coen = pool.coach(town, COEN, naam="Coen Bedacht", aantal=Mark.SKIPPED)
    stopped = pool.coach(town, 7_000_000_023, naam="Sam Gestopt")

    def put(db: Connection) -> None:
        coaches.pause(db, coen.id, town.today + timedelta(days=30))
        coaches.become(db, stopped.id, Standing.GESTOPT)
        coaches.new(db, people.meet(db, 5, "nl", town.now).id, town.now)

    town.write(put)
    coordinator.command("overzicht").tap("Coaches")
    assert coordinator.last.plain.splitlines() == [
        "De coaches en hun trajecten",
        "Carla Verzonnen: 1 van 2.",
        "Coen Bedacht: 0 van 0. Pauze tot donderdag 24 december 2026.",
        "#4: uitgenodigd.",
    ]
    assert coordinator.labels == ["Coach uitnodigen"]


def test_many_coaches_are_pages(coordinator: Handset, town: Town) -> None:
    """A message of Telegram holds 4096 characters."""
    for one in range(31):
        pool.coach(town, 8_000 + one, naam=f"Coach {one:02}")
    coordinator.command("overzicht").tap("Coaches").tap("Meer")
    assert coordinator.last.plain.splitlines()[1:] == ["Coach 30: 0 van 2."]
    assert coordinator.labels == ["Coach uitnodigen"]


def test_a_coach_is_invited_with_a_link(coordinator: Handset, town: Town) -> None:
    """One for each who is invited."""
    coordinator.command("overzicht").tap("Coaches").tap("Coach uitnodigen")
    link = coordinator.last.plain.splitlines()[-1]
    assert "?start=" in link
    coordinator.tap("Coach uitnodigen")
    assert link not in coordinator.last.plain
