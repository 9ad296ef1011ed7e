"""Every model-using way of asking against every way a server can behave, over real HTTP."""

import threading
import time

import pytest

from assistant.adapters.chat_model import Connection, check_connection, open_chat_model
from assistant.language.model_port import CallBudget, ChatModel, Message
from assistant.language.model_trouble import ModelTrouble
from assistant.language.progress import Progress
from bench.model_matrix import MOST_CALLS, Watcher, run_mode
from tests.fakes.openai_server import MODES, FakeServer

# What the text of a structured question ends in says nothing about a plain one.
_TEXT_TROUBLES = {ModelTrouble.NOT_JSON.value, ModelTrouble.WRONG_SHAPE.value}


def plain_question(model: ChatModel, budget: CallBudget, progress: Progress) -> object:
    return model.complete(
        [Message("user", "兩個部門怎麼開始談？")],
        schema=None,
        max_output_tokens=200,
        budget=budget,
        progress=progress,
    )


@pytest.mark.parametrize("mode", MODES)
def test_a_structured_question_ends_in_a_value_or_the_right_trouble(mode: str) -> None:
    row = run_mode(mode)
    assert row.end in row.mode.ends, row.detail
    assert row.calls <= MOST_CALLS
    assert row.cancel_seconds is None or row.cancel_seconds <= 1.0


@pytest.mark.parametrize("mode", MODES)
def test_a_plain_question_ends_in_a_value_or_the_right_trouble(mode: str) -> None:
    row = run_mode(mode, plain_question)
    right = set(row.mode.ends) | ({"value"} if row.mode.ends & _TEXT_TROUBLES else set())
    assert row.end in right, row.detail
    assert row.calls <= MOST_CALLS


@pytest.mark.parametrize("mode", [name for name, mode in MODES.items() if not mode.hangs])
def test_testing_a_connection_always_gives_a_report(mode: str) -> None:
    with FakeServer(mode) as server:
        report = check_connection(Connection(base_url=server.base_url, model="fake-model"), seconds=5.0)
        assert len(server.requests) <= 3
    assert report.models == ["fake-model"]
    assert report.ok == (report.trouble is None)
    assert report.sentence.zh.endswith("。")
    if "value" in MODES[mode].ends and mode not in ("only_json_mode", "schema_500"):
        assert report.ok, report.detail
        assert report.rung is not None


def test_no_call_goes_on_after_its_action_has_ended() -> None:
    run_mode("slow_headers")
    until = time.monotonic() + 5
    while any(thread.name == "model-call" for thread in threading.enumerate()):
        assert time.monotonic() < until, "a worker still waits for a cut connection"
        time.sleep(0.02)


def test_words_arrive_while_the_model_writes_and_cancelling_cuts_the_connection() -> None:
    with FakeServer(pace=0.05) as server:
        server.answer_with(lambda request: "先談各自的目標。" * 100)
        model = open_chat_model(Connection(base_url=server.base_url, model="fake-model"))
        watcher = Watcher(cancel_after=0.6)
        begun = time.monotonic()
        with pytest.raises(Exception, match="Cancelled"):
            plain_question(model, CallBudget(), watcher)
        assert time.monotonic() - begun < 1.6
        assert len(watcher.text) > 0
