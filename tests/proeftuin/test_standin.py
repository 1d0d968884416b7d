"""The stand-in: what it refuses, what it guarantees to the bot, what people can do on a phone."""

import asyncio
from typing import Any

import pytest
from telegram import Update
from telegram.error import NetworkError

from bot.proeftuin.refused import Impossible, Refused
from bot.proeftuin.telegram import StandIn
from bot.proeftuin.updates import KINDS
from bot.proeftuin.world import BOT_ID
from tests.proeftuin.conftest import KARIN, PEOPLE, SANNE, Clock

KEYBOARD = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


async def send(standin: StandIn, text: str = "Dag", **more: Any) -> Any:
    """A message of the bot to Sanne."""
    return await standin.call("sendMessage", {"chat_id": SANNE.id, "text": text, **more})


async def edit(standin: StandIn, message_id: int, text: str = "Dag", **more: Any) -> Any:
    """An edit of a message to Sanne."""
    params = {"chat_id": SANNE.id, "message_id": message_id, "text": text, **more}
    return await standin.call("editMessageText", params)


async def updates(standin: StandIn, offset: int = 0, seconds: int = 0) -> list[Any]:
    """What getUpdates gives now."""
    found: list[Any] = await standin.call("getUpdates", {"offset": offset, "timeout": seconds})
    return found


async def refusal(standin: StandIn, method: str, **params: Any) -> str:
    """The description of a refusal, checked to be one."""
    with pytest.raises(Refused) as refused:
        await standin.call(method, params)
    return refused.value.description


@pytest.fixture
def begun(standin: StandIn) -> StandIn:
    """A stand-in where Sanne has pressed Start."""
    standin.press_start(SANNE.id)
    return standin


# Refusals


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": " \n "}, "Bad Request: message text is empty"),
        ({"text": "x" * 4097}, "Bad Request: message is too long"),
        ({"chat_id": 99}, "Bad Request: chat not found"),
        ({"chat_id": KARIN.id}, "Forbidden: bot can't initiate conversation with a user"),
        ({"parse_mode": "Fancy"}, "Bad Request: unsupported parse_mode"),
        ({"reply_parameters": {"message_id": 9}}, "Bad Request: message to be replied not found"),
    ],
)
async def test_what_telegram_does_not_send_is_refused_with_its_own_words(
    begun: StandIn, params: dict[str, Any], description: str
) -> None:
    """A message that Telegram refuses is refused, word for word."""
    given = {"chat_id": SANNE.id, "text": "Dag", **params}
    assert await refusal(begun, "sendMessage", **given) == description


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"chat_id": SANNE.id}, "Bad Request: parameter text of sendMessage must be specified"),
        ({"text": 5}, "Bad Request: parameter text of sendMessage must be String"),
        (
            {"chat_id": 1.5},
            "Bad Request: parameter chat_id of sendMessage must be Integer or String",
        ),
        (
            {"disable_notification": "perhaps"},
            "Bad Request: parameter disable_notification of sendMessage must be Boolean",
        ),
        (
            {"tekst": "Dag"},
            "Bad Request: parameter tekst of sendMessage must be left out: it does not exist",
        ),
        (
            {"link_preview_options": {"disabled": True}},
            "Bad Request: field disabled of LinkPreviewOptions must be left out: it does not exist",
        ),
    ],
)
async def test_a_parameter_that_is_missing_unknown_or_wrong_is_refused(
    begun: StandIn, params: dict[str, Any], description: str
) -> None:
    """Names, types and required parameters are those of the Bot API."""
    given = params if "chat_id" in params and len(params) == 1 else {"chat_id": SANNE.id, **params}
    if params.keys() & {"text"} or "text" in description:
        assert await refusal(begun, "sendMessage", **given) == description
    else:
        assert await refusal(begun, "sendMessage", **{"text": "Dag", **given}) == description


@pytest.mark.parametrize(
    ("button", "description"),
    [
        ({"text": "Ja", "callback_data": ""}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "Ja", "callback_data": "é" * 33}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "Ja"}, "Bad Request: Text buttons are unallowed in the inline keyboard"),
        (
            {"text": " ", "callback_data": "x"},
            "Bad Request: inline keyboard button text must be non-empty",
        ),
        (
            {"text": "Ja", "url": "http://localhost/x"},
            "Bad Request: inline keyboard button URL 'http://localhost/x' is invalid: "
            "Wrong HTTP URL",
        ),
    ],
)
async def test_a_button_that_telegram_does_not_show_is_refused(
    begun: StandIn, button: dict[str, str], description: str
) -> None:
    """A button has a text, one action, and at most 64 bytes of data."""
    given = {"chat_id": SANNE.id, "text": "Dag", "reply_markup": {"inline_keyboard": [[button]]}}
    assert await refusal(begun, "sendMessage", **given) == description


