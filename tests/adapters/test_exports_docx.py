"""The Word documents, read back with python-docx and as XML."""

import io
import re
import zipfile
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from assistant.adapters.exports.docx_agenda import agenda_docx, brief_docx
from assistant.agenda.models import AgendaPackage, AlignmentAgenda
from assistant.language.locale import Language
from assistant.project.models import Meeting
from tests.adapters.agendas import agenda, package
from tests.project.strategies import NAUGHTY

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def xml(data: bytes, part: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(part))


def text_of(data: bytes) -> str:
    return "\n".join(
        "".join(node.text or "\n" for node in paragraph.iter(f"{W}t", f"{W}br"))
        for paragraph in xml(data).iter(f"{W}p")
    )


def rows_of(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def headings(document: Any) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name == "Heading 1"]


def test_the_sections_are_headings_in_the_order_of_the_meeting() -> None:
    document = opened(agenda_docx(agenda()))
    assert document.paragraphs[0].text == "全通路整合"
    assert document.paragraphs[0].style.name == "Title"
    assert headings(document) == ["開場白", "議程", "要談定的事", "共同目標", "共同指標", "收尾", "會前資料"]
    english = opened(agenda_docx(agenda(Language.EN)))
    assert headings(english)[:3] == ["Opening words", "Agenda", "What we settle"]


def test_the_facts_of_the_meeting_stand_first() -> None:
    facts = dict(rows_of(opened(agenda_docx(agenda())).tables[0]))
    assert facts["時間"] == "2026/12/03（四） 14:00（Asia/Taipei），50 分鐘"
    assert facts["怎樣算成功"] == "1. 選定拆帳方式\n2. 寫下試辦日期"
    assert facts["出席"] == "電商部：陳雅婷（總監，可拍板）\n門市部：林美玲（可拍板）"


def test_the_timetable_has_start_times_and_a_header_that_repeats() -> None:
    table = opened(agenda_docx(agenda())).tables[1]
    rows = rows_of(table)
    assert rows[0] == ["時間", "類型", "要回答的問題", "負責"]
    assert [row[0] for row in rows[1:]] == [
        "14:00–14:05\n5 分鐘",
        "14:05–14:20\n15 分鐘",
        "14:20–14:45\n25 分鐘",
        "5 分鐘",
    ]
    assert [row[1] for row in rows[1:]] == ["說明", "討論", "決定", ""]
    assert rows[2][2] == "各部門在意什麼？\n怎麼談：輪流發言｜產出：一張清單\n單位：％"
    assert rows[1][3] == "待確認"
    assert table.rows[0]._tr.trPr.findall(f"{W}tblHeader")
    assert all(row._tr.trPr.findall(f"{W}cantSplit") for row in table.rows)


def test_without_a_start_the_timetable_counts_minutes() -> None:
    undated = agenda().model_copy(update={"meeting": Meeting(minutes=50)})
    rows = rows_of(opened(agenda_docx(undated)).tables[1])
    assert rows[2][0] == "第 5–20 分\n15 分鐘"
    assert "待確認" in text_of(agenda_docx(undated))


def test_columns_have_the_widths_of_the_page() -> None:
    for table in opened(agenda_docx(agenda())).tables:
        grid = [column.width for column in table.columns]
        assert sum(grid) == pytest.approx(178 * 36_000, rel=0.01)
        assert table.autofit is False


def test_a_decision_box_names_approver_options_criteria_deadline_and_escalation() -> None:
    box = opened(agenda_docx(agenda())).tables[2]
    assert box.cell(0, 0).text == "業績怎麼拆？"
    assert box.cell(1, 0).text == "核准：林美玲｜期限：2026/12/10（四）｜主責：陳雅婷"
    assert box.cell(1, 1).text == "選項：五五分；六四分"
    assert box.cell(2, 0).text == "判準：可以自動算"
    assert box.cell(2, 1).text == "談不攏時：請總經理裁示"


def test_the_joint_kpi_stands_in_tables() -> None:
    tables = opened(agenda_docx(agenda())).tables
    assert rows_of(tables[3])[1][:5] == [
        "合計業績",
        "線上＋門市",
        "NT$1,200,000",
        "NT$1,500,000",
        "2027/06/30（三）",
    ]
    assert rows_of(tables[4]) == [["部門", "貢獻", "資料窗口"], ["電商部", "導流到店", "陳雅婷"]]


def test_positions_stand_side_by_side_before_the_pre_read() -> None:
    data = agenda_docx(agenda())
    assert rows_of(opened(data).tables[5]) == [
        ["電商部", "門市部"],
        ["六四分\n因為流量費由電商付", "五五分\n因為取貨都在門市"],
    ]
    text = text_of(data)
    assert "約 1 分鐘讀完，2026/12/01（二） 前寄出。" in text
    assert "POS：收銀（尚未有人確認）" in text
    assert "補資料（待確認，待確認）" in text
    heading = next(each for each in opened(data).paragraphs if each.text == "會前資料")
    assert heading.paragraph_format.page_break_before


def test_sources_are_in_small_type() -> None:
    document = opened(agenda_docx(agenda()))
    (source,) = [each for each in document.paragraphs if each.style.name == "Fine"]
    assert source.text == "一個數字要一起做到（目的寫著業績）"
    assert document.styles["Fine"].font.size.pt < 8


