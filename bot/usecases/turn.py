"""What every use case works with: the house, and one turn in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.messages import Message
from bot.phrases import Phrases
from bot.render import Render
from bot.words import Words
from conversations.gemeenten import Gemeenten
from conversations.lexicon import Lexicon
from conversations.script import Script
from storage import outgoing
from storage.sealing import Seal


@dataclass(frozen=True)
class House:
    """What stays the same from turn to turn.

    :param coordinators: Telegram ids of those who call.
    :param zone: where the clock of the people hangs.
    """

    words: Words
    gemeenten: Gemeenten
    seal: Seal
    coordinators: frozenset[int]
    zone: ZoneInfo

    def lexicon(self, now: datetime) -> Lexicon:
        """What typed words can mean today."""
        return Lexicon(self.words.find, self.gemeenten, now.astimezone(self.zone).date())

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
    """

    db: Connection
    house: House
    once: str
    now: datetime
    chats: dict[int, None] = field(default_factory=dict)
    _sent: int = 0

    @property
    def words(self) -> Words:
        return self.house.words

    def send(
        self,
        chat_id: int,
        message: Message,
        *,
        talk_id: int | None = None,
        priority: int = outgoing.REPLY,
    ) -> None:
        """Queue a message for a chat."""
        self._sent += 1
        self.chats[chat_id] = None
        outgoing.put(
            self.db, self.house.seal, f"{self.once}/{self._sent}", chat_id, message.dump(), self.now,
            talk_id=talk_id, asks=message.asks or None, priority=priority,
        )  # fmt: skip

    def say(self, chat_id: int, message_id: str, **values: object) -> None:
        """Queue one sentence."""
        self.send(chat_id, Message(text=self.words.say(message_id, **values)))

    def wake(self, chats: Iterable[int]) -> None:
        """Something for these chats is due now."""
        self.chats.update(dict.fromkeys(chats))
