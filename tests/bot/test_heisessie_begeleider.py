"""The begeleider of a heisessie: what the intakegesprek asks, and who takes over."""

import pytest
from sqlalchemy import Connection

from bot.usecases.heisessie import standing
from bot.usecases.turn import Turn
from conversations.collegeperiode import Doel
from conversations.heisessie import State
from conversations.script import chosen
from storage import heisessies
from tests.bot import heisessie, pool
from tests.bot.heisessie import (
    FIRST,
    MEMBER,
    NUMBER,
    ON_ONE,
    SECRETARIS,
    TALK,
    answer,
    days,
    question,
)
from tests.bot.meetings import seen
from tests.bot.phone import COORDINATOR, Handset, Town

pytestmark = ON_ONE


THREE = ("De burgemeester", "De wethouders", "De gemeentesecretaris", "Klaar")
WHO = {"rol": "Gemeentesecretaris", "deelnemers": THREE, "aantal_wethouders": "> 4"}


@pytest.fixture
def asks(town: Town) -> Handset:
    """The phone of who asks for the heisessie."""
    return town.phone(SECRETARIS)


def taken_over(town: Town) -> Handset:
    """The office takes it from Carla, and Coen leads it: his phone."""
    pool.coach(town, pool.COEN, naam="Coen Bedacht", colleges="ja")
    office = town.phone(COORDINATOR)
    office.press(f"c:{heisessie.now(town).code}:intrekken")
    office.tap("Kies een begeleider", "Vraag Coen Bedacht")
    coen = town.phone(pool.COEN).command("overzicht")
    return coen.tap("Bekijk het verzoek", "Ja, ik doe het")


def asked_of(phone: Handset) -> list[str]:
    """The questions that are put when the intakegesprek is noted, in order."""
    found = []
    phone.command("overzicht").tap("Noteer het intakegesprek")
    while key := question(phone):
        found.append(key)
        given = (TALK | WHO)[key]
        for one in (given,) if isinstance(given, str) else given:
            phone.say(one.removeprefix("> ")) if one.startswith("> ") else phone.tap(one)
    return found


def test_who_takes_over_after_the_day_was_picked_is_not_asked_for_days(
    town: Town, asks: Handset
) -> None:
    """Nor whether members get questions: the day stays, and the members know it."""
    heisessie.asked(town)
    for phone in heisessie.open_links(town, heisessie.links(town)):
        days(answer(phone, MEMBER), FIRST)
    town.move(days=15)
    asks.tap("Kies een dag", FIRST, "Ja, dit wordt de dag")
    day = heisessie.now(town).day
    coen = taken_over(town)
    assert "De dag ligt al vast: donderdag 14 januari." in coen.everything
    assert seen(coen) == seen(asks)  # in the calendar too
    assert asked_of(coen) == ["doorgaan", "lengte", "doelen", "uitkomst"]
    now = heisessie.now(town)
    assert (now.state, now.day) == (State.VOORGESPREKKEN, day)


def test_the_order_of_the_goals_stays_where_the_begeleider_passes_it_over(town: Town) -> None:
    """Overslaan says that what the requester chose is right."""
    heisessie.asked(town)

    def goals(db: Connection) -> list[Doel]:
        with Turn(db, town.house, "doelen", town.now) as turn:
            at = standing.with_id(turn, heisessies.open_ones(db)[0].id)
            assert at
            return [Doel(one) for one in chosen(standing.answers(turn, at)["doelen"])]

    assert town.write(goals) == [Doel.REFLECTIE, Doel.OVERDRACHT, Doel.SUCCES]


@pytest.mark.parametrize("instead", [{"opening": "Bel mij"}, {"deelnemers": "Overslaan"}])
def test_who_takes_part_is_asked_of_the_begeleider_where_the_requester_did_not_say(
    town: Town, asks: Handset, instead: dict[str, str]
) -> None:
    """Who would rather be called gets links for the members too."""
    pool.coach(town, colleges="ja")
    phone = asks.command("heisessie")
    answer(phone, heisessie.REQUEST | NUMBER, **instead)
    if "opening" not in instead:
        answer(phone.tap("Ja, verstuur"), NUMBER)
    town.phone(COORDINATOR).tap("Kies een begeleider", "Vraag Carla Verzonnen")
    carla = town.phone(pool.CARLA).command("overzicht")
    carla.tap("Bekijk het verzoek", "Ja, ik doe het")
    who = [key for key in asked_of(carla) if key in WHO]
    assert who == [key for key in WHO if key != "rol" or "opening" in instead]
    assert len(heisessie.links(town)) == 5
    assert "Ik doe zelf ook mee" in asks.labels


def test_who_takes_over_while_the_members_answer_lets_them_choose_from_the_new_days(
    town: Town, asks: Handset
) -> None:
    """All who chose hear that at once; of the same days what was chosen stays."""
    heisessie.asked(town)
    first, second, *_ = heisessie.open_links(town, heisessie.links(town))
    for phone in (first, second):
        days(answer(phone, MEMBER), FIRST)
    coen = taken_over(town)
    assert "kan niet verder" in asks.everything
    answer(coen.tap("Noteer het intakegesprek"), TALK)
    first.command("overzicht").tap("Kies mijn dagen")
    assert f"✔ {FIRST}" in first.labels
    town.phone(COORDINATOR).press(f"c:{heisessie.now(town).code}:intrekken")
    town.phone(COORDINATOR).tap("Kies een begeleider", "Vraag Coen Bedacht")
    coen.command("overzicht").tap(
        "Bekijk het verzoek", "Ja, ik doe het", "Noteer het intakegesprek"
    )
    answer(coen, TALK | {"data": ("> 4 februari", "Klaar")})
    for phone in (first, second):
        assert "er zijn nieuwe dagen om uit te kiezen" in phone.last.plain
        days(phone.tap("Kies mijn dagen"), "donderdag 4 februari")