async def test_data_of_64_bytes_and_a_text_of_4096_letters_just_fit(begun: StandIn) -> None:
    """The limits themselves are allowed."""
    keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "é" * 32}]]}
    sent = await send(begun, f"<b>{'x' * 4096}</b>", parse_mode="HTML", reply_markup=keyboard)
    assert len(sent["text"]) == 4096


async def test_somebody_who_blocked_the_bot_gets_nothing_until_the_block_is_lifted(
    begun: StandIn,
) -> None:
    """A block is Forbidden for sending, editing and typing, and ends with an unblock."""
    sent = await send(begun)
    begun.block(SANNE.id)
    blocked = "Forbidden: bot was blocked by the user"
    assert await refusal(begun, "sendMessage", chat_id=SANNE.id, text="Dag") == blocked
    assert await refusal(begun, "sendChatAction", chat_id=SANNE.id, action="typing") == blocked
    begun.unblock(SANNE.id)
    assert (await edit(begun, sent["message_id"], "Toch"))["text"] == "Toch"


async def test_an_edit_that_changes_nothing_is_refused(begun: StandIn) -> None:
    """Same text, entities and buttons: not modified; one of them different: modified."""
    sent = await send(begun, "<b>Dag</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    same = {"parse_mode": "HTML", "reply_markup": KEYBOARD}
    with pytest.raises(Refused, match=NOT_MODIFIED):
        await edit(begun, sent["message_id"], "<strong>Dag</strong>", **same)
    edited = await edit(begun, sent["message_id"], "Dag", reply_markup=KEYBOARD)
    assert "entities" not in edited
    assert "reply_markup" not in await edit(begun, sent["message_id"], "Dag")


async def test_only_an_own_message_that_is_still_there_can_be_edited(begun: StandIn) -> None:
    """Not somebody else's, not a deleted one, not one with a keyboard of its own."""
    base = {"chat_id": SANNE.id, "text": "Dag"}
    assert (
        await refusal(begun, "editMessageText", **base, message_id=1)
        == "Bad Request: message can't be edited"
    )
    keys = await send(begun, reply_markup={"keyboard": [[{"text": "Ja"}]]})
    assert (
        await refusal(begun, "editMessageText", **base, message_id=keys["message_id"])
        == "Bad Request: message can't be edited"
    )
    assert (
        await refusal(begun, "editMessageText", **base, message_id=77)
        == "Bad Request: message to edit not found"
    )
    assert (
        await refusal(begun, "editMessageText", **base)
        == "Bad Request: message identifier is not specified"
    )


async def test_a_message_can_be_deleted_for_48_hours(begun: StandIn, clock: Clock) -> None:
    """Within 48 hours it goes, afterwards it stays, and gone is not found."""
    first, second = await send(begun), await send(begun)
    clock.move(hours=48)
    gone = {"chat_id": SANNE.id, "message_id": first["message_id"]}
    assert await begun.call("deleteMessage", gone)
    assert (
        await refusal(begun, "deleteMessage", **gone) == "Bad Request: message to delete not found"
    )
    clock.move(seconds=1)
    late = {"chat_id": SANNE.id, "message_id": second["message_id"]}
    assert (
        await refusal(begun, "deleteMessage", **late)
        == "Bad Request: message can't be deleted for everyone"
    )


async def test_a_press_of_a_button_can_be_answered_for_150_seconds(
    begun: StandIn, clock: Clock
) -> None:
    """A query that is old or made up is refused; a longer answer than 200 letters as well."""
    sent = await send(begun, reply_markup=KEYBOARD)
    query = begun.tap(SANNE.id, sent["message_id"], "ja")
    answer = {"callback_query_id": query, "text": "Dank u"}
    assert await begun.call("answerCallbackQuery", answer)
    assert (
        await refusal(begun, "answerCallbackQuery", callback_query_id=query, text="x" * 201)
        == "Bad Request: MESSAGE_TOO_LONG"
    )
    clock.move(seconds=151)
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await refusal(begun, "answerCallbackQuery", callback_query_id=query) == old
    assert await refusal(begun, "answerCallbackQuery", callback_query_id="9") == old


async def test_a_method_outside_the_extract_does_not_exist(standin: StandIn) -> None:
    """404, as Telegram answers for a method it does not have."""
    with pytest.raises(Refused) as refused:
        await standin.call("sendTelepathy", {})
    assert (refused.value.error_code, refused.value.description) == (404, "Not Found")


async def test_a_chat_gets_five_messages_at_once_and_then_one_a_second(clock: Clock) -> None:
    """The sixth is told to wait a second; other chats are not."""
    standin = StandIn(clock, PEOPLE)
    standin.press_start(SANNE.id)
    standin.press_start(KARIN.id)
    for _ in range(5):
        await send(standin)
    with pytest.raises(Refused) as refused:
        await send(standin)
    assert refused.value.error_code == 429
    assert refused.value.description == "Too Many Requests: retry after 1"
    assert refused.value.parameters == {"retry_after": 1}
    await standin.call("sendMessage", {"chat_id": KARIN.id, "text": "Dag"})
    clock.move(seconds=1)
    await send(standin)


async def test_all_chats_together_get_thirty_messages_in_any_second(clock: Clock) -> None:
    """The thirty-first has to wait, whoever it is for."""
    crowd = tuple(SANNE._replace(id=SANNE.id + number) for number in range(31))
    standin = StandIn(clock, crowd)
    for person in crowd:
        standin.press_start(person.id)
    for person in crowd[:30]:
        await standin.call("sendMessage", {"chat_id": person.id, "text": "Dag"})
    last = {"chat_id": crowd[30].id, "text": "Dag"}
    assert await refusal(standin, "sendMessage", **last) == "Too Many Requests: retry after 1"
    clock.move(seconds=1)
    await standin.call("sendMessage", last)


@pytest.mark.parametrize(
    ("command", "description"),
    [
        ({"command": "Stop", "description": "x"}, "Bad Request: BOT_COMMAND_INVALID"),
        ({"command": "stop", "description": ""}, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_a_command_that_telegram_does_not_list_is_refused(
    standin: StandIn, command: dict[str, str], description: str
) -> None:
    """Small letters and a description."""
    assert await refusal(standin, "setMyCommands", commands=[command]) == description


# What the bot may count on


async def test_an_update_is_given_again_until_an_offset_above_it_confirms_it(
    begun: StandIn,
) -> None:
    """Unconfirmed updates come again; confirmed ones never."""
    begun.say(SANNE.id, "een")
    first = await updates(begun)
    assert await updates(begun) == first
    rest = await updates(begun, first[0]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["een"]
    assert await updates(begun, rest[-1]["update_id"] + 1) == []
    assert await updates(begun) == []


async def test_a_poll_waits_for_the_next_update(standin: StandIn) -> None:
    """Long polling: the answer comes with the update, not before."""
    polling = asyncio.create_task(updates(standin, seconds=50))
    await asyncio.sleep(0)
    assert not polling.done()
    standin.press_start(SANNE.id)
    assert [update["message"]["text"] for update in await polling] == ["/start"]


async def test_a_second_poll_ends_the_first_with_a_conflict(standin: StandIn) -> None:
    """Two pollers at once: the older one hears it."""
    first = asyncio.create_task(updates(standin, seconds=50))
    await asyncio.sleep(0)
    second = asyncio.create_task(updates(standin, seconds=50))
    with pytest.raises(Refused, match="Conflict: terminated by other getUpdates request"):
        await first
    standin.press_start(SANNE.id)
    assert len(await second) == 1


async def test_polling_and_a_webhook_exclude_each_other(standin: StandIn) -> None:
    """A poll is a conflict while a webhook is set."""
    assert await standin.call("setWebhook", {"url": "https://example.org/t"})
    with pytest.raises(Refused, match="webhook is active"):
        await updates(standin)
    assert (await standin.call("getWebhookInfo", {}))["url"] == "https://example.org/t"
    assert await standin.call("deleteWebhook", {})
    assert await updates(standin) == []
    assert "HTTPS" in await refusal(standin, "setWebhook", url="http://example.org")


async def test_after_a_week_of_silence_the_numbering_starts_elsewhere(
    begun: StandIn, clock: Clock
) -> None:
    """An offset of the old numbering neither hides nor confirms the new updates."""
    old = (await updates(begun))[-1]["update_id"]
    assert await updates(begun, old + 1) == []
    clock.move(days=7, seconds=1)
    begun.say(SANNE.id, "Ik ben er weer")
    new = await updates(begun, old + 1)
    assert [update["message"]["text"] for update in new] == ["Ik ben er weer"]
    assert new[0]["update_id"] < old


async def test_updates_that_nobody_fetched_are_lost_after_a_day(
    begun: StandIn, clock: Clock
) -> None:
    """Telegram keeps them for 24 hours."""
    clock.move(hours=24)
    assert len(await updates(begun)) == 1
    clock.move(seconds=1)
    assert await updates(begun) == []


async def test_kinds_of_update_that_the_bot_did_not_ask_for_stay_away(begun: StandIn) -> None:
    """allowed_updates holds from then on."""
    await begun.call("getUpdates", {"allowed_updates": ["message"], "offset": -1})
    begun.block(SANNE.id)
    begun.unblock(SANNE.id)
    begun.say(SANNE.id, "Dag")
    assert [set(update) - {"update_id"} for update in await updates(begun)][1:] == [{"message"}]


async def test_a_scope_beats_a_language_in_what_somebody_sees(standin: StandIn) -> None:
    """A narrower scope without the language hides a wider one with it."""

    async def offer(name: str, **where: Any) -> None:
        commands = [{"command": name, "description": "x"}]
        await standin.call("setMyCommands", {"commands": commands, **where})

    def seen() -> list[str]:
        return [each["command"] for each in standin.world.commands.seen_by(SANNE.id, "nl")]

    assert seen() == []
    await offer("standaard")
    assert seen() == ["standaard"]
    await offer("standaard_nl", language_code="nl")
    assert seen() == ["standaard_nl"]
    private = {"type": "all_private_chats"}
    await offer("prive", scope=private)
    assert seen() == ["prive"]
    await offer("prive_nl", scope=private, language_code="nl")
    assert seen() == ["prive_nl"]
    own = {"type": "chat", "chat_id": SANNE.id}
    await offer("eigen", scope=own)
    assert seen() == ["eigen"]
    await standin.call("deleteMyCommands", {"scope": own})
    assert seen() == ["prive_nl"]


async def test_message_numbers_rise_in_each_chat_by_itself(begun: StandIn) -> None:
    """Two chats can have the same number; one chat never gives a number twice."""
    first = (await send(begun))["message_id"]
    await begun.call("deleteMessage", {"chat_id": SANNE.id, "message_id": first})
    assert (await send(begun))["message_id"] == first + 1
    assert begun.press_start(KARIN.id) == 1


async def test_a_protected_message_says_so(begun: StandIn) -> None:
    """protect_content is remembered."""
    assert (await send(begun, protect_content=True))["has_protected_content"]
    assert begun.transcript(SANNE.id)[-1]["protected"]


async def test_a_form_and_json_mean_the_same(begun: StandIn) -> None:
    """Numbers, booleans and objects may come as text."""
    sent = await begun.call(
        "sendMessage",
        {
            "chat_id": str(SANNE.id),
            "text": "12",
            "protect_content": "true",
            "reply_markup": '{"inline_keyboard": [[{"text": "Ja", "callback_data": "1"}]]}',
        },
    )
    assert (sent["text"], sent["has_protected_content"]) == ("12", True)
    assert begun.transcript(SANNE.id)[-1]["buttons"][0][0]["data"] == "1"


# Faults on order


async def test_a_call_that_fails_before_it_arrives_has_done_nothing(begun: StandIn) -> None:
    """The next calls fail, so many and no more."""
    begun.fail_next(1, 500)
    begun.fail_next(1, NetworkError("gone"))
    with pytest.raises(Refused, match="Internal Server Error"):
        await send(begun)
    with pytest.raises(NetworkError):
        await send(begun)
    assert len(begun.transcript(SANNE.id)) == 1
    await send(begun)


async def test_a_lost_answer_is_a_call_that_was_carried_out(begun: StandIn) -> None:
    """The message is there, and the bot does not know it."""
    begun.fail_next(1, NetworkError("lost"), before=False)
    with pytest.raises(NetworkError):
        await send(begun, "Dag")
    assert begun.transcript(SANNE.id)[-1]["text"] == "Dag"


async def test_a_fault_can_be_meant_for_one_method(begun: StandIn) -> None:
    """Others go on; getUpdates only fails by name."""
    begun.fail_next(1, 429, methods=["getUpdates"])
    await send(begun)
    with pytest.raises(Refused) as refused:
        await updates(begun)
    assert refused.value.parameters == {"retry_after": 1}
    begun.fail_next(1, 500)
    assert await updates(begun)


# What people do


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
    """getMe gives a bot with an id above 32 bits."""
    me = await standin.call("getMe", {})
    assert me["is_bot"]
    assert me["id"] == BOT_ID > 2**32
