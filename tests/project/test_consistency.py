"""What in a project does not fit together."""

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.language.findings import Severity
from assistant.project.files import project_findings
from assistant.project.models import (
    ContestedIssue,
    Contribution,
    Department,
    JointKpi,
    Kpi,
    Meeting,
    Objector,
    Position,
    Project,
    ReservationValue,
    Stakeholder,
    Term,
)
from tests.project.strategies import EXAMPLE

TODAY = dt.date(2026, 11, 25)
Change = Callable[[Project], object]


def findings(change: Change) -> list[tuple[str, str]]:
    project = EXAMPLE.model_copy(deep=True)
    change(project)
    return [(each.check, each.where) for each in project_findings(project, TODAY)]


def test_a_sound_project_has_nothing_to_say() -> None:
    assert findings(lambda project: None) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda p: p.stakeholders.append(Stakeholder(name="王", department="IT")),
            ("P01", "stakeholders[2].department"),
        ),
        (
            lambda p: p.issues.append(
                ContestedIssue(name="a", positions=[Position(department="IT", wants="b")])
            ),
            ("P02", "issues[0].positions[0].department"),
        ),
        (lambda p: setattr(p, "own_department", "IT"), ("P03", "own_department")),
        (lambda p: p.meeting.attendees.append("王"), ("P04", "meeting.attendees[2]")),
        (lambda p: p.issues.append(ContestedIssue(name="a", approver="王")), ("P05", "issues[0].approver")),
        (lambda p: setattr(p.stakeholders[1], "can_decide", False), ("P07", "departments[1]")),
        (lambda p: p.meeting.attendees.pop(), ("P07", "departments[1]")),
        (lambda p: setattr(p.meeting, "date", dt.date(2026, 11, 24)), ("P08", "meeting.date")),
        (lambda p: p.departments.append(Department(name="電商部")), ("P09", "departments[2].name")),
        (
            lambda p: p.stakeholders.append(Stakeholder(name="林美玲", department="門市部")),
            ("P10", "stakeholders[2].name"),
        ),
        (
            lambda p: p.private.objectors.append(Objector(stakeholder="王", objection="不")),
            ("P11", "private.objectors[0].stakeholder"),
        ),
        (
            lambda p: p.private.reservation_values.append(ReservationValue(issue="a", value="b")),
            ("P12", "private.reservation_values[0].issue"),
        ),
        (
            lambda p: setattr(
                p,
                "joint_kpi",
                JointKpi(name="a", contributions=[Contribution(department="IT", contributes="b")]),
            ),
            ("P13", "joint_kpi.contributions[0].department"),
        ),
        (
            lambda p: p.terms.append(Term(term="a", meaning="b", department="IT")),
            ("P14", "terms[0].department"),
        ),
        (lambda p: setattr(p.stakeholders[0], "email", "ya-ting@"), ("P15", "stakeholders[0].email")),
        (lambda p: setattr(p.meeting, "check_in", dt.date(2026, 12, 2)), ("P16", "meeting.check_in")),
        (
            lambda p: p.departments[0].kpis.append(Kpi(name="a", baseline=5, target=4)),
            ("P17", "departments[0].kpis[1].target"),
        ),
        (lambda p: p.meeting.attendees.append("林美玲"), ("P18", "meeting.attendees[2]")),
    ],
)
def test_each_misfit_is_found_where_it_stands(change: Change, expected: tuple[str, str]) -> None:
    assert findings(change) == [expected]


def test_findings_are_no_errors_and_read_in_both_languages() -> None:
    found = project_findings(Project(title="a", meeting=Meeting(date=dt.date(2020, 1, 2))), TODAY)
    assert [each.check for each in found] == ["P06", "P08"]
    assert all(each.severity is not Severity.ERROR for each in found)
    assert found[1].message.zh == "會議日期 2020/01/02（四） 已經過了。"
    assert found[1].message.en == "The meeting's date Thu 2 Jan 2020 has passed."


def test_without_a_list_of_attendees_every_stakeholder_is_taken_to_attend() -> None:
    assert findings(lambda project: project.meeting.attendees.clear()) == []


def test_a_kpi_that_should_fall_may_have_a_lower_target() -> None:
    kpi = Kpi(name="a", baseline=5, target=4, direction="down")
    assert findings(lambda project: project.departments[0].kpis.append(kpi)) == []
