"""What comes in: lanes side by side, confirmed after the commit, and nothing lost when it fails."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import Connection
from telegram.error import InvalidToken, NetworkError

from bot.telegram import ingress
from bot.telegram.adapter import Call, Update
from bot.telegram.ingress import Lanes, Poller
from bot.usecases.hear import hear
from bot.usecases.turn import House
from storage import seen
from storage.database import Database, Unavailable
from storage.talks import Overtaken
from tests.bot import rows, updates
from tests.bot.phone import ANNA, BRAM
from tests.bot.post import Post
from tests.clock import T0


class Door:
    """Lanes on a database, with what they send past the outbox."""

    def __init__(self, post: Post) -> None:
        self.post, self.past = post, list[Call]()
        self.lanes = Lanes(post.database, post.house, post.outbox, self._send)

    async def _send(self, call: Call) -> None:
        self.past.append(call)

    async def put(self, *said: Update) -> None:
        """Put updates in, and wait until all are committed and answered."""
        waiting = [future for update in said if (future := self.lanes.put(update, T0))]
        async with asyncio.timeout(30):
            await asyncio.wait(waiting)
        await self.post.outbox.settled()


@pytest.fixture
async def door(database: Database, house: House) -> AsyncIterator[Door]:
    """Lanes on a fresh database."""
    made = Door(Post(database, house))
    yield made
    await made.lanes.stop(5)
    await made.post.outbox.stop(5)


async def test_a_chat_is_handled_in_order(door: Door) -> None:
    """Each answer is heard after the one before it, so that every one of them fits its question."""
    said = ("/start", "ik ga verder", "ja", "ja", "mevrouw", "Anna", "Zwolle")
    await door.put(*[updates.text(ANNA, text) for text in said])
    kept = door.post.database.read(lambda db: rows.opened(db, door.post.house.seal))
    assert (kept["naam"], kept["gemeente"]) == ('"Anna"', '"GM0193"')


async def test_a_chat_that_floods_delays_others_little(door: Door) -> None:
    """300 updates of one chat: ten others are all committed before a third of these are."""
    flood = [updates.text(ANNA, "/hulp") for _ in range(300)]
    others = [updates.text(9_000 + number, "/hulp") for number in range(10)]
    flooding = [door.lanes.put(update, T0) for update in flood]
    waiting = [future for update in others if (future := door.lanes.put(update, T0))]
    async with asyncio.timeout(60):
        await asyncio.wait(waiting)
        assert sum(future.done() for future in flooding if future) < 100
        await asyncio.wait([future for future in flooding if future])
    order = door.post.database.read(lambda db: rows.of(db, "outgoing", chat_id=ANNA))
    heard = [int(row["once"].split("/")[0]) for row in order]
    assert heard == sorted(heard)
    assert len(heard) == 300


async def test_a_second_delivery_in_the_same_batch_is_answered_once(door: Door) -> None:
    """The same update twice."""
    update = updates.text(ANNA, "/hulp")
    await door.put(update, update)
    assert len(door.post.texts(ANNA)) == 1


async def test_a_lane_hears_again_what_another_process_overtook(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loser runs again on fresh state."""
    lost = iter([Overtaken("talk 1")] * 3)
    monkeypatch.setattr(ingress, "hear", _failing(lost))
    await door.put(updates.text(ANNA, "/hulp"))
    assert len(door.post.texts(ANNA)) == 1


async def test_an_update_that_cannot_be_handled_is_noted_and_the_person_told(
    door: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """One sentence; the next update of the same chat and of others goes on; the log has no text."""

    def fails(db: Connection, house: House, heard: Any) -> tuple[int, ...]:
        if getattr(heard.event, "text", "") == "gif":
            raise ValueError("gif")
        return hear(db, house, heard)

    monkeypatch.setattr(ingress, "hear", fails)
    poison = updates.text(ANNA, "gif")
    await door.put(poison, updates.text(ANNA, "/hulp"), updates.text(BRAM, "/hulp"))
    assert door.post.texts(ANNA)[0].startswith("Dit bericht kon ik niet verwerken.")
    assert len(door.post.texts(ANNA)) == 2
    assert len(door.post.texts(BRAM)) == 1
    assert door.post.database.read(lambda db: rows.of(db, "seen", update_id=poison["update_id"]))
    errors = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert errors == [
        f"update {poison['update_id']} fails: ValueError at test_ingress.py:{_line(fails)}"
    ]


def _line(function: Callable[..., object]) -> int:
    return function.__code__.co_firstlineno + 2


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Waiting takes no time; how long it would have taken is written down."""
    waited: list[float] = []
    sleep = asyncio.sleep

    async def no_wait(seconds: float) -> None:
        if seconds:
            waited.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", no_wait)
    return waited


async def test_a_database_that_does_not_answer_is_told_once_and_tried_again(
    door: Door,
    monkeypatch: pytest.MonkeyPatch,
    quick: list[float],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The person hears one sentence, the operator each try, and then the update is handled."""
    caplog.set_level(logging.ERROR)
    monkeypatch.setattr(ingress, "hear", _failing(iter([Unavailable("full")] * 4)))
    update = updates.text(ANNA, "/hulp")
    await door.put(update)
    sentence = door.post.house.words.say("storing")
    assert [call.parameters["text"] for call in door.past] == [sentence]
    assert quick[:4] == [0.25, 0.5, 1.0, 2.0]
    assert len([r for r in caplog.records if "full" in r.getMessage()]) == 4
    assert len(door.post.texts(ANNA)) == 1
    assert door.post.database.read(lambda db: rows.of(db, "seen", update_id=update["update_id"]))


async def test_an_update_that_cannot_be_noted_either_is_not_confirmed(
    door: Door, monkeypatch: pytest.MonkeyPatch, quick: list[float]
) -> None:
    """It fails, and the database with it: once that is back the person is told, not before."""
    monkeypatch.setattr(ingress, "hear", _failing(iter([ValueError("x"), ValueError("x")])))
    locked, first_time = iter([Unavailable("locked")]), seen.first_time

    def note(db: Connection, update_id: int, now: Any) -> bool:
        for error in locked:
            raise error
        return first_time(db, update_id, now)

    monkeypatch.setattr(seen, "first_time", note)
    await door.put(updates.text(ANNA, "gif"))
    assert len(quick) == 1
    assert door.post.texts(ANNA)[0].startswith("Dit bericht kon ik niet verwerken.")


def _failing(errors: Any) -> Callable[..., Any]:
    """The use case, failing first with each of these errors."""

    def hears(db: Connection, house: House, heard: Any) -> tuple[int, ...]:
        for error in errors:
            raise error
        return hear(db, house, heard)

    return hears


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
    monkeypatch.setattr(ingress, "hear", _failing(iter([Unavailable("locked")] * 3)))
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
