"""The colleges of a simulation: who asks for a heisessie, and hands the links on to the members."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.simulation.people import CALM, PROMPT, RESTLESS, SILENT, SNOOZER, STOPPER, Somebody
from bot.simulation.town import LINK
from bot.words import Words

AANVRAGERS = ((PROMPT, 60), (CALM, 25), (SNOOZER, 10), (RESTLESS, 5))
LEDEN = ((PROMPT, 40), (CALM, 30), (SNOOZER, 12), (SILENT, 12), (STOPPER, 6))
# Of the wethouders: with burgemeester and secretaris four to seven take part.
WETHOUDERS = ("2", "3", "3", "4", "5")
MOST = 10  # members of one college, at most
NEVER_OPENS, ERASES = 0.06, 0.03  # of the members
# What who asks sets out to do after the request, how often, and after how many days.
LATER: tuple[tuple[str, float, tuple[int, int]], ...] = (
    ("stop_heisessie", 0.08, (5, 100)),
    ("andere_dagen", 0.15, (30, 60)),
    ("nieuwe_link", 0.2, (12, 30)),
    ("iemand_weg", 0.1, (15, 60)),
)


class Aanvrager(Somebody):
    """A gemeentesecretaris with a phone.

    :ivar leden: the other members, by how the place of each is called.
    """

    def __init__(self, *who: Any) -> None:
        super().__init__(*who)
        self.leden: dict[str, Somebody] = {}

    def look(self) -> None:
        """Decide about everything new on the phone; a link goes to whom it is for."""
        super().look()
        for text in self.phone.links:
            # Of who was called instead the begeleider notes places that may have nobody here.
            lid = next((one for place, one in self.leden.items() if place in text), None)
            if lid and self._chance.random() >= NEVER_OPENS:
                behind = text.split(LINK)[1].split(maxsplit=1)[0]
                self.town.plans.append((lid.reacts(), lid.chat, f"open/{behind}"))
        self.phone.links.clear()


def places(words: Words, wethouders: int) -> list[str]:
    """How the places of a college are called, without that of the secretaris."""
    every = [words.label("leden.plaats.wethouder", nummer=one + 1) for one in range(wethouders)]
    return [words.label("leden.plaats.burgemeester"), *every]


def life(chance: Random, begins: datetime) -> Iterator[tuple[datetime, str]]:
    """What who asks for a heisessie sets out to do of their own accord."""
    yield begins, "heisessie"
    for aim, often, after in LATER:
        if chance.random() < often:
            yield begins + timedelta(days=chance.uniform(*after)), aim


def life_of_member(chance: Random, begins: datetime) -> Iterator[tuple[datetime, str]]:
    """Likewise of a member: some want to be known no longer."""
    if chance.random() < ERASES:
        yield begins + timedelta(days=chance.uniform(20, 70)), "wis"
