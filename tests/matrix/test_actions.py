"""Every model-using action × every way a server can behave: a named end, nothing half-written, no runaway."""

import pytest

from bench.action_matrix import ACTIONS, run
from bench.model_matrix import MOST_CALLS, MOST_CANCEL_SECONDS
from tests.fakes.openai_server import MODES


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_ends_worded_or_falls_back_named(action: str, mode: str) -> None:
    row = run(action, mode)
    assert row.end == "worded" or row.end in {end for known in MODES.values() for end in known.ends}
    assert row.calls <= MOST_CALLS
    assert not row.kept_partial
    assert row.shown_partial or row.end != "cut", "the words that arrived are shown"
    assert row.cancel_seconds is None or row.cancel_seconds <= MOST_CANCEL_SECONDS
