"""Taking part in a heisessie, or not: who has a place, and what somebody without one is told."""

import pytest

from conversations.heisessie import State
from tests.bot import heisessie
from tests.bot.heisessie import FIRST, MEMBER, NUMBER, ON_ONE, SECRETARIS, answer, days
from tests.bot.phone import COORDINATOR, Handset, Town

pytestmark = ON_ONE


@pytest.fixture
def asks(town: Town) -> Handset:
    """The phone of who asks for the heisessie."""
    return town.phone(SECRETARIS)


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ({"opening": "Ik doe niet mee"}, "Dat is goed. Meedoen is vrijwillig."),
        ({"opening": "Liever een telefoongesprek"}, "Dat is goed. De begeleider belt u."),
        ({"toestemming": "Nee"}, "Dat is goed. Ik bewaar niets."),
    ],
)
def test_who_does_not_answer_hears_that_it_is_all_right(
    town: Town, instead: dict[str, str], said: str
) -> None:
    """Although nothing is kept of the talk in which it was said."""
    heisessie.asked(town)
    (phone,) = heisessie.open_links(town, heisessie.links(town)[1:2])
    answer(phone, MEMBER | NUMBER, **instead)
    assert said in phone.everything


def test_a_member_who_wants_to_stop_hears_what_can_be_done(town: Town) -> None:
    """Also when no question is open."""
    heisessie.asked(town)
    (phone,) = heisessie.open_links(town, heisessie.links(town)[:1])
    days(answer(phone, MEMBER), FIRST)
    phone.command("stop")
    assert "Met /wissen wist u wat u antwoordde" in phone.last.plain


def test_who_takes_part_begins_no_request_by_accident(town: Town, carla: Handset) -> None:
    """/heisessie shows the one that somebody is in; another one is begun with a button."""
    heisessie.asked(town)
    (phone,) = heisessie.open_links(town, heisessie.links(town)[:1])
    days(answer(phone, MEMBER), FIRST)
    for one in (phone, carla):
        one.command("heisessie")
        assert heisessie.now(town).state is State.LEDEN  # there is one only
        assert heisessie.now(town).code in one.news[0]
    phone.tap("Vraag een heisessie aan")
    assert "Ik help u bij de voorbereiding" in phone.last.plain
    phone.command("heisessie")
    assert "Wij waren bezig met uw aanvraag" in phone.last.plain


def test_a_link_that_is_used_or_expired_sends_a_member_back_to_who_gave_it(town: Town) -> None:
    """Not to the office, which makes none, and not to a coach."""
    heisessie.asked(town)
    one, other, *_ = heisessie.links(town)
    heisessie.open_links(town, [one])
    colleague = town.phone(heisessie.MEMBERS[1]).command("start", one)
    town.move(days=15)
    late = town.phone(heisessie.MEMBERS[2]).command("start", other)
    for phone, why in ((colleague, "al door iemand anders gebruikt"), (late, "verlopen")):
        assert why in phone.last.plain
        assert "aan wie hem gaf" in phone.last.plain
        assert "coach" not in phone.last.plain


def test_a_coordinator_who_opens_a_link_uses_nothing_up(town: Town, coordinator: Handset) -> None:
    """It still opens the place of the member."""
    heisessie.asked(town)
    behind = heisessie.links(town)[0]
    coordinator.command("start", behind)
    assert "Deze link is voor een ander" in coordinator.last.plain
    (member,) = heisessie.open_links(town, [behind])
    assert "Ik doe mee" in member.labels


def test_the_last_one_who_was_waited_for_leaves_the_college(town: Town, asks: Handset) -> None:
    """Then all have answered: nobody waits for the end of the term."""
    heisessie.asked(town)
    behind = heisessie.links(town)
    asks.tap("Ik doe zelf ook mee")
    *others, _ = heisessie.open_links(town, behind)
    for phone in (*others, asks):
        days(answer(phone, MEMBER), FIRST)
    assert heisessie.state(town) is State.LEDEN
    asks.command("overzicht").tap("Links voor de deelnemers", "Wethouder 4", "Is geen lid meer")
    assert heisessie.state(town) is State.DATUM


