"""`klik simulate`: a year of an office that does not exist, to plan the capacity of one that does."""

import html
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from bot.settings import Settings, read_settings
from bot.simulation.drawing import draw
from bot.simulation.figures import Figures, figures, middle, most
from bot.simulation.year import Year
from bot.terminal.dutch import WORDS, Command, Faulty
from conversations.heisessie import State
from conversations.traject import OPEN, Owner

# No office is larger, and more takes longer than anybody waits.
AT_MOST = {"wethouders": 500, "coaches": 200, "maanden": 36}
ROLES = (Owner.WETHOUDER, Owner.COACH, Owner.AANVRAGER, Owner.LID)
ABOUT_A_MONTH = 4  # weeks
STEP = 0.05  # of the time, between two lines of progress
PICTURES = (".png", ".svg", ".pdf")


@click.command("simulate", cls=Command, help=WORDS.label("klik.simulate.help"))
@click.option("--wethouders", default=50, help=WORDS.label("klik.simulate.wethouders"))
@click.option("--coaches", default=12, help=WORDS.label("klik.simulate.coaches"))
@click.option("--maanden", default=12, help=WORDS.label("klik.simulate.maanden"))
@click.option("--zaad", default=1, help=WORDS.label("klik.simulate.zaad"))
@click.option(
    "--plaatje", type=click.Path(path_type=Path), help=WORDS.label("klik.simulate.plaatje")
)
def simulate(wethouders: int, coaches: int, maanden: int, zaad: int, plaatje: Path | None) -> None:
    _check({"wethouders": wethouders, "coaches": coaches, "maanden": maanden}, plaatje)
    settings = read_settings(Settings)
    year = Year(wethouders, coaches, maanden, zaad, settings.zone, settings.busy)
    year.run(_Progress())
    found = figures(year.watch, year.history, year.roles)
    click.echo("\n".join(_table(found)))
    for wrong in year.watch.wrong:
        click.echo(WORDS.label("simulatie.fout", wat=wrong), err=True)
    if plaatje:
        _draw(found, plaatje)


def _check(numbers: dict[str, int], picture: Path | None) -> None:
    faults = [
        WORDS.label("klik.simulate.getal", naam=name, hoogstens=AT_MOST[name])
        for name, number in numbers.items()
        if not 1 <= number <= AT_MOST[name]
    ]
    if picture and (picture.suffix.lower() not in PICTURES or not picture.parent.is_dir()):
        faults.append(WORDS.label("klik.simulate.geen_plaatje", bestand=picture))
    if faults:
        raise Faulty("\n".join(faults))


class _Progress:
    """Says now and then how far it is, to whoever waits."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, part: float) -> None:
        if part >= self._next:
            self._next = part + STEP
            click.echo(WORDS.label("simulatie.bezig", deel=round(100 * part)), err=True)


def _draw(found: Figures, file: Path) -> None:
    try:
        draw(found, WORDS, file)
    except OSError:
        raise Faulty(WORDS.label("klik.simulate.geen_plaatje", bestand=file)) from None
    click.echo(WORDS.label("simulatie.getekend", bestand=file), err=True)


def _table(found: Figures) -> Iterator[str]:
    """What came of it, line by line."""
    yield WORDS.label("simulatie.berichten")
    for role in ROLES:
        got = found.messages.get(role, [])
        yield _line(role.value, middle(got), max(got, default=None), "hoogste")
    yield WORDS.label("simulatie.dagen")
    yield _line("tot_kaart", middle(found.to_card), most(found.to_card), "negentig")
    yield _line("tot_gesprek", middle(found.to_talk), most(found.to_talk), "negentig")
    rate = found.klik_rate
    told = "-" if rate is None else f"{round(100 * rate)} %"
    yield WORDS.label("simulatie.klik", deel=told, ja=found.klik, nee=found.no_klik)
    yield WORDS.label(
        "simulatie.heisessies",
        gevraagd=found.heisessies.get(State.TE_BELLEN, 0),
        gehouden=found.heisessies.get(State.AFSPRAKEN, 0),
        gestopt=found.heisessies.get(State.GESTOPT, 0),
    )
    yield WORDS.label("simulatie.gebeld", aantal=found.called)
    yield from _months(found)


def _months(found: Figures) -> Iterator[str]:
    """A row for each state that a case was in, and a column for about every month."""
    months = found.weeks[ABOUT_A_MONTH - 1 :: ABOUT_A_MONTH]
    if not months:
        return
    yield WORDS.label("simulatie.per_maand")
    there = [one for one in OPEN if any(states.get(one) for _, states in months)]
    names = [html.unescape(WORDS.say(f"traject.{one.value}")) for one in there]
    wide = max(map(len, names), default=0)
    yield _columns(" " * wide, [f"{day:%d-%m}" for day, _ in months])
    for state, name in zip(there, names, strict=True):
        yield _columns(name.ljust(wide), [str(states.get(state, 0)) for _, states in months])


def _columns(name: str, cells: Sequence[str]) -> str:
    return f"  {name}" + "".join(f"{cell:>7}" for cell in cells)


def _line(name: str, half: float | None, high: float | None, what: str) -> str:
    numbers = {"midden": _number(half), what: _number(high)}
    return "  " + WORDS.label(
        f"simulatie.regel_{what}", naam=WORDS.label(f"simulatie.{name}"), **numbers
    )


def _number(number: float | None) -> str:
    return "-" if number is None else f"{number:.0f}"
