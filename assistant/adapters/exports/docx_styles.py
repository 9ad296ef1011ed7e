"""The look of a Word document: page, fonts, styles, language, properties."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from assistant.language.locale import Language

LATIN_FONT = "Arial"
HAN_FONT = "Microsoft JhengHei"
"""On every Windows with Chinese; macOS and Linux put PingFang TC or Noto Sans CJK TC in its place."""
ACCENT = "0F5E59"
GREY = "55606A"
_LINE = "B9C4C3"
_TEXT = "1F2933"
_SIZES = {"Title": 16.0, "Heading 1": 11, "Heading 2": 10}
_BEFORE = {"Title": 0.0, "Heading 1": 6, "Heading 2": 4}


def dress(document: Any, language: Language, title: str) -> None:
    """Give a new python-docx document the page, styles, languages and properties of this product."""
    _page(document.sections[0])
    _fonts(document, language)
    styles = document.styles
    _spaced(styles["Normal"], 9, before=0, after=1)
    for name, size in _SIZES.items():
        _heading(styles[name], size, _BEFORE[name])
    for name, size, after in (("Cell", 8.5, 0), ("Gap", 3.0, 0), ("Fine", 7.5, 1), ("Banner", 9.0, 4)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _spaced(style, size, before=0, after=after)
    for name in ("List Bullet", "List Number"):
        _spaced(styles[name], 9, before=0, after=0)
    styles["Fine"].font.color.rgb = RGBColor.from_string(GREY)
    banner = styles["Banner"]
    banner.font.bold, banner.font.color.rgb = True, RGBColor.from_string("A61B1B")
    banner.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _spaced(styles["Footer"], 8, before=0, after=0)
    styles["Footer"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["Footer"].font.color.rgb = RGBColor.from_string(GREY)
    _table_style(styles)
    _modern(document, language)
    _properties(document, language, title)


def shade(cell: Any, color: str) -> None:
    """Fill a cell with a colour such as ``E3EFED``."""
    fill = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", color)):
        fill.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(fill)


def _page(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin, section.bottom_margin = Mm(13), Mm(13)
    section.header_distance = section.footer_distance = Mm(7)


def _fonts(document: Any, language: Language) -> None:
    """Fonts and proofing language for the whole document; theme fonts would win over them."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{script}"), LATIN_FONT)
        fonts.set(qn("w:eastAsia"), HAN_FONT)
    for lang in document.styles.element.iter(qn("w:lang")):
        _set_language(lang)
    document.styles["Normal"].font.color.rgb = RGBColor.from_string(_TEXT)


def _set_language(lang: Any) -> None:
    lang.set(qn("w:val"), "en-US")
    lang.set(qn("w:eastAsia"), "zh-TW")


def _spaced(style: Any, size: float, *, before: float, after: float) -> None:
    style.font.size = Pt(size)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.0


def _heading(style: Any, size: float, before: float) -> None:
    _spaced(style, size, before=before, after=2)
    style.font.bold, style.font.color.rgb = True, RGBColor.from_string(ACCENT)
    style.paragraph_format.keep_with_next = True
    # The template draws a line below titles and spreads their letters.
    letters = style.element.rPr.findall(qn("w:spacing"))
    for mark in [*style.element.iter(qn("w:pBdr")), *letters]:
        mark.getparent().remove(mark)


def _table_style(styles: Any) -> None:
    """Thin grey lines and narrow cell margins, as a style so that a person can change it in one place."""
    style = styles.add_style("Paper", WD_STYLE_TYPE.TABLE)
    style.base_style = styles["Normal Table"]
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 15), ("left", 80), ("bottom", 15), ("right", 80)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.extend([borders, margins])
    style.element.append(properties)


def _modern(document: Any, language: Language) -> None:
    """No compatibility mode in Word, and the right East Asian language for the whole file."""
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for lang in settings.iter(qn("w:themeFontLang")):
        _set_language(lang)


def _properties(document: Any, language: Language, title: str) -> None:
    """Title and language; no author, date or picture of a page: nothing of the computer or the clock."""
    core = document.core_properties
    core.title, core.language = title[:255], language.value
    for name in list(core._element):
        if name.tag.rpartition("}")[2] not in ("title", "language"):
            core._element.remove(name)
    relations = document.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[key]
