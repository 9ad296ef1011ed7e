"""The sample projects are complete, agree with their twin in the other language, and keep secrets apart."""

import datetime as dt
import re
from typing import Any

from assistant.language.locale import Language
from assistant.language.zh_tw import mainland_words, simplified_characters
from assistant.project.models import Project
from tests.project.samples import (
    FOLDER,
    NAMES,
    PROJECTS,
    every_name,
    every_sample,
    numbers,
    shareable,
    texts,
)

HOLIDAYS = {dt.date(2027, 2, day) for day in range(4, 11)} | {dt.date(2027, 3, 1)}


def skeleton(node: Any) -> Any:
    """A tree with its texts blanked: what twins must have in common."""
    if isinstance(node, str):
        return bool(node)
    if isinstance(node, dict):
        return {key: skeleton(child) for key, child in node.items()}
    return [skeleton(child) for child in node] if isinstance(node, list) else node


def test_each_sample_exists_in_both_languages_and_nothing_else_does() -> None:
    expected = {f"{name}.{language.value}.yaml" for name in NAMES for language in Language}
    assert {path.name for path in FOLDER.glob("*.yaml")} == expected
    assert all(project.language is language for (_, language), project in PROJECTS.items())


@every_sample
def test_departments_say_what_they_want_fear_ask_and_offer(project: Project) -> None:
    assert 3 <= len(project.departments) <= 4
    assert project.department(project.own_department) is not None
    for department in project.departments:
        assert department.goal
        assert department.worries
        assert department.asks
        assert department.offers
        for each in department.kpis:
            assert each.formula
            assert each.unit
            assert each.due is not None
            assert each.baseline is not None
            assert each.target is not None
            assert (each.target > each.baseline) == (each.direction == "up"), each.name


@every_sample
def test_every_department_sends_somebody_who_can_decide(project: Project) -> None:
    assert 5 <= len(project.stakeholders) <= 7
    assert 2 <= len(project.meeting.attendees) <= 7
    present = [project.stakeholder(name) for name in project.meeting.attendees]
    assert None not in present
    deciding = {person.department for person in present if person and person.can_decide}
    assert deciding == {department.name for department in project.departments}


@every_sample
def test_contested_issues_can_be_decided_in_the_meeting(project: Project) -> None:
    assert len(project.issues) >= 2
    departments = {department.name for department in project.departments}
    for issue in project.issues:
        assert issue.unit
        assert issue.escalation
        assert len(issue.criteria) >= 2
        assert len(issue.options) == len(set(issue.options)) >= 3
        assert len({position.department for position in issue.positions} & departments) >= 2
        assert all(position.wants and position.because for position in issue.positions)
        approver = project.stakeholder(issue.approver)
        assert approver is not None
        assert approver.can_decide
        assert approver.name in project.meeting.attendees


@every_sample
def test_dates_are_working_days_in_order(project: Project) -> None:
    meeting = project.meeting
    assert meeting.date is not None
    assert meeting.start is not None
    assert meeting.check_in is not None
    deadlines = [issue.deadline for issue in project.issues]
    for date in (meeting.date, meeting.check_in, *deadlines):
        assert date is not None
        assert date.weekday() < 5, date
        assert date not in HOLIDAYS, date
        assert meeting.date <= date <= meeting.check_in, date
    assert 13 <= (meeting.check_in - meeting.date).days <= 21
    assert project.joint_kpi is not None
    assert project.joint_kpi.due is not None
    assert project.joint_kpi.due > meeting.check_in
    assert meeting.minutes == 50
    assert meeting.place


@every_sample
def test_the_shared_goal_names_every_metric_with_its_target(project: Project) -> None:
    for department in project.departments:
        for each in department.kpis:
            assert each.name in project.shared_goal
    assert project.joint_kpi is not None
    assert project.joint_kpi.target in numbers(project.shared_goal)


@every_sample
def test_the_joint_kpi_is_complete(project: Project) -> None:
    joint = project.joint_kpi
    assert joint is not None
    assert joint.formula
    assert joint.unit
    assert joint.counter_metric
    assert joint.baseline is not None
    assert joint.target is not None
    assert {each.department for each in joint.contributions} == {each.name for each in project.departments}
    for each in joint.contributions:
        owner = project.stakeholder(each.data_owner)
        assert owner is not None
        assert owner.department == each.department


