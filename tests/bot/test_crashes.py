"""A real bot process, killed and stopped at any moment: nothing confirmed is lost."""

import asyncio
import random
import signal
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from storage.database import Database, open_engine
from storage.sealing import Seal
from tests.bot import rows
from tests.bot.intake import ANSWERS
from tests.bot.processes import FIRST, Street, a_session, a_street, wait_for
from tests.bot.waiting import BOUND

KILLS = 4


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Street]:
    """A stand-in that serves, without a bot yet."""
    with a_street(tmp_path) as made:
        async with a_session() as made.session:
            made.start_telegram()
            await made.answers()
            yield made


def kept(street: Street, table: str) -> list[dict[str, object]]:
    """The rows of a table in the bot's database."""
    database = Database(open_engine(f"sqlite:///{street.folder}/klik.db"))
    found = database.read(partial(rows.of, name=table))
    database.close()
    return found


async def test_kill_at_any_moment_loses_nothing(street: Street) -> None:
    """Several kills in one intake: every answer is kept, at most one message a kill is repeated."""
    chance = random.Random(20261124)
    street.start_bot()
    anna = street.walker(0)
    await anna.do("start")
    kills, moments = 0, sorted(chance.sample(range(1, 20), KILLS))
    while (key := await anna.question(*anna.asked)) != "overzicht":
        await anna.answer(key)
        if moments and len(anna.asked) >= moments[0]:
            moments.pop(0)
            await asyncio.sleep(chance.uniform(0, 0.03))  # the moment of the crash
            street.end_bot(signal.SIGKILL)
            kills += 1
            street.start_bot()
    assert kills == KILLS
    await anna.tap("Ja, verstuur")
    await anna.until(lambda m: any("Op welk nummer" in each["text"] for each in m))
    assert street.end_bot(signal.SIGTERM) == 0
    answers = kept(street, "answer")
    assert set(anna.asked) <= {row["key"] for row in answers}
    seal = Seal([street.key])
    names = [
        seal.unseal(row["value"], f"answer/{row['talk_id']}/{row['turn']}/naam")  # type: ignore[arg-type]
        for row in answers
        if row["key"] == "naam"
    ]
    assert set(names) == {f'"{ANSWERS["naam"][0]}"'}
    queued = [row for row in kept(street, "outgoing") if row["chat_id"] == FIRST]
    assert {row["state"] for row in queued} == {"sent"}
    known = {row["message_id"] for row in queued}
    there = {each["id"] for each in await anna.look() if not each["mine"]}
    assert len(there - known) <= kills
    assert "Traceback" not in street.log


async def test_a_stop_is_in_order_and_what_waits_is_handled_after_the_restart(
    street: Street,
) -> None:
    """SIGTERM while updates pour in: exit code 0 in time, and every one is answered once."""
    street.start_bot()
    people = [street.walker(number) for number in range(4)]
    await people[0].do("say", text="/hulp")
    await people[0].until(lambda m: len(m) == 2)
    for _ in range(15):
        await asyncio.gather(*[who.do("say", text="/hulp") for who in people])
    street.signal_bot(signal.SIGTERM)
    for _ in range(5):
        await asyncio.gather(*[who.do("say", text="/hulp") for who in people])
    await asyncio.to_thread(street.bot.join, 15)  # type: ignore[union-attr] # it was started
    assert street.bot.exitcode == 0  # type: ignore[union-attr]
    street.start_bot()
    for number, who in enumerate(people):
        expected = 20 + (number == 0)
        await who.until(partial(_heard, expected))
    assert street.end_bot(signal.SIGTERM) == 0
    for number, who in enumerate(people):
        shown = [each for each in await who.look() if not each["mine"]]
        assert len(shown) == 20 + (number == 0)
    assert "Traceback" not in street.log


def _heard(number: int, messages: list[dict[str, object]]) -> bool:
    return sum(not each["mine"] for each in messages) >= number


async def test_a_bot_that_waits_for_telegram_stops_when_asked(tmp_path: Path) -> None:
    """Telegram cannot be reached: the process says so, and ends in order."""
    with a_street(tmp_path) as street:
        street.start_bot()
        await asyncio.to_thread(wait_for, lambda: street.log or not street.bot.is_alive())  # type: ignore[union-attr]
        assert await asyncio.to_thread(street.end_bot, signal.SIGTERM) == 0
        assert "Traceback" not in street.log


async def test_telegram_that_comes_later_is_found(tmp_path: Path) -> None:
    """The bot was first: it waits, and then answers."""
    with a_street(tmp_path) as street:
        street.start_bot()
        await asyncio.to_thread(wait_for, lambda: street.log)
        async with a_session() as street.session:
            street.start_telegram()
            await street.answers()
            anna = street.walker(0)
            await anna.do("start")
            async with asyncio.timeout(BOUND):
                assert await anna.question() == "opening"
