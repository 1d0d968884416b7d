"""What we send stays under Telegram's limits, and what answers somebody goes first."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from bot.proeftuin.pacing import Pacing
from bot.telegram import pace as module
from bot.telegram.pace import Pace
from tests.clock import T


class Loop(asyncio.SelectorEventLoop):
    """An event loop whose time jumps to whatever is next: nothing is waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 1000.0

    def time(self) -> float:
        return self.at

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined] # the loop's own lists
            due = self._scheduled[0]._when  # type: ignore[attr-defined]
            self.at = max(self.at, due) + 1e-6  # as a real clock never stands still
        super()._run_once()  # type: ignore[misc]


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loop]:
    """The jumping loop, which is also the clock of the pace."""
    made = Loop()
    monkeypatch.setattr(module, "monotonic", made.time)
    yield made
    made.close()


class Sender:
    """Sends as the outbox does, and writes down when and to whom."""

    def __init__(self, loop: Loop, pace: Pace) -> None:
        self.loop, self.pace = loop, pace
        self.sent: list[tuple[float, int, int]] = []

    async def send(self, chat: int, priority: int = 0, *, new: bool = True) -> None:
        async with self.pace.turn(chat, priority, new=new):
            self.sent.append((self.loop.time() - 1000.0, chat, priority))

    async def in_order(self, chat: int, number: int) -> None:
        for _ in range(number):
            await self.send(chat)


def test_telegram_never_says_that_it_is_too_much(loop: Loop) -> None:
    """900 messages to 300 chats and 30 to one: the strictest reading of the limits refuses none."""
    sender, strict = Sender(loop, Pace()), Pacing()

    async def everything() -> None:
        chats = [sender.in_order(chat, 3) for chat in range(300)]
        await asyncio.gather(*chats, sender.in_order(1000, 30))

    loop.run_until_complete(everything())
    assert len(sender.sent) == 930
    for at, chat, _ in sender.sent:
        strict.admit(chat, T(seconds=at), new=True)


def test_nor_when_calls_take_long_and_it_counts_them_at_any_moment(loop: Loop) -> None:
    """400 calls of up to two seconds, each counted somewhere on its way: none is refused."""
    random, pace, strict = Random(1), Pace(), Pacing()
    counted: list[float] = []

    async def send(chat: int) -> None:
        async with pace.turn(chat, 0, new=True):
            takes = random.choice((0.01, 0.3, random.uniform(0, 2)))
            counted.append(loop.time() + random.choice((0, 0.5, 1)) * takes)
            await asyncio.sleep(takes)

    async def everything() -> None:
        await asyncio.gather(*[send(chat) for chat in range(400)])

    loop.run_until_complete(everything())
    for number, at in enumerate(sorted(counted)):
        strict.admit(number, T(seconds=at - 1000), new=True)
    assert loop.time() - 1000 < 400 / 15  # and that is no reason to creep


def test_all_chats_together_get_27_a_second(loop: Loop) -> None:
    """The limit is used, not only kept: 270 messages take ten seconds."""
    sender = Sender(loop, Pace())

    async def everything() -> None:
        await asyncio.gather(*[sender.send(chat) for chat in range(270)])

    loop.run_until_complete(everything())
    assert 9 < sender.sent[-1][0] < 10.1


def test_an_answer_overtakes_a_backlog_of_notices(loop: Loop) -> None:
    """Behind 500 notices an answer leaves among the next few."""
    sender = Sender(loop, Pace())

    async def everything() -> None:
        notices = [asyncio.create_task(sender.send(chat, 1)) for chat in range(500)]
        await asyncio.sleep(1)
        before = len(sender.sent)
        await sender.send(9999, 0)
        assert len(sender.sent) - before <= 2
        await asyncio.gather(*notices)

    loop.run_until_complete(everything())


def test_one_chat_gets_a_burst_and_then_one_a_second(loop: Loop) -> None:
    """Four at once, then one each second; changes of messages are not counted."""
    sender = Sender(loop, Pace())
    loop.run_until_complete(sender.in_order(1, 8))
    seconds = [round(at) for at, *_ in sender.sent]
    assert seconds == [0, 0, 0, 0, 1, 2, 3, 4]

    async def changes() -> None:
        for _ in range(5):
            await sender.send(1, new=False)

    before = loop.time()
    loop.run_until_complete(changes())
    assert loop.time() - before < 0.5


def test_in_a_silence_that_telegram_asks_for_nothing_leaves(loop: Loop) -> None:
    """Nothing for as long as it says, and afterwards not all at once."""
    sender = Sender(loop, Pace())

    async def everything() -> None:
        sender.pace.pause(30)
        await asyncio.gather(*[sender.send(chat) for chat in range(60)])

    loop.run_until_complete(everything())
    assert sender.sent[0][0] >= 30
    assert max(Counter(int(at) for at, *_ in sender.sent).values()) <= 30


def test_a_silence_holds_for_who_waits_already(loop: Loop) -> None:
    """What stood in the row when Telegram said so waits too."""
    sender = Sender(loop, Pace())

    async def everything() -> None:
        waiting = [asyncio.create_task(sender.send(chat)) for chat in range(50)]
        await asyncio.sleep(0.52)
        sent = len(sender.sent)
        sender.pace.pause(10)
        await asyncio.gather(*waiting)
        assert sender.sent[sent][0] >= 10.4

    loop.run_until_complete(everything())


def test_whoever_no_longer_waits_takes_nobodys_turn(loop: Loop) -> None:
    """A message that is given up while it waits makes no gap."""
    sender = Sender(loop, Pace())

    async def everything() -> None:
        waiting = [asyncio.create_task(sender.send(chat)) for chat in range(100)]
        await asyncio.sleep(0.1)
        for task in waiting[20:80]:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    loop.run_until_complete(everything())
    assert len(sender.sent) == 40
    assert sender.sent[-1][0] < 40 / 27


def test_a_chat_is_forgotten_when_it_can_be(loop: Loop) -> None:
    """Memory does not grow with everybody who ever wrote."""
    pace = Pace(a_second=1e9, at_most=1e9)

    async def everything() -> None:
        for chat in range(10_001):
            async with pace.turn(chat, 0, new=True):
                pass
        loop.at += 60
        async with pace.turn(-1, 0, new=True):
            pass

    loop.run_until_complete(everything())
    assert len(pace._chats) == 1
