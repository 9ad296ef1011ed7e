"""What the parts are put together to: names stay here by default, a model on this computer gets them."""

import pytest

from assistant.adapters.chat_model import Connection
from assistant.bootstrap import get_services
from assistant.language.hiding_model import HidingChatModel
from assistant.language.model_port import Message
from assistant.project.files import read_project
from assistant.settings import ROOT

REMOTE = Connection(base_url="https://models.example.com/v1", model="some-model")
LOCAL = Connection(base_url="http://127.0.0.1:11434/v1", model="some-model")
PROJECT = read_project(ROOT / "kb" / "samples" / "it-capacity.zh-TW.yaml")
TEXT = (Message("user", "王思涵（szuhan.wang@example.com）要 NT$858,000"),)


def test_a_model_on_another_machine_never_sees_names_or_addresses() -> None:
    model = get_services().chat_model(REMOTE, PROJECT)
    assert isinstance(model, HidingChatModel)
    (sent,) = model.preview(TEXT)
    assert "王思涵" not in sent.text
    assert "example.com" not in sent.text
    assert "858,000" in sent.text


def test_amounts_are_hidden_when_asked() -> None:
    model = get_services().chat_model(REMOTE, PROJECT, hide_amounts=True)
    assert isinstance(model, HidingChatModel)
    (sent,) = model.preview(TEXT)
    assert "858,000" not in sent.text


@pytest.mark.parametrize(("connection", "hide_names"), [(LOCAL, True), (REMOTE, False)])
def test_names_go_where_they_may(connection: Connection, hide_names: bool) -> None:
    model = get_services().chat_model(connection, PROJECT, hide_names=hide_names)
    assert model is not None
    assert not isinstance(model, HidingChatModel)


def test_without_a_connection_there_is_no_model() -> None:
    assert get_services().connection() is None
    assert get_services().chat_model(None) is None
