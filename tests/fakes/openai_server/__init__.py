"""A server that speaks OpenAI's protocol, well or badly, on this computer only.

In a test::

    with FakeServer(mode="busy_429") as server:
        connection = Connection(base_url=server.base_url, model="fake-model")

By hand: ``python -m tests.fakes.openai_server --mode busy_429 --port 9999``; ``--list`` shows all modes.
"""

from tests.fakes.openai_server.modes import MODES, Mode
from tests.fakes.openai_server.request import FakeRequest
from tests.fakes.openai_server.server import FakeServer

__all__ = ["MODES", "FakeRequest", "FakeServer", "Mode"]
