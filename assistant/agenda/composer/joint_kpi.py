"""The shared goal and the joint KPI: the project's own, or a proposal made of the departments' figures."""

import math

from assistant.agenda.composer.room import Room
from assistant.language.voice import TEXT_LIMIT, clip, tidy
from assistant.project.models import Contribution, Department, JointKpi, Kpi

_LIMIT = 300
# Figures in these units cannot be added up: rates, scores, durations.
_RATIOS = (
    "%", "％", "‰", "/", "／", "per", "百分", "倍", "分", "point", "score", "ratio",
    "天", "日", "day", "時", "hour", "minute", "月", "month", "週", "周", "week", "年", "year",
)  # fmt: skip


def shared_goal(room: Room) -> str:
    """One sentence naming every department's figure, inside which each keeps its own identity."""
    voice, goal = room.voice, tidy(room.project.shared_goal)
    if not room.departments:
        key = "stated_covers" if goal else "unnamed"
        title = voice.quote(room.project.title)
        return voice.say(f"shared_goal.{key}", goal=goal, title=title, unknown=voice.unknown)
    named = [(d, _metric(room, d)) for d in room.departments]
    missing = [text for d, text in named if not _figure_name(d) or _figure_name(d) not in goal]
    if goal and not missing:
        return voice.say("shared_goal.stated_covers", goal=goal, limit=TEXT_LIMIT)
    if goal:
        listed = voice.listing(missing)
        return voice.say("shared_goal.stated", goal=goal, metrics=listed, limit=TEXT_LIMIT)
    listed = voice.listing([text for _, text in named])
    title = voice.quote(room.project.title)
    return voice.say("shared_goal.composed", title=title, metrics=listed, limit=TEXT_LIMIT)


def joint_kpi(room: Room) -> tuple[JointKpi | None, bool]:
    """The joint KPI and whether it is this composer's proposal; ``None`` for fewer than two departments."""
    stated = room.project.joint_kpi
    if stated is not None and stated.name:
        return _completed(room, stated), False
    if len(room.departments) < 2:
        return None, False
    return _proposal(room), True


def _figure_name(department: Department) -> str:
    return tidy(department.kpis[0].name) if department.kpis else ""


def _metric(room: Room, department: Department) -> str:
    voice, name = room.voice, _figure_name(department)
    if not name:
        return voice.say("shared_goal.metric_unknown", department=department.name, unknown=voice.unknown)
    return voice.say("shared_goal.metric", department=department.name, metric=voice.quote(name))


def _completed(room: Room, kpi: JointKpi) -> JointKpi:
    """The stated KPI with a line for each department it forgot, and a counter-metric to fill in."""
    known = {contribution.department for contribution in kpi.contributions}
    added = [_contribution(room, d) for d in room.departments if d.name not in known]
    counter = kpi.counter_metric or room.voice.say(
        "joint_kpi.counter_plain", unknown=room.voice.unknown, limit=_LIMIT
    )
    return kpi.model_copy(update={"contributions": [*kpi.contributions, *added], "counter_metric": counter})


def _contribution(room: Room, department: Department) -> Contribution:
    name = _figure_name(department)
    text = room.voice.quote(name) if name else room.voice.unknown
    return Contribution(department=department.name, contributes=clip(text, _LIMIT))


def _proposal(room: Room) -> JointKpi:
    """A sum where all figures may be added; otherwise all reached together, without invented figures."""
    voice = room.voice
    figures = [d.kpis[0] for d in room.departments if d.kpis]
    addable = len(figures) == len(room.departments) and _addable(figures)
    kind = "sum" if addable else "both"
    names = [voice.quote(kpi.name) for kpi in figures] or [voice.quote(room.project.title)]
    metrics = voice.listing(names)
    parts = [_metric(room, department) for department in room.departments]
    formula = " + ".join(parts) if addable else voice.listing(parts)
    dues = {kpi.due for kpi in figures}
    return JointKpi(
        name=voice.say(f"joint_kpi.{kind}_name", metrics=metrics, limit=_LIMIT),
        formula=voice.say(f"joint_kpi.{kind}_formula", metrics=formula, limit=_LIMIT),
        baseline=_sum([kpi.baseline for kpi in figures]) if addable else None,
        target=_sum([kpi.target for kpi in figures]) if addable else None,
        unit=figures[0].unit if addable else "",
        due=dues.pop() if len(dues) == 1 else None,
        contributions=[_contribution(room, department) for department in room.departments],
        counter_metric=voice.say(
            f"joint_kpi.counter_{kind}", metrics=metrics, unknown=voice.unknown, limit=_LIMIT
        ),
    )


def _addable(figures: list[Kpi]) -> bool:
    unit = figures[0].unit.lower()
    same = all(kpi.unit.lower() == unit and kpi.direction == figures[0].direction for kpi in figures)
    return bool(unit) and same and not any(ratio in unit for ratio in _RATIOS)


def _sum(values: list[float | None]) -> float | None:
    total = math.fsum(value for value in values if value is not None)
    return total if all(value is not None for value in values) and math.isfinite(total) else None
