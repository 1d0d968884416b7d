"""The command line in our own words: help, a wrong use, and whatever else is wrong, in sentences."""

import contextlib
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import click
from click.exceptions import NoArgsIsHelpError
from sqlalchemy.exc import DBAPIError
from telegram.error import InvalidToken

from bot.klik import Behind
from bot.settings import WrongSettings
from bot.terminal.faults import WrongFile, told
from bot.words import Words
from storage.database import Unavailable
from storage.sealing import CannotOpen, WrongKey
from storage.writer import boundary

WORDS = Words()  # what the command itself says, whatever the office's language is


class Wrong(click.ClickException):
    """What is wrong, in a sentence that stands by itself."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.format_message(), file=file or sys.stderr)


class Faulty(Wrong):
    """What was given cannot be used, and nothing was done: a line for each fault."""

    exit_code = 2


@contextlib.contextmanager
def faults_told(file: Path) -> Iterator[None]:
    """Whatever is wrong with a file that is read, in sentences."""
    try:
        yield
    except OSError:
        raise Faulty(WORDS.label("bestand.fout.bestand", bestand=file)) from None
    except UnicodeDecodeError:
        raise Faulty(WORDS.label("bestand.fout.geen_tekst", bestand=file)) from None
    except WrongFile as wrong:
        lines = (told(WORDS, f"bestand.fout.{one.why}", one) for one in wrong.faults)
        raise Faulty("\n".join(lines)) from None


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


class Command(click.Command):
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


class Group(Command, click.Group):
    """Says what is wrong in a sentence, never with a trace."""

    command_class = Command
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
