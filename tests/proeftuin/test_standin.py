"""The stand-in refuses what Telegram refuses, in its own words."""

from typing import Any

import pytest

from bot.proeftuin.refused import Refused
from bot.proeftuin.telegram import StandIn
from tests.proeftuin.calls import KEYBOARD, edit, refusal, send
from tests.proeftuin.people import KARIN, PEOPLE, SANNE, Clock

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


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
    ("params", "reason"),
    [
        ({"text": None}, "parameter text of sendMessage must be specified"),
        ({"text": 5}, "parameter text of sendMessage must be String"),
        ({"chat_id": 1.5}, "parameter chat_id of sendMessage must be Integer or String"),
        (
            {"disable_notification": "perhaps"},
            "parameter disable_notification of sendMessage must be Boolean",
        ),
        ({"tekst": "Dag"}, "parameter tekst of sendMessage must be left out: it does not exist"),
        (
            {"link_preview_options": {"disabled": True}},
            "field disabled of LinkPreviewOptions must be left out: it does not exist",
        ),
    ],
)
async def test_a_parameter_that_is_missing_unknown_or_wrong_is_refused(
    begun: StandIn, params: dict[str, Any], reason: str
) -> None:
    """Names, types and required parameters are those of the Bot API."""
    given = {"chat_id": SANNE.id, "text": "Dag", **params}
    assert await refusal(begun, "sendMessage", **given) == f"Bad Request: {reason}"


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
            "Bad Request: inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
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


async def test_only_the_buttons_of_a_message_can_be_taken_away(begun: StandIn) -> None:
    """Its text stays, a phone shows them as old ones, and once more changes nothing."""
    sent = await send(begun, "Dag", reply_markup=KEYBOARD)
    strip = {
        "chat_id": SANNE.id,
        "message_id": sent["message_id"],
        "reply_markup": {"inline_keyboard": []},
    }
    stripped = await begun.call("editMessageReplyMarkup", strip)
    assert (stripped["text"], "reply_markup" in stripped) == ("Dag", False)
    shown = begun.transcript(SANNE.id)[-1]
    assert (shown["text"], shown["buttons"], shown["edited"]) == ("Dag", [], False)
    assert shown["old_buttons"][0][0]["data"] == "ja"
    with pytest.raises(Refused, match=NOT_MODIFIED):
        await begun.call("editMessageReplyMarkup", strip)
    assert "must be left out" in await refusal(begun, "editMessageReplyMarkup", **strip, text="x")


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
