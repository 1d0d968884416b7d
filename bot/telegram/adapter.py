"""Between Telegram and the use cases: an Update becomes Heard, a Message becomes a call, an error
becomes a Verdict.
"""

import mimetypes
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from telegram import InputFile
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot import inbound, messages
from bot.inbound import Heard, Inbound

# A preview of a link would fetch it, and shows more than was said.
NO_PREVIEW = {"is_disabled": True}
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
# As the Bot API sends it. The library's own objects cost more than all that is done with them, and
# when it cannot make one it logs what was said.
Update = Mapping[str, Any]
MEDIA = ("voice", "sticker")  # that have a sentence of their own
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")  # what a link to a bot can carry

# The library tells a file's type by its name; a slim system has no list that knows this one.
mimetypes.add_type("text/calendar", ".ics")


def heard(update: Update, now: datetime) -> Heard | None:
    """What an update says; None when it is nothing to us (such as a message in a channel)."""
    kind = next((kind for kind in ALLOWED if kind in update), None)
    if kind is None:
        return None
    said = update[kind]
    # A button's message may be gone, and then only says where it was.
    chat = (said.get("message", {}) if kind == "callback_query" else said).get("chat")
    if chat is None:
        return None
    private = chat["type"] == ChatType.PRIVATE
    event = _private(kind, said) if private else _group(kind, said)
    if event is None:
        return None
    language = said.get("from", {}).get("language_code")
    return Heard(update["update_id"], chat["id"], event, now, language)


def _private(kind: str, said: Mapping[str, Any]) -> Inbound | None:
    match kind:
        case "callback_query":
            data = said.get("data")
            return inbound.Pressed(data, said["message"]["message_id"]) if data else None
        case "edited_message":
            text = said.get("text")
            return inbound.Edited(text, said["message_id"]) if text else None
        case "my_chat_member":
            blocked = said["new_chat_member"]["status"] == ChatMemberStatus.BANNED
            return inbound.Blocked() if blocked else inbound.Unblocked()
    return _message(said)


def _message(said: Mapping[str, Any]) -> Inbound:
    number = said["message_id"]
    if contact := said.get("contact"):
        own = contact.get("user_id") == said["from"]["id"]
        return inbound.Phone(contact["phone_number"], own, number)
    if "forward_origin" in said:
        return inbound.Unread("forwarded", number)
    if "text" in said:
        return _command(said["text"]) or inbound.Text(said["text"], number)
    if photo := said.get("photo"):
        largest = max(photo, key=lambda size: size["width"] * size["height"])
        return inbound.Photo(largest["file_id"], number)
    return inbound.Unread(next((kind for kind in MEDIA if kind in said), "other"), number)


def _command(text: str) -> inbound.Command | None:
    """The command in "/start payload" or "/stop@klikbot"."""
    first, _, rest = text.partition(" ")
    name = first.split(maxsplit=1)[0][1:] if first.startswith("/") else ""
    payload = rest.strip() if PAYLOAD.fullmatch(rest.strip()) else ""
    name = name.partition("@")[0].lower()
    return inbound.Command(name, payload) if name else None


def _group(kind: str, said: Mapping[str, Any]) -> Inbound | None:
    """In a group nothing is said but goodbye, once: when the bot is put in it."""
    if kind != "my_chat_member":
        return None
    here = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR)
    return inbound.InGroup() if said["new_chat_member"]["status"] in here else None


@dataclass(frozen=True)
class Call:
    """A method of the Bot API and its parameters."""

    method: str
    parameters: dict[str, Any]
    new: bool = True  # a new message in the chat: counts for its pace


