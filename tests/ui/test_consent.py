"""A yes to a model elsewhere: shown, agreed to, sent with stand-ins, and the names are back in the draft."""

import time
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from assistant.adapters.chat_model import Connection
from assistant.bootstrap import get_services
from assistant.project.files import read_project
from assistant.settings import ROOT
from assistant.ui.drafts import package_of
from tests.fakes.openai_server.server import FakeServer

Open = Callable[..., AppTest]


@pytest.mark.slow
def test_after_a_yes_the_draft_goes_out_with_stand_ins_and_comes_back_with_names(
    app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Connection, "is_remote", True)
    sample = read_project(ROOT / "kb" / "samples" / "it-capacity.zh-TW.yaml")
    people = [person.name for person in sample.stakeholders]
    project = get_services().projects.add("local", sample).id
    with FakeServer("ok") as server:
        remote = {"provider": "compatible", "base_url": server.base_url, "model": "fake-model"}
        get_services().preferences.set("local", "connection", remote)
        test = app("agenda", project=project)
        test = test.button(key="draft").click().run()
        shown = [
            str(each.proto.body) for each in test.get("html") if 'class="cg-sent"' in str(each.proto.body)
        ]
        assert shown
        assert not [name for name in people if any(name in text for text in shown)]
        assert server.chats == [], "nothing is sent before the answer"
        test = test.button(key="consent_agree").click().run()
        deadline = time.monotonic() + 60
        while not test.session_state["job"].finished and time.monotonic() < deadline:
            time.sleep(0.05)
        test.run()
        sent = "\n".join(message["content"] for chat in server.chats for message in chat.body["messages"])
    assert "人物甲" in sent
    assert not [name for name in people if name in sent]
    draft = get_services().drafts.latest("local", project, "agenda")
    assert draft is not None
    assert (draft.provenance.model, draft.provenance.fallback) == ("fake-model", "")
    written = package_of(draft).agenda.model_dump_json()
    assert any(name in written for name in people)
    assert "人物甲" not in written
