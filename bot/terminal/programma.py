"""`klik programma`: a conceptprogramma without a chat, from a file with answers."""

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import click

from bot import documents
from bot.programmas import Zinnen, clock
from bot.reference import load_gemeenten, load_verkiezingen, load_werkvormen
from bot.terminal.dutch import WORDS, Command, Faulty, Wrong, faults_told
from bot.terminal.intake_file import Asked, read_intake
from conversations.gemeenten import Gemeenten
from conversations.programma.blokken import Programma
from conversations.programma.botsing import botsing
from conversations.programma.samenstellen import compose, first_a_human
from conversations.programma.uitleg import Concept, Regel, concept
from conversations.programma.waarom import Key

EXAMPLE = "intake_example.json"
VERSION = 1
ALL_GOALS = "alle"
Json = dict[str, Any]
FILE = click.Path(path_type=Path)


@click.command("programma", cls=Command, help=WORDS.label("klik.programma.help"))
@click.argument("intake", required=False, type=FILE)
@click.option("--json", "as_json", is_flag=True, help=WORDS.label("klik.match.json"))
@click.option("--pdf", type=FILE, help=WORDS.label("klik.programma.pdf"))
@click.option("--docx", type=FILE, help=WORDS.label("klik.programma.docx"))
@click.option("--begeleider", is_flag=True, help=WORDS.label("klik.programma.begeleider"))
@click.option("--voorbeeld", is_flag=True, help=WORDS.label("klik.programma.voorbeeld"))
def programma(
    intake: Path | None,
    *,
    as_json: bool,
    pdf: Path | None,
    docx: Path | None,
    begeleider: bool,
    voorbeeld: bool,
) -> None:
    if voorbeeld:
        example = resources.files("bot") / "terminal" / EXAMPLE
        click.echo(example.read_text(encoding="utf-8"), nl=False)
        return
    if intake is None:
        raise Faulty(WORDS.label("klik.programma.welk"))
    gemeenten, catalogus = load_gemeenten(), load_werkvormen()
    zinnen = Zinnen(WORDS, catalogus, plain=True)
    with faults_told(intake):
        text = intake.read_text(encoding="utf-8-sig")
        asked = read_intake(text, gemeenten, load_verkiezingen(), catalogus)
    made = _composed(asked, zinnen)
    _write(asked, made, zinnen, gemeenten, pdf=pdf, docx=docx, begeleider=begeleider)
    told = concept(made, asked.intake, catalogus)
    if as_json:
        click.echo(json.dumps(_json(told, zinnen), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(told, zinnen)))


def _composed(asked: Asked, zinnen: Zinnen) -> Programma:
    """The programme, or why there is none."""
    if first := first_a_human(asked.intake):
        why = "\n".join(f"- {zinnen.eerst(one)}" for one in first)
        raise Faulty(WORDS.label("klik.programma.eerst") + f"\n{why}")
    made = compose(asked.intake, zinnen.catalogus)
    if made is None:
        wishes = botsing(asked.intake, zinnen.catalogus)
        why = "\n".join(f"- {zinnen.wens(one)}" for one in wishes)
        raise Faulty(
            f"{WORDS.label('klik.programma.botst')}\n{why}\n{WORDS.label('klik.programma.anders')}"
        )
    return made


def _write(
    asked: Asked,
    made: Programma,
    zinnen: Zinnen,
    gemeenten: Gemeenten,
    *,
    pdf: Path | None,
    docx: Path | None,
    begeleider: bool,
) -> None:
    """The documents that were asked for."""
    own = documents.Voorblad(day=asked.day)
    if pdf and begeleider:
        _save(pdf, documents.begeleider_pdf(zinnen, made, asked.intake, own))
    elif pdf:
        gemeente = gemeenten[asked.gemeente].name if asked.gemeente else None
        cover = replace(own, gemeente=gemeente)
        _save(pdf, documents.college_pdf(zinnen, made, asked.intake.fase, cover))
    if docx:
        _save(docx, documents.begeleider_docx(zinnen, made, asked.intake, own))


def _save(file: Path, held: bytes) -> None:
    try:
        file.write_bytes(held)
    except OSError:
        raise Wrong(WORDS.label("klik.programma.niet_bewaard", bestand=file)) from None


def _json(told: Concept, zinnen: Zinnen) -> Json:
    days: dict[int, list[Json]] = {}
    for regel in told.regels:
        days.setdefault(regel.onderdeel.dag, []).append(_block(regel, zinnen))
    return {
        "version": VERSION,
        "days": [{"blocks": blocks} for blocks in days.values()],
        "waarschuwingen": [
            {
                "let_op": one.let_op.value,
                "zin": zinnen.let_op(one),
                "antwoorden": _keys(one.rests_on),
            }
            for one in told.waarschuwingen
        ],
    }


def _block(regel: Regel, zinnen: Zinnen) -> Json:
    one, blok = regel.onderdeel, regel.onderdeel.blok
    return {
        "start": _iso(one.begin),
        "end": _iso(one.einde),
        "minutes": blok.minuten,
        "werkvorm": blok.werkvorm,
        "titel": zinnen.titel(blok),
        "doel": blok.doel or (ALL_GOALS if blok.werkvorm else None),
        "waarom": [
            {
                "reden": reden.waarom.value,
                "zin": zinnen.waarom(reden),
                "antwoorden": _keys(reden.rests_on),
            }
            for reden in regel.waarom
        ],
        "alternatieven": list(regel.alternatieven),
    }


def _lines(told: Concept, zinnen: Zinnen) -> Iterator[str]:
    """The table, then why each block is there, then what to look at."""
    yield from _table(told, zinnen)
    for regel in told.regels:
        if regel.waarom:
            blok = regel.onderdeel.blok
            yield ""
            yield f"{regel.onderdeel.nummer}. {zinnen.naam(blok.wat)}"
            yield from (f"   + {zinnen.waarom(one)}{_told(one.rests_on)}" for one in regel.waarom)
            if regel.alternatieven:
                others = WORDS.list(map(zinnen.naam, regel.alternatieven))
                yield f"   ~ {WORDS.label('klik.programma.of', wat=others)}"
    if told.waarschuwingen:
        yield ""
        yield from (f"! {zinnen.let_op(one)}{_told(one.rests_on)}" for one in told.waarschuwingen)


def _table(told: Concept, zinnen: Zinnen) -> Iterator[str]:
    several = told.regels[-1].onderdeel.dag > 0
    width = max(len(zinnen.titel(one.onderdeel.blok)) for one in told.regels)
    dag = -1
    for one in (regel.onderdeel for regel in told.regels):
        if one.dag != dag and several:
            yield zinnen.dag(one.dag)
        dag = one.dag
        goal = zinnen.words.label(f"document.doel.{one.blok.doel}") if one.blok.doel else ""
        times = f"{clock(one.begin)}–{clock(one.einde)}"
        title = f"{zinnen.titel(one.blok):{width}}"
        yield f"{one.nummer:2}  {times}  {one.blok.minuten:3}  {title}  {goal}".rstrip()


def _told(keys: tuple[Key, ...]) -> str:
    return f" [{', '.join(_keys(keys))}]" if keys else ""


def _keys(keys: tuple[Key, ...]) -> list[str]:
    return [f"{script}.{key}" for script, key in keys]


def _iso(minutes: int) -> str:
    return clock(minutes).replace(".", ":")
