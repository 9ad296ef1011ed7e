"""Each remedy removes the finding that offered it and brings no other."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.agenda.checks import check_agenda
from assistant.agenda.clock import total_minutes
from assistant.agenda.models import AlignmentAgenda, Citation, Close, ItemType, Stage
from assistant.agenda.remedies import REMEDIES, apply_remedy
from assistant.language.findings import Finding, Severity
from assistant.language.locale import Language, LocalText
from tests.agenda import factory
from tests.agenda.random_agendas import agendas


def _moved(agenda: AlignmentAgenda, order: tuple[int, ...]) -> AlignmentAgenda:
    return agenda.model_copy(update={"items": [agenda.items[place] for place in order]})


def _lasting(agenda: AlignmentAgenda, minutes: int) -> AlignmentAgenda:
    return agenda.model_copy(update={"meeting": agenda.meeting.model_copy(update={"minutes": minutes})})


SPOILED: dict[str, tuple[str, Callable[[Language], AlignmentAgenda]]] = {
    "overbooked": (
        "A01-overbooked",
        lambda tag: factory.change_item(factory.agenda(tag), "goal", minutes=30),
    ),
    "short": ("A01-clock", lambda tag: factory.agenda(tag, buffer_minutes=0)),
    "no time": ("A01-zero", lambda tag: factory.change_item(factory.agenda(tag), "goal", minutes=0)),
    "hour": ("A02-length", lambda tag: _lasting(factory.agenda(tag), 60)),
    "half hour": ("A02-length", lambda tag: _lasting(factory.agenda(tag), 30)),
    "inform": (
        "A05-inform-in-meeting",
        lambda tag: factory.change_item(factory.agenda(tag), "goal", type=ItemType.INFORM),
    ),
    "goal first": ("A09-order", lambda tag: _moved(factory.agenda(tag), (0, 2, 1, 3, 4))),
    "no confirming": ("A15-confirm", lambda tag: _moved(factory.agenda(tag), (1, 2, 3, 4))),
    "confirming late": ("A15-confirm", lambda tag: _moved(factory.agenda(tag), (1, 0, 2, 3, 4))),
    "no parking lot": ("A15-parking-lot", lambda tag: factory.agenda(tag, parking_lot=None)),
    "no close": ("A15-close", lambda tag: factory.agenda(tag, close=None)),
    "no time to close": ("A15-close", lambda tag: _moved(factory.agenda(tag), (0, 1, 2, 3))),
    "no dissent": ("A15-dissent", lambda tag: factory.agenda(tag, close=Close(asks_dissent=False))),
    "no reading": ("A15-dissent", lambda tag: factory.agenda(tag, close=Close(reads_decisions=False))),
    "no plus/delta": ("A15-plus-delta", lambda tag: factory.agenda(tag, close=Close(plus_delta=False))),
    "no check-in": ("A15-check-in", lambda tag: factory.agenda(tag, close=Close())),
    "early check-in": (
        "A15-check-in",
        lambda tag: factory.agenda(tag, close=Close(check_in=dt.date(2026, 12, 1))),
    ),
    "not uncertain": ("A13-uncertain", lambda tag: factory.agenda(tag, opening=[])),
    "no voices": ("A13-voices", lambda tag: factory.agenda(tag, opening=["x"])),
    "no questions": ("A13-questions", lambda tag: factory.agenda(tag, opening=[], departments=[])),
}


@pytest.mark.parametrize("fault", SPOILED)
@pytest.mark.parametrize("language", factory.BOTH)
def test_remedy_removes_its_finding_and_brings_no_other(fault: str, language: Language) -> None:
    check, spoil = SPOILED[fault]
    agenda = spoil(language)
    before = check_agenda(agenda, today=factory.TODAY)
    finding = next(found for found in before if found.check == check)
    remedied = apply_remedy(agenda, finding)
    after = check_agenda(remedied, today=factory.TODAY)
    assert check not in {found.check for found in after}
    assert {found.check for found in after} <= {found.check for found in before}
    AlignmentAgenda.model_validate_json(remedied.model_dump_json())


CHINESE: dict[str, tuple[str, Callable[[], AlignmentAgenda]]] = {
    "characters": ("A18-simplified", lambda: factory.agenda(purpose="决定跨通路订单的业绩怎麼算。")),
    "characters in an item": (
        "A18-simplified",
        lambda: factory.change_item(factory.agenda(), "decide", process="默读选项"),
    ),
    "mainland word": ("A18-mainland", lambda: factory.agenda(opening=["我們還不確定用戶要什麼。"])),
    "punctuation": ("A18-punctuation", lambda: factory.agenda(shared_goal="電商營收,門市營收(合計)達 6 億?")),
}


@pytest.mark.parametrize("fault", CHINESE)
def test_chinese_is_put_right_where_it_stands(fault: str) -> None:
    check, spoil = CHINESE[fault]
    agenda = spoil()
    finding = next(found for found in check_agenda(agenda) if found.check == check)
    remedied = apply_remedy(agenda, finding)
    assert check not in {found.check for found in check_agenda(remedied)}
    assert remedied.attendees == agenda.attendees


def test_every_action_is_tried_above_or_below() -> None:
    tried = set()
    for check, spoil in SPOILED.values():
        found = check_agenda(spoil(Language.ZH_TW), today=factory.TODAY)
        tried |= {each.action for each in found if each.check == check}
    for check, spoil_chinese in CHINESE.values():
        tried |= {each.action for each in check_agenda(spoil_chinese()) if each.check == check}
    assert tried | {"drop_citation"} == set(REMEDIES)


def test_citations_that_are_not_sound_are_dropped_and_the_others_stay() -> None:
    agenda = factory.agenda(
        citations=[Citation(key="nowhere", quote="x"), Citation(key="elsewhere", quote="y")]
    )
    agenda = factory.change_item(agenda, "goal", principles=["nowhere"])
    findings = check_agenda(agenda, principles={})
    remedied = apply_remedy(agenda, next(f for f in findings if f.evidence == "nowhere"))
    assert [citation.key for citation in remedied.citations] == ["elsewhere"]
    assert next(item for item in remedied.items if item.id == "goal").principles == []


def test_inform_item_becomes_a_section_of_the_pre_read_and_its_time_goes_to_the_rest() -> None:
    agenda = factory.change_item(factory.agenda(), "goal", type=ItemType.INFORM, note="附上季報")
    finding = next(f for f in check_agenda(agenda) if f.check == "A05-inform-in-meeting")
    remedied = apply_remedy(agenda, finding)
    assert [item.id for item in remedied.items] == ["confirm", "stakes", "decide", "wrap-up"]
    assert remedied.pre_read.parts[-1].lines == ["附上季報"]
    assert total_minutes(remedied) == 50


def test_check_in_of_the_project_is_preferred() -> None:
    meeting = factory.agenda().meeting.model_copy(update={"check_in": None})
    agenda = factory.agenda(close=Close(), meeting=meeting)
    finding = next(f for f in check_agenda(agenda) if f.check == "A15-check-in")
    project = factory.project(meeting={"date": "2026-12-03", "check_in": "2027-01-08"})
    proposed = apply_remedy(agenda, finding, project).close
    assert proposed is not None
    assert proposed.check_in == dt.date(2027, 1, 8)
    assert apply_remedy(agenda, finding).meeting.check_in == dt.date(2026, 12, 17)


def test_new_items_get_an_id_of_their_own() -> None:
    agenda = factory.agenda(items=[factory.item("confirm-round"), factory.item("confirm-round-2")])
    finding = next(f for f in check_agenda(agenda) if f.check == "A15-confirm")
    assert apply_remedy(agenda, finding).items[0].id == "confirm-round-3"


def test_finding_without_a_remedy_is_refused() -> None:
    words = LocalText.same("x")
    for action in (None, "dance"):
        finding = Finding(
            check="A03-purpose",
            severity=Severity.ERROR,
            where="purpose",
            evidence="",
            message=words,
            remedy=words,
            action=action,
        )
        with pytest.raises(ValueError, match="has no remedy"):
            apply_remedy(factory.agenda(), finding)


@given(agendas)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_offered_remedy_works_on_any_agenda(agenda: AlignmentAgenda) -> None:
    for finding in check_agenda(agenda, principles={}):
        if finding.action is None:
            continue
        remedied = apply_remedy(agenda, finding)
        AlignmentAgenda.model_validate(remedied.model_dump())
        assert finding not in check_agenda(remedied, principles={}), finding


def test_the_input_is_left_alone() -> None:
    agenda = factory.agenda(parking_lot=None, close=None, opening=[])
    before = agenda.model_dump()
    for finding in check_agenda(agenda):
        if finding.action:
            apply_remedy(agenda, finding)
    assert agenda.model_dump() == before
    assert all(item.stage is not Stage.OTHER for item in agenda.items)
