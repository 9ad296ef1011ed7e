"""What a rehearsal showed: the result by arithmetic, the way there by a rubric known before the start."""

from assistant.rehearsal.debrief.building import compare, debrief, reusable_lines
from assistant.rehearsal.debrief.models import Debrief, Trend
from assistant.rehearsal.debrief.result import curves
from assistant.rehearsal.debrief.rubric import RUBRIC, rubric_for

__all__ = ["RUBRIC", "Debrief", "Trend", "compare", "curves", "debrief", "reusable_lines", "rubric_for"]
