"""Run the fake server by hand."""

import argparse
import sys

from tests.fakes.openai_server.modes import MODES, table
from tests.fakes.openai_server.server import FakeServer


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.openai_server", description=__doc__)
    parser.add_argument("--mode", default="ok", choices=sorted(MODES), metavar="MODE")
    parser.add_argument("--port", type=int, default=8123)
    parser.add_argument("--times", type=int, help="so many bad replies, then good ones")
    parser.add_argument("--pace", type=float, default=0.02, help="seconds between the words of a stream")
    parser.add_argument("--list", action="store_true", help="show all modes")
    chosen = parser.parse_args()
    if chosen.list:
        sys.stdout.write(table() + "\n")
        return
    with FakeServer(chosen.mode, port=chosen.port, times=chosen.times, pace=chosen.pace) as server:
        sys.stdout.write(f"{server.base_url}  {chosen.mode}: {MODES[chosen.mode].what}\n")
        sys.stdout.flush()
        try:
            server.closing.wait()
        except KeyboardInterrupt:
            sys.stdout.write("\n")


if __name__ == "__main__":
    main()
