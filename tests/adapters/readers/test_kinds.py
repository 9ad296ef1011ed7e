import re

import pytest

from assistant.adapters.readers import read_documents
from assistant.language.progress import Quiet
from assistant.project.intake.documents import Document, Kind, PlaceKind, Refusal, Source
from tests.adapters.readers.factory import (
    CHINESE,
    docx_bytes,
    docx_with_body,
    pdf_bytes,
    pptx_bytes,
    with_member,
    word_xml,
    xlsx_bytes,
)
from tests.adapters.readers.reading import document, read, texts
from tests.evals.naughty import naughty_texts


def test_word_documents_give_paragraphs_and_table_rows_in_order() -> None:
    found = document("a.docx", docx_bytes(["第一段", "", CHINESE], [["部門", "預算"], ["行銷", "300,000"]]))
    assert texts(found) == ["第一段", CHINESE, "部門\t預算", "行銷\t300,000"]
    assert found.passages[3].place.both().zh == "第 4 段"


def test_word_documents_leave_out_what_was_deleted_and_keep_what_was_inserted() -> None:
    body = (
        "<w:p><w:r><w:t>延後</w:t></w:r><w:del><w:r><w:delText>兩週</w:delText><w:t>兩週</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>一週</w:t></w:r></w:ins></w:p>"
    )
    found = document("a.docx", docx_with_body(body))
    assert texts(found) == ["延後一週"]
    assert "追蹤修訂" in found.notes[0].zh


def test_a_transcript_saved_as_a_word_document_keeps_its_speakers() -> None:
    found = document(
        "a.docx", docx_bytes(["王小明   0:03\n大家好", "李大華   1:15\n要三週", "王小明   2:10\n好"])
    )
    assert [(each.speaker, each.place.number, each.text) for each in found.passages] == [
        ("王小明", 3, "大家好"),
        ("李大華", 75, "要三週"),
        ("王小明", 130, "好"),
    ]


def test_a_document_with_macros_is_read_and_the_macros_are_said_not_to_run() -> None:
    types = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Default Extension="xml" ContentType="application/xml"/>'
        b'<Default Extension="bin" ContentType="application/x"/>'
        b'<Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/word/document.xml"'
        b' ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    )
    data = with_member(
        with_member(docx_bytes([CHINESE]), "word/vbaProject.bin", b"macro"), "[Content_Types].xml", types
    )
    found = document("a.docm", data)
    assert texts(found) == [CHINESE]
    assert "巨集" in found.notes[0].zh


def test_slides_give_text_boxes_and_speaker_notes_by_slide() -> None:
    found = document("a.pptx", pptx_bytes(["標題", CHINESE], notes="記得先問財務處"))
    assert [(each.place.number, each.text) for each in found.passages] == [
        (1, "標題"),
        (1, "記得先問財務處"),
        (2, CHINESE),
        (2, "記得先問財務處"),
    ]


def test_sheets_give_rows_of_visible_sheets_as_they_are_shown() -> None:
    data = xlsx_bytes({"預算": [["部門", "金額"], [], ["行銷", 300000.0]], "藏": [["秘密"]]}, hidden=["藏"])
    found = document("a.xlsx", data)
    assert texts(found) == ["部門\t金額", "行銷\t300000"]
    assert found.passages[1].place.both().zh == "「預算」第 3 列"
    assert "秘密" not in found.text
    assert "藏" in found.notes[0].zh


def test_pdf_text_in_fonts_that_are_not_embedded_is_read_by_page() -> None:
    found = document("a.pdf", pdf_bytes([CHINESE, "第二頁的內容"], extra_pages=1))
    assert [(each.place.number, each.text) for each in found.passages] == [(1, CHINESE), (2, "第二頁的內容")]
    assert "1 頁" in found.notes[0].zh


def test_a_table_in_text_gives_its_rows() -> None:
    found = document("a.csv", '部門;預算\n行銷;"300,000"\n\n資訊;2 人\n'.encode("cp950"))
    assert [(each.place.number, each.text) for each in found.passages] == [
        (1, "部門\t預算"),
        (2, "行銷\t300,000"),
        (4, "資訊\t2 人"),
    ]
    assert found.kind is Kind.CSV


def test_pasted_text_is_read_whatever_it_holds() -> None:
    (pasted,) = read_documents(
        [Source.pasted("王小明 10:03：好\n李大華 10:04：要三週\n王小明 10:05：可以")], progress=Quiet()
    )
    assert isinstance(pasted, Document)
    assert pasted.kind is Kind.TRANSCRIPT
    assert pasted.passages[0].place.kind is PlaceKind.TIME


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", pdf_bytes([CHINESE]), Kind.PDF),
        ("a.pdf", docx_bytes([CHINESE]), Kind.WORD),
        ("a.doc", docx_bytes([CHINESE]), Kind.WORD),
        ("a.docx", CHINESE.encode("cp950"), Kind.TEXT),
        ("a.xlsx", pptx_bytes([CHINESE]), Kind.SLIDES),
        ("a.txt", b"From: a@example.com\nMIME-Version: 1.0\nSubject: x\n\n" + CHINESE.encode(), Kind.EMAIL),
        ("a.pdf", f"<!DOCTYPE html><html><body><p>{CHINESE}</p></body></html>".encode(), Kind.WEB),
    ],
)
def test_a_wrong_suffix_does_not_matter_and_is_said(name: str, data: bytes, kind: Kind) -> None:
    found = document(name, data)
    assert found.kind is kind
    assert found.contains(CHINESE)
    promised = not name.endswith(".doc")
    assert any(name[1:] in note.en for note in found.notes) is promised


def test_a_message_quoted_in_another_file_is_kept_once() -> None:
    words = "檔期想延後一週，可以嗎？"
    head = "From: ming@example.com\nMIME-Version: 1.0\nDate: Fri, 20 Nov 2026 15:12:00 +0800\n\n"
    first = f"{head}{words}\n".encode()
    reply = (
        "From: da@example.com\nMIME-Version: 1.0\nDate: Sat, 21 Nov 2026 15:12:00 +0800\n\n可以。\n\n"
        f"On Fri, Nov 20, 2026 at 3:12 PM <ming@example.com> wrote:\n> {words}\n"
    ).encode()
    results = read_documents([Source("2.eml", reply), Source("1.eml", first)], progress=Quiet())
    assert [texts(each) for each in results if isinstance(each, Document)] == [["可以。"], [words]]
    assert isinstance(results[0], Document)
    assert results[0].contains(words)
    assert "1 段" in results[0].notes[-1].zh


def test_document_xml_of_any_depth_is_read_without_recursion() -> None:
    deep = "<w:ins>" * 200 + "<w:p><w:r><w:t>深</w:t></w:r></w:p>" + "</w:ins>" * 200
    data = with_member(docx_bytes(["x"]), "word/document.xml", word_xml(deep))
    assert texts(document("a.docx", data)) == ["深"]


@pytest.mark.parametrize("case", naughty_texts())
def test_naughty_text_is_read_character_by_character_but_for_controls(case: str) -> None:
    text = naughty_texts()[case]
    result = read("a.txt", text.encode("utf-8", "replace"))
    expected = re.sub(r"[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffe\uffff]", "", re.sub(r"\r\n?|[\v\f]", "\n", text))
    if expected.strip():
        assert isinstance(result, Document)
        assert result.text == expected
    else:
        assert isinstance(result, Refusal)
