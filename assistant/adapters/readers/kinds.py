"""One file of any kind to text: recognise it, then import only what its kind needs."""

import datetime as dt
from dataclasses import replace

from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.parsed import Parsed, tidy
from assistant.adapters.readers.plain import checked, read_plain, written
from assistant.adapters.readers.recognise import recognise, suffix_note, text_of
from assistant.project.intake.documents import Kind


def parse(name: str, data: bytes, limits: Limits, zone: dt.tzinfo) -> Parsed:
    """The text of ``data``.

    Raises:
        Unreadable: the file is refused, with the reason.
        Exception: whatever a library raises on a damaged file.
    """
    kind = recognise(name, data)
    parsed = _read(kind, data, limits, zone)
    return replace(parsed, notes=(*suffix_note(name, parsed.kind), *parsed.notes))


def _read(kind: Kind, data: bytes, limits: Limits, zone: dt.tzinfo) -> Parsed:
    match kind:
        case Kind.EMAIL:
            from assistant.adapters.readers.mail import read_mail as read
        case Kind.OUTLOOK:
            from assistant.adapters.readers.outlook import read_outlook as read
        case Kind.WORD:
            from assistant.adapters.readers.word import read_word as read
        case Kind.SLIDES:
            from assistant.adapters.readers.slides import read_slides as read
        case Kind.SHEET:
            from assistant.adapters.readers.sheet import read_sheet as read
        case Kind.PDF:
            from assistant.adapters.readers.pdf import read_pdf as read
        case Kind.WEB:
            read = _read_page
        case _:
            return read_plain(data, kind, limits, zone)
    return read(data, limits, zone)


def _read_page(data: bytes, limits: Limits, zone: dt.tzinfo) -> Parsed:
    from assistant.adapters.readers.web import declared_charset, text_of_html

    html, notes = text_of(data, declared_charset(data))
    parsed = written(checked(tidy(text_of_html(html)), limits), Kind.WEB, zone)
    return replace(parsed, notes=(*notes, *parsed.notes))
