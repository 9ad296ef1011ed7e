"""Word documents: paragraphs, tables and text boxes in reading order, comments with their authors."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.packages import open_package
from assistant.adapters.readers.parsed import Note, Parsed, tidy
from assistant.adapters.readers.plain import checked
from assistant.project.intake.documents import Kind, Passage, Place, PlaceKind
from assistant.project.intake.transcripts import read_turns

_DELETED = (qn("w:del"), qn("w:moveFrom"))
_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {*_DELETED, _BOX, _FALLBACK, qn("w:pPr"), qn("w:rPr"), qn("w:instrText")}
_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_word(data: bytes, limits: Limits, zone: dt.tzinfo) -> Parsed:
    """Read a docx or docm; places are paragraphs, table rows counting as one. Deleted text is left out.

    Raises:
        Unreadable: by :func:`open_package`, or nothing in it.
    """
    stream, notes = open_package(data, limits)
    part = OpcPackage.open(stream).main_document_part
    root = parse_xml(part.blob)
    texts = [text for block in _blocks(root) if (text := tidy(block).strip())]
    written = checked("\n".join(texts), limits)
    passages = read_turns(written, zone=zone) or tuple(
        Passage(text, Place(PlaceKind.PARAGRAPH, number)) for number, text in enumerate(texts, start=1)
    )
    said = tuple(_comments(part))
    if next(root.iter(*_DELETED), None) is not None:
        notes = (*notes, Note("tracked_changes"))
    text = "\n".join([written, *(comment.text for comment in said)])
    return Parsed(Kind.WORD, checked(text, limits), (*passages, *said), notes=notes)


def _blocks(root: Any) -> Iterator[str]:
    """Text of paragraphs and table rows in order; what stands in a text box follows its paragraph."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == qn("w:p"):
            yield _paragraph(element)
            waiting += reversed([box for box in element.iter(_BOX) if not _inside_fallback(box)])
        elif element.tag == qn("w:tr"):
            cells = (" ".join(map(_paragraph, cell.iter(qn("w:p")))) for cell in element.iter(qn("w:tc")))
            yield "\t".join(cell.strip() for cell in cells).strip("\t")
        elif element.tag not in _DELETED and isinstance(element.tag, str):
            waiting += reversed(list(element))


def _inside_fallback(element: Any) -> bool:
    return any(above.tag == _FALLBACK for above in element.iterancestors())


def _paragraph(paragraph: Any) -> str:
    parts: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        if element.tag in _SKIPPED:
            walk.skip_subtree()
        elif element.tag == qn("w:t"):
            parts.append(element.text or "")
        elif element.tag in _MARKS:
            parts.append(_MARKS[element.tag])
    return "".join(parts)


def _comments(part: Any) -> Iterator[Passage]:
    """Comments with their authors, not their times: Word writes local time there and calls it UTC."""
    for relation in part.rels.values():
        if relation.reltype != RELATIONSHIP_TYPE.COMMENTS or relation.is_external:
            continue
        for number, comment in enumerate(parse_xml(relation.target_part.blob).iter(qn("w:comment")), start=1):
            text = tidy("\n".join(map(_paragraph, comment.iter(qn("w:p"))))).strip()
            if text:
                place = Place(PlaceKind.COMMENT, number)
                yield Passage(text, place, author=tidy(comment.get(qn("w:author")) or ""))
