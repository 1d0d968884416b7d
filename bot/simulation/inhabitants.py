"""Who lives in a simulated town: each with a phone, habits, and what is set out to be done when."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import TypeVar

from bot.simulation import heisessies, pool
from bot.simulation.answers import Answers
from bot.simulation.heisessies import Aanvrager
from bot.simulation.people import COACHES, WETHOUDERS, Habits, Somebody, life
from bot.simulation.town import Phone, Town
from conversations.traject import Owner

ARRIVE_WITHIN = 0.4  # of the time
BLOCKERS = 25  # one in so many wethouders blocks the bot for a while
COLLEGES = 12  # for one in so many wethouders a college asks for a heisessie
NOTHING: Mapping[str, str] = {}
S = TypeVar("S", bound=Somebody)


class Inhabitants:
    """Everybody but the office; what they set out to do is told to the town.

    :param days: how long it goes on.
    :ivar people: wethouders, coaches and colleges, by chat.
    """

    def __init__(self, town: Town, seed: int, days: float) -> None:
        self._town, self._seed, self._begins, self._days = town, seed, town.now, days
        self.people: dict[int, Somebody] = {}
        self.chance = self._chance("")

    def move_in(self, wethouders: int, coaches: int) -> None:
        """So many of them, and the colleges that go with them."""
        house, chance = self._town.house, self.chance
        places = [one.name for one in house.gemeenten]
        self._town.write(
            partial(pool.fill, house=house, chance=chance, number=coaches, now=self._begins)
        )
        for number in range(coaches):
            self._person(Somebody, pool.COACH + number, Owner.COACH, COACHES)
        arrivals = sorted(chance.uniform(0, ARRIVE_WITHIN * self._days) for _ in range(wethouders))
        for number, (after, place) in enumerate(
            zip(arrivals, chance.choices(places, k=wethouders), strict=True)
        ):
            self._wethouder(number, after, place)
        for number in range(max(1, wethouders // COLLEGES)):
            self._college(number, chance.choice(places))

    def answers(self, chat: int, own: Mapping[str, str] = NOTHING) -> Answers:
        """How somebody answers.

        :param own: what this person always types, by question.
        """
        house = self._town.house
        return Answers(house.words, house.kalender, own, self._chance(f"{chat}/answers"))

    def _wethouder(self, number: int, after: float, place: str) -> None:
        chat, own = pool.WETHOUDER + number, {"gemeente": place}
        self._person(Somebody, chat, Owner.WETHOUDER, WETHOUDERS, own)
        begins = self._begins + timedelta(days=after)
        blocks = number % BLOCKERS == BLOCKERS // 2
        self._plan(chat, life(self.chance, begins, self._days - after, blocks=blocks))

    def _college(self, number: int, place: str) -> None:
        """Who asks for a heisessie, and the members: in some colleges one has an own traject."""
        chance, words = self._chance(f"college/{number}"), self._town.house.words
        begins = self._begins + timedelta(days=chance.uniform(0, ARRIVE_WITHIN * self._days))
        size = chance.choice(heisessies.WETHOUDERS)
        chat, own = pool.AANVRAGER + number, {"gemeente": place, "aantal_wethouders": size}
        asks = self._person(Aanvrager, chat, Owner.AANVRAGER, heisessies.AANVRAGERS, own)
        self._plan(chat, heisessies.life(chance, begins))
        burgemeester, *wethouders = heisessies.places(words, int(size))
        if number % 2 == 0:
            asks.leden[wethouders.pop()] = self.people[pool.WETHOUDER + number]
        first = pool.LID + number * heisessies.MOST
        for lid, name in enumerate([burgemeester, *wethouders], start=first):
            asks.leden[name] = self._person(Somebody, lid, Owner.LID, heisessies.LEDEN)
            self._plan(lid, heisessies.life_of_member(chance, begins))

    def _person(
        self,
        kind: type[S],
        chat: int,
        role: Owner,
        kinds: tuple[tuple[Habits, int], ...],
        own: Mapping[str, str] = NOTHING,
    ) -> S:
        chance = self._chance(str(chat))
        habits = chance.choices([one for one, _ in kinds], [many for _, many in kinds])[0]
        phone = self._town.phones[chat] = Phone(role)
        made = kind(self._town, chat, phone, habits, self.answers(chat, own), chance)
        self.people[chat] = made
        return made

    def _plan(self, chat: int, aims: Iterable[tuple[datetime, str]]) -> None:
        self._town.plans += [(at, chat, aim) for at, aim in aims]

    def _chance(self, of: str) -> Random:
        return Random(f"{self._seed}/{of}")  # noqa: S311 # not a secret: it can be played again
