"""Updates become what was heard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import inbound
from bot.proeftuin.updates import KINDS
from bot.telegram.adapter import Update, heard
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
