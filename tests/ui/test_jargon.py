"""The jargon translation's page: translated, switched, confirmed, learned from, kept."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.adapters.chat_model import Connection
from assistant.bootstrap import get_services
from assistant.language.locale import Language
from assistant.project.files import read_project
from assistant.settings import ROOT
from assistant.ui.components.jargon import inputs
from assistant.ui.components.jargon.shelf import FEATURE
from assistant.ui.words import say_in
from tests.fakes.jargon_model import JargonModel
from tests.fakes.openai_server.server import FakeServer

pytestmark = pytest.mark.slow
Open = Callable[..., AppTest]
SPRINT = "這個功能開發需要 3 個 Sprint，除非砍掉報表，否則不得提前上線。"


def _said(key: str, **values: object) -> str:
    return say_in(Language.ZH_TW, key, **values)


def _html(test: AppTest) -> str:
    bodies = [str(each.proto.body) for each in test.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style"))


def _written(test: AppTest, text: str) -> AppTest:
    return next(each for each in test.text_area if str(each.key).endswith("/text")).set_value(text).run()


def _text(test: AppTest) -> str:
    return str(next(each for each in test.text_area if str(each.key).endswith("/text")).value)


def _stored() -> dict[str, Any]:
    """The newest translation that belongs to no project."""
    return dict(get_services().preferences.get("local", "jargon.translations")[0])


def _rewrites() -> list[str]:
    [told] = _stored()["content"]["translation"]["listeners"]
    return [each["text"] for each in told["paragraphs"]]


def _translated(test: AppTest, text: str = SPRINT) -> AppTest:
    return _finished(_written(test, text).button(key="jargon_go").click().run())


def _finished(test: AppTest) -> AppTest:
    deadline = time.monotonic() + 60
    while (job := test.session_state["jargon_job"]) and not job.finished and time.monotonic() < deadline:
        time.sleep(0.05)
    test = test.run()
    assert not test.exception
    return test


def test_a_sprints_length_is_asked_and_used_at_once_when_it_is_given(app: Open) -> None:
    test = _translated(app("jargon"))
    assert _said("jargon.not_converted", quantity="3 個 Sprint") in _html(test)
    assert "六週" not in _html(test)
    test.number_input(key="unit-jargon-sprint-amount").set_value(2.0)
    test.button(key="unit-jargon-sprint-save").click().run()
    assert "Sprint</button>" in _html(test)
    assert "六週" in _html(test)
    test.button(key="glossary_undo").click().run()
    assert "六週" not in _html(test)


def test_a_card_confirmed_or_known_to_a_department_changes_the_page_at_once(app: Open) -> None:
    test = _translated(app("jargon"))
    test.button(key="jargon-confirm-sprint").click().run()
    assert "sprint" in get_services().glossary().confirmed
    assert _said("jargon.standing.confirmed") in _html(test)
    test.button(key="jargon-knows-sprint").click().run()
    assert "cg-pop" not in _html(test)
    test.button(key="jargon-explain-sprint").click().run()
    assert "cg-pop" in _html(test)


def test_another_department_listens_at_once(app: Open) -> None:
    test = _translated(app("jargon"))
    more = next(each for each in test.selectbox if str(each.key).startswith("jargon_more/"))
    test = more.set_value("home:marketing").run()
    assert not test.exception
    assert _said("jargon.for", department="行銷") in _html(test)
    assert _said("jargon.effect", department="財務") not in _html(test)
    test = test.toggle(key="jargon_beside").set_value(True).run()
    assert _said("jargon.effect", department="財務") in _html(test)


def test_text_departments_and_translation_are_there_when_the_page_is_opened_anew(app: Open) -> None:
    test = _translated(app("jargon"))
    test = _written(test, "EBITDA 必須達標，還沒翻譯。")
    anew = app("jargon")
    assert "EBITDA" in _text(anew)
    assert "Sprint</button>" in _html(anew)


def test_with_a_project_its_departments_listen_and_the_translation_is_one_of_its_drafts(app: Open) -> None:
    sample = read_project(ROOT / "kb" / "samples" / "it-capacity.zh-TW.yaml")
    project = get_services().projects.add("local", sample).id
    test = _translated(app("jargon", project=project))
    [draft] = get_services().drafts.list("local", project, FEATURE)
    listener = draft.content["translation"]["listeners"][0]["listener"]["department"]
    assert listener in {each.name for each in sample.departments}
    pick = next(each for each in test.selectbox if str(each.key).endswith("/pick"))
    test = pick.set_value(0).run()
    assert sample.departments[0].goal in _text(test)


def test_what_a_text_holds_is_shown_as_written_and_secrets_are_named(app: Open) -> None:
    test = _translated(app("jargon"), "Sprint <img src=x onerror=alert(1)> password=hunter2secret")
    assert "<img" not in _html(test)
    assert "&lt;img" in _html(test)
    assert test.warning


def test_an_unknown_word_is_defined_in_place(app: Open) -> None:
    test = _translated(app("jargon"), "這次要先過 FOOX 才能上線。")
    test = test.button(key="define-FOOX").click().run()
    assert test.text_input(key="define/FOOX/0/name/zh-TW").value == "FOOX"
    test.text_input(key="define/FOOX/0/plain/zh-TW").set_value("上線前最後一次確認")
    test = test.button(key="define/FOOX/go").click().run()
    assert not test.exception
    assert "上線前最後一次確認" in _html(test)
    assert "define-FOOX" not in {button.key for button in test.button}


def test_a_plan_and_a_handout_are_made_of_the_words_met(app: Open) -> None:
    test = _translated(app("jargon"))
    for part in ("plan", "handout"):
        test = test.segmented_control(key="jargon_learn").set_value(part).run()
        assert not test.exception
        assert "Sprint" in _html(test).split("<h2>")[-1]


def test_nothing_is_sent_to_a_model_elsewhere_before_a_yes(
    app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Connection, "is_remote", True)
    with FakeServer("ok") as server:
        remote = {"provider": "compatible", "base_url": server.base_url, "model": "fake-model"}
        get_services().preferences.set("local", "connection", remote)
        test = _written(app("jargon"), SPRINT).button(key="jargon_go").click().run()
        shown = [
            str(each.proto.body) for each in test.get("html") if 'class="cg-sent"' in str(each.proto.body)
        ]
        assert any("Sprint" in text for text in shown)
        assert server.chats == []
        test = _finished(test.button(key="consent_offline").click().run())
        assert server.chats == []
    assert "Sprint</button>" in _html(test)


def test_a_models_words_stay_while_cards_and_units_follow_the_glossary(
    app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = JargonModel()
    get_services().preferences.set("local", "agreed_hosts.files", [model.host])
    monkeypatch.setattr(inputs, "model_for", lambda record: model)
    test = _translated(app("jargon"))
    assert not _stored()["provenance"]["fallback"]
    assert _stored()["provenance"]["model"]
    [before] = _rewrites()
    test.number_input(key="unit-jargon-sprint-amount").set_value(2.0)
    test = test.button(key="unit-jargon-sprint-save").click().run()
    assert not test.exception
    assert _rewrites() == [before]
    assert _said("jargon.converted", quantity="3 個 Sprint", result="六週") in _html(test)


def test_without_text_or_listener_a_sentence_says_what_is_missing(app: Open) -> None:
    test = app("jargon").button(key="jargon_go").click().run()
    assert [_said("jargon.missing.text")] == [str(each.value) for each in test.info]
