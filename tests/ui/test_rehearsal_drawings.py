"""The rehearsal's clock and drawings, as numbers and as text for a screen reader."""

import datetime as dt

from assistant.rehearsal.debrief import debrief
from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.models import Session
from assistant.rehearsal.view import public_view
from assistant.ui.components.rehearsal.clock import minutes_left
from assistant.ui.components.rehearsal.curves import curve_table, curves_html
from assistant.ui.components.rehearsal.outcome import scale_html
from tests.rehearsal.tables import practice, read, said

NOON = dt.datetime(2026, 12, 3, 12, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def _talk() -> Session:
    offers = ({0: 3, 1: 0, 2: 3, 3: 3}, {0: 2, 1: 1, 2: 2, 3: 2})
    return said(practice("finance"), *[read(MoveKind.OFFER, offer=offer) for offer in offers])


def _at(session: Session, *minutes: int) -> Session:
    timed = zip(session.turns, minutes, strict=True)
    turns = tuple(turn.model_copy(update={"at": NOON + each * MINUTE}) for turn, each in timed)
    return session.model_copy(update={"turns": turns})


def test_the_clock_counts_time_spent_talking() -> None:
    view = public_view(_at(_talk(), 2, 4))
    assert view.minutes == 15
    assert minutes_left(view, NOON, NOON + 6 * MINUTE) == 9


def test_a_night_between_two_turns_costs_five_minutes() -> None:
    view = public_view(_at(_talk(), 2, 600))
    assert minutes_left(view, NOON, NOON + 601 * MINUTE) == 15 - 2 - 5 - 1
    assert minutes_left(view, NOON, NOON + 5_000 * MINUTE) == 3


def test_every_offer_is_a_mark_on_every_scale_and_a_row_of_the_table() -> None:
    shown = debrief(_talk())
    drawn = curves_html(shown)
    assert drawn.count("<figure>") == 2
    assert drawn.count('role="img"') == 2 * len(shown.curve)
    assert curve_table(shown).count("<tr>") == 1 + len(shown.curve)
    assert "\n\n" not in drawn


def test_the_scale_says_result_walk_away_and_best_aloud() -> None:
    shown = debrief(_talk())
    assert shown.result is not None
    aloud = scale_html(shown).partition('aria-label="')[2].partition('"')[0]
    figures = (shown.result.own, shown.result.walk_away, shown.result.best_own or 0)
    assert all(f"{figure:.0f}" in aloud for figure in figures)
