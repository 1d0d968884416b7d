"""A kennismaking is moved or cancelled; both calendars always say the same."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from bot.inbound import Heard, Pressed
from bot.usecases.hear import hear
from conversations.traject import Owner
from conversations.traject import State as CaseState
from storage.appointments import State
from storage.coaches import Coach
from storage.talks import Overtaken
from tests.bot import pool
from tests.bot.meetings import FIRST, NEXT, agreed, every, offer_next, seen, stands
from tests.bot.phone import ANNA, BRAM, Handset, Town
from tests.bot.pool import CARLA, COEN


@pytest.mark.parametrize("who", [ANNA, CARLA])
@pytest.mark.parametrize(
    ("way", "sure"), [("Verzet", "Ja, een ander moment"), ("Zeg af", "Ja, zeg af")]
)
def test_both_can_move_and_cancel_in_two_taps(
    town: Town, anna: Handset, carla: Handset, coach: Coach, who: int, way: str, sure: str
) -> None:
    """The calendars hear it at once; the moment that comes instead is the same appointment, moved."""
    case = agreed(town, coach)
    uid, sequence, _ = seen(anna)
    town.phone(who).tap(way, sure)
    assert stands(town, case) == (CaseState.MOMENTEN, Owner.COACH)
    for phone in (anna, carla):
        assert "gaat niet door" in phone.everything
        assert seen(phone) == (uid, sequence + 1, "CANCELLED")
    offer_next(carla)
    anna.tap(NEXT)
    for phone in (anna, carla):
        assert seen(phone) == (uid, sequence + 2, "CONFIRMED")
    assert len(every(town, case, State.GEPLAND)) == 1
    assert stands(town, case)[0] is CaseState.KENNISMAKING


def test_the_office_hears_that_a_kennismaking_was_cancelled(
    town: Town, anna: Handset, coordinator: Handset, coach: Coach
) -> None:
    """By code; the wethouder has other ways at hand. A move is nobody else's business."""
    case = agreed(town, coach)
    anna.tap("Zeg af", "Ja, zeg af")
    town.deliver()
    assert f"Traject {case.code}: de kennismaking is afgezegd" in coordinator.last.plain
    assert len(anna.last.keys) == 2


def test_who_is_not_sure_leaves_it_as_it_is(town: Town, anna: Handset, coach: Coach) -> None:
    """And hears when it is."""
    case = agreed(town, coach)
    anna.tap("Zeg af", "Nee, laat staan")
    assert anna.last.plain == f"De afspraak staat: {FIRST}."
    assert stands(town, case)[0] is CaseState.KENNISMAKING


def test_of_two_who_tap_at_once_the_first_counts(
    town: Town, anna: Handset, carla: Handset, coach: Coach
) -> None:
    """The second hears what is so now: nothing is half done."""
    case = agreed(town, coach)
    anna.tap("Zeg af")
    number, data = carla.tap("Verzet").button("Ja, een ander moment")
    anna.tap("Ja, zeg af")
    carla.press(data, number)
    assert "staat er niet meer" in carla.last.plain
    assert stands(town, case) == (CaseState.MOMENTEN, Owner.COACH)
    assert [len(phone.files) for phone in (anna, carla)] == [2, 2]


def test_two_who_tap_in_the_same_instant_do_not_undo_each_other(
    town: Town, anna: Handset, carla: Handset, coach: Coach
) -> None:
    """Two processes: one cancels, the other waits and finds it gone; each calendar hears it once."""
    case = agreed(town, coach)
    anna.tap("Zeg af")
    carla.tap("Zeg af")
    pressed = [Pressed(phone.button("Ja, zeg af")[1], 1) for phone in (anna, carla)]

    def work(number: int) -> Callable[[Connection], object]:
        heard = Heard(9_000 + number, (ANNA, CARLA)[number], pressed[number], town.now, "nl")
        return lambda db: hear(db, town.house, heard)

    both = [town.database.write(work(number)) for number in (0, 1)]
    for number, one in enumerate(both):
        if isinstance(one.exception(20), Overtaken):
            town.write(work(number))
    town.deliver()
    assert stands(town, case) == (CaseState.MOMENTEN, Owner.COACH)
    assert [one.sequence for one in every(town, case, State.AFGEZEGD)] == [1]
    assert [len(phone.files) for phone in (anna, carla)] == [2, 2]


def test_a_yes_from_before_a_move_does_not_touch_what_was_agreed_since(
    town: Town, anna: Handset, carla: Handset, coach: Coach
) -> None:
    """Who said "zeg af" of another moment did not mean this one."""
    case = agreed(town, coach)
    anna.tap("Zeg af")
    number, data = anna.button("Ja, zeg af")
    carla.tap("Verzet", "Ja, een ander moment")
    offer_next(carla)
    anna.tap(NEXT)
    anna.press(data, number)
    assert anna.last.plain == f"De afspraak staat: {NEXT}."
    assert stands(town, case)[0] is CaseState.KENNISMAKING


@pytest.mark.parametrize("action", ["kies", "geen", "verzet", "zeg_af_ja", "onzin", ""])
def test_nobody_else_touches_an_appointment(town: Town, coach: Coach, action: str) -> None:
    """Not another wethouder, not another coach, and of the two only who it is meant for."""
    case = agreed(town, coach)
    before = every(town, case)
    pool.coach(town, COEN)
    for stranger in (BRAM, COEN):
        phone = town.phone(stranger).press(f"a:{before[0].id}:{action}")
        assert phone.last.plain.startswith("Die knop werkt niet meer.")
    assert every(town, case) == before


def test_an_erased_wethouder_leaves_nothing_planned(
    town: Town, anna: Handset, carla: Handset, coach: Coach
) -> None:
    """The coach's calendar hears it, and an old button says so kindly."""
    agreed(town, coach)
    number, data = carla.button("Verzet")
    anna.command("wissen").tap("Ja, wis al mijn antwoorden")
    assert seen(carla)[2] == "CANCELLED"
    carla.press(data, number)
    assert carla.last.plain.startswith("Die knop werkt niet meer.")
