"""What the bot may count on: updates, numbers, commands, and faults on order."""

import asyncio
from typing import Any

import pytest
from telegram.error import NetworkError

from bot.proeftuin.refused import Refused
from bot.proeftuin.telegram import StandIn
from tests.proeftuin.calls import refusal, send, updates
from tests.proeftuin.people import KARIN, SANNE, Clock


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
    """Its allowed_updates hold from then on."""
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
