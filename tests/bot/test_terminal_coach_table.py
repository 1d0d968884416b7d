"""Tables with coaches, as any office writes them: read, or refused in a sentence."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.terminal.coach_rows import Reader
from bot.terminal.coach_table import read_table
from bot.terminal.faults import WrongFile, told
from bot.words import Words
from conversations.gemeenten import Gemeenten
from conversations.scripts import COACH
from tests.bot.sheets import sheet
from tests.bot.terminal import HEADER, ROW, assert_refused, import_coaches, written
from tests.clock import T0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("between", [";", ",", "\t"])
def test_a_csv_of_any_office_is_read(tmp_path: Path, encoding: str, between: str) -> None:
    """Semicolons, commas or tabs; with accents as Windows or the rest of the world writes them."""
    file = written(
        tmp_path, f"Naam{between}Woonplaats", f"Zoë{between}Súdwest-Fryslân", encoding=encoding
    )
    assert read_table(file).lines[0].cells == ("Zoë", "Súdwest-Fryslân")


@pytest.mark.parametrize("make", ["xlsx", "ods"])
def test_a_spreadsheet_is_read_as_it_stands_on_the_screen(tmp_path: Path, make: str) -> None:
    """Numbers are whole, and empty rows are left out."""
    lines = [line.split(";") for line in (HEADER, ROW)]
    file = tmp_path / f"coaches.{make}"
    file.write_bytes(sheet(make, [lines[0], [], lines[1]]))
    table = read_table(file)
    assert [(line.number, line.cells[:2]) for line in table.lines] == [
        (3, ("Carla Verzonnen", "12"))
    ]


@pytest.mark.parametrize("name", ["coaches.xlsm", "coaches.XLSM", "coaches.xls", "coaches.xlsb"])
def test_a_file_that_can_hold_a_macro_is_refused(tmp_path: Path, name: str) -> None:
    """By its name, before it is opened."""
    assert_refused(import_coaches(written(tmp_path, "x", name=name)), "een macro", ".csv", code=2)


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
    assert_refused(import_coaches(file), "een macro", code=2)


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
    assert_refused(import_coaches(file), part, code=2)


def test_a_sheet_that_is_huge_once_unpacked_is_refused(tmp_path: Path) -> None:
    """Before it is unpacked."""
    file = tmp_path / "a.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_001)
    assert_refused(import_coaches(file), "te groot", code=2)


@pytest.mark.parametrize("place", ["XFD1048576", "ZZ2000"])
def test_a_sheet_with_a_cell_far_away_is_refused(tmp_path: Path, place: str) -> None:
    """Before anybody takes room for all the cells between."""
    made = sheet("xlsx", [["Naam"], ["Carla"]])
    file = tmp_path / "a.xlsx"
    with zipfile.ZipFile(io.BytesIO(made)) as read, zipfile.ZipFile(file, "w") as parts:
        for name in read.namelist():
            parts.writestr(name, read.read(name).replace(b'r="A2"', f'r="{place}"'.encode()))
    assert_refused(import_coaches(file), "te groot", code=2)


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
    file = tmp_path / name
    file.write_bytes(content)
    why, found = [], []
    try:
        found = list(Reader(words, gemeenten, T0.date()).rows(read_table(file)))
    except WrongFile as wrong:
        why = [one.why for one in wrong.faults]
    assert all(f"coaches.fout.{one}" in words for one in why)
    for row in found:
        assert all(told(words, f"coaches.fout.{one.why}", one) for one in row.faults)
        for key, answer in row.answers.items():
            question = COACH.question(key)
            assert question
            assert question.accepts(answer)
