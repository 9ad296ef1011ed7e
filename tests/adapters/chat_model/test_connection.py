import socket
import sys
import time
import types
from typing import Any

import pytest
from pydantic import SecretStr

from assistant.adapters.chat_model import (
    Connection,
    MemoryCapabilities,
    check_connection,
    find_local_servers,
    keys,
    open_chat_model,
)
from assistant.adapters.chat_model.connection import connection_from_settings, provider_of
from assistant.adapters.chat_model.ladder import window_told
from assistant.adapters.chat_model.wire_schema import is_strict, wire_schema
from assistant.language.locale import Language
from assistant.settings import Settings
from bench.model_matrix import Plan
from tests.fakes.openai_server import FakeServer


@pytest.mark.parametrize(
    ("address", "host", "remote"),
    [
        ("", "api.openai.com", True),
        ("http://localhost:11434/v1", "localhost:11434", False),
        ("localhost:11434/v1", "localhost:11434", False),
        ("http://127.0.0.2:8080/v1/", "127.0.0.2:8080", False),
        ("http://[::1]:8080/v1", "::1:8080", False),
        ("http://192.168.1.5:11434/v1", "192.168.1.5:11434", True),
        ("https://llm.example.com/v1", "llm.example.com", True),
    ],
)
def test_the_badge_shows_the_host_and_whether_text_leaves(
    monkeypatch: pytest.MonkeyPatch, address: str, host: str, remote: bool
) -> None:
    def nowhere(*_: object, **__: object) -> Any:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    connection = Connection(base_url=address)
    assert (connection.host, connection.is_remote) == (host, remote)


def test_a_name_of_this_computer_is_not_remote_and_a_slow_resolver_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answer(host: str, *_: object, **__: object) -> Any:
        if host == "slow.test":
            time.sleep(3)
        return [(socket.AF_INET, 0, 0, "", ("127.0.1.1", 0))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert not Connection(base_url="http://my-laptop.test/v1").is_remote
    begun = time.monotonic()
    assert Connection(base_url="http://slow.test/v1").is_remote
    assert time.monotonic() - begun < 2


def test_settings_name_a_connection_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert connection_from_settings(Settings()) is None
    monkeypatch.setenv("COMMON_GROUND_MODEL", "m")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:1234/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    connection = connection_from_settings(Settings())
    assert connection is not None
    assert (connection.provider, connection.model) == ("compatible", "m")
    assert connection.api_key.get_secret_value() == "k"


def test_the_dialect_is_told_from_the_address() -> None:
    assert provider_of("") == provider_of("https://api.openai.com/v1") == "openai"
    assert provider_of("https://x.openai.azure.com/") == "azure"
    assert provider_of("http://localhost:1/v1") == "compatible"


def test_a_report_names_the_models_and_what_works_in_both_languages() -> None:
    with FakeServer("only_json_mode", models=("b", "a")) as server:
        connection = Connection(base_url=server.base_url, model="c")
        first = check_connection(connection)
    assert first.models == ["a", "b"]
    assert not first.ok
    assert "再測試一次" in first.sentence.say(Language.ZH_TW)
    assert "“c” is not in the list" in first.sentence.say(Language.EN)


def test_testing_again_goes_on_where_the_first_test_stopped() -> None:
    store = MemoryCapabilities()
    with FakeServer("only_json_mode") as server:
        connection = Connection(base_url=server.base_url, model="fake-model")
        assert not check_connection(connection, capabilities=store).ok
        report = check_connection(connection, capabilities=store)
    assert report.ok
    assert report.rung is not None
    assert report.rung.value == "json_mode"


def test_the_window_is_taken_from_the_list_of_models_where_it_is_told() -> None:
    for window in (None, 8_192):
        with FakeServer(window=window) as server:
            report = check_connection(Connection(base_url=server.base_url, model="fake-model"))
        assert report.context_window == window


def test_azure_is_tested_in_its_own_way() -> None:
    with FakeServer(key="right") as server:
        azure = Connection(
            provider="azure",
            base_url=server.base_url.removesuffix("/v1"),
            model="fake-model",
            api_key=SecretStr("right"),
        )
        assert check_connection(azure).ok
        assert [request.path for request in server.requests] == [
            "/openai/models",
            "/openai/deployments/fake-model/chat/completions",
        ]
        assert "authorization" not in server.requests[0].headers


def test_without_a_model_the_report_asks_to_choose_one() -> None:
    with FakeServer() as server:
        report = check_connection(Connection(base_url=server.base_url))
        assert server.chats == []
    assert (report.ok, report.trouble) == (False, None)
    assert "選一個模型" in report.sentence.zh


def test_a_wrong_key_and_a_dead_server_are_said() -> None:
    with FakeServer(key="right") as server:
        wrong = Connection(base_url=server.base_url, model="fake-model", api_key=SecretStr("wrong"))
        assert "金鑰" in check_connection(wrong).sentence.zh
    dead = check_connection(Connection(base_url="http://127.0.0.1:9/v1", model="m"))
    assert "連不上" in dead.sentence.zh


def test_local_servers_are_found_and_dead_ports_cost_little() -> None:
    with FakeServer(models=("qwen3",)) as server:
        port = int(server.base_url.split(":")[2].removesuffix("/v1"))
        begun = time.monotonic()
        (found,) = find_local_servers({9: "nobody", port: "Ollama"})
        assert time.monotonic() - begun < 1.5
    assert (found.name, found.models, found.base_url) == ("Ollama", ["qwen3"], f"http://127.0.0.1:{port}/v1")


class _Ring:
    name = "Test Ring"
    priority = 5

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}


