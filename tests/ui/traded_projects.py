"""Projects to trade in: the sample, the sample with an option nobody valued yet, and a large one."""

import numpy as np

from assistant.project.files import read_project
from assistant.project.models import ContestedIssue, Department, Project
from assistant.project.preferences import IssuePreference, Preference
from assistant.settings import ROOT

SAMPLE = read_project(ROOT / "kb" / "samples" / "it-capacity.zh-TW.yaml")


def large() -> Project:
    """Two departments, eight issues of five options."""
    chance = np.random.default_rng(3)
    issues = [ContestedIssue(name=f"爭點{i}", options=[f"做法{k}" for k in range(5)]) for i in range(8)]
    departments = [Department(name="甲部"), Department(name="乙部")]
    project = Project(title="大", own_department="甲部", departments=departments, issues=issues)
    project.private.trade_offs.preferences = [
        Preference(
            department=department.name,
            reservation=30,
            issues=[
                IssuePreference(
                    issue=issue.name,
                    weight=float(chance.integers(5, 40)),
                    values=chance.integers(0, 101, 5).tolist(),
                )
                for issue in issues
            ],
        )
        for department in departments
    ]
    return project


def with_an_option_more() -> Project:
    tree = SAMPLE.model_dump()
    tree["issues"][0]["options"].append("20 人週")
    return Project.model_validate(tree)