def test_that_members_are_called_first_outlives_a_new_begeleider(town: Town, asks: Handset) -> None:
    """It was decided at the end of their term, which does not come again."""
    heisessie.asked(town)
    for phone in heisessie.open_links(town, heisessie.links(town)):
        days(answer(phone, MEMBER, opzien="Oude ruzie"), FIRST)
    town.move(days=15)
    coen = taken_over(town)
    assert {"sfeer", "vragenlijst"}.isdisjoint(asked_of(coen))
    town.move(days=15)
    asks.tap("Kies een dag", FIRST, "Ja, dit wordt de dag")
    assert heisessie.state(town) is State.VOORGESPREKKEN


def test_who_leads_it_no_more_notes_nothing_for_who_does(town: Town, carla: Handset) -> None:
    """What was being noted lapses, and a button of it is over."""
    heisessie.led(town)
    answer(carla.tap("Noteer het intakegesprek"), TALK, until="doelen")
    number, data = carla.button("Overslaan")
    taken_over(town)
    carla.press(data, number)
    assert "Die knop werkt niet meer" in carla.last.plain
    assert "Overslaan" not in [key.label for m in carla.messages.values() for key in m.keys]


def test_who_asked_hears_who_calls_and_by_when(town: Town, asks: Handset) -> None:
    """At the yes of the begeleider; nobody is named."""
    heisessie.led(town)
    assert "Er is een begeleider" in asks.last.plain
    assert "uiterlijk dinsdag 1 december" in asks.last.plain
    assert "Carla" not in asks.everything


def test_a_begeleider_can_look_again_whom_to_call(town: Town, carla: Handset) -> None:
    """The message with the number went away after a day; a reminder leads to it too."""
    heisessie.led(town)
    town.move(days=2)
    assert "06 12345678" not in carla.everything
    for phone in (carla, carla.command("overzicht")):
        phone.tap("Bekijk de aanvraag")
        assert "06 12345678" in carla.last.plain
        assert carla.last.protected
        assert carla.labels == ["Noteer het intakegesprek"]


def test_a_number_that_comes_later_reaches_the_begeleider(
    town: Town, asks: Handset, carla: Handset
) -> None:
    """Who calls was told that it was not known."""
    pool.coach(town, colleges="ja")
    answer(asks.command("heisessie"), heisessie.REQUEST).tap("Ja, verstuur")
    town.phone(COORDINATOR).tap("Kies een begeleider", "Vraag Carla Verzonnen")
    carla.command("overzicht").tap("Bekijk het verzoek", "Ja, ik doe het")
    answer(asks.command("verder"), NUMBER)
    assert "het nummer van de aanvrager is bekend" in carla.everything
    carla.tap("Bekijk de aanvraag")
    assert "06 12345678" in carla.last.plain


def test_when_it_can_go_on_the_begeleider_hears_that(town: Town, carla: Handset) -> None:
    """With what is to be done."""
    heisessie.led(town)
    answer(carla.tap("Noteer het intakegesprek"), {"doorgaan": "Nee, eerst moet er iets anders"})
    assert heisessie.state(town) is State.MENS_EERST
    town.phone(COORDINATOR).tap("Het kan verder")
    assert heisessie.state(town) is State.INTAKEGESPREK
    assert "kan verder" in carla.last.plain
    assert carla.labels == ["Bekijk de aanvraag", "Noteer het intakegesprek"]


def test_nobody_leads_a_day_in_which_they_take_part(town: Town, carla: Handset) -> None:
    """Who asked for it, or has a place, is not among those whom the office can ask."""
    heisessie.asked(town)
    member, requester = heisessie.MEMBERS[0], SECRETARIS
    heisessie.open_links(town, heisessie.links(town)[:1])
    for user_id, name in ((member, "Lid Verzonnen"), (requester, "Gerda Griffel")):
        pool.coach(town, user_id, naam=name, colleges="ja")
    office = town.phone(COORDINATOR)
    office.press(f"c:{heisessie.now(town).code}:intrekken").tap("Kies een begeleider")
    assert office.labels == ["Vraag Carla Verzonnen"]


def test_a_begeleider_who_cannot_go_on_gives_it_back(
    town: Town, asks: Handset, carla: Handset, coordinator: Handset
) -> None:
    """From /stop, after being asked once more; the office looks for another one, and nobody asks why."""
    heisessie.asked(town)
    carla.command("stop").tap("Ik kan niet verder", "Laat alles zoals het is")
    assert heisessie.state(town) is State.LEDEN
    carla.tap("Ja, zoek een ander")
    now = heisessie.now(town)
    assert (now.state, now.coach_id) == (State.TE_BELLEN, None)
    assert "U hoeft niets meer te doen" in carla.last.plain
    assert "kan niet verder. Het bureau zoekt een ander" in asks.everything
    assert coordinator.labels == ["Kies een begeleider", "Bekijk"]
    carla.tap("Ja, zoek een ander")
    assert "Die knop werkt niet meer" in carla.last.plain
    carla.command("stop")
    assert "Ik kan niet verder" not in carla.labels


def test_who_is_to_call_members_can_ask_the_requester_for_a_number(
    town: Town, carla: Handset
) -> None:
    """The office has none either; the number of the requester stays at hand."""
    heisessie.asked(town)
    heisessie.links(town)
    town.move(days=15)
    carla.command("overzicht").tap("Bekijk wie u belt")
    assert "Vraag het aan de aanvrager" in carla.last.plain
    carla.tap("Bekijk de aanvraag")
    assert "06 12345678" in carla.last.plain
    assert carla.labels == []
