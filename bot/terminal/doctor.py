"""`klik doctor`: what is well and what is not, in a sentence each."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import click

from bot.health import Health, look
from bot.klik import Behind, real_now
from bot.settings import KeySettings, read_settings
from bot.terminal.dutch import WORDS, Command
from bot.terminal.office import open_database
from bot.words import Words
from storage.migrations import is_current
from storage.models import HEISESSIE, TRAJECT
from storage.sealing import Seal
from storage.talks import check_keys

LATE = timedelta(minutes=10)  # a job that should have run by then stands still
WELL, UNWELL = "✓", "✗"


@click.command("doctor", cls=Command, help=WORDS.label("klik.doctor.help"))
@click.pass_context
def doctor(context: click.Context) -> None:
    settings = read_settings(KeySettings)
    with open_database(settings) as database:
        if not is_current(database.engine):
            raise Behind
        seal = Seal.from_text(settings.secret_keys.get_secret_value())
        database.read(lambda db: check_keys(db, seal))
        now = real_now()
        health = database.read(lambda db: look(db, now))
    lines = list(_lines(WORDS, health, now, settings.zone))
    for well, line in lines:
        click.echo(f"{WELL if well else UNWELL} {line}")
    context.exit(0 if all(well for well, _ in lines) else 1)


def _lines(
    words: Words, health: Health, now: datetime, zone: ZoneInfo
) -> Iterator[tuple[bool, str]]:
    yield True, words.label("klik.doctor.database")
    if not health.runs:
        yield False, words.label("klik.doctor.nooit")
    for run in health.runs:
        stands = run.next_at is None or run.next_at + LATE < now
        values = {
            "naam": words.label(f"klik.doctor.taak.{run.name}"),
            "laatst": words.moment(run.began_at.astimezone(zone)),
            "volgende": words.moment(run.next_at.astimezone(zone)) if run.next_at else "-",
        }
        how = "fout" if run.fault else "staat_stil" if stands else "loopt"
        yield how == "loopt", words.label(f"klik.doctor.{how}", **values, fout=run.fault or "")
    trajects, colleges = health.open[TRAJECT], health.open[HEISESSIE]
    yield True, words.label("klik.doctor.open", trajecten=trajects, heisessies=colleges)
    yield True, words.label("klik.doctor.zaken", aantal=health.due)
    stuck = health.oldest is not None and health.oldest + LATE < now
    yield not stuck, words.label("klik.doctor.berichten", aantal=health.waiting)
    for name, codes in (("mis", health.faulty), ("niet_aangekomen", health.lost)):
        if codes:
            yield False, words.label(f"klik.doctor.{name}", codes=words.list(codes))
