"""The begeleider makes the programme in the chat, and the college says yes."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Connection

from conversations.heisessie import Event, State
from storage import heisessies, programmas
from storage.heisessies import Heisessie
from tests.bot import heisessie as story
from tests.bot import pool
from tests.bot.heisessie import SECRETARIS
from tests.bot.meetings import event
from tests.bot.na_de_dag import College
from tests.bot.phone import Handset, Town

DAY = date(2027, 1, 14)


@pytest.fixture
def carla(town: Town) -> Handset:
    """The begeleider of a heisessie whose day was picked, and whose members were called."""
    story.asked(town)
    _move(town, Event.GESLOTEN)
    town.write(lambda db: heisessies.decide(db, now(db), town.now, day=DAY, part="dag", mood=4))
    _move(town, Event.GEKOZEN)
    return town.phone(pool.CARLA)


def now(db: Connection) -> Heisessie:
    """The one heisessie."""
    (found,) = heisessies.open_ones(db)
    return found


def _move(town: Town, event: Event) -> None:
    town.write(lambda db: heisessies.happen(db, now(db), event, town.now, town.today))


def state(town: Town) -> State:
    return town.read(now).state


def lines(phone: Handset) -> list[str]:
    """The blocks of the programme that was shown last."""
    return [one for one in phone.last.plain.splitlines() if one[:1].isdigit()]


def test_the_begeleider_gets_a_draft_and_sends_it_to_the_college(
    town: Town, carla: Handset
) -> None:
    """Nothing is fixed before the college says yes; the begeleider has an own version, also to edit."""
    carla.command("overzicht").tap("Maak het programma")
    assert lines(carla)[1].endswith("Doel en spelregels")
    carla.tap("Naar het college")
    assert state(town) is State.AKKOORD
    gerda = town.phone(SECRETARIS)
    gerda.command("overzicht").tap("Bekijk het conceptprogramma")
    gerda.tap("Ja, akkoord namens het college")
    assert state(town) is State.VASTGESTELD
    (version,) = town.read(lambda db: programmas.of_case(db, town.house.seal, now(db).id))
    assert version.agreed_at


def test_a_block_is_made_shorter_and_the_times_follow(town: Town, carla: Handset) -> None:
    """What comes after it begins earlier; the end of the day stays."""
    carla.command("overzicht").tap("Maak het programma")
    before = lines(carla)
    carla.tap("Wijzig een onderdeel")
    carla.tap(next(one for one in labels(carla) if one.startswith("9. ")))
    carla.tap("10 minuten korter")
    after = lines(carla)
    assert after[:8] == before[:8]
    assert after[8] != before[8]
    assert after[-1].split()[1].endswith("17.00")


def open_block(carla: Handset, number: int) -> Handset:
    """The begeleider looks at one block of the draft."""
    carla.command("overzicht").tap("Maak het programma", "Wijzig een onderdeel")
    return carla.tap(next(one for one in labels(carla) if one.startswith(f"{number}. ")))


def test_a_block_is_swapped_for_one_of_the_alternatives(town: Town, carla: Handset) -> None:
    """Its time stays; what was there is an alternative then."""
    before = lines(carla.command("overzicht").tap("Maak het programma"))
    swap = next(one for one in labels(open_block(carla, 6)) if one.startswith("Ruil voor"))
    after = lines(carla.tap(swap))
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert changed[0][0].startswith("6. ")


def test_a_block_is_made_longer_and_gets_another_place(town: Town, carla: Handset) -> None:
    """Each as the button says; the times of what follows change along."""
    before = lines(carla.command("overzicht").tap("Maak het programma"))
    longer = lines(open_block(carla, 9).tap("10 minuten langer"))
    assert longer[:8] == before[:8]
    assert longer[8:10] != before[8:10]
    moved = lines(open_block(carla, 6).tap("Later"))
    was, now = ([one.split(" ", 2)[2] for one in those] for those in (longer, moved))
    assert now == [*was[:5], was[6], was[5], *was[7:]]


def test_a_block_that_was_fixed_stays_in_another_draft(town: Town, carla: Handset) -> None:
    """It cannot be changed until it is free again."""
    fixed = lines(open_block(carla, 6).tap("Zet vast"))[5]
    assert "Ruil voor" not in " ".join(labels(open_block(carla, 6)))
    carla.command("overzicht").tap("Maak het programma", "Maak een ander ontwerp")
    assert fixed in lines(carla)
    open_block(carla, 6).tap("Laat los")
    assert "10 minuten korter" in labels(open_block(carla, 6))


def test_a_change_that_breaks_a_rule_is_refused_with_the_reason(town: Town, carla: Handset) -> None:
    """And nothing has changed."""
    carla.command("overzicht").tap("Maak het programma")
    before = lines(carla)
    carla.tap("Wijzig een onderdeel")
    carla.tap("2. Doel en spelregels")
    carla.tap("Later")
    assert carla.last.plain.startswith("Dat kan niet. ")
    carla.command("overzicht").tap("Maak het programma")
    assert lines(carla) == before


def test_a_button_of_an_older_draft_changes_nothing(town: Town, carla: Handset) -> None:
    """The draft as it is now is shown instead."""
    carla.command("overzicht").tap("Maak het programma")
    number, data = carla.button("Naar het college")
    carla.tap("Wijzig een onderdeel")
    carla.tap(next(one for one in labels(carla) if one.startswith("9. ")))
    carla.tap("10 minuten korter")
    shown = lines(carla)
    carla.press(data, number)
    assert state(town) is State.ONTWERP
    assert lines(carla) == shown


def test_what_the_college_wants_different_comes_back_as_a_new_version(
    town: Town, carla: Handset
) -> None:
    """The begeleider hears what; the college sees what became different."""
    carla.command("overzicht").tap("Maak het programma").tap("Naar het college")
    gerda = town.phone(SECRETARIS)
    gerda.command("overzicht").tap("Bekijk het conceptprogramma")
    gerda.tap("Er moet iets anders", "De werkvormen", "Klaar", "Overslaan")
    assert state(town) is State.ONTWERP
    carla.command("overzicht").tap("Maak het programma", "Wijzig een onderdeel")
    carla.tap(next(one for one in labels(carla) if one.startswith("9. ")))
    carla.tap("10 minuten korter")
    assert "versie 2" in carla.last.plain
    carla.tap("Naar het college")
    gerda.command("overzicht").tap("Bekijk het conceptprogramma")
    assert "Anders dan in de vorige versie" in gerda.everything


def test_what_was_agreed_can_be_opened_again(town: Town, carla: Handset) -> None:
    """By the begeleider; who asks hears it, and says yes to the new version only."""
    carla.command("overzicht").tap("Maak het programma", "Naar het college")
    gerda = town.phone(SECRETARIS)
    gerda.command("overzicht").tap("Bekijk het conceptprogramma")
    yes = gerda.button("Ja, akkoord namens het college")
    carla.command("overzicht").tap("Pas het programma aan")
    assert state(town) is State.ONTWERP
    assert "U krijgt het opnieuw" in gerda.everything
    gerda.press(yes[1], yes[0])
    assert state(town) is State.ONTWERP
    carla.command("overzicht").tap("Maak het programma", "Naar het college")
    gerda.press(yes[1], yes[0])
    assert state(town) is State.AKKOORD
    gerda.command("overzicht").tap("Bekijk het conceptprogramma", "Ja, akkoord namens het college")
    carla.command("overzicht").tap("Pas het programma aan")
    assert state(town) is State.ONTWERP


def test_the_calendar_follows_the_hours_of_the_programme(town: Town) -> None:
    """Two days usually begin after lunch, and end on the second."""
    college = College(town, State.ONTWERP, lengte="twee_dagen")
    college.press(college.carla, "ontwerp").tap("Naar het college")
    college.press(college.bram, "programma").tap("Ja, akkoord namens het college")
    for phone in (college.bram, college.member(1)):
        held = event(phone)
        assert (held["dtstart"].dt.hour, held["dtend"].dt.hour) == (12, 16)  # UTC
        assert held["dtend"].dt.date() - held["dtstart"].dt.date() == timedelta(days=1)


def test_a_goal_without_a_place_is_told_to_who_asks(town: Town) -> None:
    """In a dagdeel there is time for two."""
    college = College(town, State.ONTWERP, lengte="dagdeel")
    college.press(college.carla, "ontwerp").tap("Naar het college")
    college.press(college.bram, "programma")
    assert "Hiervoor is geen plaats in deze tijd:" in college.bram.everything


def test_who_is_not_the_begeleider_changes_nothing(town: Town, carla: Handset) -> None:
    """Nor the requester, by a button that was copied."""
    carla.command("overzicht").tap("Maak het programma")
    _, data = carla.button("Naar het college")
    town.phone(SECRETARIS).press(data)
    assert state(town) is State.ONTWERP


def labels(phone: Handset) -> list[str]:
    return [key.label for key in phone.last.keys]
