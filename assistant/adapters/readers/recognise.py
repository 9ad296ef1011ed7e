"""What a file is, by its content. The name decides only between kinds of plain text."""

import re
from pathlib import PurePath

from assistant.adapters.readers.encoding import NotText, decode
from assistant.adapters.readers.parsed import Note, Unreadable
from assistant.project.intake.documents import Kind

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_SUFFIX = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".log": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".vtt": Kind.TRANSCRIPT,
    ".srt": Kind.TRANSCRIPT,
    ".eml": Kind.EMAIL,
    ".msg": Kind.OUTLOOK,
    ".htm": Kind.WEB,
    ".html": Kind.WEB,
    ".docx": Kind.WORD,
    ".docm": Kind.WORD,
    ".pptx": Kind.SLIDES,
    ".pptm": Kind.SLIDES,
    ".xlsx": Kind.SHEET,
    ".xlsm": Kind.SHEET,
    ".pdf": Kind.PDF,
}
_PLAIN = frozenset({Kind.TEXT, Kind.MARKDOWN, Kind.CSV, Kind.TRANSCRIPT})
_OTHERS = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"ID3", "recording"),
    (b"OggS", "recording"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "unknown"),
)
_OLE_PARTS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "old_office"),
    ("Workbook", "old_office"),
    ("PowerPoint Document", "old_office"),
)
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):")
_TECHNICAL = {b"received", b"message-id", b"mime-version", b"return-path", b"content-type", b"dkim-signature"}
_WEB = re.compile(
    rb"^\s{0,200}(?:<!doctype\s+html|<html|<head|<body|<\?xml[^>]{0,200}\?>\s{0,200}<!doctype\s+html)", re.I
)


def recognise(name: str, data: bytes) -> Kind:
    """The kind of the file.

    Raises:
        Unreadable: it is of a kind that is not read here, and the refusal names it.
    """
    if data.startswith(OLE):
        return _compound(data)
    if data.startswith(ZIP):
        return _package(data)
    if b"%PDF-" in data[:1_024]:
        return Kind.PDF
    for start, key in _OTHERS:
        if data.startswith(start):
            raise Unreadable(key)
    if data[4:8] == b"ftyp":
        raise Unreadable("recording")
    return _text_kind(name, data)


def is_small_text(name: str, data: bytes, most: int) -> bool:
    """Whether the bytes are plain text of at most ``most`` bytes: no mail, web page, office file or PDF."""
    if len(data) > most or data.startswith((OLE, ZIP)) or b"%PDF-" in data[:1_024]:
        return False
    return not data.startswith(tuple(start for start, _ in _OTHERS)) and _text_kind(name, data) in _PLAIN


def suffix_note(name: str, kind: Kind) -> tuple[Note, ...]:
    """A note where the name promises another kind than the content is."""
    promised = _BY_SUFFIX.get(_suffix(name))
    if promised is None or promised is kind or (promised in _PLAIN and kind in _PLAIN):
        return ()
    return (Note("suffix", {"suffix": _suffix(name), "kind": kind.value}),)


def _suffix(name: str) -> str:
    return PurePath(name.replace("\\", "/")).suffix.lower()


def _text_kind(name: str, data: bytes) -> Kind:
    promised = _BY_SUFFIX.get(_suffix(name), Kind.TEXT)
    if _WEB.match(data):
        return Kind.WEB
    names = _header_names(data)
    if names & _TECHNICAL or (promised is Kind.EMAIL and names):
        return Kind.EMAIL
    return promised if promised in _PLAIN else Kind.TEXT


def _header_names(data: bytes) -> set[bytes]:
    """Names of the mail header at the very beginning; empty unless each line belongs to one."""
    names: set[bytes] = set()
    for line in data[:20_000].removeprefix(b"\xef\xbb\xbf").splitlines()[:200]:
        match = _HEADER.match(line)
        if match:
            names.add(match[1].lower())
        elif not line.strip():
            break
        elif not line.startswith((b" ", b"\t")) or not names:
            return set()
    return names if names & {b"from", b"subject", b"date", b"to"} else set()


def _compound(data: bytes) -> Kind:
    for name, key in _OLE_PARTS:
        if name.encode("utf-16-le") in data:
            raise Unreadable(key)
    if "__properties_version1.0".encode("utf-16-le") in data:
        return Kind.OUTLOOK
    raise Unreadable("unknown")


def _package(data: bytes) -> Kind:
    for folder, kind in ((b"word/", Kind.WORD), (b"ppt/", Kind.SLIDES), (b"xl/", Kind.SHEET)):
        if (
            folder + b"document.xml" in data
            or folder + b"presentation.xml" in data
            or folder + b"workbook." in data
        ):
            return kind
    if b"mimetypeapplication/vnd.oasis" in data[:200]:
        raise Unreadable("open_document")
    raise Unreadable("damaged" if b"docProps/" in data or b"[Content_Types].xml" in data else "archive")


def text_of(data: bytes, declared: str = "") -> tuple[str, tuple[Note, ...]]:
    """The text of ``data``, with notes on what is unsure about it.

    Raises:
        Unreadable: it is no text.
    """
    try:
        decoded = decode(data, declared)
    except NotText:
        raise Unreadable("unknown") from None
    notes: list[Note] = []
    if not decoded.certain:
        notes.append(Note("encoding", {"encoding": decoded.encoding}))
    if decoded.damaged:
        notes.append(Note("damaged", {"count": decoded.damaged}))
    return decoded.text, tuple(notes)
