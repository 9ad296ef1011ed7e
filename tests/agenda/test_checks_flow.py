import datetime as dt
from typing import Any

import pytest

from assistant.agenda.checks import check_package, strip_invented
from assistant.agenda.checks.flow import proposed_check_in
from assistant.agenda.models import Action, AlignmentAgenda, Citation, PrivateBrief, Stage, Visit
from assistant.knowledge.principles import Principle
from assistant.language.findings import Severity
from assistant.project.models import Meeting
from tests.agenda import factory
from tests.agenda.seeing import ids, places, seen


def _closing(**changes: Any) -> AlignmentAgenda:
    close = factory.agenda().close
    assert close is not None
    return factory.agenda(close=close.model_copy(update=changes))


def _principle() -> Principle:
    both = {"zh-TW": "先說自己的利害，再談共同的目標。", "en": "Own stakes first, then the shared goal."}
    lines = {"zh-TW": ["一", "二", "三"], "en": ["one", "two", "three"]}
    return Principle.model_validate(
        {
            "key": "dual-identity",
            "pain": "goals",
            "origin": "research",
            "name": {"zh-TW": "雙重認同", "en": "Dual identity"},
            "idea": both,
            "mechanism": both,
            "applies_when": both,
            "steps": [both, both],
            "wording": [both],
            "goes_wrong": [both],
            "situations": lines,
        }
    )


PRINCIPLES = {"dual-identity": _principle()}


def test_first_item_confirms_the_agenda() -> None:
    agenda = factory.agenda()
    [found] = seen(agenda.model_copy(update={"items": agenda.items[1:]}), "A15-confirm")
    assert (found.where, found.action) == ("stakes", "add_confirm")


def test_parking_lot_may_be_empty_but_must_exist() -> None:
    assert seen(factory.agenda(parking_lot=None), "A15-parking-lot")[0].action == "add_parking_lot"
    assert not seen(factory.agenda(parking_lot=[]), "A15-parking-lot")


def test_close_exists_and_has_time() -> None:
    assert places(factory.agenda(close=None), "A15-close") == ["close"]
    no_time = factory.change_item(factory.agenda(), "wrap-up", stage=Stage.OTHER)
    assert "沒有留時間" in seen(no_time, "A15-close")[0].message.zh


def test_close_reads_decisions_and_asks_for_dissent_and_plus_delta() -> None:
    assert "保留意見" in seen(_closing(asks_dissent=False), "A15-dissent")[0].message.zh
    assert "朗讀" in seen(_closing(reads_decisions=False), "A15-dissent")[0].message.zh
    assert seen(_closing(plus_delta=False), "A15-plus-delta")[0].severity is Severity.NOTE


def test_check_in_lies_after_the_meeting() -> None:
    assert seen(_closing(check_in=None), "A15-check-in")[0].action == "set_check_in"
    assert seen(_closing(check_in=dt.date(2026, 12, 3)), "A15-check-in")[0].evidence == "2026-12-03"


def test_check_in_can_be_proposed_only_when_the_meeting_has_a_date() -> None:
    agenda = _closing(check_in=None).model_copy(update={"meeting": Meeting(minutes=50)})
    assert seen(agenda, "A15-check-in")[0].action is None


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        ({"date": "2026-12-03"}, dt.date(2026, 12, 17)),
        ({"date": "2026-12-05"}, dt.date(2026, 12, 21)),
        ({"date": "2026-12-06"}, dt.date(2026, 12, 21)),
        ({"date": "2026-12-03", "check_in": "2027-01-08"}, dt.date(2027, 1, 8)),
        ({"date": "2026-12-03", "check_in": "2026-12-01"}, dt.date(2026, 12, 17)),
        ({"check_in": "2026-12-01"}, dt.date(2026, 12, 1)),
        ({}, None),
        ({"date": "9999-12-30"}, None),
    ],
)
def test_check_in_is_what_was_planned_or_two_weeks_later_on_a_working_day(
    meeting: dict[str, str], expected: dt.date | None
) -> None:
    assert proposed_check_in(factory.agenda(meeting=meeting)) == expected


