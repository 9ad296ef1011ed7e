"""How long somebody has been talking: pauses, as when a rehearsal is taken up a day later, do not count."""

import datetime as dt
import math
from itertools import pairwise

from assistant.rehearsal.view import RehearsalView

LONGEST_PAUSE = dt.timedelta(minutes=5)
"""What counts of the time between two turns at most."""


def minutes_left(view: RehearsalView, started: dt.datetime, now: dt.datetime) -> int:
    """Whole minutes, begun ones counted, until the time that was set is over; never negative."""
    moments = [started, *(turn.at for turn in view.turns if turn.at is not None and turn.at >= started), now]
    spent = sum((min(LONGEST_PAUSE, after - before) for before, after in pairwise(moments)), dt.timedelta())
    left = dt.timedelta(minutes=view.minutes) - spent
    return max(0, math.ceil(left / dt.timedelta(minutes=1)))
