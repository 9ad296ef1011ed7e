"""Samples, principles and generated projects for the tests of drafting."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from assistant.agenda.composer import compose
from assistant.agenda.models import AgendaPackage
from assistant.agenda.situations import situations_of
from assistant.knowledge.base import KnowledgeBase, load_knowledge
from assistant.knowledge.principles import PrincipleHit
from assistant.language.locale import Language
from assistant.project.models import Project
from tests.fakes.finder import hit

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 12, 20)
BOTH = (Language.ZH_TW, Language.EN)
SAMPLES = sorted(path.stem for path in (ROOT / "kb" / "samples").glob("*.yaml"))
CANARY = "CANARY7Q9 絕不外流的底牌 KEEP-THIS-SECRET-4711"


@cache
def knowledge() -> KnowledgeBase:
    """The product's own knowledge base."""
    return load_knowledge(ROOT / "kb")


def sample(name: str) -> Project:
    """A sample project."""
    tree = yaml.safe_load((ROOT / "kb" / "samples" / f"{name}.yaml").read_text(encoding="utf-8"))
    return Project.model_validate(tree)


def hits(project: Project, *keys: str) -> list[PrincipleHit]:
    """Principles as if found for the project's situations: those named, or all there are."""
    queries = situations_of(project)
    found = [knowledge().principles[key] for key in keys] or list(knowledge().principles.values())
    return [hit(principle, queries[n % len(queries)]) for n, principle in enumerate(found)]


def composed(project: Project, language: Language | None = None, **changes: Any) -> AgendaPackage:
    """The offline draft of a project with all principles found. ``changes`` replace project fields."""
    project = Project.model_validate({**project.model_dump(), **changes})
    return compose(project, hits(project), language=language or project.language, today=TODAY)


_PIECES = st.sampled_from(
    [
        *(
            "業績",
            "歸屬",
            "店取",
            "API",
            "Sprint",
            "50 %",
            "NT$1,200",
            "「引號」",
            "“quoted”",
            "的",
            "部",
            "還是",
        ),
        *("a|b", "<b>x</b>", "![](x)", "{brace}", "🙂", "。", "？", "Why?", "\n", "to be", "要不要", "是否"),
    ]
)
_TEXT = st.lists(_PIECES, max_size=12).map("".join) | st.text(max_size=40)
_NAMED = st.sampled_from(["電商部", "門市營運部", "IT", "Finance", "行銷部", "R&D"])
_PEOPLE = st.sampled_from(["林佳蓉", "陳志豪", "Grace Lin", "Howard", ""])
_DATES = st.none() | st.dates(min_value=dt.date(1, 1, 1))
_FIGURES = st.none() | st.floats(allow_nan=False, allow_infinity=False)
_UNITS = st.sampled_from(["NT$", "%", "", "人", "天"])


def _lists(of: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, max_size=most)


_KPIS = st.fixed_dictionaries(
    {"name": _TEXT, "formula": _TEXT, "baseline": _FIGURES, "target": _FIGURES, "unit": _UNITS, "due": _DATES}
)
_DEPARTMENTS = st.fixed_dictionaries(
    {
        "name": _NAMED | _TEXT,
        "goal": _TEXT,
        "kpis": _lists(_KPIS, 2),
        "worries": _lists(_TEXT),
        "asks": _lists(_TEXT),
        "offers": _lists(_TEXT),
    }
)
_STAKEHOLDERS = st.fixed_dictionaries(
    {"name": _PEOPLE, "department": _NAMED | _TEXT, "role": _TEXT, "can_decide": st.booleans()}
)
_POSITIONS = st.fixed_dictionaries({"department": _NAMED | _TEXT, "wants": _TEXT, "because": _TEXT})
_ISSUES = st.fixed_dictionaries(
    {
        "name": _TEXT,
        "unit": _TEXT,
        "options": _lists(_TEXT, 5),
        "positions": _lists(_POSITIONS),
        "criteria": _lists(_TEXT),
        "approver": _PEOPLE,
        "deadline": _DATES,
        "escalation": _TEXT,
    }
)
_SOURCED = st.fixed_dictionaries({"text": _TEXT, "source": _TEXT})
_TERMS = st.fixed_dictionaries({"term": _TEXT, "meaning": _TEXT, "verified": st.booleans()})
_CONTRIBUTIONS = st.fixed_dictionaries({"department": _NAMED, "contributes": _TEXT, "data_owner": _PEOPLE})
_JOINT_KPIS = st.fixed_dictionaries(
    {"name": _TEXT, "formula": _TEXT, "contributions": _lists(_CONTRIBUTIONS), "counter_metric": _TEXT}
)
_MEETINGS = st.fixed_dictionaries(
    {
        "date": _DATES,
        "start": st.none() | st.times().map(lambda time: time.replace(microsecond=0)),
        "minutes": st.integers(10, 480),
        "place": _TEXT,
        "attendees": _lists(_PEOPLE, 5),
        "check_in": _DATES,
    }
)
_PRIVATE = st.fixed_dictionaries(
    {
        "batna": st.just(CANARY),
        "notes": st.just([CANARY]),
        "concessions": st.just([CANARY]),
        "objectors": _lists(
            st.fixed_dictionaries(
                {
                    "stakeholder": _PEOPLE | st.just("路人"),
                    "objection": st.just(CANARY),
                    "answer": st.just(CANARY),
                }
            )
        ),
        "reservation_values": _lists(st.fixed_dictionaries({"issue": _TEXT, "value": st.just(CANARY)})),
    }
)
PROJECTS = st.fixed_dictionaries(
    {
        "title": _TEXT,
        "purpose": _TEXT,
        "own_department": _NAMED,
        "shared_goal": _TEXT,
        "departments": _lists(_DEPARTMENTS, 6),
        "stakeholders": _lists(_STAKEHOLDERS, 9),
        "issues": _lists(_ISSUES, 8),
        "decisions": _lists(_TEXT),
        "success_criteria": _lists(_TEXT),
        "joint_kpi": st.none() | _JOINT_KPIS,
        "facts": _lists(_SOURCED),
        "constraints": _lists(_SOURCED),
        "unknowns": _lists(_TEXT),
        "terms": _lists(_TERMS),
        "meeting": _MEETINGS,
        "private": _PRIVATE,
    }
).map(Project.model_validate)
"""Projects of any shape, sensible or not, whose private part is nothing but :data:`CANARY`."""
