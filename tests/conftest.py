"""What holds for every test: its own data folder, no model from the environment, no network but loopback."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
_MODEL_VARIABLES = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "COMMON_GROUND_MODEL", "COMMON_GROUND_API_KEY")


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the person running the tests is read or written."""
    for name in list(os.environ):
        if name in _MODEL_VARIABLES or name.startswith("COMMON_GROUND_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COMMON_GROUND_DATA_FOLDER", str(tmp_path / "data"))


@pytest.fixture(scope="session", autouse=True)
def only_loopback() -> Iterator[None]:
    """A connection to another machine fails the test that tries it."""
    real_connect = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
            raise AssertionError(f"a test tried to reach {address[0]}")
        real_connect(self, address)

    socket.socket.connect = connect  # type: ignore[assignment,method-assign]  # the guard itself
    yield
    socket.socket.connect = real_connect  # type: ignore[method-assign]


def _is_loopback(host: str) -> bool:
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
