"""From a request to the intakegesprek: who asks, the office and the begeleider."""

import pytest

from bot.inbound import Pressed
from conversations.heisessie import State
from storage import cases, heisessies, talks
from tests.bot import heisessie, pool
from tests.bot.heisessie import REQUEST, SECRETARIS, answer
from tests.bot.office import Office
from tests.bot.phone import COORDINATOR, SECOND, Handset, Town


def test_a_request_comes_to_a_begeleider_who_hears_whom_to_call(town: Town, carla: Handset) -> None:
    """Before the yes nobody is named, nor the gemeente; afterwards in a message that goes away."""
    pool.coach(town, colleges="ja")
    heisessie.request(town)
    assert heisessie.state(town) is State.TE_BELLEN
    town.phone(COORDINATOR).tap("Kies een begeleider", "Vraag Carla Verzonnen")
    assert heisessie.state(town) is State.BEGELEIDER_GEVRAAGD
    carla.command("overzicht").tap("Bekijk het verzoek")
    assert "Zwolle" not in carla.everything
    carla.tap("Ja, ik doe het")
    assert heisessie.state(town) is State.INTAKEGESPREK
    assert "Zwolle" in carla.last.plain
    assert carla.last.protected
    town.move(days=1)
    assert "Zwolle" not in carla.everything


def test_what_may_not_be_safe_stops_everything_until_the_office_says_so(
    town: Town, coordinator: Handset
) -> None:
    """At once, before the request is sent; what is answered afterwards moves nothing on."""
    heisessie.request(town, onveilig="Ja, bel mij")
    assert heisessie.state(town) is State.MENS_EERST
    assert "misschien niet veilig" in coordinator.everything
    coordinator.press(f"c:{heisessie.now(town).code}:begeleiders")
    assert "eerst is er een gesprek met een mens" in coordinator.last.plain
    coordinator.tap("Het kan verder")
    assert heisessie.state(town) is State.TE_BELLEN


@pytest.mark.parametrize(
    "instead", [{"opening": "Ik wil mailen"}, {"toestemming": "Nee, ik bel liever"}]
)
def test_who_rather_mails_or_does_not_consent_keeps_the_own_traject(
    town: Town, instead: dict[str, str]
) -> None:
    """Only the heisessie is erased."""
    traject = pool.looking(town, SECRETARIS)
    answer(town.phone(SECRETARIS).command("heisessie"), REQUEST | instead)
    assert town.read(heisessies.open_ones) == []
    assert town.read(lambda db: cases.with_id(db, traject.id)) == traject


def test_what_was_pressed_twice_or_too_late_moves_nothing(town: Town, carla: Handset) -> None:
    """A second yes, and a no after it, say that it is not needed."""
    heisessie.led(town)
    case = heisessie.now(town)
    for action in ("ja", "nee"):
        carla.press(f"h:{case.id}:{action}")
        assert "Dat is niet meer nodig" in carla.last.plain
    assert heisessie.now(town).coach_id == case.coach_id
    town.phone(SECRETARIS).press(f"h:{case.id}:gesprek")
    assert heisessie.state(town) is State.INTAKEGESPREK


def test_two_who_tap_at_once_bring_it_to_one_place(office: Office) -> None:
    """The begeleider says yes while the office takes the question back: one of both is first."""
    town = office.town
    pool.coach(town, colleges="ja")
    heisessie.request(town)
    town.phone(COORDINATOR).tap("Kies een begeleider", "Vraag Carla Verzonnen")
    case = heisessie.now(town)
    yes, back = Pressed(f"h:{case.id}:ja", 1), Pressed(f"c:{case.code}:intrekken", 1)
    office.in_processes([(9001, pool.CARLA, yes)], [(9002, SECOND, back)])
    now = heisessie.now(town)
    assert now.state in (State.TE_BELLEN, State.INTAKEGESPREK)
    assert (now.coach_id is None) == (now.state is State.TE_BELLEN)


def test_the_last_two_who_answer_at_once_end_the_term_once(office: Office) -> None:
    """Both see that all have answered, or one of them does; who asks hears it once."""
    town = office.town
    heisessie.asked(town, talk={"vragenlijst": "Nee, ik bel ieder vooraf"})
    links = heisessie.links(town)
    town.phone(SECRETARIS).tap("Ik doe zelf ook mee")
    heisessie.days(town.phone(SECRETARIS), heisessie.FIRST)
    *others, one, other = heisessie.open_links(town, links)
    for phone in others:
        heisessie.days(phone, heisessie.FIRST)
    ready = [Pressed(phone.button("Geen enkele dag kan")[1], 1) for phone in (one, other)]
    office.in_processes([(9001, one.id, ready[0])], [(9002, other.id, ready[1])])
    assert heisessie.state(town) is State.DATUM
    town.move(days=3)
    assert town.phone(SECRETARIS).everything.count("U kunt een dag kiezen.") == 1


def test_the_request_that_other_tests_put_is_the_one_that_is_tapped(town: Town) -> None:
    """Answer by answer, and in the same state."""
    heisessie.request(town)
    case, seal = heisessie.now(town), town.house.seal
    held = town.read(lambda db: talks.of_case(db, seal, case.id))
    assert {one.script: dict(one.talk.answers) for one in held} == heisessie.TOLD
    assert {one.script: one.outcome for one in held} == heisessie.OUTCOMES
    assert case.state is State.TE_BELLEN
