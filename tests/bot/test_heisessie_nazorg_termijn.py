"""What of a heisessie is kept no longer than was promised."""

from datetime import timedelta

import pytest

from bot.usecases import retention
from bot.usecases.heisessie import bewaren
from conversations.heisessie import Event, State
from conversations.scripts import BELLEN, COLLEGE, COLLEGELID
from storage import due, programmas, werkafspraken
from tests.bot import pool, rows
from tests.bot.na_de_dag import MEMBERS, College
from tests.bot.phone import BRAM, Town


def keep(town: Town, **by: float) -> None:
    """Time passes, and the clock does its job."""
    town.move(**by)
    retention.pass_terms(town.database, town.house, town.now)
    town.deliver()


def count(town: Town, table: str, **where: object) -> int:
    """How many rows there are."""
    return len(town.read(lambda db: rows.of(db, table, **where)))


def test_a_request_that_was_not_finished_goes_after_fifteen_silent_days(town: Town) -> None:
    """With the person, who hears it; whoever says something in between begins the term anew."""
    bram = town.phone(BRAM)
    bram.command("heisessie").tap("Ik ga verder")
    keep(town, days=14)
    bram.tap("Ja")
    keep(town, days=14)
    assert count(town, "case") == 1
    keep(town, days=1, hours=1)
    assert count(town, "case") + count(town, "person") + count(town, "answer") == 0
    assert "Uw aanvraag voor een heisessie is gewist" in bram.last.plain


def test_what_members_said_goes_the_day_after_and_nothing_else(town: Town) -> None:
    """Of two days that is the day after the second; the number of who asked for it stays."""
    college = College(town, lengte="twee_dagen")
    for member in MEMBERS:
        college.told(member, COLLEGELID.name, {"toestemming": "ja"})
    for who in (MEMBERS[0], BRAM):
        college.told(who, BELLEN.name, {"telefoon": "0612345678"})
    keep(town, days=3)
    assert count(town, "talk", script=COLLEGELID.name) == 5
    keep(town, days=1)
    assert count(town, "talk", script=COLLEGELID.name) == 0
    assert count(town, "talk", script=BELLEN.name) == 1
    assert count(town, "talk", script=COLLEGE.name) == 1
    assert college.case.state is State.AFSPRAKEN
    before = town.read(rows.every_row)
    keep(town, hours=0)
    assert town.read(rows.every_row) == before


def test_what_members_said_before_it_was_stopped_goes_at_once(town: Town) -> None:
    """There is no day after it."""
    college = College(town, State.LEDEN)
    college.told(MEMBERS[0], COLLEGELID.name, {"toestemming": "ja"})
    keep(town, hours=1)
    assert count(town, "talk", script=COLLEGELID.name) == 1
    college.happen(Event.STOP)
    keep(town, hours=1)
    assert count(town, "talk", script=COLLEGELID.name) == 0


def test_six_months_after_the_day_all_of_it_goes(town: Town) -> None:
    """With who is in nothing else: the begeleider stays, and a member with an own traject."""
    college = College(town)
    pool.looking(town, MEMBERS[0])
    keep(town, days=3)
    seal = town.house.seal
    town.write(lambda db: werkafspraken.add(db, seal, college.id, None, "x", None, town.now))
    town.write(lambda db: programmas.add(db, seal, college.id, "x", town.now))
    college.happen(Event.GENOTEERD)
    keep(town, days=182)
    assert college.case.state is State.AFGESLOTEN
    assert count(town, "werkafspraak") == 1
    keep(town, days=1)
    assert college.now is None
    assert count(town, "werkafspraak") + count(town, "programma") + count(town, "collegelid") == 0
    left = {row["telegram_id"] for row in town.read(lambda db: rows.of(db, "person"))}
    assert {pool.CARLA, MEMBERS[0]} <= left
    assert not left & {BRAM, *MEMBERS[1:]}


def test_a_stopped_heisessie_goes_after_its_term(town: Town) -> None:
    """Three months after it was stopped."""
    college = College(town, State.LEDEN)
    college.happen(Event.STOP)
    keep(town, days=91)
    assert college.now
    keep(town, days=1)
    assert college.now is None


@pytest.mark.parametrize("state", [State.LEDEN, State.VASTGESTELD])
def test_an_open_one_stays_however_long_it_takes(town: Town, state: State) -> None:
    """The request of somebody who waits is no silent one."""
    college = College(town, state)
    keep(town, days=1)
    town.now += timedelta(days=60)
    retention.pass_terms(town.database, town.house, town.now)
    assert college.now


def test_an_old_traject_goes_and_a_heisessie_of_the_same_person_stays(town: Town) -> None:
    """Of who asked for it, and of a member."""
    college = College(town, State.LEDEN)
    for who in (BRAM, MEMBERS[0]):
        own = pool.looking(town, who)
        town.write(
            lambda db, own=own: pool.cases.happen(db, own, pool.Event.STOP, town.now, town.today).id
        )
    keep(town, days=100)
    assert college.now
    assert count(town, "case") == 1
    assert count(town, "talk", script="wethouder") == 0
    assert [one.person_id is not None for one in college.places] == [True] * 5


def test_one_that_goes_wrong_is_loud(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is tried again."""

    def fails(*_: object) -> None:
        raise KeyError("iets")

    college = College(town, State.LEDEN)
    college.happen(Event.STOP)
    monkeypatch.setattr(bewaren, "_erase_all", fails)
    keep(town, days=100)
    assert [code for _, code, _ in town.read(due.faulty)] == [college.case.code]
