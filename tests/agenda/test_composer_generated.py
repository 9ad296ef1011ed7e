"""What holds for the offline draft of any project whatever."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.agenda.clock import total_minutes
from assistant.agenda.composer import compose
from assistant.agenda.markdown import agenda_markdown, brief_markdown, package_json
from assistant.agenda.models import AgendaPackage, Stage
from assistant.language.locale import Language
from assistant.project.models import Project
from tests.agenda.drafts import BOTH, CANARY, PROJECTS, TODAY, composed, hits, sample

ANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@ANY
@given(project=PROJECTS, language=st.sampled_from(BOTH))
def test_any_project_gives_a_whole_draft_and_no_secret(project: Project, language: Language) -> None:
    package = compose(project, hits(project, "joint-kpi", "batna"), language=language, today=TODAY)
    agenda = package.agenda

    assert total_minutes(agenda) == project.meeting.minutes
    assert all(item.minutes >= 1 for item in agenda.items)
    assert agenda.items[0].stage is Stage.CONFIRM
    assert agenda.items[-1].stage is Stage.CLOSE
    assert AgendaPackage.model_validate_json(package_json(package)) == package
    shared = [agenda_markdown(agenda), agenda.model_dump_json(), package.invitation, package.written_update]
    assert not any(part in text for text in shared for part in CANARY.split())
    assert brief_markdown(package)


@ANY
@given(project=PROJECTS, language=st.sampled_from(BOTH))
def test_people_of_the_agenda_are_people_of_the_project(project: Project, language: Language) -> None:
    agenda = compose(project, [], language=language, today=TODAY).agenda

    known = {person.name for person in project.stakeholders} | {*project.meeting.attendees, ""}
    known |= {issue.approver for issue in project.issues}
    assert {item.owner for item in agenda.items} <= known
    for item in agenda.items:
        if item.decision is not None:
            assert {item.decision.approver, item.decision.driver, *item.decision.contributors} <= known


@ANY
@given(project=PROJECTS)
def test_the_same_project_gives_the_same_draft(project: Project) -> None:
    once, again = (compose(project, hits(project), language=Language.EN, today=TODAY) for _ in range(2))

    assert once == again


@given(minutes=st.integers(10, 480), issues=st.integers(0, 12))
@settings(max_examples=25, deadline=None)
def test_minutes_fill_the_meeting_for_any_length_and_number_of_issues(minutes: int, issues: int) -> None:
    project = sample("retail-omnichannel.zh-TW")
    issue = project.issues[0].model_dump()
    many = [{**issue, "name": f"{issue['name']}之{number}"} for number in range(issues)]
    meeting = {**project.meeting.model_dump(), "minutes": minutes}

    agenda = composed(project, issues=many, meeting=meeting, decisions=[]).agenda

    assert total_minutes(agenda) == minutes
    decided = [item for item in agenda.items if item.stage is Stage.DECISION]
    parked = [line for line in agenda.parking_lot or [] if "之" in line]
    assert len(decided) + len(parked) == issues


@pytest.mark.parametrize("text", ["", "？", "。", "x" * 300, "一" * 300, "{0} {name} %s"])
@pytest.mark.parametrize("language", BOTH)
def test_odd_words_everywhere_do_no_harm(text: str, language: Language) -> None:
    department = {
        "name": text,
        "kpis": [{"name": text}],
        "worries": [text] * 60,
        "asks": [text],
        "offers": [text],
    }
    position = {"department": text, "wants": text, "because": text}
    issue = {"name": text, "options": [text] * 60, "positions": [position] * 60, "unit": text}
    project = Project.model_validate(
        {
            "title": text,
            "purpose": text,
            "departments": [department, {**department, "name": text[:200] + "2"}],
            "stakeholders": [{"name": text, "department": text, "can_decide": True}] * 9,
            "issues": [issue, {**issue, "name": text[:200] + "2"}],
            "decisions": [text],
            "unknowns": [text] * 60,
            "meeting": {"date": dt.date.min, "minutes": 10},
            "private": {"objectors": [{"stakeholder": text, "objection": text}]},
        }
    )

    package = compose(project, hits(project), language=language, today=TODAY)

    assert total_minutes(package.agenda) == 10
    assert agenda_markdown(package.agenda)
