"""A10: a joint KPI that can be computed, owned and not gamed; KPIs that do not pull against each other."""

from collections.abc import Iterator

from assistant.agenda.checks.items import is_open
from assistant.agenda.checks.kpi_conflicts import kpi_conflicts
from assistant.agenda.checks.matching import same
from assistant.agenda.checks.rule import WORDING, Check, Context, Seen, enumerate_names
from assistant.language.findings import Severity
from assistant.language.locale import LocalText
from assistant.project.models import JointKpi

_SEVERAL = 2


def _missing(context: Context) -> Iterator[Seen]:
    if context.agenda.joint_kpi is None and len(context.departments) >= _SEVERAL:
        yield Seen("joint_kpi", context.agenda.title)


def _parts(context: Context) -> Iterator[Seen]:
    kpi = context.agenda.joint_kpi
    missing = _missing_parts(kpi) if kpi else []
    if kpi and missing:
        words = LocalText(
            zh="、".join(part.zh for part in missing), en=", ".join(part.en for part in missing)
        )
        yield Seen("joint_kpi", kpi.name or "joint_kpi", {"parts": words})


def _missing_parts(kpi: JointKpi) -> list[LocalText]:
    present = {
        "name": not is_open(kpi.name),
        "formula": not is_open(kpi.formula),
        "baseline": kpi.baseline is not None,
        "target": kpi.target is not None,
        "due": kpi.due is not None,
    }
    return [WORDING.both(f"parts_of_joint_kpi.{part}") for part, there in present.items() if not there]


def _target(context: Context) -> Iterator[Seen]:
    kpi = context.agenda.joint_kpi
    if kpi and kpi.target is not None and kpi.target == kpi.baseline:
        yield Seen("joint_kpi", f"{kpi.target:g}", {"figure": f"{kpi.target:,.10g}"})


def _contribution(context: Context) -> Iterator[Seen]:
    kpi = context.agenda.joint_kpi
    if kpi is None:
        return
    for name in context.departments:
        parts = [part for part in kpi.contributions if same(part.department, name)]
        if not any(not is_open(part.contributes) for part in parts):
            yield Seen("joint_kpi", name, {"department": name})
        elif not any(not is_open(part.data_owner) for part in parts):
            yield Seen("joint_kpi", name, {"department": name}, "message_owner", "remedy_owner")


def _counter(context: Context) -> Iterator[Seen]:
    kpi = context.agenda.joint_kpi
    if kpi and is_open(kpi.counter_metric):
        yield Seen("joint_kpi", kpi.name or "joint_kpi")


def _conflict(context: Context) -> Iterator[Seen]:
    if context.project is None:
        return
    for each in kpi_conflicts(context.project):
        values = {
            "one": each.one.name,
            "one_kpi": each.one_kpi.name,
            "other": each.other.name,
            "other_kpi": each.other_kpi.name,
            "figure": each.figure,
            "formula": each.one_kpi.formula,
            "both": enumerate_names([each.one.name, each.other.name]),
        }
        evidence = " / ".join(k.formula or k.name for k in (each.one_kpi, each.other_kpi))
        yield Seen("joint_kpi", evidence, values, f"message_{each.clash.value}")


CHECKS = (
    Check("A10-missing", Severity.WARNING, _missing),
    Check("A10-parts", Severity.WARNING, _parts),
    Check("A10-target", Severity.WARNING, _target),
    Check("A10-contribution", Severity.WARNING, _contribution),
    Check("A10-counter-metric", Severity.WARNING, _counter),
    Check("A10-conflict", Severity.WARNING, _conflict),
)
