"""What a model is shown of a project, an agenda and a principle: nothing private, nothing needless."""

from collections.abc import Sequence
from typing import Any

from assistant.agenda.models import AgendaItem, AlignmentAgenda, OwnCitation
from assistant.knowledge.principles import Principle
from assistant.language.locale import Language
from assistant.project.models import Project

_NOT_NEEDED = {"private", "language", "meeting", "stakeholders", "decisions", "success_criteria"}


def project_view(project: Project) -> dict[str, Any]:
    """The project without its private part, addresses, and what the agenda shows already."""
    shown = _told(project.model_dump(mode="json", exclude=_NOT_NEEDED))
    people = [
        _told({"name": p.name, "department": p.department, "role": p.role}) for p in project.stakeholders
    ]
    return {**shown, "people": people} if people else dict(shown)


def skeleton_view(agenda: AlignmentAgenda) -> dict[str, Any]:
    """The parts of the agenda that are to be worded, with the ids that must stay.

    Positions stand in :func:`project_view` already.
    """
    return dict(
        _told(
            {
                "purpose": agenda.purpose,
                "success_criteria": agenda.success_criteria,
                "opening": agenda.opening,
                "shared_goal": agenda.shared_goal,
                "items": [_item(item) for item in agenda.items],
                "disagreements": [
                    {
                        "issue": about.issue,
                        "departments": [position.department for position in about.positions],
                    }
                    for about in agenda.disagreements
                ],
            }
        )
    )


def principle_view(principle: Principle, language: Language) -> dict[str, str]:
    """Key, name and idea in the agenda's language."""
    return {
        "key": principle.key,
        "name": principle.name.say(language),
        "idea": principle.idea.say(language),
    }


def own_view(sources: Sequence[OwnCitation]) -> list[dict[str, str]]:
    """What the company's documents say, each sentence with its document and place."""
    return [source.model_dump() for source in sources]


def _item(item: AgendaItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "type": item.type.value,
        "minutes": item.minutes,
        "question": item.question,
        "process": item.process,
        "output": item.output,
        "options": item.decision.options if item.decision else [],
    }


def _told(node: Any) -> Any:
    """``node`` without empty values: what nobody said takes no room. Whole figures lose their ``.0``."""
    if isinstance(node, dict):
        kept = {name: _told(child) for name, child in node.items()}
        return {name: child for name, child in kept.items() if child not in ("", None, [], {})}
    if isinstance(node, list):
        return [_told(child) for child in node]
    if isinstance(node, float) and node.is_integer():
        return int(node)
    return node
