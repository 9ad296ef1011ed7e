"""``rehearse`` at a keyboard: offers are confirmed, Ctrl-C and the end of input lose nothing."""

import io
import sys
from collections.abc import Sequence

import pytest

from assistant.bootstrap import Services
from assistant.language.errors import Cancelled
from assistant.language.model_port import Message
from tests.cli.conftest import Outcome, Run
from tests.fakes.chat_model import AnsweringChatModel


class Keyboard(io.StringIO):
    """Typed lines; ``<C-c>`` is Ctrl-C."""

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override] # as StringIO's own
        line = super().readline(-1)
        if line.strip() == "<C-c>":
            raise KeyboardInterrupt
        return line


def typed(run: Run, monkeypatch: pytest.MonkeyPatch, *lines: str) -> Outcome:
    monkeypatch.setattr(sys, "stdin", Keyboard("".join(f"{line}\n" for line in lines)))
    return run("rehearse", "--practice", "finance", "--seed", "7")


def test_an_offer_is_sent_only_when_confirmed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    offer = "我們提議支援人力 5 人、預算 NT$1,500,000、上線日 3 月底、驗收範圍全部功能"
    outcome = typed(run, monkeypatch, offer, "n", offer, "y", ":end", "現金")
    assert outcome.code == 0
    assert outcome.out.count("你提的是：支援人力 5 人") == 2
    assert outcome.out.count("沒有送出") == 1
    assert "還有 10 輪" in outcome.out
    assert outcome.out.count("還有 10 輪") == 2
    assert "- **回合數**：1" in outcome.out


def test_the_guess_is_asked_before_the_debrief(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = typed(run, monkeypatch, "你好", ":end", "他們在意現金流")
    assert "他們在意現金流" in outcome.out.split("# 演練檢討")[1]


def test_the_end_of_input_ends_with_the_debrief(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for lines in (["你好"], ["我們提議支援人力 5 人"]):
        outcome = typed(run, monkeypatch, *lines)
        assert outcome.code == 0
        assert "# 演練檢討" in outcome.out


def test_ctrl_c_at_the_prompt_leaves_at_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = typed(run, monkeypatch, "你好", "<C-c>")
    assert outcome.code == 130
    assert "# 演練檢討" not in outcome.out


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Cancelled()])
def test_stopping_while_the_model_thinks_costs_no_turn(
    run: Run, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    class Stopped(AnsweringChatModel):
        def answer(self, messages: Sequence[Message]) -> str:
            if any("你好" in message.text for message in messages):
                raise stop
            return ""

    monkeypatch.setattr(Services, "chat_model", lambda *_, **__: Stopped())
    outcome = typed(run, monkeypatch, "你好", ":end", "")
    assert outcome.code == 0
    assert "- **回合數**：0" in outcome.out
