"""What every use case works with: the house, and one turn in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Self
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.messages import Message
from bot.phrases import Phrases
from bot.render import Render
from bot.words import Words
from conversations.afstand import Kaart
from conversations.collegeperiode import Verkiezingen
from conversations.gemeenten import Gemeenten
from conversations.kalender import Kalender
from conversations.lexicon import Lexicon
from conversations.script import Script
from conversations.werkvormen import Catalogus
from storage import outgoing
from storage.sealing import Seal

CHANGES = ("change", "strip")  # of an earlier message; once more does no harm


@dataclass(eq=False)
class House:
    """What stays the same from turn to turn.

    :param coordinators: Telegram ids of those who call.
    :param kalender: when people can be written to.
    :param username: of the bot, for links to it; Telegram tells it before anything is heard.
    :param werkvormen: what a programme is composed from.
    :param verkiezingen: when councils are elected; by the rule of the law where nothing else is known.
    """

    words: Words
    gemeenten: Gemeenten
    seal: Seal
    coordinators: frozenset[int]
    kalender: Kalender
    username: str = ""
    verkiezingen: Verkiezingen = field(default_factory=Verkiezingen)
    werkvormen: Catalogus = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        """Where the clock of the people hangs."""
        return self.kalender.zone

    @cached_property
    def kaart(self) -> Kaart:
        """The gemeenten as a map, which remembers what it reckoned."""
        return Kaart(self.gemeenten)

    def lexicon(self, now: datetime) -> Lexicon:
        """What typed words can mean today."""
        today = now.astimezone(self.zone).date()
        return Lexicon(self.words.find, self.gemeenten, today, self.verkiezingen)

    def phrases(self, script: Script) -> Phrases:
        """The phrases of a script."""
        return Phrases(self.words, self.gemeenten, script)

    def render(self, script: Script, talk_id: int) -> Render:
        """What renders one talk."""
        return Render(self.phrases(script), talk_id)

    def moment(self, at: datetime) -> str:
        """An instant as people read it."""
        return self.words.moment(at.astimezone(self.zone))


@dataclass
class Turn:
    """One use case in one transaction. What it sends is queued, in order, under a name that is
    used once: `once` and a number.

    :param speaker: the chat of who set this off; None when the clock did.
    """

    db: Connection
    house: House
    once: str
    now: datetime
    speaker: int | None = None
    chats: dict[int, None] = field(default_factory=dict)
    _sent: int = 0
    _changes: dict[int, list[tuple[Message, int | None]]] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, fault: type[BaseException] | None, *_: object) -> None:
        """Queue the changes after which nothing more was said."""
        for chat_id in self._changes:
            if fault is None:
                self._put_changes(chat_id)

    @property
    def words(self) -> Words:
        return self.house.words

    @property
    def today(self) -> date:
        """The day on the clock of the people."""
        return self.now.astimezone(self.house.zone).date()

    def speaks(self, chat_id: int | None) -> bool:
        """Whether this is who set it off, and is looking at the phone now."""
        return chat_id is not None and chat_id == self.speaker

    def send(
        self,
        chat_id: int,
        message: Message,
        *,
        talk_id: int | None = None,
        case_id: int | None = None,
        priority: int = outgoing.REPLY,
        due: datetime | None = None,
    ) -> None:
        """Queue a message for a chat; what a coördinator is told about a case carries the case.

        :param due: when it may leave (aware UTC); now, where nothing is said.

        The change of an earlier message leaves together with what is said next: one row, and one
        commit when both have left. What an erasure may take back leaves alone.
        """
        self.chats[chat_id] = None
        if message.kind in CHANGES:
            changes = self._changes.setdefault(chat_id, [])
            if message not in [one for one, _ in changes]:
                changes.append((message, talk_id))
            return
        if case_id:
            self._put_changes(chat_id)
        changes = self._changes.pop(chat_id, [])
        talk_id = talk_id or next((talk for _, talk in changes if talk), None)
        message = replace(message, first=tuple(change for change, _ in changes))
        self._put(chat_id, message, talk_id, case_id, priority, due)

    def _put_changes(self, chat_id: int) -> None:
        if changes := self._changes.get(chat_id, []):
            message, talk_id = changes[-1]
            message = replace(message, first=tuple(change for change, _ in changes[:-1]))
            changes.clear()
            self._put(chat_id, message, talk_id, None, outgoing.REPLY)

    def _put(
        self,
        chat_id: int,
        message: Message,
        talk_id: int | None,
        case_id: int | None,
        priority: int,
        due: datetime | None = None,
    ) -> None:
        self._sent += 1
        outgoing.put(
            self.db, self.house.seal, f"{self.once}/{self._sent}", chat_id, message.dump(),
            due or self.now, talk_id=talk_id, case_id=case_id, asks=message.asks or None, priority=priority,
        )  # fmt: skip

    def say(self, chat_id: int, message_id: str, **values: object) -> None:
        """Queue one sentence."""
        self.send(chat_id, Message(text=self.words.say(message_id, **values)))

    def nudge(self, chat_id: int, message: Message, once: str) -> None:
        """Queue something that nobody asked for, under a name that the ledger knows. It is looked at
        once more when it leaves.
        """
        self.chats[chat_id] = None
        outgoing.put(
            self.db, self.house.seal, once, chat_id, message.dump(), self.now,
            priority=outgoing.NUDGE,
        )  # fmt: skip

    def wake(self, chats: Iterable[int]) -> None:
        """Something for these chats is due now."""
        self.chats.update(dict.fromkeys(chats))
