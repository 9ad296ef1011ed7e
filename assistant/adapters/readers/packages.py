"""Office packages (docx, pptx, xlsx) are zips of XML: looked through before any library opens them."""

import io
import re
import zipfile
import zlib

from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.parsed import Note, Unreadable

_PIECE = 256 * 1024
# In UTF-8 and, with a NUL beside every letter, in UTF-16.
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)", re.IGNORECASE)


def open_package(data: bytes, limits: Limits) -> tuple[io.BytesIO, tuple[Note, ...]]:
    """The package, once every member was unpacked and counted. Zips inside it are not opened.

    Raises:
        Unreadable: encrypted, damaged, too many members, too large when unpacked, or a DOCTYPE inside.
    """
    stream = io.BytesIO(data)
    try:
        with zipfile.ZipFile(stream) as package:
            members = package.infolist()
            if len(members) > limits.entries:
                raise Unreadable("too_many_parts", limit=f"{limits.entries:,}")
            _count(package, members, limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Unreadable("damaged") from error
    macros = any(member.filename.lower().endswith("vbaproject.bin") for member in members)
    stream.seek(0)
    return stream, (Note("macros"),) if macros else ()


def _count(package: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits) -> None:
    room = int(limits.inflated_mb * 1_000_000)
    for member in members:
        if member.flag_bits & 1:
            raise Unreadable("encrypted")
        is_xml = member.filename.lower().endswith((".xml", ".rels", ".vml"))
        before = b""
        with package.open(member) as content:
            while piece := content.read(_PIECE):
                room -= len(piece)
                if room < 0:
                    raise Unreadable("inflated", limit=f"{limits.inflated_mb:g}")
                if is_xml and _DOCTYPE.search(before + piece):
                    raise Unreadable("doctype")
                before = piece[-64:]
