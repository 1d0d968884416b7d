"""The whole bot of one process against the stand-in for Telegram."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from pydantic import SecretStr
from telegram.error import NetworkError, TimedOut

from bot.klik import Klik
from bot.proeftuin.doings import do
from bot.proeftuin.garden import Garden
from bot.proeftuin.people import COORDINATOR as GARDEN_COORDINATOR
from bot.proeftuin.people import WETHOUDER
from bot.proeftuin.request import StandInRequest
from bot.proeftuin.telegram import StandIn
from bot.settings import Settings
from storage.sealing import new_key
from tests.bot import rows, updates
from tests.bot.phone import ANNA, BRAM, COORDINATOR, NoPace
from tests.bot.waiting import BOUND, until
from tests.bot.walker import Walker
from tests.clock import T0


class House:
    """A stand-in, and the settings of a bot on it."""

    def __init__(self, folder: Path) -> None:
        self.standin, self.now = updates.a_standin(), T0
        self.settings = Settings(
            telegram_token=SecretStr("1:test"),
            database_url=f"sqlite:///{folder}/klik.db",
            secret_keys=SecretStr(new_key()),
            coordinators=str(COORDINATOR),
            office_name="Bureau Test",
        )
        self.klik = self.bot()

    def bot(self) -> Klik:
        return Klik(self.settings, lambda: StandInRequest(self.standin), lambda: self.now, NoPace)

    async def restart(self) -> None:
        await self.klik.stop()
        self.klik = self.bot()
        await self.klik.start()

    async def quiet(self) -> None:
        """Wait until every update is confirmed and everything was sent."""
        await until(lambda: not self.standin.world.polling.waiting)
        await self.klik.outbox.settled()

    async def later(self) -> None:
        """Let two seconds pass."""
        self.now += timedelta(seconds=2)
        await self.klik.outbox.deliver_due()
        await self.klik.outbox.settled()

    def texts(self, chat: int) -> list[str]:
        return [m["text"] for m in self.standin.transcript(chat) if not m["mine"]]


def walker(standin: StandIn, who: int) -> Walker:
    """Somebody on a phone of this stand-in."""

    async def doing(name: str, **values: object) -> None:
        do(standin, who, name, values)

    async def look() -> list[dict[str, object]]:
        return standin.transcript(who)

    return Walker(doing, look, partial(asyncio.sleep, 0))


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A running bot on a stand-in."""
    made = House(tmp_path)
    await made.klik.start()
    yield made
    await made.klik.stop()


async def test_a_whole_intake_typed_and_tapped(house: House) -> None:
    """From start to "dat is genoteerd", and the coördinator has one message."""
    anna = walker(house.standin, ANNA)
    house.standin.press_start(COORDINATOR)
    await anna.do("start")
    await anna.all_questions()
    await anna.tap("Ja, verstuur")
    anna.asked.append("overzicht")
    await anna.all_questions()
    await house.quiet()
    assert "dat is genoteerd" in house.texts(ANNA)[-1]
    assert len([t for t in house.texts(COORDINATOR) if "een intake om over te bellen" in t]) == 1
    boss = walker(house.standin, COORDINATOR)
    await boss.tap("Bekijk")
    await house.quiet()
    shown = house.standin.transcript(COORDINATOR)[-1]
    assert "Anna de Wit" in shown["text"]
    assert shown["protected"]


async def test_restarts_in_the_middle_lose_nothing(house: House) -> None:
    """After each answer the bot is stopped and started; the intake goes on as if it were not."""
    anna = walker(house.standin, ANNA)
    await anna.do("start")
    while (key := await anna.question(*anna.asked)) != "overzicht":
        await anna.answer(key)
        if len(anna.asked) % 4 == 0:
            await house.restart()
    kept = house.klik.database.read(lambda db: rows.opened(db, house.klik.house.seal))
    assert set(anna.asked) <= kept.keys()
    assert kept["naam"] == '"Anna de Wit"'


async def test_what_was_typed_while_the_bot_was_off_is_heard(house: House) -> None:
    """Telegram keeps the updates, and the bot takes them at its next start."""
    await house.klik.stop()
    house.standin.press_start(ANNA)
    house.standin.say(ANNA, "ik ga verder")
    house.klik = house.bot()
    await house.klik.start()
    await house.quiet()
    assert "Mag ik uw antwoorden bewaren" in house.texts(ANNA)[-1]


