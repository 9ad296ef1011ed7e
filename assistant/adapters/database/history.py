"""What projects and drafts share: ids, the clock, and how many revisions are kept for undo."""

import datetime as dt
import uuid

KEPT_REVISIONS = 50
"""Earlier states kept for each project and each draft."""


def new_id() -> str:
    """A random id of 32 hexadecimal digits."""
    return uuid.uuid4().hex


def now() -> dt.datetime:
    """This moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)
