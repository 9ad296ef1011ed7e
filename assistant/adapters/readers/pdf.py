"""PDF: the text of each page, in paragraphs as far as line ends tell."""

import datetime as dt
from collections.abc import Iterator

import pypdfium2

from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.parsed import Note, Parsed, Unreadable, tidy
from assistant.adapters.readers.plain import checked
from assistant.project.intake.documents import Kind, Passage, Place, PlaceKind

_ENDS = ("。", "！", "？", "：", ".", "!", "?", ":", "」")
_SHORT = 0.7
_PASSWORD = 4


def read_pdf(data: bytes, limits: Limits, zone: dt.tzinfo) -> Parsed:
    """Read a PDF; places are pages.

    Raises:
        Unreadable: encrypted, damaged, too many pages, or pictures only.
    """
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("encrypted" if error.err_code == _PASSWORD else "damaged") from error
    count = len(file)
    if count > limits.pages:
        raise Unreadable("too_many_pages", limit=f"{limits.pages:,}")
    pages = [tidy(_page(file, number)).strip() for number in range(count)]
    if not any(pages):
        raise Unreadable("pictures_only" if count else "empty")
    empty = sum(not page for page in pages)
    passages = tuple(
        Passage(text, Place(PlaceKind.PAGE, number))
        for number, page in enumerate(pages, start=1)
        for text in _paragraphs(page)
    )
    return Parsed(
        Kind.PDF,
        checked("\n".join(pages), limits),
        passages,
        notes=(Note("empty_pages", {"count": empty}),) if empty else (),
    )


def _page(file: pypdfium2.PdfDocument, number: int) -> str:
    page = file[number]
    text = page.get_textpage()
    try:
        # PDFium writes U+FFFE where a word is hyphenated at a line end.
        return str(text.get_text_range()).replace("\ufffe\r\n", "").replace("\x02\r\n", "")
    finally:
        text.close()
        page.close()


def _paragraphs(page: str) -> Iterator[str]:
    """A paragraph ends at a blank line, or where a sentence ends in a line shorter than most."""
    lines = [line.strip() for line in page.split("\n")]
    width = max(map(len, lines), default=0)
    group: list[str] = []
    for line in lines:
        if line:
            group.append(line)
        if group and (not line or line.endswith(_ENDS) or len(line) < _SHORT * width):
            yield "\n".join(group)
            group = []
    if group:
        yield "\n".join(group)
