"""The list of what is missing before a meeting fills itself."""

import datetime as dt

from assistant.language.findings import Finding, Severity
from assistant.language.locale import LocalText
from assistant.project.files import read_project
from assistant.project.models import Project
from assistant.project.records import DraftRecord, Provenance
from assistant.settings import ROOT
from assistant.ui.checklist import Step, checklist, missing_context

_SAMPLE = read_project(ROOT / "kb" / "samples" / "retail-omnichannel.zh-TW.yaml")
_NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)


def _draft(*, error: bool = False) -> DraftRecord:
    text = LocalText.same("x")
    finding = Finding(
        check="A01-clock", severity=Severity.ERROR, where="items", evidence="", message=text, remedy=text
    )
    return DraftRecord(
        id="d",
        owner="o",
        project_id="p",
        feature="agenda",
        content={"brief": {"visits": [{"stakeholder": "甲"}, {"stakeholder": "乙"}]}},
        findings=[finding] if error else [],
        provenance=Provenance(),
        created_at=_NOW,
        updated_at=_NOW,
        revision=1,
    )


def _done(steps: list[Step]) -> dict[str, bool]:
    return {step.name: step.done for step in steps}


def test_an_empty_project_lacks_everything_and_says_where_to_start() -> None:
    steps = checklist(Project(title=""), None, {})
    assert not any(_done(steps).values())
    assert (steps[0].page, steps[0].part) == ("project", "basics")


def test_a_sample_lacks_nothing_of_its_context() -> None:
    assert missing_context(_SAMPLE) == []


def test_a_department_without_a_decider_is_missing() -> None:
    tree = _SAMPLE.model_dump()
    for person in tree["stakeholders"]:
        person["can_decide"] = False
    assert missing_context(Project.model_validate(tree)) == ["people"]


def test_an_agenda_with_errors_is_drafted_but_not_checked() -> None:
    done = _done(checklist(_SAMPLE, _draft(error=True), {}))
    assert done["agenda"]
    assert not done["checked"]


def test_ticks_count_people_of_the_present_plan_only() -> None:
    seen = next(s for s in checklist(_SAMPLE, _draft(), {"seen": ["甲", "丙"]}) if s.name == "seen")
    assert (seen.count, seen.total, seen.done) == (1, 2, False)


def test_everything_ticked_is_everything_done() -> None:
    ticks = {"seen": ["甲", "乙"], "pre_read_sent": True}
    assert all(_done(checklist(_SAMPLE, _draft(), ticks)).values())