def test_where_nobody_was_asked_everybody_is_called_first(
    town: Town, asks: Handset, carla: Handset
) -> None:
    """Who asks handed out no link, and picks a day all the same."""
    heisessie.asked(town)
    town.move(days=15)
    asks.tap("Kies een dag", FIRST, "Ja, dit wordt de dag")
    assert heisessie.state(town) is State.VOORGESPREKKEN
    carla.command("overzicht").tap("Bekijk wie u belt")
    assert carla.last.plain.count("Wethouder") == 4


def test_who_asks_is_reminded_of_links_only_while_there_are_any(town: Town, asks: Handset) -> None:
    """The place of who asks has none, and who opened a link is not told."""
    heisessie.asked(town)
    heisessie.links(town)
    town.move(days=7)
    assert "links voor u klaar" not in "\n".join(asks.news)
    asks.command("overzicht").tap("Links voor de deelnemers")
    assert "Iedere plaats heeft al een link" in asks.last.plain


def test_what_will_be_possible_again_is_not_over(town: Town, asks: Handset) -> None:
    """While another begeleider is looked for, days and links wait."""
    heisessie.asked(town)
    first, *_ = heisessie.open_links(town, heisessie.links(town))
    days(answer(first, MEMBER), FIRST)
    town.phone(COORDINATOR).press(f"c:{heisessie.now(town).code}:intrekken")
    first.tap("Kies mijn dagen")
    asks.tap("Wethouder 1")
    for phone in (first, asks):
        assert "Dat kan nu niet." in phone.last.plain


def test_old_days_are_not_days_of_which_none_was_tapped(town: Town, asks: Handset) -> None:
    """Klaar under days that are not proposed any more shows the new ones, and that is all."""
    heisessie.asked(town)
    first, *_ = heisessie.open_links(town, heisessie.links(town))
    answer(first, MEMBER).tap(FIRST)
    number, data = first.button("Klaar")
    asks.command("overzicht").tap("Stel andere dagen voor").say("4 februari")
    asks.tap("Klaar")
    first.press(data, number)
    assert first.labels[0] == "donderdag 4 februari"
    assert "nog geen dag aangetikt" not in first.everything


def test_of_what_is_gone_the_office_reads_what_it_was(coordinator: Handset) -> None:
    """A heisessie is no traject."""
    coordinator.press("c:H-23456:stand")
    assert coordinator.last.plain == "Heisessie H-23456 bestaat niet meer."


def test_new_days_are_told_once(town: Town, asks: Handset) -> None:
    """With the heisessie that they are for: somebody may be in two."""
    heisessie.asked(town)
    first, *_ = heisessie.open_links(town, heisessie.links(town))
    days(answer(first, MEMBER), FIRST)
    town.move(days=15)
    first.command("overzicht")
    asks.tap("Kies een dag", "Stel andere dagen voor").say("4 februari")
    asks.tap("Klaar")
    town.move(hours=1)
    _overview, *told = first.news
    assert len(told) == 1
    first.tap("Kies mijn dagen")
    assert first.last.plain.startswith(f"Heisessie {heisessie.now(town).code}: op welke dagen")


def test_who_did_not_consent_and_comes_back_asks_for_a_heisessie(town: Town, asks: Handset) -> None:
    """What is said then leads there, not to the intake of a wethouder."""
    answer(asks.command("heisessie"), heisessie.REQUEST, toestemming="Nee, ik bel liever")
    assert "Schrijf dan /heisessie." in asks.last.plain


def test_erasing_says_first_what_goes_along(town: Town, asks: Handset, carla: Handset) -> None:
    """To who asked for it and who leads it; of a member only their own answers go."""
    heisessie.asked(town)
    (phone,) = heisessie.open_links(town, heisessie.links(town)[:1])
    for one, said in ((asks, "stopt dan, voor iedereen"), (carla, "verder met een ander")):
        one.command("wissen")
        assert said in one.last.plain
    phone.command("wissen")
    assert heisessie.now(town).code not in phone.last.plain
