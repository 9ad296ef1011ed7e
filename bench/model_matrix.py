"""Every way a model's server can behave against the product's way of asking, as a table.

``python -m bench.model_matrix`` prints it. Each row must end in a value or in a named trouble that fits the
mode, with at most three upstream calls; hanging modes must be cancelled within a second.
"""

import datetime as dt
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from assistant.adapters.chat_model import Connection, MemoryCapabilities, open_chat_model
from assistant.language.errors import Cancelled
from assistant.language.locale import LocalText
from assistant.language.model_port import CallBudget, ChatModel, Message
from assistant.language.model_trouble import ModelError
from assistant.language.progress import Progress
from assistant.language.structured import ask
from tests.fakes.openai_server import MODES, FakeServer, Mode

MOST_CALLS = 3
MOST_CANCEL_SECONDS = 1.0
Action = Callable[[ChatModel, CallBudget, Progress], object]


class Step(BaseModel):
    """An item of the reply that is asked for."""

    question: str
    minutes: int = Field(ge=1, le=90)
    owner: str = ""


class Plan(BaseModel):
    """The reply that is asked for: nested, with a choice, a date that may be missing and a list."""

    title: str = Field(min_length=1, max_length=300)
    kind: Literal["inform", "discuss", "decide"]
    principles: list[str]
    due: dt.date | None
    steps: list[Step] = Field(min_length=1)


class Watcher:
    """Counts words; asks to stop after ``cancel_after`` seconds when given."""

    def __init__(self, cancel_after: float | None = None) -> None:
        self.text = ""
        self.steps: list[str] = []
        self.cancelled_at: float | None = None
        self._begun = time.monotonic()
        self._cancel_after = cancel_after

    def step(self, name: LocalText, done: int = 0, total: int = 0) -> None:
        """Words begin again after a step."""
        self.steps.append(name.en)
        self.text = ""

    def words(self, delta: str) -> None:
        """Collect the words."""
        self.text += delta

    def check(self) -> None:
        """Raise ``Cancelled`` once the time has come."""
        if self._cancel_after is not None and time.monotonic() - self._begun >= self._cancel_after:
            self.cancelled_at = self.cancelled_at or time.monotonic()
            raise Cancelled


@dataclass(frozen=True)
class Row:
    """What one mode ended in. ``cancel_seconds``: from the wish to stop until the action returned."""

    mode: Mode
    end: str
    calls: int
    seconds: float
    cancel_seconds: float | None = None
    detail: str = ""

    @property
    def right(self) -> bool:
        """Whether the row is as it must be."""
        fast = self.cancel_seconds is None or self.cancel_seconds <= MOST_CANCEL_SECONDS
        return self.end in self.mode.ends and self.calls <= MOST_CALLS and fast


def ask_for_a_plan(model: ChatModel, budget: CallBudget, progress: Progress) -> object:
    """The action whose rows the table shows: one structured question."""
    messages = [
        Message("system", "你協助準備跨部門的對齊會議，用臺灣的繁體中文回答。"),
        Message("user", "電商部與門市部都要同一個業績數字，請安排一場 50 分鐘的會議。"),
    ]
    reply = ask(model, messages, Plan, budget=budget, progress=progress, max_output_tokens=800)
    return reply.value


def run_mode(name: str, action: Action = ask_for_a_plan, *, first_wait: float = 0.02) -> Row:
    """Run ``action`` against a server in the mode; retries wait ``first_wait`` seconds and longer."""
    mode = MODES[name]
    with FakeServer(name) as server:
        limit = 1.0 if mode.hangs else 20.0
        begun = time.monotonic()
        end, detail = _end(action, _model(server, first_wait), CallBudget(seconds=limit), Watcher())
        calls, took = len(server.chats), time.monotonic() - begun
        cancelled = _cancel_seconds(action, _model(server, first_wait)) if mode.hangs else None
    return Row(mode, end, calls, took, cancelled, detail)


def _model(server: FakeServer, first_wait: float) -> ChatModel:
    connection = Connection(base_url=server.base_url, model="fake-model")
    return open_chat_model(connection, capabilities=MemoryCapabilities(), first_wait=first_wait)


def _end(action: Action, model: ChatModel, budget: CallBudget, watcher: Watcher) -> tuple[str, str]:
    try:
        action(model, budget, watcher)
    except ModelError as error:
        return error.trouble.value, error.detail
    return "value", ""


def _cancel_seconds(action: Action, model: ChatModel) -> float:
    watcher = Watcher(cancel_after=0.3)
    try:
        action(model, CallBudget(seconds=30.0), watcher)
    except Cancelled:
        assert watcher.cancelled_at is not None
        return time.monotonic() - watcher.cancelled_at
    raise AssertionError("the action was not cancelled")


def warm_up() -> None:
    """Import what the first call imports, so that no row pays for it."""
    run_mode("ok")


def rows() -> Iterator[Row]:
    """All rows, in the table's order."""
    warm_up()
    for name in MODES:
        yield run_mode(name)


def main() -> int:
    """Print the table; 1 when a row is wrong."""
    wrong = 0
    total = 0
    print(f"{'mode':<20} {'end':<14} calls  seconds  cancel  what it imitates")
    for row in rows():
        total += 1
        wrong += not row.right
        cancel = "" if row.cancel_seconds is None else f"{row.cancel_seconds:.2f}"
        mark = "" if row.right else "   <- wrong"
        figures = f"{row.calls:>5} {row.seconds:>8.2f} {cancel:>7}"
        print(f"{row.mode.name:<20} {row.end:<14} {figures}  {row.mode.what}{mark}")
    alive = sum(thread.name == "model-call" for thread in threading.enumerate())
    print(f"{total} modes, {wrong} wrong, at most {MOST_CALLS} calls each, {alive} calls still running")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
