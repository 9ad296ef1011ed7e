"""What the chat model sends, remembers, retries and hides."""

import json
from typing import Any

import pytest
from pydantic import BaseModel, SecretStr

from assistant.adapters.chat_model import (
    Capabilities,
    Connection,
    MemoryCapabilities,
    Rung,
    StoredCapabilities,
    open_chat_model,
)
from assistant.language.locale import LocalText
from assistant.language.model_port import CallBudget, ChatModel, Message
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Quiet
from assistant.language.structured import ask
from assistant.project.records import StorageError
from bench.model_matrix import Watcher
from tests.fakes.openai_server import FakeServer

KEY = "sk-test-1234567890abcdef"


class Answer(BaseModel):
    word: str


def connect(server: FakeServer, **more: Any) -> Connection:
    return Connection(base_url=server.base_url, model="fake-model", api_key=SecretStr(KEY), **more)


def model_of(connection: Connection, **more: Any) -> ChatModel:
    return open_chat_model(connection, first_wait=0.02, **more)


def put(model: ChatModel, text: str = "說一個字", calls: int = 3) -> Answer:
    budget = CallBudget(calls=calls, seconds=10)
    question = [Message("system", "簡短"), Message("user", text)]
    return ask(model, question, Answer, budget=budget, progress=Quiet(), max_output_tokens=50).value


def trouble(model: ChatModel, **more: Any) -> ModelError:
    with pytest.raises(ModelError) as caught:
        put(model, **more)
    return caught.value


@pytest.mark.parametrize(
    ("mode", "rung"),
    [
        ("ok", Rung.JSON_SCHEMA),
        ("no_json_schema", Rung.FUNCTION_CALLING),
        ("only_json_mode", Rung.JSON_MODE),
        ("unexplained_400", Rung.PROMPT),
        ("ignores_schema", Rung.JSON_MODE),
        ("no_max_tokens", Rung.JSON_SCHEMA),
        ("no_temperature", Rung.JSON_SCHEMA),
        ("no_stream_options", Rung.JSON_SCHEMA),
        ("no_streaming", Rung.JSON_SCHEMA),
    ],
)
def test_what_worked_is_remembered_so_that_the_next_action_needs_one_call(mode: str, rung: Rung) -> None:
    store = MemoryCapabilities()
    with FakeServer(mode) as server:
        put(model_of(connect(server), capabilities=store))
        before = len(server.chats)
        put(model_of(connect(server), capabilities=store))
        assert len(server.chats) == before + 1
        known = store.get(server.base_url, "fake-model")
    assert known is not None
    assert (known.rung, known.proven) == (rung, True)


def test_a_refused_limit_is_sent_under_its_other_name() -> None:
    with FakeServer("no_max_tokens") as server:
        put(model_of(connect(server)))
        first, second = (request.body for request in server.chats)
    assert (first["max_tokens"], second["max_completion_tokens"]) == (50, 50)
    assert "max_tokens" not in second


def test_openai_itself_is_asked_with_the_new_name_first() -> None:
    with FakeServer() as server:
        put(open_chat_model(connect(server, provider="openai")))
        assert "max_completion_tokens" in server.chats[0].body


def test_each_rung_sends_the_schema_its_own_way() -> None:
    store = MemoryCapabilities()
    for rung in Rung:
        with FakeServer() as server:
            store.put(server.base_url, "fake-model", Capabilities(rung=rung))
            put(model_of(connect(server), capabilities=store))
            request = server.chats[0]
        assert request.way == rung.value
        assert request.schema is not None
        assert request.schema["required"] == ["word"]
        assert ("JSON Schema" in request.prompt) == (rung in (Rung.JSON_MODE, Rung.PROMPT))


def test_knowledge_survives_in_preferences_and_damage_counts_as_unknown() -> None:
    kept: dict[tuple[str, str], Any] = {}

    class Preferences:
        def get(self, owner: str, name: str) -> Any:
            return kept.get((owner, name))

        def set(self, owner: str, name: str, value: Any) -> None:
            kept[owner, name] = json.loads(json.dumps(value))

    known = Capabilities(rung=Rung.PROMPT, proven=True, dropped=frozenset({"temperature"}), room=4)
    StoredCapabilities(Preferences(), "me").put("http://x/v1", "m", known)
    assert StoredCapabilities(Preferences(), "me").get("http://x/v1", "m") == known
    assert StoredCapabilities(Preferences(), "you").get("http://x/v1", "m") is None
    for entry in kept:
        kept[entry] = {"rung": "staircase"}
    assert StoredCapabilities(Preferences(), "me").get("http://x/v1", "m") is None


def test_a_failing_database_does_not_cost_the_reply() -> None:
    class Broken:
        def get(self, owner: str, name: str) -> Any:
            raise StorageError(LocalText.same("x"), LocalText.same("y"))

        def set(self, owner: str, name: str, value: Any) -> None:
            raise StorageError(LocalText.same("x"), LocalText.same("y"))

    with FakeServer("no_json_schema") as server:
        model = model_of(connect(server), capabilities=StoredCapabilities(Broken(), "me"))
        assert put(model).word
        assert put(model).word
        assert len(server.chats) == 3


