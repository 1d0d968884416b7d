"""Phones of people who talk with the use cases: what they do is heard, what is queued is shown."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Collection, Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection
from telegram.error import TelegramError

from bot.inbound import (
    Blocked,
    Command,
    Edited,
    Heard,
    Inbound,
    Phone,
    Photo,
    Pressed,
    Text,
    Unblocked,
)
from bot.outbox import Outbox
from bot.telegram.adapter import Call
from bot.telegram.pace import Pace
from bot.usecases import expiring, nudging
from bot.usecases.hear import hear
from bot.usecases.turn import House
from conversations.prompt import Kind
from storage import ledger
from storage.database import Database
from tests.bot.screen import Screen, Shown
from tests.clock import T0

T = TypeVar("T")
ANNA, BRAM, COORDINATOR, SECOND = 7_000_000_001, 7_000_000_002, 7_000_000_008, 7_000_000_009


# What is offered to somebody as the next step; the rest only reminds.
STEPS = frozenset(
    {
        Kind.VERZOEK, Kind.VOORSTEL, Kind.MOMENTEN, Kind.KIEZEN, Kind.KLIK, Kind.AFSPRAKEN,
        Kind.PLANNEN, Kind.LOGBOEK, Kind.TUSSENSTAND, Kind.TERUGKIJKEN, Kind.PAUZE,
    }
)  # fmt: skip


class NoPace(Pace):
    """Everything may leave at once."""

    @contextlib.asynccontextmanager
    async def turn(self, chat_id: int, priority: int, *, new: bool) -> AsyncIterator[None]:
        """Do not wait."""
        yield


class Handset(Screen):
    """The phone of one person, in the chat with the bot."""

    def __init__(self, town: "Town", user_id: int) -> None:
        super().__init__()
        self._town, self.id = town, user_id
        self.eager, self._opened = True, set[str]()

    def command(self, name: str, payload: str = "") -> "Handset":
        return self.hear(Command(name, payload))

    def say(self, text: str) -> int:
        """Type a text; gives its message id."""
        number = self.add(Shown(0, text, mine=True))
        self.hear(Text(text, number))
        return number

    def edit(self, message_id: int, text: str) -> "Handset":
        return self.hear(Edited(text, message_id))

    def photo(self, file_id: str = "foto-1") -> int:
        """Send a photo; gives its message id."""
        number = self.add(Shown(0, "(foto)", mine=True))
        self.hear(Photo(file_id, number))
        return number

    def contact(self, number: str, *, own: bool = True) -> int:
        shared = self.add(Shown(0, number, mine=True))
        self.hear(Phone(number, own, shared))
        return shared

    def tap(self, *labels: str) -> "Handset":
        """Press buttons by what is on them, each on the newest message that has it."""
        for label in labels:
            number, data = self.button(label)
            self.press(data, number)
        return self

    def press(self, data: str, message_id: int = 1) -> "Handset":
        return self.hear(Pressed(data, message_id))

    def block(self) -> "Handset":
        self.blocked = True
        return self.hear(Blocked())

    def unblock(self) -> "Handset":
        self.blocked = False
        return self.hear(Unblocked())

    def open_nudges(self) -> None:
        """Press what the bot offers of its own accord to begin with, or to look at; once."""
        for number, data in self.buttons("n:"):
            if data.endswith(":doe") and data not in self._opened and self._town.begins(data):
                self._opened.add(data)
                self.hear(Pressed(data, number))

    def hear(self, event: Inbound) -> "Handset":
        self.seen = self.last_id
        self._town.hear(self.id, event)
        return self


class Town:
    """The people of a test and their clock; `deliver` may be turned off to look at the outbox."""

    def __init__(self, database: Database, house: House) -> None:
        self.database, self.house = database, house
        self.now: datetime = T0
        self.phones: dict[int, Handset] = {}
        self.groups: list[Call] = []
        self.calls: list[Call] = []
        self.faults: list[Exception] = []
        self.delivers = True
        self.update_id = 500
        self._runner = asyncio.Runner()
        self.outbox = Outbox(database, house, self._send, NoPace(), lambda: self.now)

    @property
    def today(self) -> date:
        """The day on the clock of the people."""
        return self.now.astimezone(self.house.zone).date()

    def phone(self, user_id: int) -> Handset:
        return self.phones.setdefault(user_id, Handset(self, user_id))

    def hear(self, user_id: int, event: Inbound, update_id: int | None = None) -> None:
        """One update, committed, and what it queued delivered."""
        self.update_id += 1
        self.now += timedelta(milliseconds=1)  # two things never happen at one instant
        heard = Heard(update_id or self.update_id, user_id, event, self.now, "nl")
        chats = self.write(lambda db: hear(db, self.house, heard))
        if self.delivers:
            self._send_to(chats)
            self.nudge()

    def nudge(self) -> None:
        """Say what is due of the bot's own accord; whoever is eager opens it at once."""
        looked = 1
        while looked:
            looked, chats = nudging.nudge_due(self.database, self.house, self.now, 50)
            self._send_to(chats)
        for phone in list(self.phones.values()):
            if phone.eager:
                phone.open_nudges()

    def write(self, work: Callable[[Connection], T]) -> T:
        return self.database.write(work).result(20)

    def read(self, work: Callable[[Connection], T]) -> T:
        return self.database.read(work)

    def deliver(self) -> None:
        """Send everything that is due."""
        self._runner.run(self._deliver())

    def move(self, **by: float) -> None:
        """Let time pass, do what the day leads to, and deliver what is due then."""
        self.now += timedelta(**by)
        expiring.pass_day(self.database, self.house, self.now)
        self.deliver()
        self.nudge()

    def begins(self, data: str) -> bool:
        """Whether a button under a nudge leads to a step of the traject."""
        line = self.read(lambda db: ledger.with_id(db, int(data.split(":")[1])))
        return line is not None and line.entry.kind in STEPS

    def close(self) -> None:
        """The outbox tries again after any error: that a phone here has one must not pass unseen."""
        self._runner.close()
        assert self.faults == []

    def _send_to(self, chats: Collection[int]) -> None:
        if chats:
            self._runner.run(self._drain(chats))

    async def _deliver(self) -> None:
        self.outbox.start()
        await self.outbox.deliver_due()
        await self.outbox.settled()

    async def _drain(self, chats: Iterable[int]) -> None:
        self.outbox.start()
        for chat_id in chats:
            self.outbox.drain(chat_id)
        await self.outbox.settled()

    async def _send(self, call: Call) -> int | None:
        chat_id = call.parameters["chat_id"]
        self.calls.append(call)
        if chat_id < 0:
            self.groups.append(call)
            return 1
        try:
            return self.phone(chat_id).answer(call)
        except TelegramError:
            raise
        except Exception as fault:
            self.faults.append(fault)
            raise
