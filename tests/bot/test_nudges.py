"""What is said of our own accord: to whom, when, in which words; and what holds it up."""

import re
from datetime import timedelta

import pytest

from bot.health import look
from bot.usecases import daily, nudging
from conversations.prompt import Kind as Says
from conversations.prompts import PROMPTS
from conversations.prompts_heisessie import PROMPTS_HEISESSIE
from storage import due
from storage.appointments import Appointment, Kind
from storage.cases import Traject
from storage.coaches import Coach
from storage.database import Unavailable
from tests.bot import knocks, pool
from tests.bot.knocks import go, planned, rang
from tests.bot.nudge_table import ROWS, Row
from tests.bot.phone import ANNA, BRAM, Handset, Town

PRIVATE = re.compile(
    r"wethouder|coach|carla|verzonnen|anna|wit\b|zwolle|balans|media", re.IGNORECASE
)


@pytest.fixture(autouse=True)
def _nobody_opens(anna: Handset, carla: Handset) -> None:
    """What rings stays as it is."""
    anna.eager = carla.eager = False


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.kind.value}-{row.at[5:10]}")
def test_each_kind_rings_with_who_it_is_for_at_its_moment_and_not_a_minute_sooner(
    town: Town, coach: Coach, anna: Handset, carla: Handset, row: Row
) -> None:
    """In words that tell nothing to who looks over the shoulder."""
    town.now = knocks.local("2026-11-24 21.00")
    row.put(town, coach)
    for moment in filter(None, [row.first]):
        go(town, moment)
    go(town, before(row.at))
    assert row.text.lower() not in (anna.everything + carla.everything).lower()
    go(town, row.at)
    for name, phone in (("anna", anna), ("carla", carla)):
        told = [one.plain for one in rang(phone)]
        assert any(row.text.lower() in one.lower() for one in told) is (name in row.to), told
        assert not PRIVATE.search("\n".join(told))


def before(at: str) -> str:
    """A minute sooner."""
    day, clock = at.split()
    hour, minute = map(int, clock.split("."))
    minutes = hour * 60 + minute - 1
    return f"{day} {minutes // 60:02}.{minutes % 60:02}"


def test_every_kind_has_its_place_in_this_table() -> None:
    """None is added without a moment and a sentence that were looked at."""
    assert {row.kind for row in ROWS} == {one.kind for one in PROMPTS}
    assert {one.kind for one in (*PROMPTS, *PROMPTS_HEISESSIE)} == set(Says)


# What comes after what


def test_it_is_said_again_only_after_it_arrived(town: Town, case: Traject, coach: Coach) -> None:
    """As long as it waits in the outbox nobody is reminded of it; from the day it arrived on, days count."""
    town.delivers = False
    pool.shown(town, case, coach)
    for _ in range(6):
        town.now += timedelta(days=1)
        nudging.nudge_due(town.database, town.house, town.now, 50)
    assert len(knocks.queued(town)) == 1
    go(town, "2026-12-01 09.00")
    go(town, "2026-12-03 20.00")
    assert len(rang(town.phone(ANNA))) == 1
    go(town, "2026-12-04 09.00")
    assert rang(town.phone(ANNA))[-1].plain.startswith("Er staat nog een voorstel")


def test_who_blocks_the_bot_gets_nothing_and_hears_what_still_waits_when_it_is_unblocked(
    town: Town, case: Traject, coach: Coach, anna: Handset
) -> None:
    """Of what was queued nothing leaves; afterwards it is said once, if it is still of use."""
    anna.block()
    pool.shown(town, case, coach)
    go(town, "2026-11-26 09.00")
    assert knocks.queued(town) == [] == knocks.ledger(town)
    anna.unblock()
    assert len(rang(anna)) == 1
    go(town, "2026-11-27 09.00")
    assert len(rang(anna)) == 1


def test_a_coach_who_blocks_the_bot_is_told_of_in_each_of_the_cases(
    town: Town, carla: Handset, coordinator: Handset, running: Traject
) -> None:
    """The wethouder's side is told of by its own sentence."""
    carla.block()
    town.deliver()
    said = f"Traject {running.code}: mijn berichten aan de coach komen niet meer aan"
    assert said in coordinator.everything


