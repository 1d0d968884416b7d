"""The phone of a coördinator, and the calls to whoever is late, whatever the case is about."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.inbound import Command, Pressed
from bot.simulation.people import Somebody
from bot.simulation.town import Phone, Town
from storage.cases import Traject
from storage.heisessies import PREFIX, Heisessie

CALLS_AGAIN = timedelta(days=7)
PATIENCE = 3  # calls

Case = Traject | Heisessie


class Desk:
    """One coördinator.

    :param people: who can be called, by chat.
    """

    def __init__(self, town: Town, chat: int, phone: Phone, people: Mapping[int, Somebody]) -> None:
        self.town, self.chat, self.phone, self._people = town, chat, phone, people
        self._calls: dict[int, list[datetime]] = defaultdict(list)

    def look(self) -> None:
        """See everything that waits."""
        self.town.hear(self.chat, Command("overzicht"))

    def called_lately(self, case: Case) -> bool:
        """Whether somebody was called about it, and has some days to act."""
        calls = self._calls[case.id]
        return bool(calls) and self.town.now - calls[-1] < CALLS_AGAIN

    def called_enough(self, case: Case) -> bool:
        """Whether calling does not help."""
        return len(self._calls[case.id]) >= PATIENCE

    def call(self, case: Case, chat: int) -> None:
        """Somebody is late, and does it after all."""
        if who := self._people.get(chat):
            self._calls[case.id].append(self.town.now)
            self.town.watch.calls.append((self.town.now, case.id))
            who.reminded(case.state)

    def end(self, case: Case, *actions: str) -> None:
        """What stands still is ended, and nobody is called about it any more."""
        self._calls[case.id].clear()
        for action in actions:
            if not self.press(case, action):
                return

    def press(self, case: Case, action: str) -> bool:
        """Press the button of an action, if there is one."""
        found = self.see(case, action)
        if found:
            self.town.hear(self.chat, found[0])
        return bool(found)

    def see(self, case: Case, action: str) -> list[Pressed]:
        """The buttons of an action; they are looked for in the case, where they are not on the phone."""
        opens = "stand" if case.code.startswith(PREFIX) else "traject"
        for _ in range(2):
            for pattern in (action, f"{action}:*"):
                if found := self.phone.choice(f"c:{case.code}:{pattern}"):
                    return found
            self.town.hear(self.chat, Pressed(f"c:{case.code}:{opens}", 0))
        return []
