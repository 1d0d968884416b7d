"""`klik invite` and `klik coaches`: how an office brings coaches in from its own computer."""

import asyncio
import contextlib
import csv
import getpass
import html
import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import click
from sqlalchemy import Connection
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.coach_file import WrongFile, read_table
from bot.coach_rows import COLUMNS, NAME, Fault, Reader, Row, WrongColumns
from bot.klik import Behind, real_now
from bot.matching_cli import Faulty
from bot.reference import load_gemeenten
from bot.settings import KeySettings, read_settings
from bot.telegram.request import AiohttpRequest
from bot.usecases import importing, inviting
from bot.usecases.turn import House, Turn
from bot.words import Words
from conversations.hearing import fold
from conversations.kinds import GemeenteKind, GemeenteList, Number
from conversations.scripts import COACH
from storage.database import Database, open_engine
from storage.migrations import is_current
from storage.sealing import Seal
from storage.talks import check_keys

T = TypeVar("T")


class Office:
    """The database of an office, and the name of its bot."""

    def __init__(self, database: Database, house: House) -> None:
        self.house = house
        self._database = database
        self._who = f"terminal {getpass.getuser()}"

    def write(self, work: Callable[[Turn], T]) -> T:
        """Do something in one transaction."""

        def in_turn(db: Connection) -> T:
            with Turn(db, self.house, "", real_now()) as turn:
                return work(turn)

        return self._database.write(in_turn).result()

    def invite(self) -> str:
        """A token for whoever is given it."""
        return self.write(lambda turn: inviting.token(turn, self._who))

    def bring_in(self, rows: Sequence[Row]) -> Iterator[str]:
        """Take in every row that is whole, each in a transaction of its own, and say how it went."""
        names = self.write(importing.known_names)
        added = 0
        for at, row in enumerate(rows, start=1):
            faults = row.faults
            if not faults and fold(row.name) in names:
                faults = (Fault("", "dubbel", {}),)
            how = "overgeslagen" if faults else "toegevoegd"
            place = {"nummer": row.number, "stand": at, "totaal": len(rows), "naam": row.name}
            if not faults:
                token = self.write(partial(importing.expect, answers=row.answers, who=self._who))
                names.add(fold(row.name))
                added += 1
                yield said(self.house.words, f"coaches.{how}", **place)
                yield f"  {self.opens(token)}"
            else:
                yield said(self.house.words, f"coaches.{how}", **place)
                yield from (f"  - {fault(self.house.words, one)}" for one in faults)
        numbers = {"aantal": added, "gemist": len(rows) - added}
        yield said(self.house.words, "coaches.totaal", **numbers)

    def opens(self, token: str) -> str:
        """What a coach presses, or types where the name of the bot is not known."""
        if self.house.username:
            return inviting.address(self.house.username, token)
        return said(self.house.words, "coaches.typ", opdracht=f"/start {token}")


@contextlib.contextmanager
def office() -> Iterator[Office]:
    """The office of the settings. Raises WrongSettings, Behind, CannotOpen, InvalidToken and Faulty
    before anything is written.
    """
    settings = read_settings(KeySettings)
    words = Words(settings.language, **settings.office)
    username = ""
    if settings.telegram_token.get_secret_value():
        try:
            username = asyncio.run(_username(settings))
        except InvalidToken:
            raise
        except TelegramError:
            raise Faulty(words.label("klik.telegram")) from None
    seal = Seal.from_text(settings.secret_keys.get_secret_value())
    house = House(words, load_gemeenten(), seal, settings.coordinator_ids, settings.zone, username)
    database = Database(open_engine(settings.database_url))
    try:
        if not is_current(database.engine):
            raise Behind
        database.read(lambda db: check_keys(db, seal))
        yield Office(database, house)
    finally:
        database.close()


async def _username(settings: KeySettings) -> str:
    token = settings.telegram_token.get_secret_value()
    requests = AiohttpRequest(1), AiohttpRequest(1)
    base = f"{settings.telegram_api}/bot"
    async with Bot(token, base, request=requests[0], get_updates_request=requests[1]) as bot:
        return bot.username


def add_to(klik: click.Group, words: Words) -> None:
    """Give the command these subcommands, with what they say in these words."""

    @klik.group(help=words.label("klik.invite.help"))
    def invite() -> None:
        """Links with which somebody comes in."""

    @invite.command("coach", help=words.label("klik.invite.coach.help"))
    def invite_coach() -> None:
        with office() as here:
            click.echo(here.opens(here.invite()))

    @klik.group(help=words.label("klik.coaches.help"))
    def coaches() -> None:
        """The coaches of the pool."""

    @coaches.command("voorbeeld", help=words.label("klik.coaches.voorbeeld.help"))
    def example() -> None:
        click.echo(_example(_reader(words), words), nl=False)

    @coaches.command("kolommen", help=words.label("klik.coaches.kolommen.help"))
    def columns() -> None:
        reader = _reader(words)
        for question in COLUMNS:
            click.echo(f"{reader.column(question)}: {reader.options(question)}")

    @coaches.command("import", help=words.label("klik.coaches.import.help"))
    @click.argument("bestand", type=click.Path(path_type=Path))
    def bring_in(bestand: Path) -> None:
        rows = _rows(bestand, words)
        with office() as here:
            for line in here.bring_in(rows):
                click.echo(line)


def _rows(file: Path, words: Words) -> list[Row]:
    try:
        return list(_reader(words).rows(read_table(file)))
    except WrongFile as wrong:
        raise Faulty(said(words, f"coaches.fout.{wrong.why}", **wrong.values)) from None
    except WrongColumns as wrong:
        lines = [fault(words, one) for one in wrong.faults]
        raise Faulty("\n".join([*lines, words.label("coaches.niets")])) from None


def _reader(words: Words) -> Reader:
    return Reader(words, load_gemeenten(), real_now().date())


def _example(reader: Reader, words: Words) -> str:
    """A file that can be read: the columns, and one coach who does not exist."""
    row = {
        NAME: words.label("coaches.voorbeeld.naam"),
        "intro": words.label("coaches.voorbeeld.intro"),
    }
    for question in COLUMNS:
        kind, stem = question.kind, COACH.stem(question)
        if kind.options and not isinstance(kind, GemeenteList):
            row[question.key] = words.label(f"{stem}.optie.{kind.options[0]}")
        elif isinstance(kind, Number):
            row[question.key] = str(kind.low + 2)
        elif isinstance(kind, GemeenteKind | GemeenteList):
            row[question.key] = next(iter(reader.gemeenten)).name
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\n")
    table.writerow([reader.column(question) for question in COLUMNS])
    table.writerow([row.get(question.key, "") for question in COLUMNS])
    return written.getvalue()


def fault(words: Words, one: Fault) -> str:
    """What is wrong, with its column."""
    text = said(words, f"coaches.fout.{one.why}", **one.values)
    return f"{one.column}: {text}" if one.column else text


def said(words: Words, message_id: str, **values: object) -> str:
    """A sentence for a terminal."""
    return html.unescape(words.say(message_id, **values))
