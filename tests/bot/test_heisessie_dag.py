"""A day is found that suits, and it is in the calendar of everybody; moving it takes it out again."""

import pytest

from conversations.heisessie import State
from tests.bot import heisessie
from tests.bot.heisessie import FIRST, MEMBERS, SECOND, SECRETARIS, THIRD, answer, days
from tests.bot.meetings import event, seen
from tests.bot.na_de_dag import College
from tests.bot.phone import COORDINATOR, Handset, Town

CALLED = {"vragenlijst": "Nee, ik bel ieder vooraf"}


@pytest.fixture
def asks(town: Town) -> Handset:
    """The phone of who asks for the heisessie."""
    return town.phone(SECRETARIS)


@pytest.fixture
def members(town: Town) -> list[Handset]:
    """Five members who get no questions: only the days."""
    heisessie.asked(town, talk=CALLED)
    return heisessie.open_links(town, heisessie.links(town))


def picked(town: Town, asks: Handset, members: list[Handset]) -> None:
    """Four can on the second day, one never; it is picked."""
    for phone in members[:4]:
        days(phone, SECOND)
    days(members[4])
    town.move(days=15)
    asks.tap("Kies een dag", SECOND, "Ja, dit wordt de dag")


def test_the_best_day_comes_first_with_what_speaks_against_it(
    town: Town, asks: Handset, members: list[Handset]
) -> None:
    """By number, not by name; and the council evening is said in words."""
    assert f"Let op {FIRST}: 's avonds is er raad." in members[0].last.plain
    days(members[0], THIRD)
    days(members[1], FIRST, THIRD)
    town.move(days=15)
    asks.tap("Kies een dag")
    assert asks.last.plain.split("\n")[1:] == [
        f"{THIRD}, kan: 2 van 2.",
        f"{FIRST}, kan: 1 van 2. Let op: 's avonds is er raad.",
        f"{SECOND}, kan: 0 van 2. Let op: 's avonds is er raad.",
    ]
    assert asks.labels[0] == THIRD


def test_the_day_goes_to_everybody_with_the_same_neutral_file(
    town: Town, asks: Handset, carla: Handset, members: list[Handset]
) -> None:
    """With working hours, and nothing in it that says what it is."""
    picked(town, asks, members)
    assert heisessie.state(town) is State.VOORGESPREKKEN
    files = {phone.files[-1] for phone in (asks, carla, *members)}
    assert len(files) == 1
    assert event(asks)["summary"] == "Afspraak"
    assert "heisessie" not in files.pop().lower()
    assert (event(asks)["dtstart"].dt.hour, event(asks)["dtend"].dt.hour) == (8, 16)  # UTC


@pytest.mark.parametrize("until", [State.ONTWERP, State.AKKOORD])
def test_a_day_that_passes_before_there_is_a_yes_is_no_day_any_more(
    town: Town, until: State, coordinator: Handset
) -> None:
    """Who asked picks another one, the others hear it, and what was drafted stays."""
    college = College(town, until)
    town.move(days=2)
    assert college.case.state is until
    town.move(days=1)
    assert (college.case.state, college.case.day) == (State.DATUM, None)
    college.press(college.bram, "programma")
    assert "Dat kan nu niet" in college.bram.everything
    for phone in (college.bram, college.carla, coordinator):
        assert "is voorbij, en" in phone.everything
    college.bram.command("overzicht").tap("Stel andere dagen voor").say("4 februari")
    college.bram.tap("Klaar")
    assert college.case.state is State.LEDEN


def test_another_day_takes_the_first_one_out_of_the_calendars(
    town: Town, asks: Handset, carla: Handset, members: list[Handset]
) -> None:
    """It is the same entry, each time with a higher number; the members say again which days suit."""
    picked(town, asks, members)
    uid, first, _ = seen(asks)
    asks.command("overzicht").tap("Stel andere dagen voor").say("4 februari")
    asks.tap("Klaar")
    assert heisessie.state(town) is State.LEDEN
    for phone in (asks, carla, *members):
        assert seen(phone) == (uid, first + 1, "CANCELLED")
    for phone in members:
        assert heisessie.state(town) is State.LEDEN
        days(phone.tap("Kies mijn dagen"), "donderdag 4 februari")
    town.move(days=8)
    asks.tap("Kies een dag", "donderdag 4 februari", "Ja, dit wordt de dag")
    for phone in (asks, carla, *members):
        assert seen(phone) == (uid, first + 2, "CONFIRMED")