def test_who_turns_out_to_have_blocked_the_bot_hears_it_after_coming_back(
    town: Town, case: Traject, coach: Coach, anna: Handset, coordinator: Handset
) -> None:
    """The coördinator hears both; what did not arrive is said once, in the daytime."""
    anna.blocked = True
    pool.shown(town, case, coach)
    town.nudge()
    town.deliver()
    assert "komen niet meer aan" in coordinator.last.plain
    go(town, "2026-11-25 22.00")
    anna.unblock()
    assert rang(anna) == []
    go(town, "2026-11-26 08.30")
    assert len(rang(anna)) == 1


# A case that goes wrong


@pytest.fixture
def poisoned(town: Town, coach: Coach) -> Appointment:
    """Of a case of Bram, with Carla, that nothing can read: it is the first one to be looked at."""
    one = planned(
        town, pool.running(town, pool.looking(town, BRAM), coach), coach, Kind.GESPREK, "2026-12-01"
    )
    knocks.poison(town, one)
    return one


def test_a_case_that_goes_wrong_is_pushed_forward_and_holds_nobody_up(
    town: Town, poisoned: Appointment, case: Traject, coach: Coach, anna: Handset
) -> None:
    """The others hear what there is to hear, also whoever is in both; it is tried again every hour."""
    pool.shown(town, case, coach)
    town.nudge()
    assert len(rang(anna)) == 1
    ((_, _, faults),) = town.read(due.faulty)
    assert faults == 1
    assert town.read(due.next_at) == town.now + due.ASIDE
    town.move(minutes=61)
    assert town.read(due.faulty)[0][2] == 2


def test_a_case_that_goes_wrong_is_loud_until_it_goes_well(
    town: Town, poisoned: Appointment, coordinator: Handset, carla: Handset
) -> None:
    """In the metrics and on the list of the day; it goes on by itself as soon as it can."""
    town.nudge()
    code = town.read(due.faulty)[0][1]
    assert town.read(lambda db: look(db, town.now)).faulty == (code,)
    town.write(lambda db: daily.tell(db, town.house, town.now))
    town.deliver()
    assert "Hier gaat iets mis" in coordinator.last.plain
    assert code in coordinator.last.plain
    knocks.heal(town, poisoned)
    go(town, "2026-11-30 09.00")
    assert town.read(due.faulty) == []
    assert code in rang(carla)[-1].plain


def test_what_a_coach_hears_elsewhere_goes_without_the_case_that_goes_wrong(
    town: Town, case: Traject, coach: Coach, carla: Handset, poisoned: Appointment
) -> None:
    """Both are due; the one that can be said is said."""
    asked = pool.asked(town, case, coach)
    town.write(lambda db: due.look_again(db, town.now - timedelta(hours=1), [asked.id]))
    town.nudge()
    assert [one.plain for one in rang(carla)] == ["Er is een verzoek. Kunt u kijken?"]
    assert len(town.read(due.faulty)) == 1


def test_a_message_that_waits_goes_without_the_case_that_went_wrong_since(
    town: Town, coach: Coach, carla: Handset, running: Traject
) -> None:
    """What else was in it is said anew, and answers to this person are not held up."""
    planned(town, running, coach, Kind.GESPREK, "2026-11-27")
    other = pool.running(town, pool.looking(town, BRAM), coach)
    bad = planned(town, other, coach, Kind.GESPREK, "2026-11-27", "14:00")
    town.now = knocks.local("2026-11-26 09.00")
    nudging.nudge_due(town.database, town.house, town.now, 50)
    knocks.poison(town, bad)
    town.move(seconds=1)
    (one,) = rang(carla)
    assert running.code in one.plain
    assert other.code not in one.plain
    assert [code for _, code, _ in town.read(due.faulty)] == [other.code]
    carla.say("hallo")
    assert carla.last.mine is False


def test_the_database_that_does_not_answer_is_no_fault_of_a_case(
    town: Town, case: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is pushed forward: it is all looked at again as soon as it can be."""

    def fails(*_: object, **__: object) -> None:
        raise Unavailable

    monkeypatch.setattr(nudging, "nudge_one", fails)
    with pytest.raises(Unavailable):
        nudging.nudge_due(town.database, town.house, town.now, 50)
    assert town.read(due.faulty) == []
