"""Runs one command in this process as a terminal would see it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.cli import main
from tests.conftest import ROOT

SAMPLES = sorted((ROOT / "kb" / "samples").glob("*.yaml"))


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: exit code, standard output as bytes, standard error as text."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode("utf-8")


Run = Callable[..., Outcome]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("agenda", path, "--lang", "en", lang="en")``; ``lang`` is the terminal's language."""

    def once(*arguments: str | Path, lang: str = "zh-TW") -> Outcome:
        monkeypatch.setenv("COMMON_GROUND_LANG", lang)
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Outcome(int(left.value.code or 0), captured.out, captured.err.decode("utf-8"))

    return once
