"""Nudges in the outbox: looked at just before they leave, and few at a time."""

import asyncio

import pytest

from bot.outbox import NUDGES_AT_ONCE
from bot.usecases.turn import House
from storage import outgoing
from storage.database import Database
from tests.bot.post import Gate, Post


async def test_few_nudges_at_a_time_were_looked_at_and_wait_for_leave(
    database: Database, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else all that were looked at meanwhile would leave in one second."""
    monkeypatch.setattr("bot.outbox.nudge_stands.still_stands", lambda *_, **__: True)
    gate = Gate()
    post = Post(database, house, gate)
    for chat in range(1, 3 * NUDGES_AT_ONCE + 1):
        post.put(chat, "Er is een verzoek.", priority=outgoing.NUDGE)
    await post.outbox.deliver_due()
    await gate.reached(NUDGES_AT_ONCE)
    for _ in range(50):
        await asyncio.sleep(0)
    assert gate.waiters == NUDGES_AT_ONCE
    gate.open.set()
    await post.outbox.settled()
    assert len(post.arrived) == 3 * NUDGES_AT_ONCE
