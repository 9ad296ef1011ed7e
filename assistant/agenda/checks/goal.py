"""A9: own stakes before the joint goal, a goal with every metric, nobody asked to forget their department."""

from collections.abc import Iterator

from assistant.agenda.checks.items import is_open
from assistant.agenda.checks.matching import mentions
from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.checks.vocabulary import has_figure, heard, heard_unless_denied
from assistant.agenda.models import Stage
from assistant.language.findings import Severity

_SEVERAL = 2


def _order(context: Context) -> Iterator[Seen]:
    stages = [item.stage for item in context.agenda.items]
    if len(context.departments) < _SEVERAL or Stage.SHARED_GOAL not in stages:
        return
    goal = context.agenda.items[stages.index(Stage.SHARED_GOAL)]
    if Stage.STAKES not in stages:
        yield Seen(goal.id, goal.question, {}, "message_none", "remedy_none")
    elif Stage.STAKES in stages[stages.index(Stage.SHARED_GOAL) :]:
        last = max(i for i, stage in enumerate(stages) if stage is Stage.STAKES)
        stakes = context.agenda.items[last]
        yield Seen(stakes.id, stakes.question, {"goal": goal.question}, action="reorder")


def _goal(context: Context) -> Iterator[Seen]:
    if len(context.departments) >= _SEVERAL and is_open(context.agenda.shared_goal):
        yield Seen("shared_goal", context.agenda.shared_goal or context.agenda.title)


def _vague(context: Context) -> Iterator[Seen]:
    goal = context.agenda.shared_goal
    empty = heard("vague_goals", goal)
    if empty and not has_figure(goal) and not _metrics_named(context):
        yield Seen("shared_goal", empty[0], {"vague": empty[0]})


def _metrics_named(context: Context) -> bool:
    departments = context.project.departments if context.project else []
    return any(mentions(context.agenda.shared_goal, kpi.name) for d in departments for kpi in d.kpis)


def _metric(context: Context) -> Iterator[Seen]:
    goal = context.agenda.shared_goal
    if is_open(goal) or len(context.departments) < _SEVERAL:
        return
    if context.project is None:
        missing = [name for name in context.departments if not mentions(goal, name)]
        if missing and not has_figure(goal):
            yield Seen("shared_goal", goal, {}, "message_no_metric", "remedy_no_metric")
        return
    for name in context.departments:
        department = context.project.department(name)
        metrics = [kpi.name for kpi in department.kpis if kpi.name] if department else []
        if metrics and not any(mentions(goal, metric) for metric in metrics):
            yield Seen("shared_goal", metrics[0], {"department": name, "metric": metrics[0]})


def _identity(context: Context) -> Iterator[Seen]:
    for passage in context.passages:
        if passage.where not in {"citations", "own_sources"}:
            for words in heard_unless_denied("denies_departments", passage.text):
                yield Seen(passage.where, words, {"words": words})


CHECKS = (
    Check("A09-order", Severity.WARNING, _order),
    Check("A09-goal", Severity.WARNING, _goal),
    Check("A09-vague-goal", Severity.ERROR, _vague),
    Check("A09-metric", Severity.WARNING, _metric),
    Check("A09-identity", Severity.ERROR, _identity),
)
