"""Updates become what was heard, messages become calls, errors become verdicts."""

from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
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

from bot import inbound
from bot.messages import Key, Message
from bot.proeftuin.updates import KINDS
from bot.telegram.adapter import Bug, Done, Gone, Later, Update, Verdict, call, heard, judge
from bot.words import Words
from tests.bot import updates
from tests.bot.phone import ANNA
from tests.clock import T0


def events(*said: Update) -> list[inbound.Inbound | None]:
    """What each update says."""
    found = [heard(update, T0) for update in said]
    return [one.event if one else None for one in found]


def test_what_people_do_on_a_phone_is_heard() -> None:
    """Start, text, edit, button, contact, block: each as its own kind, with message ids."""
    standin = updates.a_standin()
    start = standin.press_start(ANNA, "abc")
    said = standin.say(ANNA, "Zwolle")
    standin.edit(ANNA, said, "Zwolle!")
    standin.tap_data(ANNA, "t1:naam:!stop", said)
    shared = standin.share_contact(ANNA, "+31612345678")
    standin.block(ANNA)
    standin.unblock(ANNA)
    assert start == 1
    assert events(*updates.made(standin)) == [
        inbound.Command("start", "abc"),
        inbound.Text("Zwolle", said),
        inbound.Edited("Zwolle!", said),
        inbound.Pressed("t1:naam:!stop", said),
        inbound.Phone("+31612345678", own=True, message_id=shared),
        inbound.Blocked(),
        inbound.Unblocked(),
    ]


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"photo"}))
def test_what_is_not_text_is_heard_as_such(kind: str) -> None:
    """Every kind of message without words has a kind that there is a sentence for."""
    standin = updates.a_standin()
    number = standin.send(ANNA, kind)
    standin.send(ANNA, kind, forwarded=True)
    expected = kind if kind in ("voice", "sticker") else "other"
    assert events(*updates.made(standin)) == [
        inbound.Unread(expected, number),
        inbound.Unread("forwarded", number + 1),
    ]
    assert f"niet_gelezen.{expected}" in Words()


def test_a_photo_is_heard_by_the_id_of_its_largest_size() -> None:
    """Whatever stands under it, and in whatever order the sizes come; a forwarded one is not read."""
    standin = updates.a_standin()
    number = standin.send(ANNA, "photo")
    standin.send(ANNA, "photo", forwarded=True)
    mine, other = updates.made(standin)
    sizes = mine["message"]["photo"]
    assert [size["width"] for size in sizes] == [90, 512]
    expected = inbound.Photo(sizes[1]["file_id"], number)
    assert events(mine, other) == [expected, inbound.Unread("forwarded", number + 1)]
    turned = {**mine["message"], "photo": sizes[::-1], "caption": "dit ben ik"}
    assert events({**mine, "message": turned}) == [expected]


def test_a_forwarded_text_is_not_the_persons_own() -> None:
    """Words of somebody else are no answer."""
    standin = updates.a_standin()
    number = standin.say(ANNA, "ja", forwarded=True)
    assert events(*updates.made(standin)) == [inbound.Unread("forwarded", number)]


def test_somebody_elses_contact_is_not_their_own() -> None:
    """By the user id in the contact."""
    other = {"contact": {"phone_number": "06", "first_name": "X", "user_id": 5}}
    nameless = {"contact": {"phone_number": "06", "first_name": "X"}}
    for contact in (other, nameless):
        (event,) = events(updates.text(ANNA, "", 9, **contact))
        assert event == inbound.Phone("06", own=False, message_id=9)


def test_a_group_is_left_and_what_is_said_there_not_heard() -> None:
    """Only being put in it counts."""
    standin = updates.a_standin()
    group = standin.add_to_group(ANNA)
    standin.say(ANNA, "hallo", chat_id=group)
    standin.say(ANNA, "/start", chat_id=group)
    assert events(*updates.made(standin)) == [inbound.InGroup(), None, None, None]


COMMANDS = {
    "/start": "start", "/Start hallo daar": "start", "/stop@klikbot": "stop", "/terug\n": "terug",
    "/hulp@": "hulp", "/start\nabc": "start",
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), COMMANDS.items())
def test_a_command_is_the_word_after_the_slash(text: str, name: str) -> None:
    """Without name of the bot, or capitals."""
    assert events(updates.text(ANNA, text)) == [inbound.Command(name)]


PAYLOADS = {
    "/start abc": "abc", "/Start@klikbot  Ab_9-z ": "Ab_9-z", f"/start {'x' * 64}": "x" * 64,
    f"/start {'x' * 65}": "", "/start a b": "", "/start é": "", "/start a;b": "", "/start abc\ndef": "",
}  # fmt: skip


@pytest.mark.parametrize(("text", "payload"), PAYLOADS.items())
def test_a_command_carries_what_a_link_put_behind_it(text: str, payload: str) -> None:
    """Up to 64 letters, digits, _ and -, as Telegram lets a link carry; anything else is nothing."""
    assert events(updates.text(ANNA, text)) == [inbound.Command("start", payload)]


@given(st.text(max_size=100))
def test_any_text_is_heard(text: str) -> None:
    """Whatever is typed is a command or a text, never an error."""
    (event,) = events(updates.text(ANNA, text, 9))
    assert isinstance(event, inbound.Command) or event == inbound.Text(text, 9)


def test_a_button_of_a_message_that_telegram_no_longer_shows_is_heard() -> None:
    """An old message has no text in the update, only its number."""
    standin = updates.a_standin()
    standin.press_start(ANNA)
    standin.tap_data(ANNA, "t1:naam:x")
    assert events(*updates.made(standin))[-1] == inbound.Pressed("t1:naam:x", 1)


# Messages

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


# Errors

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
