"""Running the child process for one file: fed, watched, killed when late or no longer wanted."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import assistant
from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.parsed import Parsed, Unreadable, from_json, values_in
from assistant.project.intake.documents import Source

_ROOT = Path(assistant.__file__).resolve().parent.parent
_LOOK_EVERY = 0.05
_PIECE = 64 * 1024
# Text and passages hold every character twice, in UTF-8 at most four bytes each; the rest is place names.
_BYTES_A_CHARACTER = 8
_BESIDE = 4_000_000
# What the process may know of its surroundings: where programs and libraries are, and nothing secret.
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "HOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH")


def parse_apart(source: Source, limits: Limits, zone: str, check: Callable[[], None]) -> Parsed:
    """Parse ``source`` in a process of its own.

    Args:
        check: called twenty times a second; what it raises ends the process and passes through.

    Raises:
        Unreadable: refused, too slow, too large an answer, or the process died.
    """
    process = subprocess.Popen(
        [sys.executable, "-P", "-X", "utf8", "-m", "assistant.adapters.readers.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings(),
        start_new_session=os.name == "posix",
    )
    reply = _Reply(int(limits.characters * _BYTES_A_CHARACTER) + _BESIDE)
    threads = [
        threading.Thread(target=_feed, args=(process, source, limits, zone), daemon=True),
        threading.Thread(target=reply.read_from, args=(process,), daemon=True),
    ]
    try:
        for thread in threads:
            thread.start()
        _wait(threads[1], time.monotonic() + limits.seconds, limits, check)
    finally:
        _kill(process)
        for thread in threads:
            thread.join(timeout=1)
        for pipe in (process.stdin, process.stdout):
            if pipe and not pipe.closed:
                _close(pipe)
    return _parsed(reply)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End the process and whatever it may have started, and wait for it."""
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            # It is over already; macOS says so with EPERM.
            process.kill()
    else:
        process.kill()
    process.wait()


def surroundings() -> dict[str, str]:
    """The environment of the process: enough to start Python, no keys."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(_ROOT), "OPENBLAS_NUM_THREADS": "1"}


def _wait(reader: threading.Thread, deadline: float, limits: Limits, check: Callable[[], None]) -> None:
    while reader.is_alive():
        reader.join(_LOOK_EVERY)
        check()
        if reader.is_alive() and time.monotonic() > deadline:
            raise Unreadable("slow", limit=f"{limits.seconds:g}")


def _feed(process: "subprocess.Popen[bytes]", source: Source, limits: Limits, zone: str) -> None:
    request = {"name": source.name, "zone": zone, "limits": asdict(limits)}
    assert process.stdin is not None
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.write(source.data)
        process.stdin.close()
    except (BrokenPipeError, OSError):
        # The process ended before it had read everything; its reply or its end tells why.
        return


class _Reply:
    """Bytes the process wrote, up to ``most``; what comes after is not kept and ends the reading."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.pieces: list[bytes] = []
        self.size = 0

    def read_from(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        while self.size <= self.most and (piece := process.stdout.read(_PIECE)):
            self.pieces.append(piece)
            self.size += len(piece)


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        # Closing flushes what the dead process will not read any more.
        return


def _parsed(reply: _Reply) -> Parsed:
    if reply.size > reply.most:
        raise Unreadable("too_long", limit=f"{reply.most // _BYTES_A_CHARACTER:,}")
    try:
        tree = json.loads(b"".join(reply.pieces))
        if "refused" not in tree:
            return from_json(tree["parsed"])
        key, values = str(tree["refused"]), values_in(tree["values"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unreadable("crashed") from None
    raise Unreadable(key, **values)