def test_only_who_did_not_say_yet_is_reminded_of_the_days(
    town: Town, members: list[Handset]
) -> None:
    """Halfway through the term; who answered hears nothing."""
    days(members[0], FIRST)
    days(members[1])
    before = [phone.last_id for phone in members]
    town.move(days=8)
    heard = [phone.last_id > number for phone, number in zip(members, before, strict=True)]
    assert heard == [False, False, True, True, True]


def test_what_was_tapped_stands_in_the_message_itself(town: Town, members: list[Handset]) -> None:
    """So a restart loses nothing; and it can be changed until the term ends."""
    phone = members[0].tap(FIRST, SECOND, FIRST)
    assert [one for one in phone.labels if one.startswith("✔")] == [f"✔ {SECOND}"]
    phone.tap("Klaar")
    assert f"U kunt op: {SECOND}." in phone.last.plain
    phone.tap("Kies mijn dagen")
    assert f"✔ {SECOND}" in phone.labels
    phone.tap(SECOND, "Klaar")
    assert "nog geen dag aangetikt" in phone.last.plain
    days(phone)
    assert "geen van de dagen" in phone.everything


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("14 januari en 27 januari", f"U kunt op: {FIRST} en {THIRD}."),
        ("geen", "geen van de dagen"),
    ],
)
def test_days_can_be_typed(members: list[Handset], typed: str, said: str) -> None:
    """In place of the buttons, which then go."""
    members[0].say(typed)
    assert said in members[0].last.plain
    assert members[0].labels == ["Kies mijn dagen"]
    assert FIRST not in [key.label for m in members[0].messages.values() for key in m.keys]


def test_days_that_passed_or_suit_nobody_lead_to_other_days(
    town: Town, asks: Handset, members: list[Handset]
) -> None:
    """And a button of a day that has passed meanwhile picks nothing."""
    for phone in members:
        days(phone)
    town.move(days=15)
    asks.tap("Kies een dag")
    assert "Op geen van deze dagen kan iemand" in asks.last.plain
    asks.tap(FIRST)
    town.move(days=60)
    asks.tap("Ja, dit wordt de dag")
    assert "Alle voorgestelde dagen zijn voorbij" in asks.last.plain
    assert asks.labels == ["Stel andere dagen voor"]
    assert heisessie.state(town) is State.DATUM


def test_an_old_message_about_days_shows_the_new_ones(
    town: Town, asks: Handset, members: list[Handset]
) -> None:
    """Nobody chooses days that are no longer proposed."""
    number, data = members[0].button(FIRST)
    asks.command("overzicht").tap("Stel andere dagen voor").say("4 februari")
    asks.tap("Klaar")
    members[0].press(data, number)
    assert members[0].labels[0] == "donderdag 4 februari"


def test_a_talk_together_that_cannot_be_now_stops_everything(
    town: Town, asks: Handset, carla: Handset, members: list[Handset]
) -> None:
    """A human comes first, and it goes on with the talks once the office says so."""
    picked(town, asks, members)
    carla.command("overzicht").tap("Bekijk wie u belt", "Een gesprek samen kan nu niet")
    assert heisessie.state(town) is State.MENS_EERST
    town.phone(COORDINATOR).tap("Het kan verder")
    assert heisessie.state(town) is State.VOORGESPREKKEN


def test_who_opens_the_link_after_the_day_was_picked_gets_it_too(town: Town, asks: Handset) -> None:
    """Without questions, whose term is over."""
    heisessie.asked(town)
    first, *others = heisessie.links(town)
    for phone in heisessie.open_links(town, others):
        days(answer(phone, heisessie.MEMBER), FIRST)
    town.move(days=13)
    asks.command("overzicht").tap("Links voor de deelnemers", "Burgemeester", "Is geen lid meer")
    assert heisessie.state(town) is State.LEDEN  # the place of who asks is open
    town.move(days=2)
    asks.tap("Kies een dag", FIRST, "Ja, dit wordt de dag")
    asks.command("overzicht").tap(
        "Links voor de deelnemers", "Burgemeester", "Maak een nieuwe link"
    )
    late = town.phone(MEMBERS[-1]).command("start", heisessie.link(asks.news[-1]))
    assert seen(late) == seen(asks)
    assert first not in asks.news[-1]


def test_who_leaves_gets_a_file_that_is_later_than_the_first(
    town: Town, asks: Handset, members: list[Handset]
) -> None:
    """A calendar passes over one that is not (RFC 5546, 2.1.4); the others keep the day."""
    picked(town, asks, members)
    _, first, _ = seen(members[0])
    kept = {phone: seen(phone) for phone in members[1:]}
    asks.command("overzicht").tap("Links voor de deelnemers", "Burgemeester", "Is geen lid meer")
    assert seen(members[0])[1:] == (first + 1, "CANCELLED")
    assert {phone: seen(phone) for phone in members[1:]} == kept
