"""Members of a college answer in private, and say which days suit."""

from conversations.heisessie import State
from tests.bot import heisessie
from tests.bot.heisessie import FIRST, MEMBER, SECOND, answer, days
from tests.bot.phone import Handset, Town


def test_six_of_whom_five_answer(town: Town, carla: Handset) -> None:
    heisessie.asked(town)
    asks = town.phone(heisessie.SECRETARIS)
    phones = heisessie.open_links(town, heisessie.links(town))
    assert len(phones) == 5
    for phone in phones[:4]:
        days(answer(phone, MEMBER), FIRST, SECOND)
    for phone in (asks, *phones[:1], carla):
        print(phone.everything); print('=======')
    assert heisessie.state(town) is State.LEDEN
    town.move(days=20)
    print(asks.news, carla.news)
    asks.tap("Kies een dag")
    print(asks.last)
    asks.tap(FIRST)
    print(asks.last)
    asks.tap("Ja, dit wordt de dag")
    print(asks.news, carla.news, phones[0].news, carla.files)
    assert 0
