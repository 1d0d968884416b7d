"""The phones of a simulated town, in memory: they take what leaves, and what is done on them is heard."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fnmatch import fnmatchcase
from typing import TypeVar

from sqlalchemy import Connection

from bot.inbound import Heard, Inbound, Pressed
from bot.messages import Key, Message
from bot.simulation.watch import Watch
from bot.usecases import nudge_stands, nudging, reaching
from bot.usecases.hear import hear
from bot.usecases.turn import House, Turn
from conversations.traject import Owner
from storage import ledger, outgoing
from storage.database import Database
from storage.outgoing import Row

T = TypeVar("T")

THINKING = timedelta(seconds=8)  # between two taps of one person
AT_A_TIME = 50  # cases
PATIENCE = 2  # working days in which the office hears that a day has passed
LINK = "?start="


@dataclass
class Shown:
    """A message on a phone with something to press or to answer.

    :param asks: the key of the question that it puts, or another name for what it is about.
    :param talk_id: of the talk that it belongs to, if any.
    :param seen: its owner decided about it; `left` where that was to do nothing with it.
    """

    id: int
    keys: list[Key]
    asks: str
    talk_id: int | None
    shares_number: bool
    seen: bool = False
    left: bool = False

    @property
    def is_question(self) -> bool:
        """Whether it is a question of a talk, or the way back to one."""
        of_talk = any(key.data.startswith("t") for key in self.keys)
        return of_talk or self.shares_number or (bool(self.asks and self.talk_id) and not self.keys)


class Phone:
    """The chat of one person with the bot.

    :ivar role: in which its owner is written to.
    :ivar got: how many messages came in.
    :ivar links: what came in with a link in it: read and emptied by who hands these on.
    """

    def __init__(self, role: Owner) -> None:
        self.role = role
        self.shown: dict[int, Shown] = {}
        self.blocked = False
        self.last_id = self.got = 0
        self.links: list[str] = []

    def take(self, message: Message, talk_id: int | None) -> int:
        """Show a message, or change an earlier one; gives its number."""
        for change in message.first:
            self.take(change, talk_id)
        target = message.target
        if target is None:
            self.last_id += 1
            self.got += 1
            if LINK in message.text:
                self.links.append(message.text)
            self._show(self.last_id, message, talk_id)
            return self.last_id
        before = self.shown.pop(target, None)
        if message.kind == "change":
            talk_id = before.talk_id if before else talk_id
            self._show(target, replace(message, asks=message.asks or ""), talk_id)
        return target

    def newest(self) -> Iterator[Shown]:
        """What waits for a decision, the newest first."""
        return iter([one for one in reversed(self.shown.values()) if not one.seen])

    def find(self, pattern: str) -> Pressed | None:
        """The newest button with data of this pattern."""
        return next(iter(self.choice(pattern)), None)

    def choice(self, pattern: str) -> list[Pressed]:
        """The buttons with data of this pattern on the newest message that has any."""
        for one in reversed(self.shown.values()):
            if found := [key.data for key in one.keys if fnmatchcase(key.data, pattern)]:
                return [Pressed(data, one.id) for data in found]
        return []

    def _show(self, number: int, message: Message, talk_id: int | None) -> None:
        keys = [key for row in message.keys for key in row]
        shown = Shown(number, keys, message.asks, talk_id, bool(message.phone_label))
        if shown.is_question:  # only the newest question is answered
            for one in self.shown.values():
                one.seen = one.seen or one.is_question
        if keys or shown.is_question:
            self.shown[number] = shown


class Town:
    """Everybody's phone, and the clock.

    :ivar rings: chats in which something new came in.
    :ivar plans: what somebody wants to do, by chat, and when.
        Both are read and emptied by who keeps the time.
    """

    def __init__(self, database: Database, house: House, now: datetime, watch: Watch) -> None:
        self.database, self.house, self.now, self.watch = database, house, now, watch
        self.phones: dict[int, Phone] = {}
        self.rings: dict[int, None] = {}
        self.plans: list[tuple[datetime, int, str]] = []
        self._updates = 0

    @property
    def today(self) -> date:
        """The day on the clock of the people."""
        return self.house.kalender.day(self.now)

    def is_untold(self, code: str, until: date) -> bool:
        """Whether a day passed by which something was to be done, and the office did not hear that."""
        late = self.house.kalender.working_days(until, PATIENCE) < self.today
        return late and not any(day > until for day in self.watch.days_told[code])

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do this as one transaction."""
        return self.database.write(work).result()

    def hear(self, chat: int, event: Inbound) -> None:
        """Somebody does something, and what that sets off arrives."""
        self.now += THINKING
        self._updates += 1
        heard = Heard(self._updates, chat, event, self.now, "nl")

        def work(db: Connection) -> None:
            for each in hear(db, self.house, heard):
                self._deliver(db, each)

        self.write(work)

    def nudge(self) -> None:
        """Say what is due of the bot's own accord."""
        _, chats = nudging.nudge_due(self.database, self.house, self.now, AT_A_TIME)
        self.deliver(chats)

    def deliver(self, chats: Iterator[int] | tuple[int, ...] | set[int] | list[int]) -> None:
        """What waits for these chats arrives."""

        def work(db: Connection) -> None:
            for chat in sorted(chats):
                self._deliver(db, chat)

        if chats:
            self.write(work)

    def _deliver(self, db: Connection, chat: int) -> None:
        seal, phone = self.house.seal, self.phones[chat]
        while row := outgoing.claim(db, seal, chat, self.now):
            nudge = row.priority == outgoing.NUDGE
            if nudge and not nudge_stands.still_stands(db, self.house, row.once, self.now):
                outgoing.settle(db, row.id, self.now, state="moot")
            elif phone.blocked:
                outgoing.settle(db, row.id, self.now, state="gone")
                with Turn(db, self.house, f"{row.once}/gone", self.now) as turn:
                    reaching.lost(turn, chat)
                for other in turn.chats:
                    self._deliver(db, other)
            else:
                self._arrives(db, phone, row)

    def _arrives(self, db: Connection, phone: Phone, row: Row) -> None:
        message = Message.load(row.body)
        number = phone.take(message, row.talk_id)
        outgoing.settle(db, row.id, self.now, message_id=number)
        self.rings[row.chat_id] = None
        if row.priority == outgoing.NOTICE and row.chat_id in self.house.coordinators:
            self.watch.told(message.text, self.today)
        if row.priority == outgoing.NUDGE:
            self.watch.left(db, self.house, row, phone.role, self.now)
            ledger.delivered(db, row.once, self.now)