@pytest.mark.parametrize("mode", ["error_500", "busy_429_wait_1", "reset", "cut_stream", "empty_content"])
def test_a_passing_trouble_is_overcome_by_trying_again(mode: str) -> None:
    with FakeServer(mode, times=1) as server:
        assert put(model_of(connect(server))).word
        assert len(server.chats) == 2


@pytest.mark.parametrize("mode", ["key_401", "quota_429", "model_404", "context_400", "refusal", "html_200"])
def test_a_lasting_trouble_is_not_tried_again(mode: str) -> None:
    with FakeServer(mode, times=1) as server:
        trouble(model_of(connect(server)))
        assert len(server.chats) == 1


@pytest.mark.parametrize("calls", [1, 2, 3])
def test_no_action_costs_more_calls_than_its_budget(calls: int) -> None:
    with FakeServer("error_500") as server:
        error = trouble(model_of(connect(server)), calls=calls)
        assert len(server.chats) == calls
    assert error.trouble is ModelTrouble.SERVER


def test_a_cut_reply_is_partial_and_words_begin_again_after_a_step() -> None:
    watcher = Watcher()
    with FakeServer("cut_stream") as server:
        model = model_of(connect(server))
        with pytest.raises(ModelError) as caught:
            model.complete(
                [Message("user", "說")],
                schema=None,
                max_output_tokens=9,
                budget=CallBudget(),
                progress=watcher,
            )
    assert caught.value.trouble is ModelTrouble.CUT
    assert caught.value.partial == watcher.text != ""
    assert len(watcher.steps) == 2


def test_a_model_that_reasons_gets_more_room_the_second_time() -> None:
    with FakeServer("reasoning_only", times=1) as server:
        put(model_of(connect(server)))
        assert [request.body["max_tokens"] for request in server.chats] == [50, 200]


def test_a_prompt_that_cannot_fit_is_not_sent() -> None:
    with FakeServer() as server:
        error = trouble(open_chat_model(connect(server, context_window=512)), text="會" * 5_000)
        assert server.requests == []
    assert error.trouble is ModelTrouble.TOO_LONG


def test_a_silently_shortened_prompt_is_noticed() -> None:
    with FakeServer("reads_4096") as server:
        assert put(model_of(connect(server)), text="短").word
        assert trouble(model_of(connect(server)), text="會" * 20_000).trouble is ModelTrouble.TOO_LONG


@pytest.mark.parametrize("mode", ["key_401", "error_500", "html_200", "reset", "error_in_stream"])
def test_the_key_is_sent_and_never_told(mode: str) -> None:
    with FakeServer(mode) as server:
        server.answer_with(lambda request: KEY)
        error = trouble(model_of(connect(server)), calls=1)
        assert server.chats[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in f"{error.detail} {error.read} {error!r} {error.__cause__}"
    assert KEY not in repr(connect(server)) + connect(server).model_dump_json()


def test_a_key_no_header_can_hold_is_a_key_trouble() -> None:
    with FakeServer() as server:
        connection = Connection(base_url=server.base_url, model="m", api_key=SecretStr("金鑰"))
        assert trouble(model_of(connection)).trouble is ModelTrouble.KEY


def test_azure_is_asked_in_its_own_way() -> None:
    with FakeServer() as server:
        base_url = server.base_url.removesuffix("/v1")
        azure = Connection(
            provider="azure",
            base_url=base_url,
            model="fake-model",
            api_version="2024-10-21",
            api_key=SecretStr(KEY),
        )
        put(model_of(azure))
        request = server.chats[0]
    assert request.path == "/openai/deployments/fake-model/chat/completions"
    assert request.headers["api-key"] == KEY


def test_nothing_from_the_environment_changes_where_text_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "OPENAI_PROXY", "OPENAI_API_BASE"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("LANGSMITH_API_KEY", "x")
    with FakeServer() as server:
        assert put(model_of(connect(server))).word
        assert len(server.requests) == 1


def test_the_completion_tells_model_and_tokens() -> None:
    with FakeServer() as server:
        done = model_of(connect(server)).complete(
            [Message("user", "說")], schema=None, max_output_tokens=9, budget=CallBudget(), progress=Quiet()
        )
    assert done.model == "fake-model"
    assert done.usage.input_tokens == 1
    assert (done.usage.output_tokens or 0) > 0


def test_nobody_listening_is_said_without_a_second_try() -> None:
    error = trouble(model_of(Connection(base_url="http://127.0.0.1:9/v1", model="m")))
    assert error.trouble is ModelTrouble.UNREACHABLE


@pytest.mark.parametrize(
    "address", ["http://", "http://[", "not an address", "ftp://127.0.0.1/v1", "http://127.0.0.1:99999"]
)
def test_a_malformed_address_is_a_named_trouble(address: str) -> None:
    connection = Connection(base_url=address, model="m")
    assert trouble(model_of(connection), calls=1).trouble is ModelTrouble.UNREACHABLE
    assert isinstance(connection.host, str)
