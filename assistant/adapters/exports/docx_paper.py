"""A Word document with this product's look: A4, two fonts, a few styles, tables with real headers.

The only place that knows python-docx and WordprocessingML. Everything a person wrote goes through
:func:`legal`, so that no character can break the file.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any, Literal

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from assistant.adapters.exports.docx_styles import ACCENT, GREY, HAN_FONT, LATIN_FONT, dress, shade
from assistant.language.locale import Language

TEXT_WIDTH_MM = 178
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)

Look = Literal["plain", "bold", "small", "faint"]
Piece = tuple[str, Look]


def legal(text: str) -> str:
    """``text`` without the characters XML 1.0 forbids; all line ends are ``\\n``."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class Paper:
    """A document being written, top to bottom."""

    def __init__(self, language: Language, title: str, footer: str, *, banner: str = "") -> None:
        """An empty A4 page; ``footer`` holds ``{page}`` and ``{pages}``, ``banner`` heads every page."""
        self.language = language
        self._document: Any = Document()
        dress(self._document, language, legal(title))
        self._style_ids = {style.name: style.style_id for style in self._document.styles}
        section = self._document.sections[0]
        self._page_numbers(section.footer.paragraphs[0], footer)
        if banner:
            line = section.header.paragraphs[0]
            self._style(line, "Banner")
            self._run(line, banner)

    def title(self, text: str) -> None:
        """The document's title."""
        self._run(self._add("Title"), text)

    def heading(self, text: str, level: int = 1, *, new_page: bool = False) -> None:
        """A section's heading, on a new page if asked."""
        paragraph = self._add(f"Heading {level}")
        paragraph.paragraph_format.page_break_before = new_page
        self._run(paragraph, text)

    def paragraph(self, *pieces: Piece, style: str = "Normal") -> None:
        """One paragraph; a line end inside a piece breaks the line."""
        self._write(self._add(style), pieces)

    def bullets(self, texts: Sequence[str], *, style: str = "List Bullet") -> None:
        """A list; empty texts are left out."""
        for text in texts:
            if text.strip():
                self.paragraph((text, "plain"), style=style)

    def table(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[Sequence[Piece] | str]],
        *,
        head: Sequence[str] = (),
        label_column: bool = False,
    ) -> None:
        """A table ``widths`` millimetres wide a column. The header row repeats on every page.

        A cell is text, or pieces; each piece that begins with a line end starts a paragraph of its own.
        """
        table = self._grid(len(rows) + bool(head), widths)
        lines = list(table.rows)
        if head:
            for cell, text in zip(lines[0].cells, head, strict=True):
                shade(cell, ACCENT)
                self._fill(cell, [(text, "bold")], color="FFFFFF")
            _mark(lines.pop(0), "w:tblHeader")
        for row, cells in zip(lines, rows, strict=True):
            for place, (cell, content) in enumerate(zip(row.cells, cells, strict=True)):
                label = label_column and place == 0
                if label:
                    shade(cell, "EEF4F3")
                self._fill(cell, _pieces(content, "bold" if label else "plain"))
        self._after()

    def box(self, title: str, rows: Sequence[Sequence[tuple[str, str]]]) -> None:
        """A framed box that stays on one page: a shaded title over rows of one or two labelled texts."""
        table = self._grid(len(rows) + 1, (TEXT_WIDTH_MM / 2, TEXT_WIDTH_MM / 2))
        grid = [row.cells for row in table.rows]
        top = grid[0][0].merge(grid[0][1])
        shade(top, "E3EFED")
        self._fill(top, [(title, "bold")])
        for cells, pairs in zip(grid[1:], rows, strict=True):
            places = cells if len(pairs) > 1 else [cells[0].merge(cells[1])]
            for cell, (label, text) in zip(places, pairs, strict=True):
                self._fill(cell, [(label, "faint"), (text, "plain")])
        for paragraph in (each for cells in grid[:-1] for cell in cells for each in cell.paragraphs):
            paragraph.paragraph_format.keep_with_next = True
        self._after()

    def tint(self, column: int, colors: Sequence[str | None]) -> None:
        """Shade the cells of one column of the last table, a colour a row below the header."""
        table = self._document.tables[-1]
        for row, color in zip(table.rows[1:], colors, strict=True):
            if color:
                shade(row.cells[column], color)

    def to_bytes(self) -> bytes:
        """The file. The same content gives the same bytes: nothing in it depends on the clock."""
        raw, tidy = io.BytesIO(), io.BytesIO()
        self._document.save(raw)
        with zipfile.ZipFile(raw) as source, zipfile.ZipFile(tidy, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(zipfile.ZipInfo(name, _LONG_AGO), source.read(name), zipfile.ZIP_DEFLATED)
        return tidy.getvalue()

    def _add(self, style: str) -> Paragraph:
        return self._style(self._document.add_paragraph(), style)

    def _style(self, paragraph: Paragraph, style: str) -> Paragraph:
        """Set a style by its id: python-docx's own way looks through all styles each time."""
        paragraph._p.style = self._style_ids[style]
        return paragraph

    def _grid(self, rows: int, widths: Sequence[float]) -> Table:
        table: Table = self._document.add_table(rows=rows, cols=len(widths), style="Paper")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row in table.rows:
            _mark(row, "w:cantSplit")
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def _fill(self, cell: _Cell, pieces: Sequence[Piece], *, color: str = "") -> None:
        paragraph = cell.paragraphs[0]
        self._style(paragraph, "Cell")
        for text, look in pieces:
            if text.startswith("\n"):
                paragraph = self._style(cell.add_paragraph(), "Cell")
            self._write(paragraph, [(text.removeprefix("\n"), look)], color=color)

    def _after(self) -> None:
        """A table needs a paragraph behind it, else Word joins it with the next table."""
        self._add("Gap")

    def _write(self, paragraph: Paragraph, pieces: Sequence[Piece], *, color: str = "") -> None:
        for text, look in pieces:
            run = self._run(paragraph, text)
            run.bold = True if look == "bold" else None
            if look in ("small", "faint"):
                run.font.size = Pt(8)
            if look == "faint":
                run.font.color.rgb = RGBColor.from_string(GREY)
            if color:
                run.font.color.rgb = RGBColor.from_string(color)

    def _run(self, paragraph: Paragraph, text: str) -> Any:
        """A run whose fonts are set for every script, so that no program picks one of its own."""
        run: Any = paragraph.add_run(legal(text))
        fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
        for script, font in (("ascii", LATIN_FONT), ("hAnsi", LATIN_FONT), ("eastAsia", HAN_FONT)):
            fonts.set(qn(f"w:{script}"), font)
        if self.language is Language.ZH_TW:
            # Quotation marks and dashes, which both scripts use, are the Han font's in Chinese text.
            fonts.set(qn("w:hint"), "eastAsia")
        return run

    def _page_numbers(self, paragraph: Paragraph, text: str) -> None:
        self._style(paragraph, "Footer")
        for part in re.split(r"(\{pages?\})", text):
            if part in ("{page}", "{pages}"):
                self._field(paragraph, "PAGE" if part == "{page}" else "NUMPAGES")
            elif part:
                self._run(paragraph, part)

    def _field(self, paragraph: Paragraph, code: str) -> None:
        for kind in ("begin", "separate", "end"):
            run = self._run(paragraph, "")
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)
            if kind == "begin":
                instruction = OxmlElement("w:instrText")
                instruction.text = f" {code} "
                self._run(paragraph, "")._element.append(instruction)
            elif kind == "separate":
                self._run(paragraph, "1")


def _pieces(content: Sequence[Piece] | str, look: Look) -> Sequence[Piece]:
    return [(content, look)] if isinstance(content, str) else content


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
