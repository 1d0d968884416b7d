"""People who live with the bot for the invariants: stories that come through every state of a case,
and then anything at all.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random

from sqlalchemy import Connection

from conversations.traject import Owner, State
from storage import caseload, coaches, proposals
from tests.bot import intake, meetings, pool
from tests.bot.looking_back import look_back
from tests.bot.phone import ANNA, BRAM, COORDINATOR, SECOND, Handset, Town
from tests.bot.proposing import propose

CLARA, DIRK, EVA = 7_000_000_031, 7_000_000_032, 7_000_000_033
WETHOUDERS = (ANNA, BRAM, DIRK, EVA)
COACHES = (pool.CARLA, pool.COEN, CLARA)
OFFICE = (COORDINATOR, SECOND)
EVERYBODY = (*WETHOUDERS, *COACHES, *OFFICE)
COMMANDS = ("overzicht", "afspraken", "verder", "start", "terug", "stop")
# In every label and question about the klik, by the side that is asked.
MARKS = {"klik_wethouder.": "kanariegeel", "klik_coach.": "kanarieblauw"}

Story = Callable[[Town], Iterator[State]]


class Life:
    """People who do anything at all with what is on their phones, the same for the same seed. Mostly
    it is somebody who is to do the next step in a case, so that cases get somewhere.
    """

    def __init__(self, town: Town, seed: int) -> None:
        self.town, self.chance = town, Random(seed)  # not a secret: it can be played again

    def turn(self) -> None:
        """Somebody does something, or time passes."""
        owners = self.town.write(self._owners)
        steered = owners and self.chance.random() < 0.7
        phone = self.town.phone(self.chance.choice(owners if steered else EVERYBODY))
        what = self.chance.random()
        if what < 0.80:
            self._press(phone)
        elif what < 0.88:
            phone.say(self._text())
        elif what < 0.93:
            phone.command(self.chance.choice(COMMANDS))
        elif what < 0.995:
            self.town.move(days=self.chance.choice((0, 1, 1, 2, 4, 9)), minutes=7)
        else:
            phone.press("wis:ja")

    def _owners(self, db: Connection) -> list[int]:
        """Who does the next step, of every open case."""
        found = []
        for case in caseload.open_cases(db):
            if case.owner is Owner.COORDINATOR:
                found.append(COORDINATOR)
            elif case.owner is Owner.WETHOUDER:
                found.append(case.telegram_id)
            elif proposal := proposals.current(db, self.town.house.seal, case.id):
                coach = coaches.with_id(db, proposal.coach_id)
                found += [coach.telegram_id] if coach and coach.telegram_id else []
        return found

    def _press(self, phone: Handset) -> None:
        """A button: mostly the first one of the last message, now and then an old one, or twice."""
        shown = [m for m in phone.messages.values() if m.keys and not m.mine]
        if not shown:
            phone.command("overzicht")
            return
        message = self.chance.choice(shown[-2:] if self.chance.random() < 0.9 else shown)
        first = self.chance.random() < 0.5
        key = message.keys[0] if first else self.chance.choice(message.keys)
        for _ in range(1 + (self.chance.random() < 0.1)):
            phone.press(key.data, message.id)

    def _text(self) -> str:
        day = self.town.today + timedelta(days=self.chance.randint(1, 12))
        moment = f"{self.town.house.words.day(day)} om {self.chance.randint(9, 16)}.00 uur"
        return self.chance.choice((moment, moment, moment, "5", "ja", "geen", "06 12345678"))


def of_the_office(town: Town) -> Iterator[State]:
    """From the first question to a name; gives the state that a case is in after each step."""
    office, anna = town.phone(COORDINATOR), town.phone(ANNA)
    intake.begin(town.phone(DIRK))
    yield State.VRAGEN
    intake.whole(town.phone(EVA))
    yield State.TE_BELLEN
    office.tap("Plan gesprek").say("1 december om 10 uur")
    yield State.GESPREK_GEPLAND
    case = pool.looking(town)
    yield State.ZOEKEN
    propose(office, case)
    yield State.COACH_GEVRAAGD
    town.phone(pool.CARLA).tap("Ja")
    yield State.VOORGESTELD
    anna.tap("Liever bespreken")
    yield State.BESPREKEN


def of_two_who_meet(town: Town) -> Iterator[State]:
    """From the card to the klik of both."""
    anna, carla = town.phone(ANNA), town.phone(pool.CARLA)
    meetings.start(town, town.write(coaches.everybody)[0][0])
    yield State.MOMENTEN
    meetings.offer(carla)
    carla.say("Voor het station")
    yield State.KIEZEN
    anna.tap(meetings.FIRST)
    yield State.KENNISMAKING
    town.move(days=10)
    yield State.KLIK
    for phone in (anna, carla):
        while phone.last.keys and any(mark in phone.last.plain for mark in MARKS.values()):
            first = phone.last.keys[0].data
            phone.press(first, phone.last.id)
            if "+" in first:
                phone.tap("Klaar")
    yield State.AFSPRAKEN


def of_a_traject(town: Town) -> Iterator[State]:
    """From the talks to the end, and who rests or stops on the way."""
    first, second = (one for one, _ in town.write(coaches.everybody)[:2])
    anna, carla = town.phone(ANNA), town.phone(pool.CARLA)
    case = pool.running(town, pool.looking(town), first)
    yield State.LOOPT
    anna.press(f"w:{case.id}:minder-genoeg")
    yield State.AFRONDEN
    look_back(anna, terugkom="Ja")
    yield State.TERUGKOMEN
    carla.command("overzicht").tap("Plan een afspraak").say("dinsdag 23 februari om 10.00 uur")
    town.move(days=92)
    carla.tap("Ja")
    yield State.AFGESLOTEN
    pool.running(town, pool.looking(town, BRAM), second)
    town.phone(BRAM).command("overzicht").tap("Ik wil iets veranderen", "Pauze", "Vier weken")
    yield State.PAUZE
    stopped = pool.looking(town, DIRK)
    town.phone(DIRK).press(f"w:{stopped.id}:stop-ja")
    yield State.GESTOPT
