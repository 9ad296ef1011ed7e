"""The glossary's page: found in both languages, changed at once, taken back, taken in from a file."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from assistant.bootstrap import get_services
from assistant.knowledge.glossary.models import Home
from assistant.language.locale import Language
from assistant.ui.words import say_in

pytestmark = pytest.mark.slow
Open = Callable[..., AppTest]


def _said(key: str, **values: object) -> str:
    return say_in(Language.ZH_TW, key, **values)


def _shown(test: AppTest) -> str:
    kinds = (test.markdown, test.caption, test.error, test.info)
    return "\n".join(str(each.value) for kind in kinds for each in kind) + "\n".join(
        str(each.proto.body) for each in test.get("html")
    )


def test_a_term_is_found_by_either_name_and_shows_whose_word_it_is(app: Open) -> None:
    for word in ("sprint", "衝刺"):
        test = app("glossary", q=word)
        assert not test.exception
        assert "open-sprint" in {button.key for button in test.button}
    test = app("glossary")
    assert len([button for button in test.button if str(button.key).startswith("open-")]) == 12
    test.selectbox(key="glossary_home").set_value(Home.LEGAL).run()
    heads = [str(each.proto.body) for each in test.get("html")]
    cards = [head for head in heads if '<div class="cg-term-card"' in head]
    assert cards
    assert not [card for card in cards if "法務" not in card]


def test_an_edit_becomes_the_organisations_wording_at_once_and_is_undone(app: Open) -> None:
    test = app("glossary", q="sprint", term="sprint")
    test.button(key="edit-sprint").click().run()
    test.text_input(key="edit/sprint/0/plain/zh-TW").set_value("我們固定的開發週期")
    test.button(key="edit/sprint/go").click().run()
    assert not test.exception
    assert get_services().glossary().terms["sprint"].plain.zh == "我們固定的開發週期"
    assert _said("glossary.mark.ours") in _shown(test)
    assert _said("glossary.history.edited") in _shown(test)
    test.button(key="glossary_undo").click().run()
    assert "sprint" not in get_services().glossary().confirmed


def test_what_is_typed_and_not_stored_is_still_there_when_the_page_is_opened_anew(app: Open) -> None:
    test = app("glossary", q="sprint", term="sprint")
    test.button(key="edit-sprint").click().run()
    test.text_input(key="edit/sprint/0/plain/zh-TW").set_value("兩週一輪").run()
    test.text_input(key="add/0/name/zh-TW").set_value("藍燈會議").run()
    anew = app("glossary", q="sprint", term="sprint")
    assert anew.text_input(key="edit/sprint/0/plain/zh-TW").value == "兩週一輪"
    assert anew.text_input(key="add/0/name/zh-TW").value == "藍燈會議"
    anew.button(key="cancel-sprint").click().run()
    again = app("glossary", q="sprint", term="sprint")
    again.button(key="edit-sprint").click().run()
    assert again.text_input(key="edit/sprint/0/plain/zh-TW").value != "兩週一輪"


def test_a_removed_term_is_gone_and_can_be_used_again(app: Open) -> None:
    test = app("glossary", q="sprint", term="sprint")
    test.button(key="remove-sprint").click().run()
    assert "sprint" not in get_services().glossary().terms
    test.segmented_control(key="glossary_origin").set_value("retired").run()
    test.button(key="restore-sprint").click().run()
    assert "sprint" in get_services().glossary().terms


def test_what_one_of_a_unit_is_can_be_stated(app: Open) -> None:
    test = app("glossary", q="sprint", term="sprint")
    test.number_input(key="unit-glossary-sprint-amount").set_value(2.0)
    test.button(key="unit-glossary-sprint-save").click().run()
    assert get_services().glossary().unit_facts["sprint"].amount == 2
    assert "2 週" in _shown(test).replace("\\", "")


def test_a_term_needs_a_name_a_meaning_and_a_department(app: Open) -> None:
    test = app("glossary")
    test.text_input(key="add/0/name/zh-TW").set_value("藍燈會議")
    test.button(key="add/go").click().run()
    assert _said("glossary.missing") in _shown(test)
    test.text_input(key="add/0/plain/zh-TW").set_value("上線前最後一次確認")
    test.selectbox(key="add/0/home").set_value(Home.QUALITY)
    test.button(key="add/go").click().run()
    assert not test.exception
    added = [term for term in get_services().glossary().terms.values() if term.name.zh == "藍燈會議"]
    assert [term.home for term in added] == [Home.QUALITY]


def test_rows_that_cannot_be_imported_are_named_and_the_others_are(app: Open) -> None:
    test = app("glossary")
    table = "中文名稱,白話意思（中文）,部門\n藍燈會議,上線前最後一次確認,品保部\n,沒有名字,業務部\n"
    test.file_uploader[-1].set_value(("mine.csv", table.encode(), "text/csv")).run()
    assert _said("glossary.import.row", row=2) in _shown(test)
    test.button(key="glossary_import_go").click().run()
    assert not test.exception
    assert "藍燈會議" in {term.name.zh for term in get_services().glossary().terms.values()}