def _install(monkeypatch: pytest.MonkeyPatch, ring: _Ring) -> None:
    fake: Any = types.ModuleType("keyring")
    fake.get_keyring = lambda: ring
    fake.get_password = lambda service, user: ring.kept.get((service, user))
    fake.set_password = lambda service, user, key: ring.kept.__setitem__((service, user), key)
    fake.delete_password = lambda service, user: ring.kept.pop((service, user), None)
    errors: Any = types.ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})
    errors.PasswordDeleteError = type("PasswordDeleteError", (errors.KeyringError,), {})
    monkeypatch.setitem(sys.modules, "keyring", fake)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)


def test_a_key_is_kept_for_one_origin_and_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, _Ring())
    here = Connection(base_url="https://llm.example.com/v1")
    place, said = keys.keep_key(here, SecretStr("k1"))
    assert place is keys.KeyPlace.KEYRING
    assert "Test Ring" in said.zh
    assert keys.read_key(Connection(base_url="https://llm.example.com/v2")).get_secret_value() == "k1"
    for other in ("http://llm.example.com/v1", "https://llm.example.com:8443/v1", "https://evil.example/v1"):
        assert not keys.read_key(Connection(base_url=other)).get_secret_value()
    keys.forget_key(here)
    assert not keys.read_key(here).get_secret_value()


def test_without_a_safe_keyring_the_key_lasts_for_the_session_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ring = _Ring()
    ring.priority = 0
    _install(monkeypatch, ring)
    place, said = keys.keep_key(Connection(), SecretStr("k"))
    assert place is keys.KeyPlace.SESSION
    assert "OPENAI_API_KEY" in said.en
    assert ring.kept == {}
    assert not keys.read_key(Connection()).get_secret_value()


def test_the_environments_key_goes_to_the_environments_server_only() -> None:
    key = SecretStr("k")
    assert keys.environment_key(Connection(), key=key, base_url="").get_secret_value() == "k"
    local = Connection(base_url="http://localhost:11434/v1")
    assert not keys.environment_key(local, key=key, base_url="").get_secret_value()
    assert keys.environment_key(local, key=key, base_url="http://localhost:11434").get_secret_value() == "k"


def test_the_schema_on_the_wire_holds_nothing_servers_choke_on() -> None:
    schema = wire_schema(Plan.model_json_schema())
    assert schema["required"] == ["title", "kind", "principles", "due", "steps"]
    assert schema["additionalProperties"] is False
    for keyword in ("maxLength", "minLength", "default", "format", "minItems", "title': '"):
        assert keyword not in str(schema)
    assert is_strict(schema)
    assert not is_strict(wire_schema({"type": "object", "properties": {"any": {"type": "object"}}}))


@pytest.mark.parametrize(
    ("said", "window"),
    [
        ("This model's maximum context length is 4096 tokens. Your messages are 9000 tokens.", 4_096),
        ("the request exceeds the available context size (2048 tokens), try increasing it", 2_048),
        ("Requested tokens (3124) exceed context window of 2048", 2_048),
        ("prompt is too long: 210000 tokens > 200000 maximum", 200_000),
        ("{'n_ctx': 8192, 'n_prompt_tokens': 9000}", 8_192),
        ("Payload too large", None),
    ],
)
def test_a_refusal_may_tell_how_much_a_model_reads(said: str, window: int | None) -> None:
    assert window_told(said) == window


def test_a_test_of_the_connection_is_remembered_by_the_model() -> None:
    store = MemoryCapabilities()
    with FakeServer(window=8_192) as server:
        connection = Connection(base_url=server.base_url, model="fake-model")
        assert open_chat_model(connection, capabilities=store).context_window is None
        check_connection(connection, capabilities=store)
        assert open_chat_model(connection, capabilities=store).context_window == 8_192
    chosen = connection.model_copy(update={"context_window": 4_096})
    assert open_chat_model(chosen, capabilities=store).context_window == 4_096
