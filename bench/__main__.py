"""``make bench``: run every measurement, or those named: ``python -m bench retrieval speed``."""

import importlib
import sys

MEASUREMENTS = (
    "retrieval",
    "speed",
    "model_matrix",
    "trade_offs",
    "intake",
    "own_documents",
    "action_matrix",
    "rehearsal",
    "moves",
    "voice",
    "debrief",
    "jargon",
    "jargon_fidelity",
)


def main() -> None:
    wanted = sys.argv[1:] or MEASUREMENTS
    for name in wanted:
        if name not in MEASUREMENTS:
            sys.exit(f"no measurement called {name}; there are: {', '.join(MEASUREMENTS)}")
        print(f"\n## {name}\n", flush=True)
        importlib.import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