def call(message: messages.Message, chat_id: int) -> Call:
    """The call that makes a message leave."""
    match message.kind:
        case "change":
            text = {"text": message.text, "parse_mode": "HTML", **_inline(message)}
            return Call(
                "editMessageText",
                {"chat_id": chat_id, "message_id": message.target, **text},
                False,
            )
        case "strip":
            kept = {"chat_id": chat_id, "message_id": message.target, **_inline(message)}
            return Call("editMessageReplyMarkup", kept, False)
        case "remove":
            return Call("deleteMessage", {"chat_id": chat_id, "message_id": message.target}, False)
        case "leave":
            return Call("leaveChat", {"chat_id": chat_id}, False)
        case "file":
            held = b64decode(message.data) if message.data else message.text.encode()
            document = InputFile(held, filename=message.name)
            under = {"document": document, "caption": message.caption}
            return Call("sendDocument", {"chat_id": chat_id, **under, **_with_every_new(message)})
        case "photo":
            photo = message.file_id or InputFile(b64decode(message.data), filename="foto.png")
            under = {"photo": photo, "caption": message.text}
            return Call("sendPhoto", {"chat_id": chat_id, **under, **_with_every_new(message)})
    text = {"text": message.text, "link_preview_options": NO_PREVIEW}
    return Call("sendMessage", {"chat_id": chat_id, **text, **_with_every_new(message)})


def _with_every_new(message: messages.Message) -> dict[str, Any]:
    """What a new message has besides its content."""
    protected = {"protect_content": True} if message.protect else {}
    return {"parse_mode": "HTML", **_markup(message), **protected}


def _markup(message: messages.Message) -> dict[str, Any]:
    if message.phone_label:
        share = [{"text": message.phone_label, "request_contact": True}]
        rows = [[{"text": key.label} for key in row] for row in message.keys]
        keyboard = {"keyboard": [share, *rows], "resize_keyboard": True, "one_time_keyboard": True}
        return {"reply_markup": keyboard}
    if message.no_phone:
        return {"reply_markup": {"remove_keyboard": True}}
    return _inline(message) if message.keys else {}


def _inline(message: messages.Message) -> dict[str, Any]:
    rows = [[{"text": key.label, "callback_data": key.data} for key in row] for row in message.keys]
    return {"reply_markup": {"inline_keyboard": rows}}


# What an error means for the message that met it


@dataclass(frozen=True)
class Gone:
    """The person cannot be reached any more."""


@dataclass(frozen=True)
class Done:
    """Nothing left to do: it is so already, or what was to be changed is no longer there."""


@dataclass(frozen=True)
class Later:
    """Try again after `wait`; `everybody` when Telegram asks all messages to wait."""

    wait: timedelta
    everybody: bool = False


@dataclass(frozen=True)
class Bug:
    """Telegram refuses it: our fault."""

    reason: str


Verdict = Gone | Done | Later | Bug

NOTHING_TO_DO = (
    "message is not modified", "message to edit not found", "message can't be edited",
    "message to delete not found", "message can't be deleted", "query is too old", "message_id_invalid",
)  # fmt: skip
NOBODY_THERE = ("chat not found", "user not found", "peer_id_invalid", "chat_write_forbidden")
LONGEST_WAIT = 60  # seconds


def judge(error: TelegramError, attempts: int) -> Verdict:
    """What to do after an error; `attempts` is how often this message was tried, this time included.

    A lost connection may mean that the message did arrive. It is sent again all the same: one that
    stands there twice is better than an answer that never comes.
    """
    says = error.message.lower()
    match error:
        case Forbidden():
            return Gone()
        case RetryAfter():
            after = error.retry_after
            return Later(
                after if isinstance(after, timedelta) else timedelta(seconds=after), everybody=True
            )
        case BadRequest() if any(text in says for text in NOTHING_TO_DO):
            return Done()
        case BadRequest() if any(text in says for text in NOBODY_THERE):
            return Gone()
        case BadRequest() | ChatMigrated():
            return Bug(type(error).__name__)
        case NetworkError():
            return Later(timedelta(seconds=min(2 ** (attempts - 1), LONGEST_WAIT)))
    # A wrong token or a conflict: somebody has to look, and nothing is lost in the meantime.
    return Later(timedelta(seconds=LONGEST_WAIT))
