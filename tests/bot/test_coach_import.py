"""A file with coaches: whole rows become coaches with a link, the rest is said, nothing is half done."""

import io
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram.error import NetworkError

from bot import coaches_cli
from bot.cli import klik
from bot.coach_file import WrongFile, read_table
from bot.coach_rows import Reader, WrongColumns
from bot.usecases.turn import House
from bot.words import Words
from conversations.gemeenten import Gemeenten
from storage import coaches
from storage.coaches import Standing
from storage.database import Database
from storage.sealing import Seal, new_key
from tests.bot import rows
from tests.bot.coachen import open_link
from tests.bot.phone import Town
from tests.bot.pool import CARLA
from tests.bot.test_settings import put
from tests.clock import T0

HEADER = "Naam;Jaren als bestuurder;Gemeenten van eerder;Banden van nu;Liever niet;Stijl"
GOOD = "Carla Verzonnen;12;Utrecht, Zwolle;geen;geen;Ik vraag door en spreek tegen"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(klik, ["coaches", *map(str, arguments)])


@pytest.fixture
def key(database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The settings name the test's own database, and there is no token."""
    made = new_key()
    put(monkeypatch, DATABASE_URL=database_url, SECRET_KEYS=made)
    return made


def written(
    tmp_path: Path, *lines: str, name: str = "coaches.csv", encoding: str = "utf-8"
) -> Path:
    """A file with these lines."""
    file = tmp_path / name
    file.write_bytes("\r\n".join(lines).encode(encoding))
    return file


def nothing(database: Database) -> bool:
    """Whether no coach, talk or person came into being."""
    tables = ("person", "coach", "talk", "answer", "invite")
    return all(not database.read(lambda db, t=table: rows.of(db, t)) for table in tables)  # type: ignore[misc]


def refused(result: Result, *parts: str) -> None:
    """With a code and a sentence, never with a trace."""
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    for part in parts:
        assert part in result.output


def test_the_example_is_a_file_that_can_be_imported(
    key: str, database: Database, tmp_path: Path
) -> None:
    """Every column there is, each with something that fits."""
    result = run("import", written(tmp_path, run("voorbeeld").output))
    assert result.exit_code == 0
    assert "Carla Voorbeeld: toegevoegd" in result.output
    assert "1 toegevoegd, 0 overgeslagen" in result.output
    for line in run("kolommen").output.splitlines():
        assert line.partition(":")[0] in run("voorbeeld").output


def test_a_row_becomes_an_invited_coach_whose_link_goes_on_with_what_is_missing(
    key: str, database: Database, house: House, tmp_path: Path
) -> None:
    """Consent and the code are said by the coach; what the office knew is not asked."""
    result = run("import", written(tmp_path, HEADER, GOOD))
    town = Town(
        database, House(house.words, house.gemeenten, Seal([key]), house.coordinators, house.zone)
    )
    profiles = town.read(lambda db: coaches.profiles(db, town.house.seal))
    assert list(profiles.values()) == [
        {
            "naam": "Carla Verzonnen",
            "jaren": 12,
            "eerder": ("GM0344", "GM0193"),
            "functies_nu": ("geen",),
            "liever_niet": ("geen",),
            "stijl": ("doorvrager",),
        }
    ]
    assert [one.state for one, _ in town.read(coaches.everybody)] == [Standing.UITGENODIGD]
    token = result.output.rpartition("/start ")[2].split()[0]
    carla = open_link(town.phone(CARLA), token)
    assert carla.labels[:2] == ["Ja", "Nee, ik bel liever"]
    carla.tap("Ja", "Nee, bewaar die niet")
    assert "Hoe mag ik u aanspreken" in carla.last.plain
    town.close()


def test_the_links_have_the_name_of_the_bot_when_there_is_a_token(
    key: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Telegram says what the bot is called."""

    async def username(_: object) -> str:
        return "KlikVoorbeeldBot"

    monkeypatch.setattr(coaches_cli, "_username", username)
    monkeypatch.setenv("KLIK_TELEGRAM_TOKEN", "123:abc")
    assert (
        "https://t.me/KlikVoorbeeldBot?start="
        in run("import", written(tmp_path, HEADER, GOOD)).output
    )
    made = CliRunner().invoke(klik, ["invite", "coach"])
    assert made.output.startswith("https://t.me/KlikVoorbeeldBot?start=")


def test_without_a_token_the_coach_types_it(key: str, database: Database) -> None:
    """It says so kindly, and the link can be used once."""
    result = CliRunner().invoke(klik, ["invite", "coach"])
    assert result.exit_code == 0
    assert "Zonder token" in result.output
    assert "/start " in result.output
    assert len(database.read(lambda db: rows.of(db, "invite"))) == 1


def test_when_telegram_does_not_answer_nothing_is_done(
    key: str, database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A coach without a link would be of no use."""

    async def username(_: object) -> str:
        raise NetworkError("x")

    monkeypatch.setattr(coaches_cli, "_username", username)
    monkeypatch.setenv("KLIK_TELEGRAM_TOKEN", "123:abc")
    refused(run("import", written(tmp_path, HEADER, GOOD)), "Telegram antwoordt niet")
    assert nothing(database)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("between", [";", ",", "\t"])
def test_a_csv_of_any_office_is_read(tmp_path: Path, encoding: str, between: str) -> None:
    """Semicolons, commas or tabs; with accents as Windows or the rest of the world writes them."""
    file = written(
        tmp_path, f"Naam{between}Woonplaats", f"Zoë{between}Súdwest-Fryslân", encoding=encoding
    )
    assert read_table(file).lines[0].cells == ("Zoë", "Súdwest-Fryslân")


@pytest.mark.parametrize("make", ["xlsx", "ods"])
def test_a_spreadsheet_is_read_as_it_stands_on_the_screen(
    key: str, database: Database, tmp_path: Path, make: str
) -> None:
    """Numbers are whole, and empty rows do not count."""
    lines = [line.split(";") for line in (HEADER, GOOD)]
    file = tmp_path / f"coaches.{make}"
    file.write_bytes(sheet(make, [lines[0], [], lines[1]]))
    table = read_table(file)
    assert [(line.number, line.cells[:2]) for line in table.lines] == [
        (3, ("Carla Verzonnen", "12"))
    ]
    assert "Rij 3 (1 van 1), Carla Verzonnen: toegevoegd" in run("import", file).output


def test_columns_that_are_wrong_are_all_named_and_nothing_is_read(
    key: str, database: Database, tmp_path: Path
) -> None:
    """Unknown, nearly right, twice, without a name, and what only the coach says."""
    header = "Naam;Naam;Stijll;Onzin;;Toestemming;Gedragscode;Foto;code"
    refused(
        run("import", written(tmp_path, header, "Carla;x;x;x;x;ja;ja;x;ja")),
        "Naam: Deze kolom staat er twee keer",
        "Stijll: Deze kolom ken ik niet. Bedoelt u: Stijl?",
        "Onzin: Deze kolom ken ik niet.",
        "een kolom zonder naam",
        "Toestemming: Dit zegt of stuurt een coach alleen zelf",
        "Gedragscode: Dit zegt",
        "Foto: Dit zegt",
        "code: Dit zegt",
        "Er is niets ingelezen",
    )
    refused(
        run("import", written(tmp_path, "Stijl", "x")), "De kolom met de naam van de coach mist"
    )
    assert nothing(database)


def test_a_row_is_whole_or_not_at_all(key: str, database: Database, tmp_path: Path) -> None:
    """Each row that is left out says why, in every cell that is wrong; the others are in."""
    bad = {
        "Bram Verzonnen;twaalf jaar;Utrcht;Domburg;geen;Streng": (
            "Jaren als bestuurder: „twaalf jaar” past hier niet. Kies uit: een heel getal van 0 tot 60.",
            "Gemeenten van eerder: „Utrcht” is niet zeker. Schrijf de naam van de gemeente: Utrecht",
            "Banden van nu: „Domburg” is niet zeker. Schrijf de naam van de gemeente: Veere.",
            "Stijl: „Streng” past hier niet. Kies uit: Ik ben een klankbord;",
        ),
        ";12;geen;geen;geen;": ("De naam van de coach mist",),
        f"{'x' * 81};1;geen;geen;geen;": (
            "Naam: Deze tekst is te lang. Gebruik hoogstens 80 tekens",
        ),
        "Coen;1;Qqqqqq;geen;geen;": ("„Qqqqqq” is geen gemeente die ik ken",),
        "Dora;1;Utrecht, geen;geen;geen;": ("Gemeenten van eerder",),
        "Els;1;geen;geen;geen;;nog iets": ("meer cellen dan er kolommen zijn",),
        "carla  VERZONNEN;1;geen;geen;geen;": ("Er is al een coach met deze naam",),
    }
    result = run("import", written(tmp_path, HEADER, GOOD, *bad))
    assert result.exit_code == 0
    for part in (part for parts in bad.values() for part in parts):
        assert part in result.output
    assert f"1 toegevoegd, {len(bad)} overgeslagen" in result.output
    assert len(database.read(lambda db: rows.of(db, "coach"))) == 1


def test_the_same_file_twice_adds_nobody_twice(
    key: str, database: Database, tmp_path: Path
) -> None:
    """So what was left out can be mended in the file, and the file read again."""
    file = written(tmp_path, HEADER, GOOD)
    run("import", file)
    assert "Er is al een coach met deze naam" in run("import", file).output
    assert len(database.read(lambda db: rows.of(db, "coach"))) == 1


@pytest.mark.parametrize("name", ["coaches.xlsm", "coaches.XLSM", "coaches.xls", "coaches.xlsb"])
def test_a_file_that_can_hold_a_macro_is_refused(tmp_path: Path, name: str) -> None:
    """By its name, before it is opened."""
    refused(run("import", written(tmp_path, "x", name=name)), "een macro", ".csv")


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("xlsx", "xl/vbaProject.bin"),
        ("xlsx", "xl/macrosheets/sheet1.xml"),
        ("ods", "Basic/Standard/Module1.xml"),
        ("ods", "Scripts/python/x.py"),
    ],
)
def test_a_macro_under_another_name_is_refused(tmp_path: Path, kind: str, part: str) -> None:
    """By what is in the file."""
    file = tmp_path / f"coaches.{kind}"
    file.write_bytes(sheet(kind, [["Naam"], ["Carla"]], part))
    refused(run("import", file), "een macro")


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("a.pdf", b"%PDF", "Dit soort bestand"),
        ("a.csv", b"", "Hier staan geen coaches in"),
        ("a.csv", b"Naam", "Hier staan geen coaches in"),
        ("a.csv", b"Naam\0\nx", "geen tekst"),
        ("a.csv", b"Naam\n\x81\xff", "geen tekst"),
        ("a.csv", b'Naam\n"x', "geen tekst"),
        ("a.csv", b"Naam\n" + b"x\n" * 2001, "te veel rijen"),
        ("a.csv", b"x" * 5_000_001, "te groot"),
        ("a.xlsx", b"x", "werkblad"),
        ("a.xlsx", b"PK\x05\x06" + b"\0" * 18, "werkblad"),
        ("a.ods", b"\xd0\xcf\x11\xe0", "werkblad"),
    ],
)
def test_what_is_no_table_is_a_sentence(
    tmp_path: Path, name: str, content: bytes, part: str
) -> None:
    """That says what to do."""
    file = tmp_path / name
    file.write_bytes(content)
    refused(run("import", file), part)


