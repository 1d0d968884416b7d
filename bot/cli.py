"""The `klik` command."""

import asyncio
import contextlib
import getpass
import logging
import signal
import sqlite3
import sys
from collections.abc import Callable, Coroutine, Iterator
from typing import IO, Any

import click
from click.exceptions import NoArgsIsHelpError
from sqlalchemy.exc import DBAPIError
from telegram.error import InvalidToken

from bot import coaches_cli, matching_cli
from bot.klik import Behind, Klik, real_now
from bot.reference import load_gemeenten
from bot.serve import listen, server
from bot.settings import (
    KeySettings,
    OfficeSettings,
    Settings,
    WrongSettings,
    read_settings,
    read_settings_to_run,
)
from bot.usecases import reading
from bot.words import Words
from conversations import show as showing
from conversations import traject
from conversations.scripts import SCRIPTS
from storage.database import Database, Unavailable, open_engine
from storage.migrations import upgrade
from storage.sealing import CannotOpen, Seal, WrongKey, new_key
from storage.writer import boundary

Job = Coroutine[object, object, None]

SECONDS_TO_END = 3.0
WORDS = Words()  # what the command itself says
TRAJECT = "traject"  # what can be shown besides the scripts


class Wrong(click.ClickException):
    """What is wrong, in a sentence that stands by itself."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.format_message(), file=file or sys.stderr)


class WrongUse(Wrong):
    """The command was typed in a way that it does not know: what does work."""

    exit_code = click.UsageError.exit_code

    def __init__(self, error: click.UsageError, context: click.Context) -> None:
        lines = [WORDS.label("klik.zo_niet")]
        if isinstance(error, click.BadParameter) and error.param:
            kind = error.param.type
            if isinstance(kind, click.Choice):
                lines.append(WORDS.say("klik.kies", namen=", ".join(kind.choices)))
        super().__init__("\n".join([*lines, "", context.get_help()]))


class _Formatter(click.HelpFormatter):
    """Help under our own headings: click has them in English only."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or WORDS.label("klik.gebruik") + " ")

    def write_heading(self, heading: str) -> None:
        own = {"Options": "klik.opties", "Commands": "klik.opdrachten"}
        super().write_heading(WORDS.label(own[heading]))


class _Context(click.Context):
    formatter_class = _Formatter


class _Command(click.Command):
    """Explains itself, and a wrong use of it, in our own words."""

    context_class = _Context

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.options_metavar = None  # they are listed below

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = WORDS.label("klik.uitleg")
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with _explaining(ctx):
            return super().parse_args(ctx, args)


@contextlib.contextmanager
def _explaining(context: click.Context) -> Iterator[None]:
    try:
        yield
    except NoArgsIsHelpError:
        raise  # it is the help itself
    except click.UsageError as error:
        raise WrongUse(error, context) from None


class _Group(_Command, click.Group):
    """Says what is wrong in a sentence, never with a trace."""

    command_class = _Command
    group_class = type

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.subcommand_metavar = WORDS.label("klik.opdracht")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        with _explaining(ctx):
            return super().resolve_command(ctx, args)

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except WrongSettings as error:
            lines = [WORDS.label("klik.instellingen")]
            for name, wrong in error.wrong:
                lines.append(f"- {name}: {WORDS.label(f'instelling.{wrong}')}")
            raise Wrong("\n".join([*lines, WORDS.label("klik.instellingen.hulp")])) from None
        except Unavailable as error:
            raise Wrong(WORDS.label("klik.database") + f"\n{error}") from None
        except (DBAPIError, sqlite3.Error) as error:
            raise Wrong(WORDS.label("klik.database") + f"\n{boundary(error)}") from None
        except Behind:
            raise Wrong(WORDS.label("klik.db.eerst")) from None
        except (WrongKey, CannotOpen):
            raise Wrong(WORDS.label("klik.sleutel")) from None
        except InvalidToken:
            raise Wrong(WORDS.label("klik.token")) from None


@click.group(cls=_Group, help=WORDS.label("klik.help"))
def klik() -> None:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    # These write addresses (with the token) and parameters into their lines.
    for noisy in (
        "httpx",
        "httpcore",
        "telegram",
        "aiohttp",
        "apscheduler",
        "sqlalchemy",
        "alembic",
    ):
        logging.getLogger(noisy).setLevel(logging.WARNING)


@klik.command(help=WORDS.label("klik.run.help"))
def run() -> None:
    settings = read_settings_to_run()
    logging.getLogger().setLevel(settings.log_level)
    if isinstance(settings, OfficeSettings):
        asyncio.run(_run(settings))
    else:
        click.echo(WORDS.label("klik.geen_token"))
        asyncio.run(_demo(settings))


@klik.command(help=WORDS.label("klik.demo.help"))
def demo() -> None:
    asyncio.run(_demo(read_settings(Settings)))


@klik.command(help=WORDS.label("klik.show.help"))
@click.argument("script", type=click.Choice([*sorted(SCRIPTS), TRAJECT]))
@click.option("--mermaid", is_flag=True, help=WORDS.label("klik.show.mermaid"))
def show(script: str, *, mermaid: bool) -> None:
    if script == TRAJECT:
        click.echo(traject.mermaid())
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
    who = f"terminal {getpass.getuser()}"
    with _database(settings) as database:
        read = reading.case(words, load_gemeenten(), seal, settings.zone, code, who, real_now())
        lines = database.write(read).result()
    if lines is None:
        raise Wrong(WORDS.say("klik.case.onbekend", code=code))
    click.echo("\n".join(lines))


klik.add_command(matching_cli.command(WORDS))
coaches_cli.add_to(klik, WORDS)


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


@contextlib.contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    database = Database(open_engine(settings.database_url))
    try:
        yield database
    finally:
        database.close()


def _explained(words: Words) -> Callable[[str], str]:
    """Sentences with the names of their values in them: for reading a script, not for a person in it."""
    return lambda message_id: words.find(message_id) or message_id


async def _run(settings: OfficeSettings) -> None:
    bot = Klik(settings)

    async def work() -> None:
        await bot.start()
        await bot.run()

    await _until_stopped(work, bot.stop)


async def _demo(settings: Settings) -> None:
    from bot.proeftuin.garden import Garden  # noqa: PLC0415 # a bot with a token never loads it

    try:
        listening = listen(settings.web_host, settings.web_port)
    except OSError:
        raise Wrong(WORDS.say("klik.poort", poort=settings.web_port)) from None
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
