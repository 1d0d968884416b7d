"""Whatever people press, type and let pass: each open case has one state, one owner of the next step
and one due day, and nobody is in two places or with two coaches at once.
"""

from datetime import timedelta
from itertools import combinations
from random import Random

import pytest
from sqlalchemy import Connection

from conversations.kinds import Mark
from conversations.traject import CLOSED, State
from conversations.voorstel import BARS, OPEN
from storage import appointments, cases, coaches, people, proposals
from storage.appointments import Appointment, span
from storage.models import Case
from storage.proposals import Proposal
from tests.bot import pool, rows
from tests.bot.phone import ANNA, BRAM, COORDINATOR, SECOND, Handset, Town

CLARA = 7_000_000_031
EVERYBODY = (ANNA, BRAM, pool.CARLA, pool.COEN, COORDINATOR, SECOND, CLARA)
COMMANDS = ("overzicht", "afspraken", "verder", "start", "terug", "stop")
TURNS = 140
# Without a coach, with one, or either.
ALONE = {State.VRAGEN, State.TE_BELLEN, State.GESPREK_GEPLAND, State.ZOEKEN, *CLOSED}
EITHER = {State.PAUZE, State.AFRONDEN}


class Life:
    """People who do anything at all with what is on their phones, the same for the same seed."""

    def __init__(self, town: Town, seed: int) -> None:
        self.town, self.chance = town, Random(seed)  # not a secret: it can be played again

    def turn(self) -> None:
        """Somebody does something, or time passes."""
        phone = self.town.phone(self.chance.choice(EVERYBODY))
        what = self.chance.random()
        if what < 0.68:
            self._press(phone)
        elif what < 0.80:
            phone.say(self._text())
        elif what < 0.90:
            phone.command(self.chance.choice(COMMANDS))
        elif what < 0.995:
            self.town.move(days=self.chance.choice((0, 1, 1, 2, 4, 9)), minutes=7)
        else:
            phone.press("wis:ja")

    def _press(self, phone: Handset) -> None:
        """A button: mostly of the last messages, now and then an old one, or twice."""
        shown = [m for m in phone.messages.values() if m.keys and not m.mine]
        if shown:
            message = self.chance.choice(shown[-2:] if self.chance.random() < 0.85 else shown)
            key = self.chance.choice(message.keys)
            for _ in range(1 + (self.chance.random() < 0.1)):
                phone.press(key.data, message.id)

    def _text(self) -> str:
        day = self.town.today + timedelta(days=self.chance.randint(1, 12))
        moment = f"{self.town.house.words.day(day)} om {self.chance.randint(9, 16)}.00 uur"
        return self.chance.choice((moment, moment, moment, "5", "ja", "geen", "06 12345678"))


def whole(db: Connection, town: Town) -> None:
    """Everything that is always so."""
    today, seal = town.today, town.house.seal
    assert not [row for row in rows.of(db, "talk") if row["turn"] == 0]
    for row in rows.of(db, str(Case.__tablename__)):
        case = cases.with_id(db, row["id"])
        assert case
        every = proposals.of_case(db, seal, case.id)
        theirs = [one for one in every if one.state in OPEN]
        assert (case.state in CLOSED) is (case.owner is None) is (case.due is None), case
        assert len(theirs) <= 1
        assert case.state in EITHER or (case.state in ALONE) is (not theirs), (case, theirs)
        coming = appointments.coming(db, seal, case.id)
        assert case.state not in CLOSED or not coming, case
        comes_back(every)
    for coach, load in coaches.everybody(db):
        most = coaches.profiles(db, seal)[coach.id].get("aantal", Mark.SKIPPED)
        assert isinstance(most, int)
        assert load <= most
    for user in EVERYBODY:
        person = people.find(db, user)
        mine = appointments.of_person(db, seal, person.id, today) if person else []
        assert not [pair for pair in combinations(mine, 2) if overlap(*pair)]


def comes_back(every: list[Proposal]) -> None:
    """A coach who was refused is not open after that."""
    for place, one in enumerate(every):
        again = [two for two in every[place + 1 :] if two.coach_id == one.coach_id]
        assert one.state not in BARS or not again, (one, again)


def overlap(one: Appointment, other: Appointment) -> bool:
    """Whether two appointments are at the same time."""
    (begin, end), (since, until) = (
        span(it.slot.time, it.slot.part, it.slot.minutes) for it in (one, other)
    )
    return one.slot.day == other.slot.day and begin < until and since < end


def unseen(town: Town) -> None:
    """A name of a wethouder is with a coach or a coördinator only in a message that goes away."""
    for user in EVERYBODY[2:]:
        for message in town.phone(user).messages.values():
            assert message.mine or message.protected or "de Wit" not in message.plain, message


@pytest.mark.parametrize("seed", range(5))
def test_whatever_happens_every_case_is_whole(town: Town, seed: int) -> None:
    """After every turn, over runs that are different each and the same each time."""
    first, second = pool.coach(town), pool.coach(town, pool.COEN, eerder=("geen",))
    pool.coach(town, CLARA, aantal=1)
    pool.running(town, pool.looking(town), first, talks_planned=3)
    pool.asked(town, pool.looking(town, BRAM), second)
    for user in EVERYBODY:
        town.phone(user).command("overzicht")
    life = Life(town, seed)
    for _ in range(TURNS):
        life.turn()
        town.write(lambda db: whole(db, town))
        unseen(town)
