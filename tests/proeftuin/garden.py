"""A little bot of the tests' own, and the page with the phones, served on a free port."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Generator
from datetime import timedelta

import uvicorn
from starlette.applications import Starlette
from telegram import BotCommand, InlineKeyboardMarkup, ReplyKeyboardMarkup, Update
from telegram import InlineKeyboardButton as Button
from telegram import KeyboardButton as Key
from telegram.constants import ChatAction
from telegram.ext import Application, ContextTypes, TypeHandler

from bot.picture import marks
from bot.proeftuin.links import START
from bot.proeftuin.phones import AMSTERDAM, phones
from bot.proeftuin.play import Player
from bot.proeftuin.request import StandInRequest
from bot.proeftuin.telegram import StandIn
from bot.proeftuin.world import Person
from bot.words import Words
from tests.proeftuin.people import PEOPLE, Clock

WIDE = "De samenwerking in een nieuw college"

QUESTION = (
    "Dag, ik ben <b>Klik</b>, een computerprogramma. Ik stel u een paar vragen, in uw <i>eigen "
    "tempo</i>.\n\nU kunt altijd stoppen met /stop. Wat wilt u doen?"
)
LINK = START + "abc_123"
Context = ContextTypes.DEFAULT_TYPE


def drawing() -> bytes:
    """A picture of our own."""
    return marks(("Start", "Eind"), [("Rust", (4, 7))])


async def hear(update: Update, context: Context) -> None:
    """Answers a start with buttons, a button with an edit, a text with the same text."""
    chat = update.effective_chat
    if query := update.callback_query:
        await query.answer("Bewaard" if query.data == "een" else None)
        if query.data == "een":
            await query.edit_message_text("Beantwoord ✔")
    elif update.my_chat_member or chat is None:
        return
    elif update.edited_message:
        await context.bot.send_message(chat.id, f"U maakte ervan: {update.edited_message.text}")
    elif update.message and update.message.text:
        await _answer(update, context, update.message.text)
    elif update.message and update.message.photo:
        await chat.send_photo(update.message.photo[-1], caption="Uw <b>foto</b>", parse_mode="HTML")
    elif update.message:
        await context.bot.send_message(chat.id, "Ik lees alleen tekst.")


async def _answer(update: Update, context: Context, text: str) -> None:
    chat = update.effective_chat
    assert chat
    if text.startswith("/start "):
        await chat.send_message(f"Welkom met {text.removeprefix('/start ')}")
    elif text.startswith("/start"):
        labels = [("een", WIDE), ("twee", "Nee, ik kijk eerst rond"), ("drie", "Liever bespreken")]
        rows = [[Button(label, callback_data=data)] for data, label in labels]
        rows.append([Button("Terug", callback_data="terug"), Button("Stop", callback_data="stop")])
        await chat.send_message(
            QUESTION, parse_mode="HTML", reply_markup=InlineKeyboardMarkup(rows)
        )
    elif text == "nummer":
        key = Key("Deel mijn nummer", request_contact=True)
        markup = ReplyKeyboardMarkup([[key], ["Liever niet"]], resize_keyboard=True)
        await chat.send_message("Op welk nummer mogen wij bellen?", reply_markup=markup)
    elif text == "denk":
        await chat.send_action(ChatAction.TYPING)
    elif text == "bestand":
        await chat.send_document(b"BEGIN:VCALENDAR", filename="afspraak.ics", caption="Uw afspraak")
    elif text == "beeld":
        await chat.send_photo(drawing(), caption="Uw cijfers")
    elif text == "link":
        await chat.send_message(f"Uw link: {LINK}")
    else:
        await chat.send_message(f"U zei: {text}")


async def _poll(application: Application) -> None:  # type: ignore[type-arg]
    offset = 0
    while True:
        for update in await application.bot.get_updates(
            offset=offset, timeout=30, allowed_updates=Update.ALL_TYPES
        ):
            await application.process_update(update)
            offset = update.update_id + 1


@contextlib.asynccontextmanager
async def running_bot(standin: StandIn) -> AsyncIterator[Application]:  # type: ignore[type-arg]
    """The real Application, polling the stand-in."""
    application = (
        Application.builder()
        .token("1:proeftuin")
        .updater(None)
        .job_queue(None)
        .request(StandInRequest(standin))
        .get_updates_request(StandInRequest(standin))
        .build()
    )
    application.add_handler(TypeHandler(Update, hear))
    async with application:
        commands = [
            BotCommand("verder", "Verder waar u was"),
            BotCommand("overzicht", "Uw antwoorden bekijken"),
            BotCommand("stop", "Stoppen, nu of voorgoed"),
        ]
        await application.bot.set_my_commands(commands)
        await application.bot.set_my_description("Ik bereid uw intakegesprek met u voor.")
        polling = asyncio.create_task(_poll(application))
        try:
            yield application
        finally:
            polling.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await polling


class Around:
    """What is around the phones where there is no whole garden."""

    def __init__(self, standin: StandIn, clock: Clock) -> None:
        self.standin, self.now = standin, clock
        self.player = Player(self, Words("nl"), AMSTERDAM)

    async def move(self, step: timedelta) -> None:
        """The clock jumps."""
        self.now.now += step

    async def restart(self) -> None:
        """Nothing runs here that could."""


@contextlib.asynccontextmanager
async def served_page(
    standin: StandIn, clock: Clock, people: tuple[Person, ...] = PEOPLE
) -> AsyncIterator[str]:
    """The address of the page."""
    around = Around(standin, clock)
    async with served(phones(standin, people, Words("nl"), around)) as address:
        yield address


@contextlib.asynccontextmanager
async def served(app: Starlette) -> AsyncIterator[str]:
    """The address of an app, on a free port of this computer."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = _Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        server.force_exit = True
        await serving


class _Server(uvicorn.Server):
    """Leaves the signals to the test runner."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield
