"""The sign at the top of every page: does anything leave this computer, and where to."""

import streamlit as st

from assistant.ui.model import Reach, reach
from assistant.ui.safe import plain
from assistant.ui.words import say


def connection_badge() -> None:
    """「離線」, or the model's host."""
    reached: Reach | None = reach()
    if reached is None:
        st.badge(
            say("shell.badge.offline"),
            icon=":material/cloud_off:",
            color="gray",
            help=say("shell.badge.offline_help"),
        )
    elif reached.remote:
        st.badge(
            plain(reached.host),
            icon=":material/cloud_upload:",
            color="orange",
            help=say("shell.badge.remote_help"),
        )
    else:
        st.badge(
            plain(reached.host),
            icon=":material/computer:",
            color="primary",
            help=say("shell.badge.local_help"),
        )
