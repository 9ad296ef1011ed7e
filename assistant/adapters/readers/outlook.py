"""Outlook messages (.msg), read through their compound-file storages."""

import datetime as dt
import io
from email.parser import HeaderParser

from olefile import OleFileIO
from oxmsg import Message
from oxmsg.storage import Storage

from assistant.adapters.readers.headers import date_of, person
from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.mail import attached_note, better_text
from assistant.adapters.readers.parsed import Note, Parsed, Unreadable, tidy
from assistant.adapters.readers.plain import checked, cleaning_notes
from assistant.adapters.readers.recognise import text_of
from assistant.adapters.readers.web import declared_charset, text_of_html
from assistant.project.intake.documents import Kind
from assistant.project.intake.threads import unfold

# Property ids of [MS-OXPROPS].
_CLASS, _SUBJECT, _HEADERS, _BODY, _HTML = 0x001A, 0x0037, 0x007D, 0x1000, 0x1013
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP, _SENT_FOR = 0x0C1A, 0x0C1F, 0x5D01, 0x0042
_NAME, _ADDRESS, _SMTP, _FILE_NAME, _SHORT_NAME = 0x3001, 0x3003, 0x39FE, 0x3707, 0x3704
_UNICODE, _OLD, _BINARY = 0x001F, 0x001E, 0x0102


def read_outlook(data: bytes, limits: Limits, zone: dt.tzinfo) -> Parsed:
    """Read one message, its reply chain unfolded; attachments are named, never opened.

    Raises:
        Unreadable: encrypted, damaged, or without text.
    """
    with OleFileIO(io.BytesIO(data)) as file:
        root = Storage.from_ole(file)
        incomplete = bool(file.parsing_issues)
    if "smime" in _string(root, _CLASS).lower():
        raise Unreadable("encrypted_mail")
    text, notes = _text(root)
    if incomplete:
        if not text.strip():
            raise Unreadable("damaged")
        notes = (*notes, Note("incomplete"))
    text = checked(tidy(text), limits)
    sent_at = _sent_at(root, zone)
    sender = person(
        _string(root, _SENDER) or _string(root, _SENT_FOR),
        next(
            (each for each in (_string(root, _SENDER_SMTP), _string(root, _SENDER_ADDRESS)) if "@" in each),
            "",
        ),
    )
    thread = unfold(text, zone=(sent_at and sent_at.tzinfo) or zone, author=sender, said_at=sent_at)
    return Parsed(
        Kind.OUTLOOK,
        text,
        thread.passages,
        sent_at,
        sender,
        tuple(_recipient(each) for each in root.iter_recipient_storages()),
        _string(root, _SUBJECT),
        (*notes, *attached_note(_attached(root)), *cleaning_notes(thread.dropped_lines, thread.repeats)),
    )


def _attached(root: Storage) -> list[str]:
    storages = root.iter_attachment_storages()
    return [
        _string(each, _FILE_NAME) or _string(each, _SHORT_NAME) or _string(each, _NAME) or "?"
        for each in storages
    ]


def _recipient(storage: Storage) -> str:
    addresses = (_string(storage, _SMTP), _string(storage, _ADDRESS))
    return person(_string(storage, _NAME), next((each for each in addresses if "@" in each), ""))


def _text(root: Storage) -> tuple[str, tuple[Note, ...]]:
    plain = _stream(root, _BODY, _UNICODE)
    notes: tuple[Note, ...] = ()
    if plain is not None:
        text = plain.decode("utf-16-le", "replace")
    else:
        old = _stream(root, _BODY, _OLD) or b""
        text, notes = text_of(old) if old.strip() else ("", ())
    page = _stream(root, _HTML, _BINARY) or b""
    web, web_notes = text_of(page, declared_charset(page)) if page.strip() else ("", ())
    from_web = text_of_html(web)
    best = better_text(text, from_web)
    return best, web_notes if best == from_web and best else notes


def _sent_at(root: Storage, zone: dt.tzinfo) -> dt.datetime | None:
    """The date in the mail's own header, which knows the sender's zone; else the moment it was submitted."""
    headers = HeaderParser().parsestr(_string(root, _HEADERS))
    written = date_of(headers["date"], zone) if headers["date"] else None
    submitted = Message(root).sent_date
    return written or (submitted.astimezone(zone) if submitted else None)


def _string(storage: Storage, pid: int) -> str:
    wide = _stream(storage, pid, _UNICODE)
    if wide is not None:
        return tidy(wide.decode("utf-16-le", "replace")).strip()
    old = _stream(storage, pid, _OLD) or b""
    return tidy(text_of(old)[0]).strip() if old.strip(b"\0 ") else ""


def _stream(storage: Storage, pid: int, kind: int) -> bytes | None:
    try:
        return storage.property_stream_bytes(pid, kind)
    except KeyError:
        return None
