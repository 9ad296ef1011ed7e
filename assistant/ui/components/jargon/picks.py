"""Words that are in the project already, to be translated without typing them."""

from dataclasses import dataclass

from assistant.agenda.markdown import agenda_markdown
from assistant.project.models import Project
from assistant.project.records import ProjectRecord
from assistant.ui.drafts import latest, package_of
from assistant.ui.words import say


@dataclass(frozen=True)
class Pick:
    """A piece of the project: what it is, its words, and whose they are, where somebody's."""

    label: str
    text: str
    speaker: str = ""


def picks(record: ProjectRecord) -> list[Pick]:
    """What departments want and worry about, what is established, and the agenda; nothing private."""
    found = [*_departments(record.project), *_positions(record.project), *_statements(record.project)]
    draft = latest(record.id)
    if draft is not None:
        found.append(Pick(say("jargon.pick.agenda"), agenda_markdown(package_of(draft).agenda)))
    return [each for each in found if each.text.strip()]


def _departments(project: Project) -> list[Pick]:
    return [
        Pick(
            say("jargon.pick.department", department=each.name),
            "\n".join([each.goal, *each.worries, *each.asks, *each.offers]),
            each.name,
        )
        for each in project.departments
        if each.name
    ]


def _positions(project: Project) -> list[Pick]:
    return [
        Pick(
            say("jargon.pick.position", department=each.department, issue=issue.name),
            "\n".join(text for text in (each.wants, each.because) if text),
            each.department,
        )
        for issue in project.issues
        for each in issue.positions
    ]


def _statements(project: Project) -> list[Pick]:
    return [
        Pick(say("jargon.pick.facts"), "\n".join(each.text for each in project.facts)),
        Pick(say("jargon.pick.constraints"), "\n".join(each.text for each in project.constraints)),
    ]