async def test_a_proeftuin_restarts_with_everything(tmp_path: Path) -> None:
    """Garden.restart: the phones, the answers and the open question stay."""
    garden = Garden(Settings(), tmp_path / "tuin")
    await garden.start()
    anna = walker(garden.standin, WETHOUDER)
    anna.wait = partial(garden.move, timedelta(seconds=1))
    await anna.do("start")
    while await anna.question(*anna.asked) != "gemeente":
        await anna.answer(await anna.question(*anna.asked))
    await garden.restart()
    await anna.answer("gemeente")
    assert await anna.question(*anna.asked) == "herindeling"
    assert garden.standin.transcript(GARDEN_COORDINATOR) == []
    await garden.stop()


@pytest.mark.parametrize(
    ("fault", "before"),
    [(500, True), (500, False), (429, True), (NetworkError("x"), True), (TimedOut(), False)],
    ids=str,
)
async def test_messages_wait_for_a_telegram_that_fails_and_come_in_order(
    house: House, fault: int | Exception, before: bool
) -> None:
    """Two calls fail, in any way: what must be said is said, in the order it was decided."""
    house.standin.press_start(ANNA)
    await house.quiet()
    house.standin.fail_next(2, fault, before=before, methods=["sendMessage"])
    for word in ("ik ga verder", "ja", "ja"):
        house.standin.say(ANNA, word)
    anna = walker(house.standin, ANNA)
    anna.wait = house.later
    await anna.until(lambda m: any("Hoe mag ik u aanspreken" in each["text"] for each in m))
    texts = house.texts(ANNA)
    first = [
        next(i for i, text in enumerate(texts) if part in text)
        for part in ("Goedendag", "Mag ik uw", "Eén vraag gaat over", "Hoe mag ik u")
    ]
    assert first == sorted(first)
    assert len(texts) <= 4 + (0 if before else 2)


async def test_a_telegram_that_does_not_answer_at_the_start_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bot begins when it can."""
    house = House(tmp_path)
    house.standin.fail_next(2, 500, methods=["getMe", "getMyCommands"])
    monkeypatch.setattr("bot.klik.LONGEST_WAIT", 0.01)
    house.standin.press_start(ANNA)
    await asyncio.wait_for(house.klik.start(), BOUND)
    await house.quiet()
    assert "Goedendag" in house.texts(ANNA)[-1]
    await house.klik.stop()


async def test_a_bot_that_never_reached_telegram_can_be_stopped(tmp_path: Path) -> None:
    """Stop also while it waits for Telegram."""
    house = House(tmp_path)
    house.standin.fail_next(10_000, 500)
    starting = asyncio.create_task(house.klik.start())
    await asyncio.sleep(0)
    await asyncio.wait_for(house.klik.stop(), BOUND)
    await asyncio.wait_for(starting, BOUND)


async def test_commands_are_registered_per_scope_and_language_and_once(house: House) -> None:
    """Everybody and each coördinator see their own; a restart sets nothing that is so already."""
    seen = house.standin.world.commands.seen_by
    house.standin.press_start(COORDINATOR)
    await house.quiet()
    await house.restart()
    assert [c["command"] for c in seen(ANNA, "nl")][:2] == ["start", "verder"]
    assert [c["command"] for c in seen(ANNA, "en")] == [c["command"] for c in seen(ANNA, "nl")]
    assert [c["command"] for c in seen(COORDINATOR, "nl")] == ["overzicht", "hulp"]
    assert [c["command"] for c in seen(COORDINATOR, "en")] == ["overzicht", "hulp"]
    house.standin.world.calls.clear()
    await house.restart()
    assert [name for name, _ in house.standin.world.calls if name.startswith("set")] == []


async def test_a_group_hears_one_sentence_and_is_left(house: House) -> None:
    """Said once; nothing that is written there is answered."""
    group = house.standin.add_to_group(BRAM)
    house.standin.say(BRAM, "/start", chat_id=group)
    await house.quiet()
    assert len([t for t in house.texts(group) if t]) == 1
    assert house.standin.world.chats[group].left


async def test_a_block_and_an_unblock_on_the_phone(house: House) -> None:
    """The person is unreachable until they come back; the next start goes on where they were."""
    house.standin.press_start(COORDINATOR)
    anna = walker(house.standin, ANNA)
    await anna.do("start")
    while await anna.question(*anna.asked) != "gemeente":
        await anna.answer(await anna.question(*anna.asked))
    await anna.do("block")
    await house.quiet()
    await house.klik.outbox.deliver_due()
    await house.quiet()
    assert "komen niet meer aan" in house.texts(COORDINATOR)[-1]
    await anna.do("start")
    await house.quiet()
    assert "Welkom terug" in house.texts(ANNA)[-1]
