"""Somebody with a phone who answers as soon as the next question is on it, again and again."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter
from typing import NamedTuple

from bot.proeftuin.telegram import StandIn
from bot.proeftuin.world import BOT_ID

PATIENCE = 20.0  # seconds without an answer before somebody begins again
TYPES = 0.3  # how often an answer is typed where a button could be pressed
TYPED = {
    "naam": "Proef Persoon",
    "gemeente": "Zwolle",
    "telefoon": "06 12345678",
    "wanneer": "/wissen",  # the intake was sent: begin anew
}
# Whose first button goes on with the intake, and does not end it.
FIRST_BUTTON = {"opening", "toestemming", "spoed", "overzicht", "wis"}


class Button(NamedTuple):
    label: str
    data: str

    @property
    def option(self) -> str:
        return self.data.rpartition(":")[2]


class Shown(NamedTuple):
    """The last message of the bot on a phone."""

    message_id: int = 0
    edited: datetime | None = None
    buttons: tuple[Button, ...] = ()


@dataclass
class Tally:
    """What everybody did since it was emptied; seconds from an act to the next question."""

    turns: list[float] = field(default_factory=list)
    stuck: int = 0


class Person:
    """One person; `who` is the Telegram id, and the seed of what is answered."""

    def __init__(self, standin: StandIn, who: int, tally: Tally) -> None:
        self._standin, self._who, self._tally = standin, who, tally
        self._random = random.Random(who)

    async def live(self, thinks: float = 0) -> None:
        """One turn after the other, with so many seconds in between, until cancelled."""
        while True:
            await self._turn()
            await asyncio.sleep(thinks)

    async def _turn(self) -> None:
        before, begun = self._shown(), perf_counter()
        seen = self._standin.changes(self._who)
        act, asks = self._choose(before)
        act()
        try:
            async with asyncio.timeout(PATIENCE):
                while not self._answered(before, asks=asks):
                    seen = await self._standin.changed(self._who, seen)
        except TimeoutError:
            self._tally.stuck += 1
            self._say("/start")()
            await asyncio.sleep(1)
        else:
            self._tally.turns.append(perf_counter() - begun)

    def _answered(self, before: Shown, *, asks: bool) -> bool:
        now = self._shown()
        return now != before and (bool(now.buttons) or not asks)

    def _shown(self) -> Shown:
        for message in reversed(self._standin.world.chats[self._who].messages.values()):
            if message.sender == BOT_ID:
                markup = message.markup or {}
                rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
                buttons = (
                    Button(one["text"], one.get("callback_data", "")) for row in rows for one in row
                )
                return Shown(message.id, message.edited, tuple(buttons))
        return Shown()

    def _choose(self, shown: Shown) -> tuple[Callable[[], object], bool]:
        """What to do, and whether a question follows it."""
        if not shown.buttons:
            return self._say("/start"), True
        first = shown.buttons[0]
        key = first.data.split(":")[-2] if first.data else "telefoon"
        if key in TYPED:
            return self._say(TYPED[key]), True
        if key in FIRST_BUTTON:
            return self._tap(shown, first), key != "wis"
        return self._answer(shown), True

    def _answer(self, shown: Shown) -> Callable[[], object]:
        """Press a button or type what is on it; what was chosen is chosen once."""
        options = [each for each in shown.buttons if not each.option.startswith("!")]
        coming = [each for each in options if "✔" not in each.label]
        done = [each for each in shown.buttons if each.option == "!klaar"]
        chosen = len(options) - len(coming)
        if done and chosen and (chosen > 1 or self._random.random() < 0.5):
            return self._tap(shown, done[0])
        button = self._random.choice(coming or list(shown.buttons))
        typed = self._random.random() < TYPES
        return self._say(button.label) if typed else self._tap(shown, button)

    def _say(self, text: str) -> Callable[[], object]:
        return lambda: self._standin.say(self._who, text)

    def _tap(self, shown: Shown, button: Button) -> Callable[[], object]:
        return lambda: self._standin.tap(self._who, shown.message_id, button.data)