def test_an_empty_agenda_is_still_a_document() -> None:
    empty = AlignmentAgenda(title="", language=Language.EN, purpose="", meeting=Meeting())
    document = opened(agenda_docx(empty))
    assert headings(document) == []
    assert rows_of(document.tables[0])[2] == ["Purpose", "to be confirmed"]
    opened(brief_docx(AgendaPackage(agenda=empty)))


@pytest.mark.parametrize("language", Language)
def test_every_run_and_style_names_an_east_asian_font(language: Language) -> None:
    data = agenda_docx(agenda(language))
    for part in ("word/document.xml", "word/footer1.xml"):
        runs = list(xml(data, part).iter(f"{W}r"))
        assert runs
        for run in runs:
            fonts = run.find(f"{W}rPr/{W}rFonts")
            assert fonts is not None
            assert fonts.get(f"{W}eastAsia") == "Microsoft JhengHei"
            assert fonts.get(f"{W}ascii") == "Arial"
    styles = xml(data, "word/styles.xml")
    for fonts in styles.iter(f"{W}rFonts"):
        assert fonts.get(f"{W}eastAsia") == "Microsoft JhengHei"
        assert not [name for name in fonts.attrib if name.endswith("Theme")]


def test_the_proofing_language_of_chinese_is_taiwans() -> None:
    data = agenda_docx(agenda())
    languages = {lang.get(f"{W}eastAsia") for lang in xml(data, "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"zh-TW"}
    settings_ = xml(data, "word/settings.xml")
    assert [lang.get(f"{W}eastAsia") for lang in settings_.iter(f"{W}themeFontLang")] == ["zh-TW"]


def test_the_page_is_a4_with_page_numbers() -> None:
    data = agenda_docx(agenda())
    section = opened(data).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    footer = xml(data, "word/footer1.xml")
    assert [node.text for node in footer.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
    assert "第 " in "".join(node.text or "" for node in footer.iter(f"{W}t"))


def test_the_properties_tell_title_and_language_and_nothing_of_the_computer() -> None:
    data = agenda_docx(agenda())
    core = xml(data, "docProps/core.xml")
    assert {etree.QName(node).localname: node.text for node in core} == {
        "title": "全通路整合",
        "language": "zh-TW",
    }
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert not any("thumbnail" in name for name in file.namelist())
        assert b"python-docx" not in b"".join(file.read(name) for name in file.namelist())
        relations = file.read("_rels/.rels").decode()
    assert "thumbnail" not in relations


def test_the_same_agenda_gives_the_same_bytes() -> None:
    assert agenda_docx(agenda()) == agenda_docx(agenda())
    assert brief_docx(package()) == brief_docx(package())


@settings(max_examples=8, deadline=None)
@given(st.text(st.characters(exclude_categories=[]), max_size=80))
def test_any_text_makes_a_document_that_opens(text: str) -> None:
    if not _is_unicode(text):
        with pytest.raises(ValueError, match="unicode"):
            package(text=text)
        return
    papers = package(text=text)
    for data in (agenda_docx(papers.agenda), brief_docx(papers)):
        assert _bare(text) in _bare(text_of(data))
        assert opened(data).tables


def test_every_naughty_string_is_shown_as_far_as_xml_can_hold_it() -> None:
    lines = [text[:200] for text in NAUGHTY]
    naughty = agenda().model_copy(update={"opening": lines})
    shown = _bare(text_of(agenda_docx(naughty)))
    for line in lines:
        assert _bare(line) in shown


def test_the_brief_is_marked_private_on_every_page_and_the_agenda_is_not() -> None:
    document = opened(brief_docx(package()))
    assert document.sections[0].header.paragraphs[0].text == "私人，請勿轉寄"
    english = opened(brief_docx(package(Language.EN)))
    assert english.sections[0].header.paragraphs[0].text == "Private: do not forward"
    assert "私人" not in text_of(agenda_docx(agenda()))


def test_the_brief_has_limits_visits_in_order_and_the_letter_on_its_own_page() -> None:
    document = opened(brief_docx(package()))
    assert rows_of(document.tables[0])[:2] == [
        ["談不成的退路（BATNA）", "談不成就先試辦兩家店"],
        ["底線", "業績拆分：最多 55 %"],
    ]
    assert [table.cell(0, 0).text for table in document.tables[1:]] == ["1. 林美玲（門市部）", "2. 王大明"]
    assert rows_of(document.tables[1])[2][0] == "可能的反對：店員很忙"
    letter = next(each for each in document.paragraphs if each.text.startswith("邀請信"))
    assert letter.paragraph_format.page_break_before


def test_nothing_private_is_in_the_agenda() -> None:
    text = text_of(agenda_docx(package().agenda))
    for private in ("談不成就先試辦兩家店", "首頁版位加碼", "店員很忙"):
        assert private not in text


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _bare(text: str) -> str:
    """What XML can hold of ``text``, without white space."""
    legal = "".join(char for char in text if char >= " " and char not in "\ufffe\uffff")
    return re.sub(r"\s+", "", legal)
