"""What comes in: lanes side by side, confirmed after the commit, and nothing lost when it fails."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.telegram import ingress
from bot.usecases.hear import hear
from bot.usecases.turn import House
from storage import seen
from storage.database import Unavailable
from storage.talks import Overtaken
from tests.bot import rows, updates
from tests.bot.door import Door, failing
from tests.bot.phone import ANNA, BRAM
from tests.bot.waiting import until
from tests.clock import T0


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
    monkeypatch.setattr(ingress, "hear", failing(lost))
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


async def test_an_answer_leaves_at_once_also_when_the_one_before_was_on_its_way(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither who hears nor who settles saw it free to go; the lane asks to look once more."""
    post, claim, misses = door.post, door.post.outbox.claim, [None, None]
    post.hold[ANNA] = asyncio.Event()
    await asyncio.wait([_put(door, updates.text(ANNA, "/hulp"))])
    await until(lambda: ANNA in post.began)
    monkeypatch.setattr(
        post.outbox, "claim", lambda db, chat_id: misses.pop() if misses else claim(db, chat_id)
    )
    await asyncio.wait([_put(door, updates.text(ANNA, "/privacy"))])
    post.hold[ANNA].set()
    await post.outbox.settled()
    assert len(post.texts(ANNA)) == 2


def _put(door: Door, update: Any) -> asyncio.Future[None]:
    waiting = door.lanes.put(update, T0)
    assert waiting
    return waiting


def _line(function: Callable[..., object]) -> int:
    return function.__code__.co_firstlineno + 2


async def test_a_database_that_does_not_answer_is_told_once_and_tried_again(
    door: Door,
    monkeypatch: pytest.MonkeyPatch,
    quick: list[float],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The person hears one sentence, the operator each try, and then the update is handled."""
    caplog.set_level(logging.ERROR)
    monkeypatch.setattr(ingress, "hear", failing(iter([Unavailable("full")] * 4)))
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
    monkeypatch.setattr(ingress, "hear", failing(iter([ValueError("x"), ValueError("x")])))
    locked, first_time = iter([Unavailable("locked")]), seen.first_time

    def note(db: Connection, update_id: int, now: Any) -> bool:
        for error in locked:
            raise error
        return first_time(db, update_id, now)

    monkeypatch.setattr(seen, "first_time", note)
    await door.put(updates.text(ANNA, "gif"))
    assert len(quick) == 1
    assert door.post.texts(ANNA)[0].startswith("Dit bericht kon ik niet verwerken.")
