"""The process that parses one file: ``python -m assistant.adapters.readers.child``.

Standard input: a line of JSON ``{"name", "zone", "limits"}``, then the file's bytes. Standard output: one
JSON object, ``{"parsed": …}`` or ``{"refused": key, "values": …}``. It limits itself before it reads.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from assistant.adapters.readers.kinds import parse
from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.parsed import Unreadable, to_json

# A module compiled for the first time may still be written to its cache.
_MOST_WRITTEN = 4_000_000
_MOST_OPEN = 128
_NEAR = 0.9
_NEVER = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
)
# Libraries that openpyxl would import for figures and pictures, which no text needs.
_UNNEEDED = ("numpy",)


def limit_this_process(limits: Limits) -> None:
    """Cap memory, processor time, file size and open files of this process, as far as the system can."""
    try:
        import resource
    except ImportError:
        return
    memory = limits.memory_mb * 1_000_000
    seconds = int(limits.seconds) + 2
    for name, most in (
        ("RLIMIT_AS", memory),
        ("RLIMIT_DATA", memory),
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_FSIZE", _MOST_WRITTEN),
        ("RLIMIT_NOFILE", _MOST_OPEN),
        ("RLIMIT_CORE", 0),
    ):
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            # macOS refuses some limits; the parent's clock still holds.
            continue


def refuse_outside(event: str, _: object) -> None:
    """An audit hook: raises ``PermissionError`` when Python code reaches for the network or a program."""
    if event in _NEVER:
        raise PermissionError(event)


def answer(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    """The reply for one file. Whatever a library raises on it becomes a refusal."""
    limits = Limits(**request["limits"])
    try:
        return {"parsed": to_json(parse(request["name"], data, limits, ZoneInfo(request["zone"])))}
    except Unreadable as refused:
        return {"refused": refused.key, "values": refused.values}
    except MemoryError:
        return {"refused": "memory", "values": {}}
    except Exception as error:  # a damaged file makes parsers raise anything; the person hears "damaged"
        key = "memory" if _memory_was_short(limits) else "damaged"
        return {"refused": key, "values": {}, "detail": type(error).__name__}


def _memory_was_short(limits: Limits) -> bool:
    """Whether the process came near its limit: XML parsers report that as a syntax error (Linux only)."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return False
    peak = next((line.split()[1] for line in status.splitlines() if line.startswith("VmPeak:")), "0")
    return int(peak) * 1_024 > _NEAR * limits.memory_mb * 1_000_000


def main(incoming: BinaryIO, outgoing: int) -> None:
    """Read one request, limit this process, write one reply to the descriptor ``outgoing``."""
    request = json.loads(incoming.readline())
    limit_this_process(Limits(**request["limits"]))
    for name in _UNNEEDED:
        sys.modules[name] = None  # type: ignore[assignment]  # importing it now fails, as intended
    sys.addaudithook(refuse_outside)
    reply = json.dumps(answer(request, incoming.read()), ensure_ascii=False).encode("utf-8", "replace")
    with os.fdopen(outgoing, "wb") as out:
        out.write(reply)


if __name__ == "__main__":
    # What a library prints must not mix with the reply.
    reply_to = os.dup(1)
    os.dup2(2, 1)
    main(sys.stdin.buffer, reply_to)
