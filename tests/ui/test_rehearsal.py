"""The rehearsal's page: offers are confirmed first, nothing typed is lost, nothing hidden is shown."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.bootstrap import get_services
from assistant.language.locale import Language
from assistant.project.files import read_project
from assistant.rehearsal.kinds import Status
from assistant.rehearsal.records import RehearsalRecord
from assistant.settings import ROOT
from assistant.ui.components.rehearsal.form import form_name
from assistant.ui.words import say_in
from tests.fakes.openai_server.server import FakeServer

pytestmark = pytest.mark.slow
Open = Callable[..., AppTest]
OFFER = "我們想要支援人力 5 人，3 月底上線，預算 NT$1,500,000，驗收範圍是全部功能。"


def _said(key: str, **values: object) -> str:
    return say_in(Language.ZH_TW, key, **values)


def _shown(test: AppTest) -> str:
    kinds = (test.markdown, test.caption, test.error, test.info, test.warning, test.subheader)
    return "\n".join(str(each.value) for kind in kinds for each in kind) + "\n".join(
        str(each.proto.body) for each in test.get("html")
    )


def _press(test: AppTest, key: str) -> AppTest:
    pressed = test.button(key=key).click().run()
    assert not pressed.exception
    return pressed


def _record(test: AppTest) -> RehearsalRecord:
    record = get_services().rehearsals.get("local", test.query_params["rehearsal"])
    assert record is not None
    return record


def _type(test: AppTest, text: str) -> AppTest:
    area = next(each for each in test.text_area if each.label == _said("rehearsal.say.label"))
    return area.set_value(text).run()


def _say(test: AppTest, text: str) -> AppTest:
    return _press(_type(test, text), "send_turn")


def _begun(app: Open, **address: Any) -> AppTest:
    return _press(app("rehearsal", **address), "start_rehearsal")


def _ended(app: Open) -> AppTest:
    test = _say(_begun(app), "這件事你們最擔心的是什麼？")
    test = _press(_say(test, OFFER), "reading_yes")
    return _press(_press(test, "end_rehearsal"), "to_debrief")


def test_one_press_begins_and_the_rubric_was_shown_before(app: Open) -> None:
    test = app("rehearsal")
    assert _said("rehearsal.rubric.title") in _shown(test)
    test = _press(test, "start_rehearsal")
    assert "cg-talk" in _shown(test)
    assert _record(test).session.opening[0].text in _shown(test)


def test_what_is_typed_survives_a_reload_and_an_empty_turn_is_not_sent(app: Open) -> None:
    test = _press(_begun(app), "send_turn")
    assert _said("rehearsal.say.empty") in _shown(test)
    rehearsal = test.query_params["rehearsal"]
    _type(test, "還沒說完")
    again = app("rehearsal", rehearsal=rehearsal)
    label = _said("rehearsal.say.label")
    assert [each.value for each in again.text_area if each.label == label] == ["還沒說完"]
    assert _record(again).session.turns == ()


def test_twenty_thousand_characters_are_refused_and_kept(app: Open) -> None:
    test = _say(_begun(app), "談" * 20_000)
    assert "20,000" in _shown(test)
    assert len(_record(test).unsent.text) == 20_000
    assert _record(test).session.turns == ()


def test_an_offer_counts_once_it_is_confirmed(app: Open) -> None:
    test = _say(_begun(app), OFFER)
    record = _record(test)
    assert record.session.turns == ()
    assert record.unsent.text == OFFER
    assert "cg-offer-chips" in _shown(test)
    again = app("rehearsal", rehearsal=record.id)
    test = _press(again, "reading_yes")
    turn = _record(test).session.turns[0]
    assert turn.understood.offer is not None
    assert turn.understood.read_by == "person"
    assert _record(test).unsent.text == ""


def test_an_offer_read_wrongly_is_changed_or_denied(app: Open) -> None:
    test = _press(_say(_begun(app), OFFER), "reading_change")
    chosen = next(each for each in test.selectbox if each.label == "上線日")
    chosen.set_value(2).run()
    test = _press(test, "reading_yes")
    offer = _record(test).session.turns[0].understood.offer
    assert offer is not None
    assert offer.choices[1] == 2
    test = _press(_say(test, "支援人力 3 人"), "reading_no")
    assert _record(test).session.turns[1].understood.offer is None


def test_an_offer_is_built_with_controls_and_said_after_what_was_typed(app: Open) -> None:
    test = _type(_begun(app), "謝謝你的說明。")
    test = _press(test, "offer_built")
    turn = _record(test).session.turns[0]
    assert turn.text.startswith("謝謝你的說明。")
    assert "NT$1,500,000" in turn.text
    assert turn.understood.offer is not None


def test_the_coach_quotes_and_a_rewrite_goes_into_the_message(app: Open) -> None:
    test = _press(_say(_begun(app), OFFER), "reading_yes")
    remark = _record(test).session.turns[0].remark
    assert remark is not None
    assert remark.quote in OFFER
    test = _press(test, "use-1")
    assert _record(test).unsent.text == remark.rewrite
    test.toggle(key=f"coach/{_record(test).id}").set_value(False).run()
    assert remark.point not in _shown(test)


def test_a_second_tab_is_told_and_keeps_its_words(app: Open) -> None:
    first = _begun(app)
    second = app("rehearsal", rehearsal=first.query_params["rehearsal"])
    _type(second, "第二個分頁的話")
    first = _say(first, "這件事你們最擔心的是什麼？")
    record = _record(first)
    second.button(key="walk_away").click()
    second.run()
    assert not second.exception
    assert len(_record(second).session.turns) == len(record.session.turns), "the late turn is not stored"
    assert "第二個分頁的話" in _record(second).unsent.text


def test_the_debrief_quotes_compares_and_branches(app: Open) -> None:
    test = _ended(app)
    shown = _shown(test)
    assert _said("rehearsal.hidden.title") in shown
    assert "<svg" in shown
    assert "cg-table" in shown
    record = _record(test)
    test = _press(test, "branch-told-2")
    branch = _record(test)
    assert (branch.parent, branch.parent_turn) == (record.id, 1)
    assert branch.session.status is Status.OPEN
    assert branch.unsent.text == OFFER
    test = _press(_press(test, "end_rehearsal"), "to_debrief")
    assert "cg-trend" in _shown(test)
    test = _press(test, "again_same")
    assert _record(test).session.setup == record.session.setup


def test_a_talk_without_figures_is_played_and_debriefed(app: Open) -> None:
    get_services().preferences.set("local", form_name(None), {"scenario": "bad_news", "practice": ["it"]})
    test = _say(_begun(app), "很抱歉，上線要延兩週。你最擔心哪一段？")
    assert len(_record(test).session.turns) == 1
    test = _press(_press(test, "end_rehearsal"), "to_debrief")
    assert not test.error
    assert _said("rehearsal.found.concerns") in _shown(test)


def test_a_line_goes_to_the_projects_private_notes_once(app: Open) -> None:
    project = get_services().projects.add("local", read_project(ROOT / "kb/samples/it-capacity.zh-TW.yaml"))
    test = _say(_begun(app, project=project.id), "這件事你們最擔心的是什麼？")
    test = _press(_press(test, "end_rehearsal"), "to_debrief")
    test = _press(test, "reuse-0")
    stored = get_services().projects.get("local", project.id)
    assert stored is not None
    assert any("最擔心" in note for note in stored.project.private.notes)
    assert test.button(key="reuse-0").disabled


def test_nothing_a_counterpart_hides_is_on_the_page_before_the_debrief(app: Open) -> None:
    project = read_project(ROOT / "kb/samples/it-capacity.zh-TW.yaml")
    tree = project.model_dump()
    for preference in tree["private"]["trade_offs"]["preferences"]:
        if preference["department"] != project.own_department:
            preference.update(reservation=13.37, walk_away={})
    record = get_services().projects.add("local", type(project).model_validate(tree))
    test = _begun(app, project=record.id)
    held = _record(test).session.setup.table
    assert held is not None
    hidden = {f"{points:g}" for key, points in held.reservation.items() if key != held.parties[0]}
    test = _say(test, "這件事你們最擔心的是什麼？")
    test = _press(test, "offer_built")
    whole = _shown(test) + " ".join(option for box in test.selectbox for option in box.options)
    assert all(figure not in whole for figure in hidden)
    secrets = [fact.text for fact in _record(test).session.setup.personas[0].facts]
    told = {text for turn in _record(test).session.turns for act in turn.acts for text in act.facts}
    assert all(text in told or text not in whole for text in secrets)
    ended = _press(_press(test, "end_rehearsal"), "to_debrief")
    assert _said("rehearsal.hidden.floor") in _shown(ended)


def test_before_a_turn_leaves_the_computer_it_is_shown(app: Open) -> None:
    remote = {"provider": "compatible", "base_url": "https://models.invalid/v1", "model": "m"}
    get_services().preferences.set("local", "connection", remote)
    test = _say(_begun(app), "這件事你們最擔心的是什麼？")
    about = _said("rehearsal.consent.text", host="models.invalid", model="m")
    assert about in _shown(test).replace("\\", "")
    assert "這件事你們最擔心的是什麼？" in _shown(test)
    assert _record(test).session.turns == ()
    test = _press(test, "consent_offline")
    assert len(_record(test).session.turns) == 1


def test_a_slow_model_is_cancelled_and_the_words_stay(app: Open) -> None:
    with FakeServer("byte_a_second") as server:
        local = {"provider": "compatible", "base_url": server.base_url, "model": "fake-model"}
        get_services().preferences.set("local", "connection", local)
        test = _press(_say(_begun(app), "這件事你們最擔心的是什麼？"), "cancel_draft").run()
    assert not test.exception
    assert _record(test).session.turns == ()
    assert _record(test).unsent.text == "這件事你們最擔心的是什麼？"


def test_a_model_that_dies_gives_way_to_the_template_with_a_note(app: Open) -> None:
    with FakeServer("error_500") as server:
        local = {"provider": "compatible", "base_url": server.base_url, "model": "fake-model"}
        get_services().preferences.set("local", "connection", local)
        test = _say(_begun(app), "這件事你們最擔心的是什麼？")
        job = test.session_state["rehearsal_job"]
        job._over.wait(30)
        test = test.run()
    assert not test.exception
    assert _said("rehearsal.chat.fell_back") in _shown(test)
    assert len(_record(test).session.turns) == 1
