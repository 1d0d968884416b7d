"""Taking part in a heisessie, or not: who has a place, and what somebody without one is told."""

import pytest

from tests.bot import heisessie
from tests.bot.heisessie import MEMBER, NUMBER, answer
from tests.bot.phone import Town


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
