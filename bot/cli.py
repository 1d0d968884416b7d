"""The `klik` command."""

import asyncio
import logging
import signal
import sys
from collections.abc import Callable, Coroutine
from socket import socket

import click

from bot.klik import Klik, real_now
from bot.reference import load_gemeenten
from bot.serve import listen, server
from bot.settings import (
    KeySettings,
    OfficeSettings,
    Settings,
    read_settings,
    read_settings_to_run,
)
from bot.terminal.coaches import coaches, invite
from bot.terminal.doctor import doctor
from bot.terminal.dutch import WORDS, Group, Wrong
from bot.terminal.match import match
from bot.terminal.office import open_database, who_is_here
from bot.terminal.programma import programma
from bot.terminal.simulate import simulate
from bot.usecases import reading
from bot.web import metrics
from bot.words import Words
from conversations import heisessie, traject
from conversations import show as showing
from conversations.scripts import SCRIPTS
from storage.database import open_engine
from storage.migrations import upgrade
from storage.sealing import Seal, new_key

Job = Coroutine[object, object, None]

SECONDS_TO_END = 3.0
LIVES = {"traject": traject.mermaid, "heisessie": heisessie.mermaid}  # shown besides the scripts


@click.group(cls=Group, help=WORDS.label("klik.help"))
def klik() -> None:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    # These write addresses (with the token) and parameters into their lines.
    for noisy in (
        "httpx",
        "httpcore",
        "telegram",
        "aiohttp",
        "sqlalchemy",
        "alembic",
    ):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # That a run is left out because the one before it is not ready is as it should be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)


@klik.command(help=WORDS.label("klik.run.help"))
def run() -> None:
    settings = read_settings_to_run()
    logging.getLogger().setLevel(settings.log_level)
    if isinstance(settings, OfficeSettings):
        with _listening(settings) as listening:
            asyncio.run(_run(settings, listening))
    else:
        click.echo(WORDS.label("klik.geen_token"))
        with _listening(settings) as listening:
            asyncio.run(_demo(settings, listening))


@klik.command(help=WORDS.label("klik.demo.help"))
def demo() -> None:
    settings = read_settings(Settings)
    with _listening(settings) as listening:
        asyncio.run(_demo(settings, listening))


@klik.command(help=WORDS.label("klik.show.help"))
@click.argument("script", type=click.Choice([*sorted(SCRIPTS), *LIVES]))
@click.option("--mermaid", is_flag=True, help=WORDS.label("klik.show.mermaid"))
def show(script: str, *, mermaid: bool) -> None:
    if script in LIVES:
        click.echo(LIVES[script]())
        return
    say = _explained(WORDS)
    if not mermaid:
        click.echo(showing.text(SCRIPTS[script], say))
    click.echo(showing.mermaid(SCRIPTS[script], say))


@klik.command("case", help=WORDS.label("klik.case.help"))
@click.argument("code")
def case(code: str) -> None:
    settings = read_settings(KeySettings)
    words = Words(settings.language, **settings.office)
    seal = Seal.from_text(settings.secret_keys.get_secret_value())
    here = who_is_here()
    with open_database(settings) as database:
        read = reading.case(words, load_gemeenten(), seal, settings.zone, code, here, real_now())
        lines = database.write(read).result()
    if lines is None:
        raise Wrong(WORDS.say("klik.case.onbekend", code=code))
    click.echo("\n".join(lines))


for subcommand in (invite, coaches, match, programma, doctor, simulate):
    klik.add_command(subcommand)


@klik.group(help=WORDS.label("klik.keys.help"))
def keys() -> None:
    """Keys that seal what is confidential."""


@keys.command("new", help=WORDS.label("klik.keys.new.help"))
def keys_new() -> None:
    click.echo(new_key())


@klik.group(help=WORDS.label("klik.db.help"))
def db() -> None:
    """The database."""


@db.command("upgrade", help=WORDS.label("klik.db.upgrade.help"))
def db_upgrade() -> None:
    engine = open_engine(read_settings(Settings).database_url)
    changed = upgrade(engine)
    engine.dispose()
    click.echo(WORDS.label("klik.db.bijgewerkt" if changed else "klik.db.al_bij"))


def _explained(words: Words) -> Callable[[str], str]:
    """Sentences with the names of their values in them: for reading a script, not for a person in it."""
    return lambda message_id: words.find(message_id) or message_id


async def _run(settings: OfficeSettings, listening: socket) -> None:
    bot = Klik(settings)
    web = server(metrics.app(bot.database, real_now))

    async def work() -> None:
        await bot.start()
        serving = asyncio.create_task(web.serve(sockets=[listening]))
        await bot.run()
        web.should_exit = True
        await serving

    async def stop() -> None:
        web.should_exit = True
        await bot.stop()

    await _until_stopped(work, stop)


def _listening(settings: Settings) -> socket:
    try:
        return listen(settings.web_host, settings.web_port)
    except OSError:
        raise Wrong(WORDS.say("klik.poort", poort=settings.web_port)) from None


async def _demo(settings: Settings, listening: socket) -> None:
    from bot.proeftuin.garden import Garden  # noqa: PLC0415 # a bot with a token never loads it

    garden = Garden(settings)
    web = server(garden.page())

    async def work() -> None:
        await garden.start()
        host, port = listening.getsockname()[:2]
        click.echo(WORDS.say("klik.adres", adres=f"http://{host}:{port}"))
        await web.serve(sockets=[listening])

    async def stop() -> None:
        web.should_exit = True
        await garden.stop()

    await _until_stopped(work, stop)


async def _until_stopped(work: Callable[[], Job], stop: Callable[[], Job]) -> None:
    """Work until it ends, or until the machine or somebody at the keyboard asks to stop."""
    loop = asyncio.get_running_loop()
    asked = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked.set)
    working, waiting = asyncio.create_task(work()), asyncio.create_task(asked.wait())
    await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    await stop()
    async with asyncio.timeout(SECONDS_TO_END):
        await working
