"""Small spreadsheets, as the programs of an office write them."""

import io
import zipfile
from collections.abc import Sequence
from html import escape


def sheet(kind: str, lines: Sequence[Sequence[str]], also: str = "") -> bytes:
    """A spreadsheet of a kind ("xlsx" or "ods") with these cells; `also` is one more part in it."""
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