def test_action_without_owner_or_date_is_a_note() -> None:
    actions = [Action(what="整理資料"), Action(what="寄通知", owner="待確認", due=dt.date(2026, 12, 9))]
    found = seen(_closing(actions=actions), "A15-actions")
    assert [each.evidence for each in found] == ["整理資料", "寄通知"]
    assert found[0].severity is Severity.NOTE


def test_faultless_package_says_nothing() -> None:
    for language in factory.BOTH:
        assert check_package(factory.package(language), project=factory.project(language)) == []


def test_package_without_visits_is_noticed_once() -> None:
    package = factory.package(brief=PrivateBrief())
    assert [f.check for f in check_package(package, project=factory.project())] == ["A16-no-visits"]


def test_each_likely_objector_and_each_decider_elsewhere_is_visited() -> None:
    visit = Visit(stakeholder="王大明", about="x", order=1, talking_points=["y"])
    package = factory.package(brief=PrivateBrief(visits=[visit]))
    found = {f.check: f.evidence for f in check_package(package, project=factory.project())}
    assert found == {"A16-objector": "陳志豪", "A16-decider": "陳志豪"}


def test_visit_needs_talking_points() -> None:
    visit = factory.package().brief.visits[0].model_copy(update={"talking_points": [" "]})
    package = factory.package(brief=PrivateBrief(visits=[visit]))
    [found] = check_package(package, project=factory.project())
    assert (found.check, found.where) == ("A16-talking-points", "brief.visits")


def test_private_words_in_the_invitation_are_an_error() -> None:
    package = factory.package(invitation="若談不成，我們就維持各算各的，電商部自己補貼門市取貨。")
    [found] = check_package(package, project=factory.project())
    assert (found.check, found.where, found.severity) == ("A19-leak", "invitation", Severity.ERROR)


def test_invented_key_is_an_error_wherever_it_stands() -> None:
    agenda = factory.agenda(citations=[Citation(key="nowhere", quote="x")])
    agenda = factory.change_item(agenda, "goal", principles=["dual-identity", "made-up"])
    found = seen(agenda, "A17-key", principles=PRINCIPLES)
    assert [(f.where, f.evidence) for f in found] == [("citations", "nowhere"), ("goal", "made-up")]
    assert "A17-key" not in ids(agenda)


def test_quote_must_be_verbatim_in_either_language() -> None:
    good = ["先說自己的利害，再談共同的目標。", "Own stakes first,\n then the shared goal."]
    citations = [Citation(key="dual-identity", quote=quote) for quote in good]
    assert not seen(factory.agenda(citations=citations), "A17-quote", principles=PRINCIPLES)
    for quote in ("先談目標，再說利害。", ""):
        spoiled = factory.agenda(citations=[Citation(key="dual-identity", quote=quote)])
        assert seen(spoiled, "A17-quote", principles=PRINCIPLES)[0].severity is Severity.ERROR


def test_invented_citations_are_stripped_and_reported() -> None:
    good = Citation(key="dual-identity", quote="先說自己的利害，再談共同的目標。")
    bad = [Citation(key="nowhere", quote="x"), Citation(key="dual-identity", quote="沒有這一句")]
    agenda = factory.agenda(citations=[bad[0], good, bad[1]])
    agenda = factory.change_item(agenda, "goal", principles=["made-up", "dual-identity"])
    stripped, findings = strip_invented(agenda, PRINCIPLES)
    assert stripped.citations == [good]
    assert next(i for i in stripped.items if i.id == "goal").principles == ["dual-identity"]
    assert [f.check for f in findings] == ["A17-key", "A17-key", "A17-quote"]
    assert strip_invented(stripped, PRINCIPLES) == (stripped, [])
