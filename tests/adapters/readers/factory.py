"""Files for tests, made in code: office documents, PDFs with Chinese, Outlook messages."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document as WordDocument
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

CHINESE = "行銷處希望檔期延後一週，資訊處只能給兩個人。預算上限 NT$300,000。"


def docx_bytes(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = ()) -> bytes:
    document = WordDocument()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    return _saved(document)


def docx_with_body(xml: str) -> bytes:
    """A docx whose body is ``xml``; the prefix w is bound."""
    return with_member(docx_bytes(["x"]), "word/document.xml", word_xml(xml))


def word_xml(body: str, doctype: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    root = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return f'<?xml version="1.0"?>{doctype}{root}'.encode()


def with_member(package: bytes, name: str, content: bytes) -> bytes:
    """The zip with one member replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename != name:
                new.writestr(item.filename, old.read(item))
        new.writestr(name, content)
    return out.getvalue()


def pptx_bytes(slides: Sequence[str], notes: str = "") -> bytes:
    show = Presentation()
    for text in slides:
        slide = show.slides.add_slide(show.slide_layouts[6])
        slide.shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(1)).text_frame.text = text
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    return _saved(show)


def xlsx_bytes(sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    return _saved(book)


def pdf_bytes(pages: Sequence[str], extra_pages: int = 0, trailer: str = "") -> bytes:
    """A PDF whose Chinese is in a font that is not embedded, as the printer drivers of Taiwan wrote them.

    Each line of a page becomes a line of text; ``extra_pages`` empty pages follow.
    """
    objects: list[bytes] = [b"", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    descendant = add(
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/MSung-Light"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(CNS1)/Supplement 0>>/DW 1000>>"
    )
    font = add(
        b"<</Type/Font/Subtype/Type0/BaseFont/MSung-Light/Encoding/UniCNS-UCS2-H"
        b"/DescendantFonts[%d 0 R]>>" % descendant
    )
    kids: list[int] = []
    for page in pages:
        shown = [b"<%s>Tj 0 -20 Td" % line.encode("utf-16-be").hex().encode() for line in page.split("\n")]
        content = b"BT /F1 12 Tf 50 750 Td " + b" ".join(shown) + b" ET"
        stream = add(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(
            add(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
                b"/Resources<</Font<</F1 %d 0 R>>>>>>" % (stream, font)
            )
        )
    kids += [add(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>") for _ in range(extra_pages)]
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    return _pdf_file(objects, trailer)


def encrypted_pdf() -> bytes:
    """A PDF whose trailer asks for a password that is not empty."""
    key = "<</Filter/Standard/V 1/R 2/P -4/O<" + "11" * 32 + ">/U<" + "22" * 32 + ">>>"
    return pdf_bytes(["secret"], trailer=f"/Encrypt {key}/ID[<00><00>]")


def _pdf_file(objects: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer.encode(),
        start,
    )
    return bytes(out)


def encrypted_docx() -> bytes:
    """What Office writes for a document with a password: a compound file with two streams."""
    return compound_file({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": b"\0" * 64})


def encrypted_zip() -> bytes:
    """A docx whose members carry the flag of zip encryption."""
    data = bytearray(docx_bytes(["secret"]))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


def msg_bytes(
    *,
    subject: str,
    body: str | bytes,
    sender: tuple[str, str],
    recipients: Sequence[tuple[str, str]] = (),
    headers: str = "",
    attachments: Sequence[str] = (),
) -> bytes:
    """An Outlook message; a ``body`` of bytes is stored as an old 8-bit string, as Outlook 2000 did."""
    streams: dict[str, bytes] = {"__properties_version1.0": b"\0" * 32}

    def put(folder: str, pid: int, value: str | bytes) -> None:
        kind, data = ("001F", value.encode("utf-16-le")) if isinstance(value, str) else ("001E", value)
        streams[f"{folder}__substg1.0_{pid:04X}{kind}"] = data

    for pid, value in ((0x0037, subject), (0x1000, body), (0x0C1A, sender[0]), (0x5D01, sender[1])):
        put("", pid, value)
    if headers:
        put("", 0x007D, headers)
    for number, (name, address) in enumerate(recipients):
        folder = f"__recip_version1.0_#{number:08X}/"
        streams[f"{folder}__properties_version1.0"] = b"\0" * 8
        put(folder, 0x3001, name)
        put(folder, 0x39FE, address)
    for number, name in enumerate(attachments):
        folder = f"__attach_version1.0_#{number:08X}/"
        streams[f"{folder}__properties_version1.0"] = b"\0" * 8
        put(folder, 0x3707, name)
    return compound_file(streams)


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """A compound file ([MS-CFB] version 3) of small streams; ``folder/name`` puts one into a storage."""
    mini, starts = bytearray(), {}
    mini_fat: list[int] = []
    for name, data in streams.items():
        starts[name] = len(mini_fat)
        count = max(1, -(-len(data) // 64))
        mini_fat += [*range(len(mini_fat) + 1, len(mini_fat) + count), _END]
        mini += data.ljust(count * 64, b"\0")
    directory = _directory(streams, starts, len(mini))
    parts = [directory, struct.pack(f"<{len(mini_fat)}I", *mini_fat), bytes(mini)]
    padded = [
        part.ljust(-(-len(part) // 512) * 512, b"\xff" if at == 1 else b"\0") for at, part in enumerate(parts)
    ]
    fat: list[int] = [_FAT]
    first: list[int] = []
    for part in padded:
        first.append(len(fat))
        count = len(part) // 512
        fat += [*range(len(fat) + 1, len(fat) + count), _END]
    assert len(fat) <= 128, "one sector of allocation table is enough for tests"
    header = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, first[0], 0, 4096, first[1], len(padded[1]) // 512, _END, 0,
    ) + struct.pack("<109I", 0, *[_FREE] * 108)  # fmt: skip
    body = bytearray(struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat))) + b"".join(padded))
    struct.pack_into("<I", body, 512 + 116, first[2])
    return header + bytes(body)


def _directory(streams: Mapping[str, bytes], starts: Mapping[str, int], mini_size: int) -> bytes:
    """Directory entries: the root, then storages and streams, siblings chained to the right."""
    folders = sorted({name.rpartition("/")[0] for name in streams} - {""})
    names = ["", *folders, *streams]
    children: dict[str, list[int]] = {}
    for number, name in enumerate(names[1:], start=1):
        children.setdefault(name.rpartition("/")[0], []).append(number)
    entries = []
    for number, name in enumerate(names):
        siblings = [] if number == 0 else children[name.rpartition("/")[0]]
        after = [sibling for sibling in siblings if sibling > number]
        is_folder = number <= len(folders)
        label = "Root Entry" if number == 0 else name.rpartition("/")[2]
        encoded = (label + "\0").encode("utf-16-le")
        kind = 5 if number == 0 else 1 if is_folder else 2
        child = children.get(name, [_FREE])[0] if is_folder else _FREE
        start = 0 if is_folder else starts[name]
        size = mini_size if number == 0 else 0 if is_folder else len(streams[name])
        entries.append(
            encoded.ljust(64, b"\0")
            + struct.pack(
                "<HBB3I36xIQ", len(encoded), kind, 1, _FREE, after[0] if after else _FREE, child, start, size
            )
        )
    empty = b"\0" * 68 + struct.pack("<3I", _FREE, _FREE, _FREE) + b"\0" * 48
    return b"".join([*entries, *[empty] * (-len(entries) % 4)])
