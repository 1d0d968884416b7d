"""`klik invite` and `klik coaches`: how an office brings coaches in from its own computer."""

import csv
import io
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from bot.klik import real_now
from bot.reference import load_gemeenten
from bot.terminal.coach_rows import COLUMNS, NAME, Reader, Row, WrongColumns
from bot.terminal.coach_table import read_table
from bot.terminal.dutch import WORDS, Faulty, Group
from bot.terminal.faults import Fault, WrongFile, told
from bot.terminal.office import Office, open_office
from bot.usecases import importing, inviting
from bot.words import Words
from conversations.hearing import fold
from conversations.kinds import GemeenteKind, GemeenteList, Number
from conversations.scripts import COACH


@click.group(cls=Group, help=WORDS.label("klik.invite.help"))
def invite() -> None:
    """Links with which somebody comes in."""


@invite.command("coach", help=WORDS.label("klik.invite.coach.help"))
def invite_coach() -> None:
    with open_office() as here:
        click.echo(here.opens(here.write(lambda turn: inviting.token(turn, here.who))))


@click.group(cls=Group, help=WORDS.label("klik.coaches.help"))
def coaches() -> None:
    """The coaches of the pool."""


@coaches.command("voorbeeld", help=WORDS.label("klik.coaches.voorbeeld.help"))
def example() -> None:
    click.echo(_example(_reader()), nl=False)


@coaches.command("kolommen", help=WORDS.label("klik.coaches.kolommen.help"))
def columns() -> None:
    reader = _reader()
    for question in COLUMNS:
        click.echo(f"{reader.column(question)}: {reader.options(question)}")


@coaches.command("import", help=WORDS.label("klik.coaches.import.help"))
@click.argument("bestand", type=click.Path(path_type=Path))
def bring_in(bestand: Path) -> None:
    rows = _rows(bestand)
    with open_office() as here:
        for line in _bring_in(here, rows):
            click.echo(line)


def _bring_in(here: Office, rows: Sequence[Row]) -> Iterator[str]:
    """Take in every row that is whole, each in a transaction of its own, and say how it went."""
    words = here.house.words
    names = here.write(importing.known_names)
    added = 0
    for at, row in enumerate(rows, start=1):
        faults = row.faults
        if not faults and fold(row.name) in names:
            faults = (Fault("", "dubbel", {}),)
        place = {"nummer": row.number, "stand": at, "totaal": len(rows), "naam": row.name}
        if faults:
            yield words.label("coaches.overgeslagen", **place)
            yield from (f"  - {_told(words, one)}" for one in faults)
            continue
        token = here.write(partial(importing.expect, answers=row.answers, who=here.who))
        names.add(fold(row.name))
        added += 1
        yield words.label("coaches.toegevoegd", **place)
        yield f"  {here.opens(token)}"
    missed = len(rows) - added
    yield words.label("coaches.totaal", aantal=added, gemist=missed)
    if missed:
        yield words.label("coaches.verbeter")


def _rows(file: Path) -> list[Row]:
    try:
        return list(_reader().rows(read_table(file)))
    except WrongFile as wrong:
        lines = [_told(WORDS, one) for one in wrong.faults]
        if isinstance(wrong, WrongColumns):
            lines.append(WORDS.label("coaches.niets"))
        raise Faulty("\n".join(lines)) from None


def _told(words: Words, fault: Fault) -> str:
    return told(words, f"coaches.fout.{fault.why}", fault)


def _reader() -> Reader:
    return Reader(WORDS, load_gemeenten(), real_now().date())


def _example(reader: Reader) -> str:
    """A file that can be read: the columns, and one coach who does not exist."""
    row = {
        NAME: WORDS.label("coaches.voorbeeld.naam"),
        "intro": WORDS.label("coaches.voorbeeld.intro"),
    }
    for question in COLUMNS:
        kind, stem = question.kind, COACH.stem(question)
        if kind.options and not isinstance(kind, GemeenteList):
            row[question.key] = WORDS.label(f"{stem}.optie.{kind.options[0]}")
        elif isinstance(kind, Number):
            row[question.key] = str(kind.low + 2)
        elif isinstance(kind, GemeenteKind | GemeenteList):
            row[question.key] = next(iter(reader.gemeenten)).name
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\n")
    table.writerow([reader.column(question) for question in COLUMNS])
    table.writerow([row.get(question.key, "") for question in COLUMNS])
    return written.getvalue()
