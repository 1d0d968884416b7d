"""Messages become calls, errors become verdicts."""

from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.messages import Key, Message
from bot.telegram.adapter import Bug, Done, Gone, Later, Verdict, call, judge

CALLS: list[tuple[Message, str, dict[str, Any]]] = [
    (Message(text="<b>x</b>"), "sendMessage", {"text": "<b>x</b>", "parse_mode": "HTML"}),
    (Message(text="x", protect=True), "sendMessage", {"protect_content": True}),
    (Message("change", "x", target=4), "editMessageText", {"message_id": 4}),
    (
        Message("strip", target=4),
        "editMessageReplyMarkup",
        {"message_id": 4, "reply_markup": {"inline_keyboard": []}},
    ),
    (Message("remove", target=4), "deleteMessage", {"message_id": 4}),
    (Message("leave"), "leaveChat", {"chat_id": 7}),
    (Message(text="x", no_phone=True), "sendMessage", {"reply_markup": {"remove_keyboard": True}}),
    (
        Message("photo", "<b>x</b>", file_id="foto-1", protect=True),
        "sendPhoto",
        {"photo": "foto-1", "caption": "<b>x</b>", "parse_mode": "HTML", "protect_content": True},
    ),
    (
        Message("photo", file_id="foto-1", keys=((Key("Ja", "ja"),),)),
        "sendPhoto",
        {"reply_markup": {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}},
    ),
    (
        Message("file", "x", name="a.ics", caption="<b>x</b>", protect=True),
        "sendDocument",
        {"caption": "<b>x</b>", "parse_mode": "HTML", "protect_content": True},
    ),
]


@pytest.mark.parametrize(("message", "method", "expected"), CALLS)
def test_a_message_becomes_a_call(message: Message, method: str, expected: dict[str, Any]) -> None:
    """Also after it was dumped for the store and loaded again."""
    made = call(Message.load(message.dump()), 7)
    assert made.method == method
    assert made.parameters.items() >= {**expected, "chat_id": 7}.items()
    assert made.new == method.startswith("send")


def test_buttons_stand_as_they_were_put() -> None:
    """Rows stay rows."""
    keys = ((Key("A", "a"), Key("B", "b")), (Key("C", "c"),))
    made = call(Message.load(Message(text="x", keys=keys).dump()), 7)
    rows = made.parameters["reply_markup"]["inline_keyboard"]
    assert [[button["callback_data"] for button in row] for row in rows] == [["a", "b"], ["c"]]


def test_the_button_that_shares_a_number_is_on_a_keyboard_of_its_own() -> None:
    """With the other buttons under it as words."""
    message = Message(text="x", phone_label="Deel", keys=((Key("Stop", "s"),),))
    keyboard = call(message, 7).parameters["reply_markup"]["keyboard"]
    assert keyboard == [[{"text": "Deel", "request_contact": True}], [{"text": "Stop"}]]


@pytest.mark.parametrize(("name", "mime"), [("a.txt", "text/plain"), ("a.ics", "text/calendar")])
def test_a_file_has_its_name_and_its_type(name: str, mime: str) -> None:
    """Text becomes a file in UTF-8, and a phone knows an appointment for a calendar."""
    document = call(Message("file", "één\r\n", name=name), 7).parameters["document"]
    assert (document.filename, document.mimetype) == (name, mime)
    assert document.input_file_content.decode() == "één\r\n"


def test_a_picture_of_our_own_is_sent_as_a_photo() -> None:
    """Also after it waited in the store."""
    message = Message("photo", "x", data=b64encode(b"\x89PNG...").decode())
    photo = call(Message.load(message.dump()), 7).parameters["photo"]
    assert (photo.input_file_content, photo.mimetype) == (b"\x89PNG...", "image/png")


NETWORK = [NetworkError("Bad Gateway"), TimedOut(), NetworkError("Internal Server Error")]
VERDICTS: list[tuple[TelegramError, Verdict]] = [
    (Forbidden("Forbidden: bot was blocked by the user"), Gone()),
    (Forbidden("Forbidden: user is deactivated"), Gone()),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), Gone()),
    (BadRequest("Chat not found"), Gone()),
    (BadRequest("User not found"), Gone()),
    (BadRequest("PEER_ID_INVALID"), Gone()),
    (BadRequest("CHAT_WRITE_FORBIDDEN"), Gone()),
    (BadRequest("Message is not modified: specified new message content is the same"), Done()),
    (BadRequest("Message to edit not found"), Done()),
    (BadRequest("Message can't be edited"), Done()),
    (BadRequest("Message to delete not found"), Done()),
    (BadRequest("Message can't be deleted for everyone"), Done()),
    (BadRequest("MESSAGE_ID_INVALID"), Done()),
    (BadRequest("Query is too old and response timeout expired"), Done()),
    (BadRequest("Can't parse entities: unsupported start tag"), Bug("BadRequest")),
    (BadRequest("Message is too long"), Bug("BadRequest")),
    (BadRequest("BUTTON_DATA_INVALID"), Bug("BadRequest")),
    (ChatMigrated(-5), Bug("ChatMigrated")),
    (RetryAfter(7), Later(timedelta(seconds=7), everybody=True)),
    (RetryAfter(timedelta(minutes=5)), Later(timedelta(minutes=5), everybody=True)),
    *[(error, Later(timedelta(seconds=1))) for error in NETWORK],
    (InvalidToken(), Later(timedelta(seconds=60))),
    (Conflict("terminated by other getUpdates request"), Later(timedelta(seconds=60))),
    (TelegramError("anything else"), Later(timedelta(seconds=60))),
]


@pytest.mark.parametrize(("error", "verdict"), VERDICTS, ids=lambda one: str(one)[:40])
def test_every_error_has_its_verdict(error: TelegramError, verdict: Verdict) -> None:
    """A refusal is never tried again as if it were the network."""
    assert judge(error, 1) == verdict


def test_the_network_is_tried_again_with_more_and_more_time_in_between() -> None:
    """One, two, four seconds; a minute at most, however often."""
    waits = [judge(TimedOut(), attempts) for attempts in (1, 2, 3, 7, 60, 5000)]
    seconds = [wait.wait.total_seconds() for wait in waits if isinstance(wait, Later)]
    assert seconds == [1, 2, 4, 60, 60, 60]
