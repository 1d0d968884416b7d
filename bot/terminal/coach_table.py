"""Reads a table with coaches from a file that an office made: CSV, or a spreadsheet without macros.

What is read is text only; no formula is worked out and nothing in the file is run.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from bot.terminal.faults import Fault, WrongFile

LARGEST = 5_000_000  # bytes of a file, and of it unpacked times ten
MOST_ROWS = 2_000
MOST_CELLS = 1_000_000  # from the first row and column to the last, empty ones too
SHEETS = frozenset({".xlsx", ".ods"})
TEXTS = frozenset({".csv", ".txt"})
WITH_MACROS = frozenset({".xlsm", ".xlsb", ".xltm", ".xlam", ".xls"})
# Parts of a spreadsheet that hold a program: of Excel, and of LibreOffice.
PROGRAMS = ("xl/macrosheets", "basic/", "scripts/")
# Where a cell of .xlsx is: one far away makes a reader take room for all that lies between.
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')


@dataclass(frozen=True)
class Line:
    """One row under the header: its number in the file as a person counts, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The header, and the rows that are not empty."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(file: Path) -> Table:
    """The table in a file. Raises WrongFile."""
    kind = file.suffix.lower()
    if kind in WITH_MACROS:
        raise _no_table("macro")
    if kind not in SHEETS | TEXTS:
        raise _no_table("soort")
    try:
        if file.stat().st_size > LARGEST:
            raise _no_table("groot")
        content = file.read_bytes()
    except OSError:
        raise _no_table("bestand", bestand=file) from None
    return _table(*(_of_sheet(content) if kind in SHEETS else (1, _of_text(content))))


def _table(first: int, rows: Sequence[Sequence[str]]) -> Table:
    """The table of rows of which the first has this number in the file."""
    trimmed = [(number, _trimmed(row)) for number, row in enumerate(rows, start=first)]
    filled = [Line(number, cells) for number, cells in trimmed if cells]
    if len(filled) < 2:
        raise _no_table("leeg")
    if len(filled) > MOST_ROWS + 1:
        raise _no_table("rijen", hoogstens=MOST_ROWS)
    return Table(filled[0].cells, tuple(filled[1:]))


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    """The cells, without the empty ones behind the last that says something."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _of_text(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    first = text.partition("\n")[0]
    between = max(";,\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True))
    except csv.Error:
        raise _no_table("tekst") from None


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise _no_table("tekst")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _no_table("tekst")


def _of_sheet(content: bytes) -> tuple[int, list[list[str]]]:
    """The number of the first row that is not empty, and the rows from there, of the first sheet. A
    program in the file is refused, whatever the file is called.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
            if sum(part.file_size for part in listed) > 10 * LARGEST:
                raise _no_table("groot")
            sheets = [one for one in listed if one.filename.startswith("xl/worksheets/")]
            if any(_reach(parts.read(one)) > MOST_CELLS for one in sheets):
                raise _no_table("groot")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError):
        raise _no_table("blad") from None
    names = [part.filename.lower() for part in listed]
    if any(name.startswith(PROGRAMS) or "vbaproject" in name for name in names):
        raise _no_table("macro")
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            sheet = book.get_sheet_by_index(0)
            first = sheet.start[0] + 1 if sheet.start else 1
            rows = [[_shown(cell) for cell in row] for row in sheet.iter_rows()]
    except (CalamineError, OSError, IndexError):
        raise _no_table("blad") from None
    return first, rows


def _reach(sheet: bytes) -> int:
    """How many cells there are between the first one and the last row and column."""
    places = set(_PLACE.findall(sheet))
    widest = max((_column(column) for column, _ in places), default=0)
    return widest * max((int(row) for _, row in places), default=0)


def _column(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27."""
    return reduce(lambda number, letter: 26 * number + letter - 64, letters, 0)


def _shown(cell: object) -> str:
    """A cell as it stands on the screen of an office: 12 and not 12.0, ja and not True."""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)


def _no_table(why: str, **values: object) -> WrongFile:
    return WrongFile([Fault("", why, values)])
