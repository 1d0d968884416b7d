"""What a phone in the chat with the bot shows, and how it takes a call, as Telegram would."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from telegram.error import BadRequest, Forbidden

from bot.messages import Key
from bot.telegram.adapter import Call


@dataclass
class Shown:
    """One message on a phone."""

    id: int
    text: str
    keys: list[Key] = field(default_factory=list)
    mine: bool = False
    protected: bool = False
    keyboard: dict[str, Any] | None = None
    changed: bool = False

    @property
    def plain(self) -> str:
        """The text as a person reads it."""
        return html.unescape(re.sub(r"</?(?:b|i)>", "", self.text))


class Screen:
    """The chat on one phone."""

    def __init__(self) -> None:
        self.messages: dict[int, Shown] = {}
        self.files: list[str] = []  # what is text in them
        self.documents: dict[str, bytes] = {}  # the newest of each name
        self.photos: list[Any] = []
        self.blocked = False
        self.last_id = 0
        self.seen = 0  # the newest message when the person last did something

    def button(self, label: str) -> tuple[int, str]:
        """Message id and data of the newest button with this label, marks left out."""
        for message in reversed(self.messages.values()):
            for key in message.keys:
                if key.label.removeprefix("✔ ") == label:
                    return message.id, key.data
        raise LookupError(f"{label!r} is on none of {[m.keys for m in self.messages.values()]}")

    def buttons(self, before: str) -> list[tuple[int, str]]:
        """Message id and data of every button whose data begin like this."""
        every = list(self.messages.values())
        return [(m.id, key.data) for m in every for key in m.keys if key.data.startswith(before)]

    @property
    def last(self) -> Shown:
        """The newest message of the bot."""
        return next(m for m in reversed(self.messages.values()) if not m.mine)

    @property
    def labels(self) -> list[str]:
        return [key.label for key in self.last.keys]

    @property
    def news(self) -> list[str]:
        """What the bot said since this person last did something."""
        return [m.plain for m in self.messages.values() if m.id > self.seen and not m.mine]

    @property
    def everything(self) -> str:
        return "\n".join(message.plain for message in self.messages.values())

    def answer(self, call: Call) -> int | None:
        """Do what a call asks, or refuse it as Telegram would."""
        if self.blocked:
            raise Forbidden("Forbidden: bot was blocked by the user")
        asked = call.parameters
        if call.method == "deleteMessage":
            if self.messages.pop(asked["message_id"], None) is None:
                raise BadRequest("Message to delete not found")
            return None
        if call.method in ("editMessageText", "editMessageReplyMarkup"):
            return self._change(asked)
        if call.method == "sendDocument":
            held = asked["document"]
            self.documents[held.filename] = held.input_file_content
            self.files.append(held.input_file_content.decode(errors="replace"))
        if call.method == "sendPhoto":
            self.photos.append(asked["photo"])
        text = asked["text"] if "text" in asked else asked["caption"] or "(bestand)"
        return self.add(
            Shown(
                0,
                text,
                _keys(asked),
                protected=asked.get("protect_content", False),
                keyboard=asked.get("reply_markup"),
            )
        )

    def _change(self, asked: dict[str, Any]) -> int:
        message = self.messages.get(asked["message_id"])
        if message is None or message.mine:
            raise BadRequest("Message to edit not found")
        keys = _keys(asked)
        if (asked.get("text", message.text), keys) == (message.text, message.keys):
            raise BadRequest("Message is not modified")
        message.text, message.keys, message.changed = asked.get("text", message.text), keys, True
        return message.id

    def add(self, message: Shown) -> int:
        """Show a new message; gives its id."""
        self.last_id += 1
        message.id = self.last_id
        self.messages[message.id] = message
        return message.id


def _keys(asked: dict[str, Any]) -> list[Key]:
    rows = (asked.get("reply_markup") or {}).get("inline_keyboard", [])
    return [Key(key["text"], key["callback_data"]) for row in rows for key in row]
