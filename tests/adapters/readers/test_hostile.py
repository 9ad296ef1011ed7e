"""Files made to harm: each is answered in time with a sentence, and the files beside it are read."""

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from assistant.adapters.readers import Limits, child, read_documents
from assistant.language.progress import Quiet
from assistant.project.intake.documents import Document, Refusal, Source
from tests.adapters.readers.factory import (
    CHINESE,
    docx_bytes,
    encrypted_docx,
    encrypted_pdf,
    encrypted_zip,
    msg_bytes,
    pdf_bytes,
    pptx_bytes,
    with_member,
    word_xml,
    xlsx_bytes,
)
from tests.adapters.readers.reading import document, read, refusal

LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
PARAGRAPH = "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"


def _zeros(megabytes: int) -> bytes:
    return with_member(docx_bytes(["x"]), "word/media/image1.png", b"\0" * (megabytes * 1_000_000))


def test_a_zip_bomb_is_stopped_while_it_is_counted() -> None:
    data = _zeros(40)
    assert len(data) < 200_000
    assert "5 MB" in refusal("bomb.docx", data, inflated_mb=5).sentence.en


def test_a_zip_inside_a_document_is_not_opened() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("zeros", b"\0" * 30_000_000)
    data = with_member(docx_bytes([CHINESE]), "word/embeddings/inner.zip", inner.getvalue())
    assert document("a.docx", data, inflated_mb=5).contains(CHINESE)


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE], ids=["billion laughs", "external entity"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_of_entities_are_refused_before_any_parser_sees_them(
    doctype: str, encoding: str
) -> None:
    xml = (
        word_xml(PARAGRAPH, doctype).decode().replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    )
    data = with_member(docx_bytes(["x"]), "word/document.xml", xml.encode(encoding))
    assert "DOCTYPE" in refusal("a.docx", data).sentence.en


def test_declarations_in_any_member_of_a_workbook_are_refused() -> None:
    data = with_member(xlsx_bytes({"A": [["x"]]}), "xl/theme/theme1.xml", LAUGHS.encode() + b"<x>&b;</x>")
    assert "DOCTYPE" in refusal("a.xlsx", data).sentence.en


def test_a_link_to_another_host_is_not_followed() -> None:
    relations = (
        b'<?xml version="1.0"?>'
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
    )
    assert document("a.docx", with_member(docx_bytes([CHINESE]), "word/_rels/document.xml.rels", relations))


@pytest.mark.parametrize(
    ("name", "make"), [("a.docx", encrypted_docx), ("b.docx", encrypted_zip), ("c.pdf", encrypted_pdf)]
)
def test_files_with_a_password_are_named_as_such(name: str, make: Callable[[], bytes]) -> None:
    assert "password" in refusal(name, make()).sentence.en


MAKERS: dict[str, Callable[[], bytes]] = {
    "a.docx": lambda: docx_bytes([CHINESE] * 50),
    "a.pptx": lambda: pptx_bytes([CHINESE]),
    "a.xlsx": lambda: xlsx_bytes({"A": [[CHINESE]]}),
    "a.pdf": lambda: pdf_bytes([CHINESE]),
    "a.msg": lambda: msg_bytes(subject="x", body=CHINESE, sender=("a", "a@example.com")),
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_truncated_file_is_read_in_part_or_refused(name: str) -> None:
    data = MAKERS[name]()
    result = read(name, data[: len(data) * 2 // 3])
    assert isinstance(result, Document | Refusal)
    if isinstance(result, Refusal):
        assert "damaged" in result.sentence.en


@pytest.mark.parametrize("name", [name for name in MAKERS if name != "a.pdf"])
def test_any_damage_ends_in_an_answer(name: str) -> None:
    data, chance = MAKERS[name](), random.Random(7)
    request = {"name": name, "zone": "Asia/Taipei", "limits": {}}
    for _ in range(25):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        assert {"parsed", "refused"} & set(child.answer(request, bytes(broken)))


def test_ten_thousand_pages_are_refused() -> None:
    assert "2,000 pages" in refusal("a.pdf", pdf_bytes(["a"], extra_pages=10_000)).sentence.en


def test_too_many_slides_rows_and_members_are_refused() -> None:
    assert "2 pages" in refusal("a.pptx", pptx_bytes(["a", "b", "c"]), pages=2).sentence.en
    assert "5 rows" in refusal("a.xlsx", xlsx_bytes({"A": [[n] for n in range(1, 9)]}), rows=5).sentence.en
    assert "5 rows" in refusal("a.csv", b"a,b\n" * 9, rows=5).sentence.en
    assert "3 parts" in refusal("a.docx", docx_bytes(["x"]), entries=3).sentence.en


def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing() -> None:
    sheet = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>near</t></is></c></row>'
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    data = with_member(xlsx_bytes({"A": [["x"]]}), "xl/worksheets/sheet1.xml", sheet)
    assert document("a.xlsx", data).text == "near\nfar"


def test_two_hundred_megabytes_of_text_are_refused_at_once() -> None:
    assert "200 MB" in refusal("a.txt", b"a" * 200_000_000).sentence.en


def test_more_text_than_anybody_reads_is_refused() -> None:
    assert "2,000,000 characters" in refusal("a.txt", ("字" * 2_000_001).encode()).sentence.en


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"),
        ("a.pdf", b"MZ" + b"\0" * 100, "program"),
        ("a.txt", b"\0\1\2\3" * 100, "neither text"),
        ("a.zip", b"PK\3\4" + b"\0" * 100, "archive"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old Office"),
        ("a.rtf", b"{\\rtf1 x}", "RTF"),
        (
            "a.odt",
            b"PK\3\4" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "OpenDocument",
        ),
        ("a.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 50, "recording"),
        ("a.txt", b"", "no text"),
        ("a.txt", b" \n\n ", "no text"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, data: bytes, word: str) -> None:
    assert word in refusal(name, data).sentence.en


def test_a_pdf_of_pictures_is_said_to_be_one() -> None:
    assert "scan" in refusal("a.pdf", pdf_bytes([], extra_pages=2)).sentence.en


def test_a_hostile_file_leaves_the_others_alone() -> None:
    sources = [
        Source("1.txt", CHINESE.encode()),
        Source("2.docx", _zeros(20)),
        Source("3.md", CHINESE.encode()),
    ]
    results = read_documents(sources, progress=Quiet(), limits=Limits(inflated_mb=5))
    assert [type(each) for each in results] == [Document, Refusal, Document]
