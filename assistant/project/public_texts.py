"""Everything a project says in public: what texts to share may rest on."""

from collections.abc import Iterator
from typing import Any

from assistant.language.figures import write_amount
from assistant.language.locale import Language
from assistant.project.models import JointKpi, Kpi, Project


def public_texts(project: Project) -> list[str]:
    """Every value outside the private part as text, figures also with their units."""
    said = [str(leaf) for leaf in leaves(project.model_dump(mode="json", exclude={"private"}))]
    kpis: list[Kpi | JointKpi] = [kpi for department in project.departments for kpi in department.kpis]
    if project.joint_kpi is not None:
        kpis.append(project.joint_kpi)
    for kpi in kpis:
        said += [write_amount(value, kpi.unit, Language.EN) for value in (kpi.baseline, kpi.target)]
    return said


def leaves(node: Any) -> Iterator[Any]:
    """The values at the ends of a JSON tree, ``None`` left out."""
    if isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from leaves(child)
    elif node is not None:
        yield node