def test_a_sheet_that_is_huge_once_unpacked_is_refused(tmp_path: Path) -> None:
    """Before it is unpacked."""
    file = tmp_path / "a.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_001)
    refused(run("import", file), "te groot")


def test_a_database_that_is_behind_is_said_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing is made in one that has no tables."""
    put(monkeypatch, DATABASE_URL=f"sqlite:///{tmp_path}/new.db", SECRET_KEYS=new_key())
    result = run("import", written(tmp_path, HEADER, GOOD))
    assert result.exit_code == 1
    assert "klik db upgrade" in result.output


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(["a.csv", "a.xlsx", "a.ods", "a.txt"]),
    content=st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda text: f"{HEADER}\n{text}".encode("utf-8", "ignore")),
        st.text(max_size=60).map(lambda text: sheet("xlsx", [["Naam", "Stijl"], [text, text]])),
    ),
)
def test_whatever_stands_in_a_file_is_read_or_refused_in_words(
    name: str, content: bytes, tmp_path: Path, words: Words, gemeenten: Gemeenten
) -> None:
    """Nothing else is raised, and a row without faults has answers that the script takes."""
    from conversations.scripts import COACH

    file = tmp_path / name
    file.write_bytes(content)
    why, found = [], []
    try:
        found = list(Reader(words, gemeenten, T0.date()).rows(read_table(file)))
    except WrongFile as wrong:
        why = [wrong.why]
    except WrongColumns as wrong:
        why = [one.why for one in wrong.faults]
    assert all(f"coaches.fout.{one}" in words for one in why)
    for row in found:
        assert all(coaches_cli.fault(words, one) for one in row.faults)
        for key, answer in row.answers.items():
            question = COACH.question(key)
            assert question
            assert question.accepts(answer)


def sheet(kind: str, lines: Sequence[Sequence[str]], also: str = "") -> bytes:
    """A small spreadsheet, as the programs of an office write it; `also` is one more part in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        for name, text in (_ods(lines) if kind == "ods" else _xlsx(lines)).items():
            parts.writestr(name, text)
        if also:
            parts.writestr(also, "x")
    return made.getvalue()


