"""A document as DOCX, to be edited: real headings, lists and tables, and nothing of who made it where."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.documents.inhoud import Blad, Stuk, Tabel

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

FONT, ACCENT, SOFT = "Calibri", "005F73", "EEF3F4"
WIDTHS = (2.8, 8.1, 2.4, 3.7)  # of the columns of a table, in centimetres
# The same for every file and every document: so the same document is the same bytes.
LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)


def docx(stuk: Stuk) -> bytes:
    """The document."""
    from docx import Document  # noqa: PLC0415 # most days nobody needs it

    return _Docx(Document(), stuk).made()


@dataclass(frozen=True)
class _Docx:
    document: "Document"
    stuk: Stuk

    def made(self) -> bytes:
        """Everything, from cover to the end."""
        stuk, w = self.stuk, self.stuk.woorden
        self._style()
        self._cover()
        self._list(w["doelen"], stuk.doelen, numbered=True)
        self._list(w["let_op"], stuk.let_op)
        self._list(w["materiaal"], stuk.materiaal)
        self._list(w["meebrengen"], stuk.meebrengen)
        for tabel in stuk.dagen:
            self._table(tabel)
        if stuk.bladen:
            self.document.add_heading(w["werkvormen"], 1)
        for blad in stuk.bladen:
            self._sheet(blad)
        self._list(w["herkomst"], stuk.herkomst)
        return self._packed()

    def _style(self) -> None:
        from docx.oxml.ns import qn  # noqa: PLC0415 # likewise
        from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415 # likewise

        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(11)
        for lang in self.document.styles.element.iter(qn("w:lang")):
            lang.set(qn("w:val"), self.stuk.taal)
        for name, size in (("Title", 32), ("Heading 1", 17), ("Heading 2", 13)):
            style = self.document.styles[name]
            style.font.name, style.font.size = FONT, Pt(size)
            style.font.color.rgb = RGBColor.from_string(ACCENT)
            # The theme has fonts of its own for headings, which would win.
            fonts = style.element.rPr.rFonts
            for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[theme]
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.footer.paragraphs[0].text = self.stuk.voet
        core = self.document.core_properties
        core.title, core.language = self.stuk.titel, self.stuk.taal
        core.author = core.comments = core.last_modified_by = ""
        core.created = core.modified = LONG_AGO

    def _cover(self) -> None:
        from docx.enum.text import WD_BREAK  # noqa: PLC0415 # likewise

        self.document.add_paragraph(self.stuk.stempel)
        self.document.add_paragraph(self.stuk.titel, "Title")
        for line in self.stuk.onder:
            self.document.add_paragraph(line, "Subtitle" if line == self.stuk.onder[0] else None)
        for line in self.stuk.concept:
            self.document.add_paragraph(line, "Intense Quote")
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _list(self, heading: str, lines: Iterable[str], *, numbered: bool = False) -> None:
        """A heading with a list, if there is anything in it."""
        if lines := list(lines):
            self.document.add_heading(heading, 1)
            self._items(lines, numbered=numbered)

    def _items(self, lines: Iterable[str], *, numbered: bool) -> None:
        made = [
            self.document.add_paragraph(line, "List Number" if numbered else "List Bullet")
            for line in lines
        ]
        if numbered:
            self._from_one(made)

    def _from_one(self, lines: Iterable["Paragraph"]) -> None:
        """A list that counts for itself: without this all numbered lists count on."""
        numbering = self.document.part.numbering_part.element
        style = self.document.styles["List Number"].element.pPr.numPr.numId.val
        kind = numbering.num_having_numId(style).abstractNumId.val
        number = numbering.add_num(kind)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        for line in lines:
            line._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number.numId  # noqa: SLF001 # the library has no other way

    def _table(self, tabel: Tabel) -> None:
        from docx.shared import Cm  # noqa: PLC0415 # likewise

        w = self.stuk.woorden
        self.document.add_heading(tabel.kop, 1)
        table = self.document.add_table(rows=1, cols=len(WIDTHS))
        table.style, table.autofit = "Table Grid", False
        names = (w[f"kolom_{name}"] for name in ("tijd", "onderdeel", "minuten", "doel"))
        for cell, name in zip(table.rows[0].cells, names, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
        _mark(table.rows[0], "w:tblHeader")
        for rij in tabel.rijen:
            row = table.add_row()
            cells = row.cells
            cells[0].text, cells[2].text, cells[3].text = rij.tijd, rij.minuten, rij.doel
            cells[1].paragraphs[0].add_run(rij.titel).bold = not rij.rust
            if rij.toelichting:
                cells[1].add_paragraph(rij.toelichting)
            if rij.rust:
                _shade(cells)
        for row in table.rows:
            _mark(row, "w:cantSplit")
            _narrow(row)
        for column, width in zip(table.columns, WIDTHS, strict=True):
            column.width = Cm(width)  # LibreOffice looks at these, and Word at those of the cells

    def _sheet(self, blad: Blad) -> None:
        self.document.add_heading(f"{blad.tijd}  {blad.titel}", 2)
        # A heading alone at the foot of a page is of no use.
        self.document.add_paragraph(blad.werkvorm).paragraph_format.keep_with_next = True
        self.document.add_paragraph(blad.kort)
        self._items(blad.stappen, numbered=True)
        for name, said in blad.feiten:
            line = self.document.add_paragraph()
            line.add_run(f"{name}: ").bold = True
            line.add_run(said)

    def _packed(self) -> bytes:
        """As a file; the library writes the time into it."""
        made, kept = io.BytesIO(), io.BytesIO()
        self.document.save(made)
        with ZipFile(made) as old, ZipFile(kept, "w", ZIP_DEFLATED) as new:
            for name in old.namelist():
                info = ZipInfo(name, LONG_AGO.timetuple()[:6])
                info.compress_type = ZIP_DEFLATED
                new.writestr(info, old.read(name))
        return kept.getvalue()


def _mark(row: "_Row", name: str) -> None:
    """Say of a row that it is repeated on each page, or that it stays whole."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 # likewise

    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 # the library has no other way


def _shade(cells: Iterable["_Cell"]) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 # likewise
    from docx.oxml.ns import qn  # noqa: PLC0415 # likewise

    for cell in cells:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), SOFT)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 # the library has no other way


def _narrow(row: "_Row") -> None:
    """Little space in the cells, and columns that are as wide as what is in them."""
    from docx.shared import Cm, Pt  # noqa: PLC0415 # likewise

    for cell, width in zip(row.cells, WIDTHS, strict=True):
        cell.width = Cm(width)
        for line in cell.paragraphs:
            line.paragraph_format.space_after = Pt(2)
