"""The calls that these tests make, in short."""

from typing import Any

import pytest

from bot.proeftuin.refused import Refused
from bot.proeftuin.telegram import StandIn
from tests.proeftuin.people import SANNE

KEYBOARD = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}


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
