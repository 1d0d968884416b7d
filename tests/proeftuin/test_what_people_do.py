"""What people do on their phones, and what the phones show."""

import asyncio

import pytest
from telegram import Update

from bot.proeftuin.refused import Impossible
from bot.proeftuin.telegram import StandIn
from bot.proeftuin.updates import KINDS
from bot.proeftuin.world import BOT_ID
from tests.proeftuin.calls import KEYBOARD, edit, refusal, send, updates
from tests.proeftuin.people import KARIN, SANNE, Clock


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_of_message_is_one_that_the_library_reads(
    begun: StandIn, kind: str
) -> None:
    """python-telegram-bot finds the attachment of that kind."""
    begun.send(SANNE.id, kind)
    update = Update.de_json((await updates(begun))[-1], None)
    assert update.message
    assert getattr(update.message, kind)


async def test_a_typed_command_is_marked_as_one(standin: StandIn) -> None:
    """Start with a payload is a text with a command in it."""
    standin.press_start(SANNE.id, "abc")
    update = Update.de_json((await updates(standin))[0], None)
    assert update.message
    assert update.message.text == "/start abc"
    assert list(update.message.parse_entities().values()) == ["/start"]
    assert update.message.from_user
    assert update.message.from_user.language_code == "nl"


async def test_a_long_text_is_split_as_a_phone_does(begun: StandIn) -> None:
    """In pieces of 4,096, unless the test wants it whole."""
    begun.say(SANNE.id, "x" * 5000)
    begun.say(SANNE.id, "y" * 5000, as_is=True)
    lengths = [len(message["text"]) for message in begun.transcript(SANNE.id)]
    assert lengths == [6, 4096, 904, 5000]
    with pytest.raises(Impossible):
        begun.say(SANNE.id, " ")


async def test_a_button_that_was_edited_away_can_still_be_pressed(begun: StandIn) -> None:
    """A phone may be slow; data that never was there cannot be pressed, only made up."""
    sent = await send(begun, reply_markup=KEYBOARD)
    await edit(begun, sent["message_id"], "Beantwoord")
    begun.tap(SANNE.id, sent["message_id"], "ja")
    with pytest.raises(Impossible):
        begun.tap(SANNE.id, sent["message_id"], "nee")
    begun.tap_data(SANNE.id, "nee")
    pressed = [Update.de_json(each, None).callback_query for each in (await updates(begun))[1:]]
    assert [query and query.data for query in pressed] == ["ja", "nee"]


async def test_an_edit_of_an_own_message_is_an_update(begun: StandIn, clock: Clock) -> None:
    """For 48 hours, and only a text of one's own."""
    said = begun.say(SANNE.id, "Vier")
    clock.move(hours=1)
    begun.edit(SANNE.id, said, "Vijf")
    update = Update.de_json((await updates(begun))[-1], None)
    assert update.edited_message
    assert (update.edited_message.text, update.edited_message.message_id) == ("Vijf", said)
    assert begun.transcript(SANNE.id)[-1]["edited"]
    answer = await send(begun)
    with pytest.raises(Impossible):
        begun.edit(SANNE.id, answer["message_id"], "x")
    clock.move(hours=48)
    with pytest.raises(Impossible):
        begun.edit(SANNE.id, said, "Zes")


async def test_a_forwarded_message_and_a_shared_number_say_so(begun: StandIn) -> None:
    """The library sees where it came from, and whose number it is."""
    begun.say(SANNE.id, "Van een ander", forwarded=True)
    begun.share_contact(SANNE.id, "+31612345678")
    one, two = (Update.de_json(each, None).message for each in (await updates(begun))[1:])
    assert one
    assert two
    assert one.forward_origin
    assert two.contact
    assert two.contact.user_id == SANNE.id


async def test_a_block_and_an_unblock_are_updates(begun: StandIn) -> None:
    """From member to kicked and back; pressing Start unblocks as well."""
    begun.block(SANNE.id)
    with pytest.raises(Impossible):
        begun.say(SANNE.id, "Dag")
    begun.press_start(SANNE.id)
    one, two = (Update.de_json(each, None).my_chat_member for each in (await updates(begun))[1:3])
    assert one
    assert two
    assert (one.old_chat_member.status, one.new_chat_member.status) == ("member", "kicked")
    assert (two.old_chat_member.status, two.new_chat_member.status) == ("kicked", "member")


async def test_a_group_can_be_left_once(begun: StandIn) -> None:
    """The bot hears that it was added, may say something, and leaves."""
    group = begun.add_to_group(SANNE.id)
    kinds = [set(update) - {"update_id"} for update in await updates(begun)]
    assert kinds == [{"message"}, {"my_chat_member"}, {"message"}]
    await begun.call(
        "sendMessage", {"chat_id": group, "text": "Ik werk alleen in een privégesprek."}
    )
    assert await begun.call("leaveChat", {"chat_id": group})
    left = "Forbidden: bot is not a member of the group chat"
    assert await refusal(begun, "sendMessage", chat_id=group, text="Dag") == left
    assert "private chats" in await refusal(begun, "leaveChat", chat_id=SANNE.id)


async def test_whoever_looks_at_a_chat_hears_of_every_change(begun: StandIn) -> None:
    """A message, an edit, a deletion, typing: each is one change of that chat alone."""
    karin = begun.changes(KARIN.id)
    seen = begun.changes(SANNE.id)
    waiting = asyncio.create_task(begun.changed(SANNE.id, seen))
    await asyncio.sleep(0)
    sent = await send(begun)
    assert await waiting == seen + 1
    await edit(begun, sent["message_id"], "Anders")
    await begun.call("sendChatAction", {"chat_id": SANNE.id, "action": "typing"})
    await begun.call("deleteMessage", {"chat_id": SANNE.id, "message_id": sent["message_id"]})
    assert begun.changes(SANNE.id) == seen + 4
    assert begun.changes(KARIN.id) == karin


async def test_the_phone_shows_what_is_there_now(begun: StandIn) -> None:
    """Deleted messages are gone, edits are seen, buttons are rows."""
    sent = await send(begun, "<i>Dag</i> Sanne", parse_mode="HTML", reply_markup=KEYBOARD)
    mine, shown = begun.transcript(SANNE.id)
    assert (mine["mine"], shown["mine"]) == (True, False)
    assert shown["entities"] == [{"type": "italic", "offset": 0, "length": 3}]
    assert shown["buttons"] == [[{"text": "Ja", "data": "ja", "url": None}]]
    await begun.call("deleteMessage", {"chat_id": SANNE.id, "message_id": sent["message_id"]})
    assert begun.transcript(SANNE.id) == [mine]


async def test_a_reply_keyboard_stays_until_it_is_taken_away(begun: StandIn) -> None:
    """It belongs to the chat, not to the message."""
    keys = {"keyboard": [[{"text": "Deel", "request_contact": True}]]}
    await send(begun, reply_markup=keys)
    await send(begun)
    chat = begun.world.chats[SANNE.id]
    assert chat.keyboard
    assert chat.keyboard["keyboard"][0][0]["request_contact"]
    await send(begun, reply_markup={"remove_keyboard": True})
    assert chat.keyboard is None


async def test_the_bot_is_who_it_says(standin: StandIn) -> None:
    """It is a bot with an id above 32 bits, says getMe."""
    me = await standin.call("getMe", {})
    assert me["is_bot"]
    assert me["id"] == BOT_ID > 2**32
