"""Plays the scenes on the phones: real buttons, real texts, and a clock that moves on."""

import asyncio
import contextlib
import html
import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from fnmatch import fnmatchcase
from functools import partial
from itertools import chain
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.proeftuin import links
from bot.proeftuin.answers import ANSWERS, Given, Moments, OwnNumber, Typed
from bot.proeftuin.people import FICTIONAL_PHONE
from bot.proeftuin.scenes import PLAYS, Act, Answer, DayAfter, Follow, Press, Scene, Start
from bot.proeftuin.telegram import StandIn
from bot.words import Words

log = logging.getLogger(__name__)

PAUSE = 0.15  # seconds between two steps, to be followed by somebody who looks on
THINKING = timedelta(seconds=40)  # of the garden, which somebody takes for a step
Found = TypeVar("Found")
MORNING, TUESDAY = time(9), 1
OF_LATE, EVER = timedelta(days=21), datetime.min.replace(tzinfo=UTC)
DAYS_IN_A_MONTH = 30
DAYS_TO_WAIT = 60  # a recess may lie in between


class Stage(Protocol):
    """Where it is played: a garden."""

    standin: StandIn

    def now(self) -> datetime:
        """The time there, aware."""
        ...

    async def move(self, step: timedelta) -> None:
        """Let time pass; what was done before was heard."""
        ...


class NotThere(LookupError):
    """A phone does not show the button that is needed now."""

    def __init__(self, who: int) -> None:
        super().__init__(who)
        self.who = who


