"""Starts the real model once for all tests, on loopback, from an environment of its own."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.adapters.chat_model.connection import Connection

WEIGHTS_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
MODEL = "smollm2-135m"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the running server, its weights checked."""
    python = os.environ.get("COMMON_GROUND_LLM_PYTHON")
    if not python:
        pytest.fail("run these tests with `make test-llm`, which installs the model")
    log = tmp_path_factory.mktemp("llm") / "server.log"
    command = [python, str(Path(__file__).with_name("serve.py"))]
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline().strip() == WEIGHTS_SHA256
        listening = process.stdout.readline().strip()
        assert listening, log.read_text(encoding="utf-8")[-2_000:]
        yield listening
        process.stdin.close()


@pytest.fixture
def connection(address: str) -> Connection:
    return Connection(
        provider="compatible", base_url=f"{address}/v1", model=MODEL, api_key=SecretStr("not-needed")
    )
