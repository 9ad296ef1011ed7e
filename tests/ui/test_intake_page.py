"""The page that reads mails and minutes: decided one by one, undone, never sent or written unasked."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from assistant.bootstrap import get_services
from assistant.language.progress import Quiet
from assistant.project.models import Project
from assistant.ui.components.intake.stored import Found, Intake, State
from assistant.ui.components.intake.tray import tray_of
from tests.fakes.openai_server.server import FakeServer
from tests.ui.intake_texts import document
from tests.ui.page import Open, finished, press, said, shown, stored

MAIL = """From: 陳怡君 <yijun@example.com>
Subject: 會員分眾
Date: Fri, 20 Nov 2026 15:12:00 +0800

行銷部需要會員分眾功能在 12/11 前上線。
資訊部擔心 12/5 到 12/9 全部凍結。
下週三下午 2 點開會。<img src=http://evil.example/x.png>
"""


def _project() -> str:
    return get_services().projects.add("local", Project(title="分眾")).id


def _read_mail(app: Open, project: str) -> AppTest:
    test = app("intake", project=project)
    test.text_area(key=f"intake_text/{project}").set_value(MAIL).run()
    return finished(press(test, "intake_go"), "intake_job")


def _found(project: str, *path: str) -> Found:
    tray = tray_of_project(project)
    return next(each for each in tray.found if each.path == path)


def tray_of_project(project: str) -> Intake:
    record = get_services().drafts.latest("local", project, "intake")
    assert record is not None
    return Intake.model_validate(record.content)


@pytest.mark.slow
def test_a_mail_is_read_accepted_edited_rejected_and_kept_over_a_reload(app: Open) -> None:
    project = _project()
    test = _read_mail(app, project)
    assert not test.exception
    assert stored(project).departments == [], "nothing is written before it is accepted"
    ask = _found(project, "departments", "行銷部", "asks")
    worry = _found(project, "departments", "資訊部", "worries")
    test = press(test, f"take-{_found(project, 'departments', '行銷部').id}")
    entry = next(each for each in test.text_input if str(each.key).endswith(ask.id))
    test = entry.set_value("分眾功能 12/11 前上線").run()
    test = press(test, f"take-{ask.id}")
    test = press(test, f"leave-{worry.id}")
    (department,) = stored(project).departments
    assert department.name == "行銷部"
    assert department.asks == ["分眾功能 12/11 前上線"]
    again = app("intake", project=project)
    assert not again.exception
    assert not any(each.key == f"take-{worry.id}" for each in again.button)
    assert str(again.text_area(key=f"intake_text/{project}").value).strip() == MAIL.strip()


@pytest.mark.slow
def test_undo_takes_a_value_back_out_of_the_project(app: Open) -> None:
    project = _project()
    test = _read_mail(app, project)
    test = press(test, f"take-{_found(project, 'departments', '行銷部').id}")
    assert stored(project).departments
    test = press(test, "undo_intake")
    assert not stored(project).departments
    assert _found(project, "departments", "行銷部").state is State.OPEN
    test = press(test, f"take-{_found(project, 'departments', '行銷部').id}")
    changed = stored(project).model_copy(update={"title": "改過的名稱"})
    get_services().projects.save("local", project, changed)
    test = press(test.run(), "undo_intake")
    assert said("intake.changed_since.sentence") in shown(test)
    assert stored(project).title == "改過的名稱", "what the person did since stays"


@pytest.mark.slow
def test_a_section_is_accepted_at_once_without_what_is_told_differently(app: Open) -> None:
    project = _project()
    test = _read_mail(app, project)
    test = press(test, "take-all-departments")
    assert {each.name for each in stored(project).departments} == {"行銷部", "資訊部"}
    assert "evil.example" not in stored(project).model_dump_json()
    assert not any(str(each.key).startswith("take-all") for each in test.button)


@pytest.mark.slow
def test_nothing_given_is_said_and_starts_nothing(app: Open) -> None:
    test = press(app("intake", project=_project()), "intake_go")
    assert said("intake.nothing_given") in shown(test)
    assert "intake_job" not in test.session_state


@pytest.mark.slow
def test_files_are_read_here_and_shown_before_a_model_elsewhere_gets_them(app: Open) -> None:
    project = _project()
    remote = {"provider": "compatible", "base_url": "https://models.invalid/v1", "model": "m"}
    get_services().preferences.set("local", "connection", remote)
    get_services().preferences.set("local", "agreed_hosts", ["models.invalid"])
    test = _read_mail(app, project)
    text = shown(test)
    assert "models.invalid" in text.replace("\\", "")
    assert "會員分眾功能" in text
    assert "陳怡君" not in _sent(test), "people found in the files have stand-ins"
    assert get_services().drafts.latest("local", project, "intake") is None
    test = finished(press(test, "consent_offline"), "intake_job")
    assert tray_of_project(project).model == ""
    assert _found(project, "departments", "行銷部")


@pytest.mark.slow
def test_a_slow_model_is_cancelled_and_the_text_stays(app: Open) -> None:
    project = _project()
    with FakeServer("byte_a_second") as server:
        local = {"provider": "compatible", "base_url": server.base_url, "model": "fake-model"}
        get_services().preferences.set("local", "connection", local)
        test = app("intake", project=project)
        test.text_area(key=f"intake_text/{project}").set_value(MAIL).run()
        test = press(test, "intake_go")
        job = test.session_state["intake_job"]
        asked = time.monotonic()
        job.cancel()
        test = test.run()
        assert job.finished
        assert time.monotonic() - asked < 5
        assert not test.exception
    assert get_services().drafts.latest("local", project, "intake") is None
    assert "會員分眾功能" in str(test.text_area(key=f"intake_text/{project}").value)


@pytest.mark.slow
def test_a_new_project_can_start_from_what_the_person_has(app: Open) -> None:
    test = press(app(), "new_from_files")
    assert not test.exception
    assert said("intake.example.title") in shown(test)
    assert test.query_params["project"] == test.session_state["project"]


def _sent(app: AppTest) -> str:
    bodies = [str(element.proto.body) for element in app.get("html")]
    return "\n".join(body for body in bodies if "cg-sent" in body)


@pytest.mark.slow
def test_own_documents_are_searched_by_sentence_and_really_removed(app: Open) -> None:
    project = _project()
    rules = document("採購辦法.md", "五十萬元以上的採購由事業群主管核准。\n差旅費用於月底前報銷。")
    get_services().own_documents.add("local", project, [rules], Quiet())
    test = app("intake", project=project, part="own")
    assert "採購辦法.md" in shown(test)
    test.text_input(key=f"own_query/{project}").set_value("採購由誰核准").run()
    assert "五十萬元以上的採購由事業群主管核准。" in shown(test)
    (kept,) = get_services().own_documents.list("local", project)
    test = press(test, f"remove-own-{kept.id}")
    assert get_services().own_documents.list("local", project) == []
    assert said("intake.own.empty_title") in shown(test)


def test_a_project_without_a_reading_has_no_proposal(app: Open) -> None:
    assert tray_of(_project()) is None