XML = '<?xml version="1.0" encoding="UTF-8"?>'
OPEN = "http://schemas.openxmlformats.org"


def _text(cell: str) -> str:
    """What XML can hold."""
    return escape("".join(char for char in cell if char.isprintable()))


def _xlsx(lines: Sequence[Sequence[str]]) -> dict[str, str]:
    body = ""
    for number, cells in enumerate(lines, start=1):
        made = (
            f'<c r="{chr(65 + at)}{number}"><v>{cell}</v></c>'
            if cell.isascii() and cell.isdecimal()
            else f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{_text(cell)}</t></is></c>'
            for at, cell in enumerate(cells)
        )
        body += f'<row r="{number}">{"".join(made)}</row>'
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = f"{OPEN}/officeDocument/2006/relationships"
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="{OPEN}/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{OPEN}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{OPEN}/spreadsheetml/2006/main" xmlns:r="{relation}">'
        '<sheets><sheet name="Coaches" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{OPEN}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{XML}<worksheet xmlns="{OPEN}/spreadsheetml/2006/main">'
        f"<sheetData>{body}</sheetData></worksheet>",
    }


def _ods(lines: Sequence[Sequence[str]]) -> dict[str, str]:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    body = ""
    for cells in lines:
        made = (
            f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
            if cell.isascii() and cell.isdecimal()
            else f'<table:table-cell office:value-type="string"><text:p>{_text(cell)}</text:p></table:table-cell>'
            for cell in cells
        )
        body += f"<table:table-row>{''.join(made) or '<table:table-cell/>'}</table:table-row>"
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    return {
        "mimetype": mime,
        "META-INF/manifest.xml": f'{XML}<manifest:manifest xmlns:manifest="{names}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/></manifest:manifest>',
        "content.xml": f'{XML}<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Coaches">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    }