@every_sample
def test_what_is_known_has_a_source_and_what_is_unknown_is_said(project: Project) -> None:
    assert len(project.facts) >= 5
    assert len(project.constraints) >= 2
    assert all(each.text and each.source for each in [*project.facts, *project.constraints])
    assert len(project.unknowns) >= 2
    assert len(project.success_criteria) >= 2
    assert all(question.endswith(("？", "?")) for question in project.decisions)
    assert len(project.terms) >= 3
    departments = {department.name for department in project.departments}
    assert all(term.meaning and term.department in departments for term in project.terms)


@every_sample
def test_the_private_part_is_filled_and_fits_the_project(project: Project) -> None:
    private = project.private
    assert private.batna
    assert private.concessions
    assert private.notes
    assert {each.issue for each in private.reservation_values} == {issue.name for issue in project.issues}
    assert len(private.objectors) >= 2
    for each in private.objectors:
        assert project.stakeholder(each.stakeholder) is not None
        assert each.objection
        assert each.answer


@every_sample
def test_private_figures_never_stand_among_the_shareable_ones(project: Project) -> None:
    private = project.private
    secret = numbers(" ".join([private.batna, *private.concessions]))
    secret += numbers(" ".join(each.value for each in private.reservation_values))
    public = set().union(*(numbers(text) for _, text in texts(shareable(project))))
    public |= {
        figure
        for department in project.departments
        for each in department.kpis
        for figure in (each.baseline, each.target)
        if figure is not None
    }
    small = {figure for figure in secret if figure < 10 and figure.is_integer()}
    assert set(secret) - small, "a private part without figures of its own tests nothing"
    assert (set(secret) - small) & public == set()


@every_sample
def test_preferences_speak_of_the_issues_and_options_of_the_project(project: Project) -> None:
    notes = project.private.trade_offs
    options = {issue.name: issue.options for issue in project.issues}
    assert [each.department for each in notes.preferences if not each.guessed] == [project.own_department]
    for preference in notes.preferences:
        assert project.department(preference.department) is not None
        assert preference.reservation is not None
        assert {each.issue for each in preference.issues} == set(options)
        for each in preference.issues:
            assert len(each.values) == len(options[each.issue])
            assert max(each.values) > 0
    for choice in (choice for rule in notes.rules for choice in rule.choices):
        assert choice.option in options[choice.issue]
    assert set(notes.today) == set(options)
    assert all(option in options[issue] for issue, option in notes.today.items())


@every_name
def test_twins_have_the_same_structure_and_figures(name: str) -> None:
    zh, en = (PROJECTS[name, language].model_dump(mode="json") for language in Language)
    for tree in (zh, en):
        tree.pop("language")
        notes = tree["private"]["trade_offs"]
        notes["today"] = list(notes["today"].values())
    assert skeleton(zh) == skeleton(en)
    for (path, chinese), (_, english) in zip(texts(zh), texts(en), strict=True):
        assert numbers(chinese) == numbers(english), (path, chinese, english)


@every_name
def test_chinese_samples_are_written_as_in_taiwan(name: str) -> None:
    gap = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9$%]|[A-Za-z0-9$%][\u4e00-\u9fff]")
    half_width = re.compile(r"[\u4e00-\u9fff] ?[,;:?!()]|[,;:?!()] ?[\u4e00-\u9fff]")
    faults = [
        (path, text, found)
        for path, text in texts(PROJECTS[name, Language.ZH_TW].model_dump(mode="json"))
        for found in (
            *simplified_characters(text),
            *mainland_words(text),
            *gap.findall(text),
            *half_width.findall(text),
            *re.findall("您", text),
        )
    ]
    assert faults == []


@every_name
def test_english_samples_hold_no_chinese(name: str) -> None:
    for path, text in texts(PROJECTS[name, Language.EN].model_dump(mode="json")):
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", text), (path, text)
