"""From the bytes of a project file to its text: size, encoding, and files that are no text at all."""

import codecs

from assistant.project.file_errors import refuse

MAX_BYTES = 1_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"PK\x03\x04", "Word, Excel, ZIP"),
    (b"%PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0", "Word, Excel"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"SQLite format 3", "SQLite"),
    (b"\x1f\x8b", "GZIP"),
)
_COMMON_BIG5 = range(0xA4, 0xC7)
_COMMON_SHARE = 0.8


def decode(data: bytes) -> tuple[str, bool]:
    """The text of a file and whether its encoding is beyond doubt.

    UTF-8 and marked or plain UTF-16 are certain. Big5 is accepted, with a doubt, when most of its
    characters are the common ones: a file in another old encoding decodes into rare ones.

    Raises:
        ProjectFileError: empty, over 1 MB, not text, or in an unknown encoding.
    """
    if len(data) > MAX_BYTES:
        raise refuse("too_big", size=f"{len(data) / 1e6:.1f}")
    for start, kind in _KINDS:
        if data.startswith(start):
            raise refuse("not_text", kind=kind)
    text, certain = _decode(data)
    if not text.strip():
        raise refuse("empty")
    return text, certain


def _decode(data: bytes) -> tuple[str, bool]:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked_utf16(data)
    try:
        if encoding:
            return data.decode(encoding), True
        if b"\0" in data:
            raise refuse("binary")
        return data.decode("utf-8"), True
    except UnicodeDecodeError:
        if not encoding and _looks_like_big5(data):
            return data.decode("cp950"), False
        raise refuse("encoding") from None


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark shows by a NUL in every second byte of its Latin letters."""
    sample = data[:64]
    if len(data) % 2 or len(sample) < 8:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 4 and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) // 4 and odd == 0 else ""


def _looks_like_big5(data: bytes) -> bool:
    try:
        text = data.decode("cp950")
    except UnicodeDecodeError:
        return False
    leads = [char.encode("cp950")[0] for char in text if ord(char) > 0x7F]
    return sum(lead in _COMMON_BIG5 for lead in leads) >= _COMMON_SHARE * len(leads)
