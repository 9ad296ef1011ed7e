"""A new name reaches everything that refers to the old one."""

import pytest

from assistant.project.files import read_project
from assistant.project.models import Project
from assistant.settings import ROOT
from assistant.ui.renaming import rename_department, rename_issue, rename_stakeholder

_SAMPLES = sorted((ROOT / "kb" / "samples").glob("*.yaml"))


@pytest.fixture(params=_SAMPLES, ids=lambda path: path.stem)
def project(request: pytest.FixtureRequest) -> Project:
    return read_project(request.param)


def _mentions(project: Project, name: str) -> int:
    """How often a whole value of the project is ``name``."""

    def count(node: object) -> int:
        if isinstance(node, dict):
            return sum(count(each) + (key == name) for key, each in node.items())
        if isinstance(node, list):
            return sum(count(each) for each in node)
        return int(node == name)

    return count(project.model_dump(mode="json"))


def test_a_department(project: Project) -> None:
    old, tree = project.departments[0].name, project.model_dump()
    rename_department(tree, 0, "改名後的部門")
    renamed = Project.model_validate(tree)
    assert _mentions(renamed, old) == 0
    assert _mentions(renamed, "改名後的部門") == _mentions(project, old)


def test_a_person(project: Project) -> None:
    old, tree = project.stakeholders[0].name, project.model_dump()
    rename_stakeholder(tree, 0, "改名後的人")
    renamed = Project.model_validate(tree)
    assert _mentions(renamed, old) == 0
    assert _mentions(renamed, "改名後的人") == _mentions(project, old)


def test_an_issue(project: Project) -> None:
    old, tree = project.issues[0].name, project.model_dump()
    rename_issue(tree, 0, "改名後的爭點")
    renamed = Project.model_validate(tree)
    assert _mentions(renamed, old) == 0
    assert _mentions(renamed, "改名後的爭點") == _mentions(project, old)


def test_naming_an_empty_department_changes_nothing_else() -> None:
    tree = Project.model_validate(
        {"title": "", "departments": [{"name": ""}], "stakeholders": [{"name": "甲", "department": ""}]}
    ).model_dump()
    rename_department(tree, 0, "電商部")
    assert tree["stakeholders"][0]["department"] == ""
