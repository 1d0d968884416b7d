"""The page with the phones: what they show, live, and what people do on them."""

import asyncio
import html
import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Protocol
from urllib.parse import quote
from zoneinfo import ZoneInfo

from jinja2 import Environment, StrictUndefined
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.proeftuin.checks import Upload
from bot.proeftuin.doings import do
from bot.proeftuin.guard import OnlyHere
from bot.proeftuin.links import START
from bot.proeftuin.people import FICTIONAL_PHONE
from bot.proeftuin.play import Player
from bot.proeftuin.scenes import PLAYS
from bot.proeftuin.telegram import StandIn
from bot.proeftuin.view import clock, phone
from bot.proeftuin.world import Person
from bot.words import Words

_PAGE = files("bot.proeftuin").joinpath("page")
_TYPES = {"phones.css": "text/css", "phones.js": "text/javascript", "icon.svg": "image/svg+xml"}
_STEPS = {
    "uur": timedelta(hours=1),
    "dag": timedelta(days=1),
    "week": timedelta(weeks=1),
    "halfjaar": timedelta(days=182),
}
_KINDS = ("sticker", "voice", "photo", "video", "document", "location")
# The words that the script needs; the page itself has the rest.
_SCRIPT_WORDS = (
    *(
        "van_mij",
        "van_klik",
        "bewerkt",
        "bewerk",
        "bewerk_bericht",
        "doorgestuurd",
        "download",
        "open",
    ),
    *(
        "bot",
        "typt",
        "oude_knoppen",
        "mislukt",
        "geen_link",
        "geen_opdrachten",
        *(f"speel.{play}" for play in PLAYS),
        "spel.stop",
        "soort.contact",
        "soort.dice",
        "soort.anders",
    ),
    *(f"soort.{kind}" for kind in _KINDS),
)
# How long nothing may happen before the page hears the time again, in seconds.
_HEARTBEAT = 15
# After how many milliseconds a page that lost the connection tries again.
_RECONNECT = 1000
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_SHOWN_PHONE = "06 12 34 56 78".replace(" ", "\N{NO-BREAK SPACE}")


class Around(Protocol):
    """What is around the phones: the clock, the bot that can be restarted, and the player."""

    player: Player

    def now(self) -> datetime:
        """The time there, aware."""
        ...

    async def move(self, step: timedelta) -> None:
        """Move that time forward and do what is due then."""
        ...

    async def restart(self) -> None:
        """Stop the bot and start it anew."""
        ...


def phones(standin: StandIn, people: tuple[Person, ...], words: Words, around: Around) -> Starlette:
    """The ASGI app of the page."""
    door = _Phones(standin, people, words, around)
    return Starlette(
        routes=[
            Route("/", door.page),
            Route("/page/{name}", _file),
            Route("/live", door.live),
            Route("/file/{file_id}", door.file),
            Route("/people/{who:int}/{doing}", door.act, methods=["POST"]),
            Route("/clock/{step}", door.step, methods=["POST"]),
            Route("/restart", door.again, methods=["POST"]),
            Route("/play/stop", door.stop, methods=["POST"]),
            Route("/play/{play}", door.play, methods=["POST"]),
        ],
        middleware=[Middleware(OnlyHere)],
    )


class _Phones:
    def __init__(
        self, standin: StandIn, people: tuple[Person, ...], words: Words, around: Around
    ) -> None:
        self._standin = standin
        self._people = people
        self._words = words
        self._around = around

    async def page(self, _: Request) -> Response:
        environment = Environment(autoescape=True, undefined=StrictUndefined)
        template = environment.from_string(_PAGE.joinpath("index.html").read_text("utf-8"))
        text = template.render(
            language=self._words.language,
            people=self._people,
            say=self._say,
            clock=clock(self._words, self._local()),
            line=self._around.player.line,
            steps=tuple(_STEPS),
            plays=tuple(PLAYS),
            kinds=_KINDS,
            script_words={name: self._raw(name) for name in _SCRIPT_WORDS},
            link_start=START,
            number=FICTIONAL_PHONE,
            number_shown=_SHOWN_PHONE,
        )
        return HTMLResponse(text)

    async def live(self, _: Request) -> Response:
        return StreamingResponse(self._events(), media_type="text/event-stream")

    async def file(self, request: Request) -> Response:
        held = self._standin.world.files.get(request.path_params["file_id"])
        if held is None:
            return Response(status_code=404)
        upload = held.upload
        return Response(upload.content, media_type=upload.mime, headers=_disposition(upload))

    async def act(self, request: Request) -> Response:
        doing, who = request.path_params["doing"], request.path_params["who"]
        try:
            do(self._standin, who, doing, await request.json())
        except (LookupError, TypeError, ValueError):
            return Response(status_code=409)
        return Response(status_code=204)

    async def step(self, request: Request) -> Response:
        step = _STEPS.get(request.path_params["step"])
        if step is None:
            return Response(status_code=404)
        if self._around.player.playing:
            return Response(status_code=409)
        await self._around.move(step)
        self._standin.world.bell.ring()
        return Response(status_code=204)

    async def again(self, _: Request) -> Response:
        if self._around.player.playing:
            return Response(status_code=409)
        await self._around.restart()
        return Response(status_code=204)

    async def play(self, request: Request) -> Response:
        if request.path_params["play"] not in PLAYS:
            return Response(status_code=404)
        self._around.player.start(request.path_params["play"])
        return Response(status_code=204)

    async def stop(self, _: Request) -> Response:
        await self._around.player.stop()
        return Response(status_code=204)

    async def _events(self) -> AsyncIterator[str]:
        """Server-sent events: every phone that differs from what was sent before, and the clock."""
        sent: dict[str, str] = {}
        yield f"retry: {_RECONNECT}\n\n"
        while True:
            seen = self._standin.world.bell.rung
            for name, text in self._shown():
                if sent.get(name) != text:
                    sent[name] = text
                    yield f"event: {name.partition('-')[0]}\ndata: {text}\n\n"
            try:
                async with asyncio.timeout(_HEARTBEAT):
                    await self._standin.world.bell.after(seen)
            except TimeoutError:
                yield ":\n\n"

    def _shown(self) -> list[tuple[str, str]]:
        local = self._local()
        clock_text, player = json.dumps(clock(self._words, local)), self._around.player
        return [
            ("clock", clock_text),
            (
                "play",
                json.dumps({"playing": player.playing, "play": player.play, "line": player.line}),
            ),
            *(
                (f"phone-{person.id}", json.dumps(phone(self._standin, person, self._words, local)))
                for person in self._people
            ),
        ]

    def _local(self) -> datetime:
        return self._around.now().astimezone(AMSTERDAM)

    def _say(self, name: str, **values: object) -> str:
        return html.unescape(self._words.say(f"proeftuin.{name}", **values))

    def _raw(self, name: str) -> str:
        return self._say(name, tekst="{tekst}")


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _TYPES:
        return Response(status_code=404)
    return Response(_PAGE.joinpath(name).read_bytes(), media_type=_TYPES[name])


def _disposition(upload: Upload) -> dict[str, str]:
    """A PDF opens in the browser; anything else is kept as a file."""
    how = "inline" if upload.mime == "application/pdf" else "attachment"
    return {"Content-Disposition": f"{how}; filename*=UTF-8''{quote(upload.name)}"}
