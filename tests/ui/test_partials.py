"""A reply that breaks off: its words stay to be read, are never a draft, and one button tries again."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from assistant.bootstrap import get_services
from assistant.project.files import read_project
from assistant.settings import ROOT
from assistant.ui.partials import keep_partial
from tests.fakes.openai_server.server import FakeServer
from tests.ui.page import Open, finished, press

pytestmark = pytest.mark.slow
SHOWN = 'class="cg-sent"'


def _project() -> str:
    sample = read_project(ROOT / "kb" / "samples" / "it-capacity.zh-TW.yaml")
    return get_services().projects.add("local", sample).id


def _connect(server: FakeServer) -> None:
    local = {"provider": "compatible", "base_url": server.base_url, "model": "fake-model"}
    get_services().preferences.set("local", "connection", local)


def _html(test: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in test.get("html"))


def test_words_of_a_cut_stream_stay_over_a_reload_until_a_try_succeeds(app: Open) -> None:
    project = _project()
    with FakeServer("cut_stream") as server:
        _connect(server)
        test = finished(press(app("agenda", project=project), "draft"))
        assert SHOWN in _html(test)
    draft = get_services().drafts.latest("local", project, "agenda")
    assert draft is not None
    assert draft.provenance.fallback == "cut"
    assert draft.content["composed_offline"]
    with FakeServer("ok") as server:
        _connect(server)
        test = app("agenda", project=project)
        assert SHOWN in _html(test)
        test = finished(press(test, "again-agenda"))
        assert server.chats
    assert SHOWN not in _html(test)
    assert [each.provenance.fallback for each in get_services().drafts.list("local", project, "agenda")] == [
        "",
        "cut",
    ]


def test_words_that_came_before_a_cancel_stay_and_no_draft_is_made(app: Open) -> None:
    project = _project()
    with FakeServer("byte_a_second") as server:
        _connect(server)
        test = press(app("agenda", project=project), "draft")
        job = test.session_state["job"]
        deadline = time.monotonic() + 20
        while not server.chats and time.monotonic() < deadline:
            time.sleep(0.05)
        job.words("寫到一半的<b>目的")
        test = press(test, "cancel_draft").run()
    assert "寫到一半的&lt;b&gt;目的" in _html(test)
    assert test.button(key="again-agenda")
    assert get_services().drafts.latest("local", project, "agenda") is None


def test_nothing_in_the_words_is_interpreted_and_a_page_without_a_try_has_no_button(app: Open) -> None:
    project = _project()
    drafts = get_services().drafts
    keep_partial(drafts, "local", project, "intake", "![x](https://evil.example/a.png) <img src=x>")
    test = app("intake", project=project)
    assert "&lt;img src=x&gt;" in _html(test)
    assert "<img src=x>" not in _html(test)
    assert not [each for each in test.button if each.key == "again-intake"]
    keep_partial(drafts, "local", project, "intake", "")
    assert "&lt;img" not in _html(app("intake", project=project))


def test_a_proposal_and_a_reading_that_broke_off_show_their_words_too(app: Open) -> None:
    project = _project()
    with FakeServer("cut_stream") as server:
        _connect(server)
        test = finished(press(app("trade_offs", project=project), "propose"), "trade_offs_job")
        assert SHOWN in _html(test)
        assert test.button(key="again-trade_offs")
        test = app("intake", project=project)
        test.text_area(key=f"intake_text/{project}").set_value("行銷部王思涵：我們需要資訊部 8 人週。").run()
        test = finished(press(test, "intake_go"), "intake_job")
        assert SHOWN in _html(test)
    with FakeServer("ok") as server:
        _connect(server)
        test = finished(press(test, "again-intake"), "intake_job")
        assert server.chats
        assert not test.exception
