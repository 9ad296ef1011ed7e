"""The parts a proposal is read in: the parts of the project's page, conflicts first, questions last."""

from dataclasses import dataclass

from assistant.project.intake.proposal import Path
from assistant.ui.components.intake.stored import Found, Intake

CLASHES, QUESTIONS = "clashes", "questions"
_PARTS = {
    "departments": "departments",
    "stakeholders": "people",
    "issues": "issues",
    "facts": "facts",
    "constraints": "facts",
    "unknowns": "facts",
    "terms": "facts",
    "joint_kpi": "joint",
    "meeting": "meeting",
    "private": "private",
}
ORDER = ("basics", "departments", "people", "issues", "facts", "joint", "meeting", "private")


@dataclass(frozen=True)
class Section:
    """One part and what still waits in it."""

    name: str
    waiting: int


def part_of(path: Path) -> str:
    """The part of the project's page where a value belongs."""
    return _PARTS.get(path[0], "basics")


def sections(kept: Intake, waiting: list[Found], clashes: int, questions: int) -> list[Section]:
    """Every part where something was found, decided or not; conflicts and questions where there are any."""
    counts = {name: 0 for name in ORDER if any(part_of(each.path) == name for each in kept.found)}
    for each in waiting:
        counts[part_of(each.path)] += 1
    listed = [Section(name, count) for name, count in counts.items()]
    if clashes:
        listed.insert(0, Section(CLASHES, clashes))
    return [*listed, Section(QUESTIONS, questions)] if questions else listed
