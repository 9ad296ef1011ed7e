"""Presentations: the words of each slide, tables as rows, speaker notes."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from pptx import Presentation

from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.packages import open_package
from assistant.adapters.readers.parsed import Note, Parsed, Unreadable, tidy
from assistant.adapters.readers.plain import checked
from assistant.project.intake.documents import Kind, Passage, Place, PlaceKind


def read_slides(data: bytes, limits: Limits, zone: dt.tzinfo) -> Parsed:
    """Read a pptx or pptm; places are slides. Speaker notes come after the words of their slide.

    Raises:
        Unreadable: by :func:`open_package`, too many slides, or nothing in it.
    """
    stream, notes = open_package(data, limits)
    slides = Presentation(stream).slides
    if len(slides) > limits.pages:
        raise Unreadable("too_many_pages", limit=f"{limits.pages:,}")
    passages: list[Passage] = []
    has_notes = False
    for number, slide in enumerate(slides, start=1):
        texts = [*_words(slide.shapes)]
        frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        if frame is not None and frame.text.strip():
            has_notes = True
            texts.append(frame.text)
        place = Place(PlaceKind.SLIDE, number)
        passages += [Passage(text, place) for each in texts if (text := tidy(each).strip())]
    text = checked("\n".join(passage.text for passage in passages), limits)
    return Parsed(
        Kind.SLIDES, text, tuple(passages), notes=(*notes, Note("speaker_notes")) if has_notes else notes
    )


def _words(shapes: Any) -> Iterator[str]:
    """The text of shapes in the order of the slide, groups opened."""
    waiting = list(reversed(list(shapes)))
    while waiting:
        shape = waiting.pop()
        if hasattr(shape, "shapes"):
            waiting += reversed(list(shape.shapes))
        elif getattr(shape, "has_table", False):
            for row in shape.table.rows:
                yield "\t".join(cell.text.strip() for cell in row.cells).strip("\t")
        elif shape.has_text_frame:
            yield shape.text_frame.text
