"""How each kind of person behaves. Whatever somebody does follows from the seed and the person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from random import Random

from bot.inbound import Blocked, Command, Inbound, Pressed, Unblocked
from bot.simulation.answers import Answers
from bot.simulation.town import Phone, Shown, Town
from conversations.prompts import WAITS_FOR
from conversations.traject import State

MOST = 90  # things done in one sitting
AWAKE = (time(7, 30), time(22, 30))
APPOINTMENT = "afspraak/"  # what the buttons of one ask
LATER = ("uur", "morgen", "week", "reces")


@dataclass(frozen=True)
class Habits:
    """A kind of person; numbers without a unit are chances.

    :param hours: until a message is looked at, as a median.
    :param rests: to put the phone away in the middle of the questions, at each of them.
    :param away: not to look for weeks, each time something comes in.
    :param ignores, snoozes, stops, stops_all: what is done with a message that nobody asked for.
    :param moves, cancels: of an appointment.
    """

    hours: float
    rests: float = 0.005
    away: float = 0.01
    ignores: float = 0.05
    snoozes: float = 0.05
    stops: float = 0.002
    stops_all: float = 0.0
    moves: float = 0.05
    cancels: float = 0.02


PROMPT = Habits(3)
CALM = Habits(26, rests=0.01, away=0.02, ignores=0.1)
SNOOZER = Habits(12, snoozes=0.5, moves=0.15)
SILENT = Habits(40, rests=0.04, away=0.25, ignores=0.35)
STOPPER = Habits(8, stops=0.15, stops_all=0.04, ignores=0.1)
RESTLESS = Habits(6, moves=0.35, cancels=0.15)
WETHOUDERS = ((PROMPT, 40), (CALM, 28), (SNOOZER, 10), (SILENT, 10), (STOPPER, 6), (RESTLESS, 6))
# Coaches answer sooner, but some forget to log.
DILIGENT, FORGETFUL = Habits(9, away=0.01), Habits(15, ignores=0.35, snoozes=0.1, away=0.05)
COACHES = ((PROMPT, 50), (DILIGENT, 30), (FORGETFUL, 20))

# What somebody sets out to do: a command, and then buttons by how they begin.
AIMS: dict[str, tuple[str, ...]] = {
    "pauze": ("overzicht", "w:*:wensen", "w:*:pauze", "w:*:pauze-4"),
    "andere": ("overzicht", "w:*:wensen", "w:*:andere", "w:*:andere-ja"),
    "stop": ("overzicht", "w:*:wensen", "w:*:stop", "w:*:stop-ja"),
    "plan": ("overzicht", "w:*:plan"),
    "doe": ("overzicht", "d:*"),  # what waits, whether it was said or not
    "verzet": ("afspraken", "a:*:verzet", "a:*:verzet_ja*"),
    "zeg_af": ("afspraken", "a:*:zeg_af", "a:*:zeg_af_ja*"),
    "verder": ("verder",),
    "begin": ("start",),
    # Of a heisessie
    "heisessie": ("heisessie",),
    "open": ("start",),  # with what is behind a link
    "andere_dagen": ("overzicht", "h:*:andere"),
    "nieuwe_link": ("overzicht", "h:*:links", "h:*:plaats:*", "h:*:nieuw:*"),
    "iemand_weg": ("overzicht", "h:*:links", "h:*:plaats:*", "h:*:weg:*"),
    "stop_heisessie": ("stop", "h:*:stop", "h:*:stop_ja"),
    "wis": ("wissen", "wis:ja"),
}


class Somebody:
    """One person with a phone.

    :ivar looks_at: when the phone is looked at next, if that is known.
    """

    def __init__(
        self, town: Town, chat: int, phone: Phone, habits: Habits, answers: Answers, chance: Random
    ) -> None:
        self.town, self.chat, self.phone, self.habits = town, chat, phone, habits
        self._answers, self._chance = answers, chance
        self.looks_at: datetime | None = None

    def reacts(self) -> datetime:
        """When something that came in just now is looked at."""
        hours = self.habits.hours * self._chance.lognormvariate(0, 0.8)
        if self._chance.random() < self.habits.away:
            hours += 24 * self._chance.uniform(10, 30)
        return self._awake(self.town.now + timedelta(hours=hours))

    def look(self) -> None:
        """Decide about everything new on the phone."""
        for _ in range(MOST):
            event = None if self.phone.blocked else self._next()
            if event is None:
                return
            self.town.hear(self.chat, event)

    def reminded(self, state: StrEnum) -> None:
        """The office called about a case in this state: what was left is done after all."""
        for one in self.phone.shown.values():
            one.seen = one.asks.startswith(APPOINTMENT) or (one.seen and not one.left)
        if self.phone.blocked:
            self.do("deblokkeer")
        if state == State.VRAGEN:
            self.do("verder")
        else:
            self.look()
        self.do("doe")
        if state in WAITS_FOR:
            self.do("plan")

    def do(self, aim: str) -> None:
        """Something that this person sets out to do, as far as the phone has buttons for it: one of
        AIMS, with what stands behind the command after a slash.
        """
        match aim:
            case "blokkeer":
                self.phone.blocked = True
                self.town.hear(self.chat, Blocked())
            case "deblokkeer":
                self.phone.blocked = False
                self.town.hear(self.chat, Unblocked())
            case _ if not self.phone.blocked:
                name, _, behind = aim.partition("/")
                command, *buttons = AIMS[name]
                self.town.hear(self.chat, Command(command, behind))
                self._press(buttons)
        self.look()

    def _press(self, patterns: list[str]) -> None:
        """Press a button of each of these patterns, as far as they are there."""
        for pattern in patterns:
            found = self.phone.find(pattern)
            if found is None:
                return
            self.town.hear(self.chat, found)

    def _next(self) -> Inbound | None:
        for one in self.phone.newest():
            if one.is_question:
                if self._chance.random() < self.habits.rests:
                    return None
                self.phone.last_id += 1  # what is typed has a number too
                one.seen = True
                return self._answers.to(one, self.phone.last_id, self.town.today)
            one.seen = True
            data = self._at_once(one)
            one.left = data is None
            if data:
                return Pressed(data, one.id)
        return None

    def _at_once(self, shown: Shown) -> str | None:
        """What is pressed on a message that belongs to no talk."""
        if shown.asks == "bericht":
            return self._nudged(shown)
        if shown.asks.startswith(APPOINTMENT):
            self._may_change_it()
            return None
        if shown.asks == "overzicht":
            return None
        return self._answers.button(shown)

    def _nudged(self, shown: Shown) -> str | None:
        habits, luck = self.habits, self._chance.random()
        line = shown.keys[-1].data.rpartition(":")[0]
        for chance, action in (
            (habits.stops_all, "alles"),
            (habits.stops, "stop"),
            (habits.snoozes, self._chance.choice(LATER)),
        ):
            if luck < chance:
                return f"{line}:{action}"
            luck -= chance
        if luck < habits.ignores:
            return None
        return next((key.data for key in shown.keys if key.data.endswith(":doe")), None)

    def _may_change_it(self) -> None:
        """An appointment was made: some change their mind before it comes."""
        luck = self._chance.random()
        when = self._awake(self.town.now + timedelta(days=self._chance.uniform(0.5, 6)))
        if luck < self.habits.moves:
            self.town.plans.append((when, self.chat, "verzet"))
        elif luck < self.habits.moves + self.habits.cancels:
            self.town.plans.append((when, self.chat, "zeg_af"))

    def _awake(self, at: datetime) -> datetime:
        """This moment, or the next one at which people look at a phone."""
        here = at.astimezone(self.town.house.zone)
        if here.time() >= AWAKE[1]:
            here = (here + timedelta(days=1)).replace(hour=0)
        if here.time() < AWAKE[0]:
            here = here.replace(hour=AWAKE[0].hour, minute=30 + self._chance.randrange(30))
        return here.astimezone(at.tzinfo)


def life(
    chance: Random, begins: datetime, days: float, *, blocks: bool
) -> Iterator[tuple[datetime, str]]:
    """What a wethouder sets out to do of their own accord.

    :param begins: when the bot is opened.
    :param days: how long the year goes on after that.
    """
    yield begins, "begin"
    luck = chance.random()
    for limit, aim in ((0.06, "stop"), (0.12, "andere"), (0.22, "pauze")):
        if luck < limit:
            yield begins + timedelta(days=chance.uniform(0.15, 0.8) * days), aim
            break
    if blocks:
        blocked = begins + timedelta(days=chance.uniform(0.1, 0.4) * days)
        yield blocked, "blokkeer"
        yield blocked + timedelta(days=chance.uniform(10, 40)), "deblokkeer"
