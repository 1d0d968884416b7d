"""Somebody who does the intake on a phone of the stand-in, in this process or over HTTP."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from bot.proeftuin.checks import Json
from tests.bot.intake import ANSWERS, TYPED
from tests.bot.waiting import BOUND

Do = Callable[..., Awaitable[None]]
Look = Callable[[], Awaitable[list[Json]]]


class Walker:
    """Reads what the phone shows, and answers it.

    :param do: does something by its name in doings.py, with its values.
    :param look: the messages of the phone.
    :param wait: waits until something may have changed.
    """

    def __init__(self, do: Do, look: Look, wait: Callable[[], Awaitable[None]]) -> None:
        self.do, self.look, self.wait = do, look, wait
        self.asked: list[str] = []

    async def until(self, shown: Callable[[list[Json]], Any]) -> Any:
        """Wait until what the phone shows passes, and give what it passed with."""
        async with asyncio.timeout(BOUND):
            while not (found := shown(await self.look())):
                await self.wait()
            return found

    async def question(self, *done: str) -> str:
        """Wait for the next question that has not been answered yet, or for the summary."""
        return str(await self.until(lambda messages: _open(messages, done)))

    async def answer(self, key: str) -> None:
        """Answer the question on the table, waiting for each mark of a choice."""
        self.asked.append(key)
        if key in TYPED:
            await self.do("say", text=ANSWERS[key][0])
            return
        for number, label in enumerate(ANSWERS[key]):
            await self.until(partial(_offers, key=key, label=label, number=number))
            message_id, data = _button(await self.look(), key, label)
            await self.do("tap", message_id=message_id, data=data)

    async def tap(self, label: str) -> None:
        """Press the newest button with this label."""
        found = await self.until(lambda messages: _labelled(messages, label))
        await self.do("tap", message_id=found[0], data=found[1])

    async def all_questions(self) -> None:
        """From the first question to the summary, or to the end."""
        while (key := await self.question(*self.asked)) not in ("overzicht", "einde"):
            await self.answer(key)


def _keys(message: Json) -> list[tuple[str, str]]:
    return [
        (key["text"].removeprefix("✔ "), key["data"]) for row in message["buttons"] for key in row
    ]


def _open(messages: list[Json], done: tuple[str, ...]) -> str:
    """The key of the newest question with buttons; "" while it is one that was answered."""
    for message in reversed(messages):
        if message["mine"]:
            continue
        if "Op welk nummer" in message["text"]:
            return "" if "telefoon" in done else "telefoon"
        if "dat is genoteerd" in message["text"]:
            return "einde"
        if not (keys := _keys(message)):
            continue
        parts = keys[0][1].split(":")
        key = parts[1] if len(parts) == 3 else ""
        return key if key not in done else ""
    return ""


def _button(messages: list[Json], key: str, label: str) -> tuple[int, str]:
    for message in reversed(messages):
        for text, data in _keys(message):
            if text == label and data.split(":")[1] == key:
                return message["id"], data
    raise LookupError(label)


def _offers(messages: list[Json], key: str, label: str, number: int) -> bool:
    """The button is there, and as many marks of this choice as were made before."""
    for message in reversed(messages):
        keys = [k for k in _keys(message) if f":{key}:" in k[1]]
        if keys:
            marks = sum(f":{key}:-" in data for _, data in keys)
            given = message["text"].count(": ") if key == "cijfers" else marks
            return any(text == label for text, _ in keys) and given >= number
    return False


def _labelled(messages: list[Json], label: str) -> tuple[int, str] | None:
    for message in reversed(messages):
        for text, data in _keys(message):
            if text == label:
                return message["id"], data
    return None
