"""What the office does about a heisessie, when it is its turn or somebody is late."""

from random import Random

from bot.simulation.desk import Desk
from conversations.heisessie import State
from conversations.traject import Owner
from storage import coaches, heisessies
from storage.heisessies import Heisessie

SAFE, STOPS = 0.5, 0.1  # each day of what may not be safe: it can go on, or it stops
# What ends by itself, or was not sent.
CALLS_NOBODY = frozenset({State.VRAGEN, State.LEDEN, State.VOLGEN})


class Heisessies:
    """A coördinator who looks after the heisessies."""

    def __init__(self, desk: Desk, chance: Random) -> None:
        self._desk, self._chance = desk, chance

    def work(self) -> None:
        """A round along everything that waits for the office, or for somebody who is late."""
        town = self._desk.town
        for case in town.write(heisessies.open_ones):
            if case.owner is Owner.COORDINATOR:
                self._mine(case)
            elif case.due and case.due < town.today and case.state not in CALLS_NOBODY:
                self._late(case)

    def _mine(self, case: Heisessie) -> None:
        desk, luck = self._desk, self._chance.random()
        if case.state is State.TE_BELLEN:
            if desk.press(case, "begeleiders") and (asked := desk.see(case, "vraag")):
                desk.town.hear(desk.chat, self._chance.choice(asked))
        elif luck < SAFE:
            desk.press(case, "veilig")
        elif luck < SAFE + STOPS:
            desk.end(case, "stop", "stop_ja")

    def _late(self, case: Heisessie) -> None:
        """Call who is late, now and then; another begeleider is asked, or in the end it stops."""
        desk, leads = self._desk, case.owner is Owner.BEGELEIDER
        if desk.called_lately(case):
            return
        if not desk.called_enough(case):
            desk.call(case, self._chat_of_lead(case) if leads else case.telegram_id)
        elif leads and case.state is not State.AFSPRAKEN:
            desk.end(case, "intrekken")
        else:
            desk.end(case, "stop", "stop_ja")

    def _chat_of_lead(self, case: Heisessie) -> int:
        id_ = case.coach_id or case.asked_id
        coach = self._desk.town.write(lambda db: coaches.with_id(db, id_)) if id_ else None
        return (coach.telegram_id if coach else None) or 0
