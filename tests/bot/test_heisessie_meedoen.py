"""Taking part in a heisessie, or not: who has a place, and what somebody without one is told."""

import pytest

from conversations.heisessie import State
from tests.bot import heisessie
from tests.bot.heisessie import FIRST, MEMBER, NUMBER, answer, days
from tests.bot.phone import Handset, Town


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