class Player:
    """Plays when asked to, once at a time.

    :ivar line: what the page says about it.
    :ivar play: which one is played, or was.
    :ivar pause: seconds between two steps.
    """

    def __init__(self, stage: Stage, words: Words, zone: ZoneInfo) -> None:
        self._stage, self._words, self._zone = stage, words, zone
        self.line, self.pause = words.label("proeftuin.spel.uitleg"), PAUSE
        self.play = ""
        self._task: asyncio.Task[None] | None = None
        self._agreed = stage.now().date()
        self._opened: set[str] = set()  # what the bot said by itself, by the button under it; links

    @property
    def playing(self) -> bool:
        return self._task is not None and not self._task.done()

    def start(self, play: str) -> None:
        """Begin one of PLAYS, unless something plays already. Raises KeyError for another name."""
        scenes = PLAYS[play]
        if not self.playing:
            self.play = play
            self._task = asyncio.create_task(self._play(scenes))
            self._task.add_done_callback(lambda _: self._ring())

    async def stop(self) -> None:
        """Stop, if it plays; what was done on the phones stays."""
        if self._task and self.playing:
            self._task.cancel()
            await asyncio.wait({self._task})
            self._tell("proeftuin.spel.gestopt")

    async def _play(self, scenes: tuple[Scene, ...]) -> None:
        begun = self._stage.now()
        try:
            for scene in scenes:
                days = (self._stage.now() - begun).days
                what = self._words.label(scene.title)
                self._tell("proeftuin.spel.nu", maand=days // DAYS_IN_A_MONTH + 1, wat=what)
                for act in scene.acts:
                    await self._act(act)
        except NotThere as missing:
            name = self._stage.standin.world.people[missing.who].first_name
            self._tell("proeftuin.spel.geen_knop", naam=name)
        except Exception as error:  # noqa: BLE001 # who looks on reads a sentence, never a trace
            log.error("the play stops: %s", type(error).__name__)  # noqa: TRY400
            self._tell("proeftuin.spel.fout")
        else:
            self._tell("proeftuin.spel.klaar")

    async def _act(self, act: Act) -> None:
        match act:
            case Start(who, fresh, link):
                await self._open(who, link, fresh=fresh)
            case Follow(who, of):
                await self._open(who, await self._until(of, partial(self._link, of)), fresh=True)
            case Press(who, data, name):
                await self._press(who, data, self._words.label(name) if name else "")
            case Answer(who, table):
                for key, given in ANSWERS[table].items():
                    for one in given:
                        await self._answer(who, key, one)
            case DayAfter():
                await self._next_morning(self._agreed)

    async def _next_morning(self, day: date) -> None:
        """Let time pass until the morning after a day."""
        morning = datetime.combine(day + timedelta(days=1), MORNING, self._zone)
        await self._stage.move(max(morning - self._stage.now(), timedelta()))
        await asyncio.sleep(self.pause)

    async def _open(self, who: int, link: str, *, fresh: bool) -> None:
        standin = self._stage.standin
        standin.unblock(who)
        if fresh and standin.world.chats[who].started:
            await self._say(who, "/wissen")
            with contextlib.suppress(NotThere):  # nothing was kept
                await self._press(who, "wis:ja")
        standin.press_start(who, link)
        await self._step()

    async def _answer(self, who: int, key: str, given: Given) -> None:
        """One tap or text, while that question is on the table."""
        match given:
            case OwnNumber():
                if not self._stage.standin.world.chats[who].keyboard:
                    raise NotThere(who)
                self._stage.standin.share_contact(who, FICTIONAL_PHONE)
                await self._step()
            case str():
                await self._press(who, f"t*:{key}:{given}")
            case Typed(text):
                await self._wait_for(who, f"t*:{key}:*")
                await self._say(who, self._words.label(text) if text in self._words else text)
            case Moments():
                await self._wait_for(who, f"t*:{key}:*")
                await self._say(who, self._moments(given))

    async def _press(self, who: int, data: str, label: str = "") -> None:
        self._stage.standin.tap(who, *await self._wait_for(who, data, label))
        await self._step()

    async def _wait_for(self, who: int, data: str, label: str = "") -> tuple[int, str]:
        """The newest button like this. Raises NotThere."""
        return await self._until(who, partial(self._find, who, data, label))

    async def _until(self, who: int, find: Callable[[], Found]) -> Found:
        """What is found on a phone, after what the bot said by itself was opened; it comes in some
        days at most. Raises NotThere.
        """
        for _ in range(DAYS_TO_WAIT):
            with contextlib.suppress(NotThere):
                return find()
            try:
                self._stage.standin.tap(who, *self._find_nudge(who))
                await self._step()
            except NotThere:
                await self._next_morning(self._stage.now().astimezone(self._zone).date())
        return find()

    def _link(self, who: int) -> str:
        """What the first link in a chat carries that was not opened yet. Raises NotThere."""
        for message in self._stage.standin.transcript(who):
            carried = links.found(message["text"] or "")
            if carried and carried not in self._opened:
                self._opened.add(carried)
                return carried
        raise NotThere(who)

    def _find_nudge(self, who: int) -> tuple[int, str]:
        """What the bot said by itself of late, and was not opened yet. Raises NotThere."""
        number, data = self._find(who, "n:*:doe", since=self._stage.now() - OF_LATE)
        if data in self._opened:
            raise NotThere(who)
        self._opened.add(data)
        return number, data

    async def _say(self, who: int, text: str) -> None:
        self._stage.standin.say(who, text)
        await self._step()

    async def _step(self) -> None:
        """The bot hears it and answers, and somebody thinks."""
        await self._stage.move(THINKING)
        await asyncio.sleep(self.pause)

    def _find(
        self, who: int, data: str, label: str = "", since: datetime = EVER
    ) -> tuple[int, str]:
        """Message id and data of the newest button like this. Raises NotThere."""
        for message in reversed(self._stage.standin.transcript(who)):
            if datetime.fromisoformat(message["at"]) < since:
                break
            for key in chain.from_iterable(message["buttons"]):
                if fnmatchcase(key["data"] or "", data) and label in key["text"]:
                    return message["id"], key["data"]
        raise NotThere(who)

    def _moments(self, wanted: Moments) -> str:
        today = self._stage.now().astimezone(self._zone).date()
        first = today + timedelta(days=wanted.after)
        first += timedelta(days=(TUESDAY - first.weekday()) % 7)
        self._agreed = first
        days = [first + timedelta(days=number) for number in range(wanted.number)]
        weekday = self._words.weekday
        said = [self._words.say("proeftuin.spel.moment", dag=weekday(day)) for day in days]
        return self._words.list(said)

    def _tell(self, message_id: str, **values: object) -> None:
        self.line = html.unescape(self._words.say(message_id, **values))
        self._ring()

    def _ring(self) -> None:
        self._stage.standin.world.bell.ring()
