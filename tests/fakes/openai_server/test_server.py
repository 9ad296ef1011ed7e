"""The fake server behaves as its table says."""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from bench.model_matrix import Plan
from tests.fakes.openai_server import MODES, FakeRequest, FakeServer
from tests.fakes.openai_server.answers import instance


def post(url: str, body: dict[str, Any]) -> bytes:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=5) as response:
        return bytes(response.read())


def test_there_are_at_least_thirty_ways_to_fail_each_described_once() -> None:
    assert len(MODES) > 60
    assert len({mode.what for mode in MODES.values()}) == len(MODES)
    assert all(mode.ends for mode in MODES.values())


def test_good_answers_follow_the_schema_whatever_way_it_comes() -> None:
    schema = Plan.model_json_schema()
    Plan.model_validate(instance(schema, schema["$defs"]))
    named = {"name": "reply", "schema": schema}
    ways: dict[str, dict[str, Any]] = {
        "json_schema": {"response_format": {"type": "json_schema", "json_schema": named}},
        "function_calling": {"tools": [{"type": "function", "function": {"parameters": schema}}]},
        "json_mode": {
            "response_format": {"type": "json_object"},
            "messages": [{"role": "system", "content": f"Follow {json.dumps(schema)}"}],
        },
    }
    with FakeServer() as server:
        for way, body in ways.items():
            reply = json.loads(post(f"{server.base_url}/chat/completions", body))
            message = reply["choices"][0]["message"]
            text = message["content"] or message["tool_calls"][0]["function"]["arguments"]
            Plan.model_validate_json(text)
            assert server.chats[-1].way == way


def test_a_stream_gives_the_same_text_as_one_piece() -> None:
    with FakeServer() as server:
        url = f"{server.base_url}/chat/completions"
        whole = json.loads(post(url, {}))["choices"][0]["message"]["content"]
        lines = post(url, {"stream": True}).decode().split("\n\n")
    events = [json.loads(line.removeprefix("data: ")) for line in lines if line and "[DONE]" not in line]
    text = "".join(event["choices"][0]["delta"].get("content") or "" for event in events)
    assert text == whole
    assert events[-1]["choices"][0]["finish_reason"] == "stop"
    assert "data: [DONE]" in lines


def test_registered_answers_are_given_and_requests_are_kept() -> None:
    def answer(request: FakeRequest) -> str:
        return f"{request.number}: {request.prompt}"

    with FakeServer() as server:
        server.answer_with(answer)
        body = {"messages": [{"role": "user", "content": "嗨"}]}
        for number in (1, 2):
            reply = json.loads(post(f"{server.base_url}/chat/completions", body))
            assert reply["choices"][0]["message"]["content"] == f"{number}: 嗨"
        assert [request.prompt for request in server.chats] == ["嗨", "嗨"]


def test_embeddings_depend_on_the_text_alone_and_models_are_listed() -> None:
    with FakeServer(models=("a", "b")) as server:
        reply = json.loads(post(f"{server.base_url}/embeddings", {"input": ["對齊會議", "對齊會議", "預算"]}))
        with urllib.request.urlopen(f"{server.base_url}/models", timeout=5) as response:
            models = json.loads(response.read())
    first, same, other = (entry["embedding"] for entry in reply["data"])
    assert first == same != other
    assert sum(x * x for x in first) == pytest.approx(1)
    assert [model["id"] for model in models["data"]] == ["a", "b"]


def test_it_runs_by_hand_and_lists_its_modes() -> None:
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-m", "tests.fakes.openai_server", "--list"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=30)
    assert len(done.stdout.splitlines()) == len(MODES)
