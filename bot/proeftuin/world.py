"""What the stand-in knows: people, chats, messages, files. No rules; those are beside it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bot.proeftuin.bell import Bell
from bot.proeftuin.checks import Json, Upload
from bot.proeftuin.commands import Commands
from bot.proeftuin.pacing import Pacing
from bot.proeftuin.polling import Polling
from bot.proeftuin.refused import bad_request, forbidden

# Above 32 bits, as Telegram's ids are today.
BOT_ID = 7_300_000_001
BOT_NAME = "Klik"
BOT_USERNAME = "klik_proeftuin_bot"
_TYPING = timedelta(seconds=5)
_MOST_QUERIES = 10_000


class Person(NamedTuple):
    """Somebody with a phone: Telegram user id, names, language, and the message id of the role."""

    id: int
    first_name: str
    last_name: str
    language_code: str
    role: str


class Held(NamedTuple):
    """A file that Telegram holds, and the id under which it can be sent again.

    :param kind: "Document" or "Photo"; the one cannot be sent as the other.
    """

    file_id: str
    upload: Upload
    kind: str
    width: int = 0
    height: int = 0

    def photo_size(self) -> Json:
        """A photo as Telegram's PhotoSize."""
        return {
            "file_id": self.file_id,
            "file_unique_id": f"u-{self.file_id}",
            "width": self.width,
            "height": self.height,
            "file_size": len(self.upload.content),
        }


@dataclass
class Message:
    """One message; `content` holds the fields of its kind ("text" and "entities", "sticker", ...)."""

    id: int
    sender: int
    at: datetime
    content: Json
    markup: Json | None = None
    edited: datetime | None = None
    protected: bool = False
    reply_to: int | None = None
    # Everything its buttons ever said: a phone may still show an older keyboard.
    offered: set[str] = field(default_factory=set)
    # The buttons that were taken away: a phone that missed the change still shows them.
    taken: Json | None = None


@dataclass
class Chat:
    """One chat: the private one of a person (same id), or a group (negative id)."""

    id: int
    title: str = ""
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    started: bool = False
    blocked: bool = False
    left: bool = False
    keyboard: Json | None = None
    typing_until: datetime | None = None
    notice: Json | None = None
    bell: Bell = field(default_factory=Bell)


@dataclass
class Query:
    """One press of a button, waiting for the bot's answer."""

    chat_id: int
    at: datetime


class World:
    """Everything that is remembered between two calls."""

    def __init__(self, now: Callable[[], datetime], people: tuple[Person, ...]) -> None:
        self.now = now
        self.people = {person.id: person for person in people}
        self.chats = {person.id: Chat(person.id) for person in people}
        self.files: dict[str, Held] = {}
        self.queries: dict[str, Query] = {}
        self.commands = Commands()
        self.descriptions: dict[tuple[str, str], str] = {}
        self.webhook: Json = {}
        self.polling = Polling(now)
        self.pacing: Pacing | None = None
        self.calls: deque[tuple[str, Json]] = deque(maxlen=1000)
        self.bell = Bell()
        self._last_query = 4_100_000_000_000_000_000

    def changed(self, chat: Chat) -> None:
        """Tells whoever looks at this chat."""
        chat.bell.ring()
        self.bell.ring()

    def add(self, chat: Chat, sender: int, content: Json, **more: Any) -> Message:
        """A new message with the next id of its chat."""
        chat.last_id += 1
        message = Message(chat.last_id, sender, self.now(), content, **more)
        chat.messages[message.id] = message
        if sender == BOT_ID:
            chat.typing_until = None
        self.changed(chat)
        return message

    def hold(self, upload: Upload, kind: str, width: int = 0, height: int = 0) -> Held:
        """Keeps a file under a new id."""
        held = Held(f"{kind.lower()}-{len(self.files) + 1}", upload, kind, width, height)
        self.files[held.file_id] = held
        return held

    def typing(self, chat: Chat) -> None:
        """The bot is typing: seen for five seconds or until its next message."""
        chat.typing_until = self.now() + _TYPING
        self.changed(chat)

    def new_query(self, chat: Chat) -> int:
        """The number of a press of a button; the oldest ones are forgotten."""
        self._last_query += 1
        self.queries[str(self._last_query)] = Query(chat.id, self.now())
        if len(self.queries) > _MOST_QUERIES:
            del self.queries[next(iter(self.queries))]
        return self._last_query

    def new_group(self, title: str) -> Chat:
        """A group chat with the bot in it."""
        group = Chat(-4_100_000_000 - len(self.chats), title, started=True)
        self.chats[group.id] = group
        return group

    def reachable(self, chat_id: int | str) -> Chat:
        """The chat that the bot may write to. Raises Refused where Telegram does."""
        chat = self.known(chat_id)
        if chat.left:
            raise forbidden("bot is not a member of the group chat")
        if chat.id > 0 and not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def known(self, chat_id: int | str) -> Chat:
        """The chat with this id. Raises Refused: "chat not found"."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def user(self, user_id: int) -> Json:
        """Somebody as Telegram's User."""
        if user_id == BOT_ID:
            return {
                "id": BOT_ID,
                "is_bot": True,
                "first_name": BOT_NAME,
                "username": BOT_USERNAME,
            }
        person = self.people[user_id]
        user = {"id": person.id, "is_bot": False, "first_name": person.first_name}
        more = {"last_name": person.last_name, "language_code": person.language_code}
        return user | {name: value for name, value in more.items() if value}

    def chat_json(self, chat: Chat) -> Json:
        """A chat as Telegram's Chat."""
        if chat.id < 0:
            return {"id": chat.id, "type": "group", "title": chat.title}
        user = self.user(chat.id)
        names: Json = {name: user[name] for name in ("first_name", "last_name") if name in user}
        return {"id": chat.id, "type": "private", **names}

    def message_json(self, chat: Chat, message: Message) -> Json:
        """A message as Telegram's Message."""
        shown: Json = {
            "message_id": message.id,
            "from": self.user(message.sender),
            "chat": self.chat_json(chat),
            "date": int(message.at.timestamp()),
            **message.content,
        }
        if message.edited:
            shown["edit_date"] = int(message.edited.timestamp())
        if message.protected:
            shown["has_protected_content"] = True
        if message.markup and "inline_keyboard" in message.markup:
            shown["reply_markup"] = message.markup
        if replied := chat.messages.get(message.reply_to or 0):
            shown["reply_to_message"] = self.message_json(chat, replied)
        return shown
