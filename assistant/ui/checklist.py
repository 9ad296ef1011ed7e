"""What is still missing before a project's meeting. It fills itself from what is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.language.findings import Severity
from assistant.project.models import Project
from assistant.project.records import DraftRecord


@dataclass(frozen=True)
class Step:
    """One line of the checklist.

    Attributes:
        name: which step, a key of the wording.
        done: whether it is.
        page: page file without ``.py`` where it is done; ``part`` the part of that page.
        count: how many of ``total`` are done, where the step counts something.
    """

    name: str
    done: bool
    page: str
    part: str
    count: int = 0
    total: int = 0


def checklist(project: Project, draft: DraftRecord | None, ticks: Mapping[str, Any]) -> list[Step]:
    """The steps before the meeting, in the order a person takes them.

    Args:
        draft: the newest agenda, or ``None``.
        ticks: what the person ticked: ``seen`` (names) and ``pre_read_sent`` (bool).
    """
    missing = missing_context(project)
    errors = [f for f in draft.findings if f.severity is Severity.ERROR] if draft else []
    visits = _visits(draft)
    seen = [name for name in visits if name in ticks.get("seen", [])]
    return [
        Step("context", not missing, "project", missing[0] if missing else "basics"),
        Step("agenda", draft is not None, "agenda", "agenda"),
        Step("priorities", len(project.private.trade_offs.preferences) > 1, "trade_offs", "compare"),
        Step("checked", draft is not None and not errors, "agenda", "agenda", len(errors)),
        Step(
            "seen",
            bool(visits) and len(seen) == len(visits),
            "agenda",
            "visits",
            len(seen),
            len(visits),
        ),
        Step("pre_read", bool(ticks.get("pre_read_sent")), "agenda", "pre_read"),
    ]


def missing_context(project: Project) -> list[str]:
    """Parts of the project page that still lack something an agenda needs, in page order."""
    named = [department for department in project.departments if department.name]
    deciders = {person.department for person in project.stakeholders if person.can_decide}
    lacking = {
        "basics": not (project.title and project.purpose),
        "departments": len(named) < 2 or not all(department.goal for department in named),
        "people": not named or any(department.name not in deciders for department in named),
        "issues": not (project.issues or project.decisions),
        "meeting": not (project.meeting.date and project.meeting.start and project.meeting.attendees),
    }
    return [part for part, lacks in lacking.items() if lacks]


def _visits(draft: DraftRecord | None) -> list[str]:
    brief = (draft.content.get("brief") or {}) if draft else {}
    return [str(visit.get("stakeholder", "")) for visit in brief.get("visits", [])]
