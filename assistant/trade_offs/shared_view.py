"""What a model is shown: public words of the project, sentences with marks, principles. Nothing private."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.knowledge.principles import PrincipleHit
from assistant.language.locale import Language
from assistant.project.models import Project
from assistant.trade_offs.slots import Slotted

MOST_PRINCIPLES = 6


def project_view(project: Project) -> dict[str, Any]:
    """Title, purpose, shared goal, what each department is after, and the positions; no people."""
    wanted = {"title": True, "purpose": True, "shared_goal": True, "own_department": True}
    shown = project.model_dump(
        mode="json",
        include={
            **wanted,
            "departments": {"__all__": {"name", "goal", "worries", "asks", "offers"}},
            "issues": {"__all__": {"name": True, "unit": True, "positions": True}},
        },
        exclude_defaults=True,
    )
    for issue in shown.get("issues", []):
        for position in issue.get("positions", []):
            position.pop("prefers", None)
    return shown


def sentences_view(sentences: Mapping[str, Slotted]) -> dict[str, Any]:
    """The sentences grouped as the reply groups them, each with what its marks stand for."""
    shown: dict[str, Any] = {"intro": _sentence(sentences["intro"]), "packages": [], "replies": []}
    packages: dict[str, dict[str, Any]] = {}
    for path, sentence in sentences.items():
        first, _, rest = path.partition(".")
        if first == "reply":
            shown["replies"].append({"department": rest, "reply": _sentence(sentence)})
        elif rest:
            packages.setdefault(first, {"id": first})[rest] = _sentence(sentence)
    shown["packages"] = list(packages.values())
    return shown


def principles_view(hits: Sequence[PrincipleHit], language: Language) -> list[dict[str, str]]:
    """Key, name and idea of the first principles found."""
    return [
        {
            "key": hit.principle.key,
            "name": hit.principle.name.say(language),
            "idea": hit.principle.idea.say(language),
        }
        for hit in hits[:MOST_PRINCIPLES]
    ]


def _sentence(sentence: Slotted) -> dict[str, Any]:
    return {"sentence": sentence.text, "marks": sentence.marks}
