"""What Telegram is asked for: confirmed after the commit, and asked again when it does not answer."""

import asyncio
from typing import Any

import pytest
from telegram.error import InvalidToken, NetworkError

from bot.telegram import ingress
from bot.telegram.adapter import Update
from bot.telegram.ingress import Poller
from storage.database import Unavailable
from tests.bot import rows, updates
from tests.bot.door import Door, failing
from tests.bot.phone import ANNA, BRAM
from tests.clock import T0


class Given:
    """A bot that gives batches, and remembers which offset each was asked with."""

    def __init__(self, *batches: list[Update] | Exception) -> None:
        self.batches, self.offsets = list(batches), list[int | None]()

    async def do_api_request(self, _: str, asked: dict[str, Any], **__: Any) -> list[Update]:
        self.offsets.append(asked["offset"])
        if not self.batches:
            raise asyncio.CancelledError
        batch = self.batches.pop(0)
        if isinstance(batch, Exception):
            raise batch
        return batch


async def poll(door: Door, bot: Given) -> None:
    """Run a poller until the bot has no more batches."""
    with pytest.raises(asyncio.CancelledError):
        await Poller(bot, door.lanes, lambda: T0).run()  # type: ignore[arg-type] # all it asks


async def test_a_batch_is_confirmed_after_its_commits(
    door: Door, monkeypatch: pytest.MonkeyPatch, quick: list[float]
) -> None:
    """The next offset is asked when every update of the batch is in the database."""
    batch = [updates.text(ANNA, "/hulp"), updates.text(BRAM, "/hulp")]
    monkeypatch.setattr(ingress, "hear", failing(iter([Unavailable("locked")] * 3)))
    seen_at_poll: list[int] = []
    bot = Given(batch)
    get = bot.do_api_request

    async def watched(*asked: Any, **more: Any) -> list[Update]:
        seen_at_poll.append(len(door.post.database.read(lambda db: rows.of(db, "seen"))))
        return await get(*asked, **more)

    monkeypatch.setattr(bot, "do_api_request", watched)
    await poll(door, bot)
    assert bot.offsets == [None, batch[-1]["update_id"] + 1]
    assert seen_at_poll == [0, 2]


async def test_a_telegram_that_does_not_answer_is_asked_again(
    door: Door, quick: list[float]
) -> None:
    """With more and more time in between, and from where it was."""
    one = [updates.text(ANNA, "/hulp")]
    bot = Given(one, NetworkError("x"), NetworkError("x"), [], NetworkError("x"))
    await poll(door, bot)
    assert bot.offsets[1:] == [one[0]["update_id"] + 1] * 5
    assert [seconds for seconds in quick if seconds >= 1] == [1.0, 2.0, 1.0]


async def test_a_refused_token_ends_the_polling(door: Door) -> None:
    """Nobody waits for ever on a token that Telegram does not know."""
    with pytest.raises(InvalidToken):
        await Poller(Given(InvalidToken()), door.lanes, lambda: T0).run()  # type: ignore[arg-type]


async def test_an_update_that_is_nothing_to_us_is_confirmed(door: Door) -> None:
    """A channel's message changes nothing and holds nothing up."""
    nothing = {"update_id": 4_000, "channel_post": {}}
    bot = Given([nothing])
    await poll(door, bot)
    assert bot.offsets == [None, 4_001]
    assert door.post.database.read(lambda db: rows.of(db, "seen")) == []


async def test_an_update_that_makes_no_sense_stops_nobody(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    """It is passed over, and only its number is logged."""
    odd: Update = {"update_id": 7, "message": {"text": "geheim", "chat": {"type": "private"}}}
    bot = Given([odd, updates.text(ANNA, "/hulp", 8)])
    await poll(door, bot)
    assert bot.offsets == [None, 9]
    assert caplog.messages == ["update 7 is none that Telegram describes"]
