"""The child process: its limits hold, and whatever it does the parent answers."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.adapters.readers import Limits, read_documents
from assistant.language.errors import Cancelled
from assistant.language.locale import LocalText
from assistant.language.progress import Quiet
from assistant.project.intake.documents import Refusal, Source
from assistant.settings import ROOT
from tests.adapters.readers.factory import CHINESE, docx_bytes, with_member, word_xml
from tests.adapters.readers.reading import document, refusal

SLOW = b"From: a\n" * 240_000
needs_posix = pytest.mark.skipif(os.name != "posix", reason="a shell script stands for the child")
needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems do not obey a limit of memory"
)


class _Impatient(Quiet):
    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def check(self) -> None:
        if time.monotonic() > self._until:
            raise Cancelled


class _Steps(Quiet):
    def __init__(self) -> None:
        self.seen: list[tuple[str, int, int]] = []

    def step(self, name: LocalText, done: int = 0, total: int = 0) -> None:
        self.seen.append((name.zh, done, total))


def test_a_file_that_takes_too_long_is_stopped_at_the_limit() -> None:
    began = time.monotonic()
    assert "0.5 seconds" in refusal("a.txt", SLOW, seconds=0.5).sentence.en
    assert time.monotonic() - began < 3


def test_cancelling_ends_the_process_within_a_second() -> None:
    began = time.monotonic()
    with pytest.raises(Cancelled):
        read_documents([Source("a.txt", SLOW)], progress=_Impatient(0.3))
    assert time.monotonic() - began < 1.3


def test_each_file_is_announced_before_it_is_read() -> None:
    steps = _Steps()
    read_documents([Source("甲.txt", b"a"), Source.pasted("b"), Source("{x}.txt", b"c")], progress=steps)
    assert steps.seen == [("讀取「甲.txt」", 0, 3), ("讀取「貼上的文字」", 1, 3), ("讀取「{x}.txt」", 2, 3)]


@needs_linux
def test_a_file_that_needs_too_much_memory_costs_only_its_process() -> None:
    body = "<w:p><w:r><w:t>字</w:t></w:r></w:p>" * 600_000
    data = with_member(docx_bytes(["x"]), "word/document.xml", word_xml(body))
    assert "memory" in refusal("a.docx", data, memory_mb=200).sentence.en


@needs_linux
@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        ("bytearray(400_000_000)", "MemoryError"),
        ("open('big', 'wb').write(b'0' * 9_000_000)", "OSError"),
        ("[open('/dev/null') for _ in range(500)]", "OSError"),
    ],
)
def test_the_process_limits_itself(attempt: str, error: str, tmp_path: Path) -> None:
    code = (
        "from assistant.adapters.readers.child import limit_this_process\n"
        "from assistant.adapters.readers.limits import Limits\n"
        f"limit_this_process(Limits(memory_mb=300))\n{attempt}"
    )
    done = _python(code, tmp_path)
    assert done.returncode != 0
    assert error in done.stderr


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "os.system('true')",
    ],
)
def test_the_process_reaches_no_network_and_starts_no_program(attempt: str, tmp_path: Path) -> None:
    hook = "from assistant.adapters.readers import child\nsys.addaudithook(child.refuse_outside)"
    code = f"import os, sys\n{hook}\n{attempt}"
    assert "PermissionError" in _python(code, tmp_path).stderr


def test_the_process_does_not_know_the_secrets_of_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    from assistant.adapters.readers import process

    assert "sk-secret" not in process.surroundings().values()


@needs_posix
@pytest.mark.parametrize(
    ("script", "word"),
    [
        ("exit 3", "went wrong"),
        ("kill -SEGV $$", "went wrong"),
        ("echo not json", "went wrong"),
        ('echo \'{"parsed": {"kind": "pdf"}}\'', "went wrong"),
        ("echo '[1]'", "went wrong"),
        ("cat /dev/zero", "characters"),
        ("sleep 60", "seconds"),
    ],
)
def test_whatever_the_process_does_becomes_a_sentence(
    script: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "child"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(program))
    assert word in refusal("a.docx", docx_bytes(["x"]), seconds=1, characters=1_000).sentence.en


def test_small_plain_text_needs_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/program")
    assert document("a.md", f"# 標題\n\n{CHINESE}".encode()).contains(CHINESE)


def test_nothing_to_read_gives_nothing() -> None:
    assert read_documents([], progress=Quiet()) == []


def test_a_refusal_of_pasted_text_calls_it_so() -> None:
    (refused,) = read_documents([Source.pasted(" ")], progress=Quiet(), limits=Limits())
    assert isinstance(refused, Refusal)
    assert "貼上的文字" in refused.sentence.zh


def _python(code: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
