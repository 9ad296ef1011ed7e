"""Pages as a person meets them: first visit, drafting, trouble, and what is asked before anything is sent."""

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.adapters.readers import read_documents
from assistant.agenda.models import OwnCitation
from assistant.bootstrap import get_services
from assistant.language.locale import Language
from assistant.language.progress import Quiet
from assistant.project.intake.documents import Document, Source
from assistant.project.models import Project
from assistant.project.records import Provenance
from assistant.ui.components.home import page as home
from assistant.ui.components.rehearsal.form import form_name
from assistant.ui.drafts import check, notes_name, package_of
from tests.fakes.openai_server.server import FakeServer
from tests.ui.page import Open, finished, press, said, shown

pytestmark = pytest.mark.slow


def _opened_sample(app: Open) -> tuple[AppTest, str]:
    test = press(app(), "open_sample_0")
    return test, str(test.session_state["project"])


def test_a_first_visit_teaches_and_offers_samples_of_the_language(app: Open) -> None:
    test = app()
    assert not test.exception
    assert said("home.welcome") in shown(test)
    assert [b.label for b in test.button].count(said("home.open_sample")) == 3
    assert said("shell.badge.offline") in shown(test)


def test_the_language_is_switched_in_place_and_kept(app: Open) -> None:
    test = app()
    test.segmented_control(key="language_switch").set_value(Language.EN).run()
    assert said("home.welcome", Language.EN) in shown(test)
    assert test.query_params["lang"] == "en"
    assert said("home.welcome", Language.EN) in shown(app()), "the next visit speaks English too"


def test_a_sample_is_drafted_and_shown_as_a_sheet(app: Open) -> None:
    _, project = _opened_sample(app)
    test = app("agenda", project=project)
    test = finished(press(test, "draft"))
    assert not test.exception
    text = shown(test)
    assert "cg-timeline" in text
    assert get_services().drafts.latest("local", project, "agenda") is not None


def test_a_removed_project_comes_back_by_undo(app: Open) -> None:
    _, project = _opened_sample(app)
    test = press(app(), f"remove-{project}")
    assert get_services().projects.get("local", project) is None
    press(test, "restore-now")
    assert get_services().projects.get("local", project) is not None


def test_a_project_removed_long_ago_is_still_there_to_restore_or_to_delete_for_good(app: Open) -> None:
    _, kept = _opened_sample(app)
    parts = get_services()
    other = parts.projects.add("local", Project(title="舊專案")).id
    for each in (kept, other):
        parts.projects.remove("local", each)
    test = app()
    press(test, f"restore-{kept}")
    assert parts.projects.get("local", kept) is not None
    press(test, f"forget-{other}")
    assert parts.projects.list("local", removed=True) == []
    assert parts.projects.restore("local", other) is None


def test_a_project_deleted_for_good_takes_documents_drafts_and_notes_along(app: Open) -> None:
    _, project = _opened_sample(app)
    parts = get_services()
    secret = "五十萬元以上的採購由金絲雀主管核准。"
    document = read_documents([Source("採購辦法.md", secret.encode())], progress=Quiet())
    parts.own_documents.add("local", project, [each for each in document if isinstance(each, Document)])
    finished(press(app("agenda", project=project), "draft"))
    draft = parts.drafts.latest("local", project, "agenda")
    assert draft is not None
    assert parts.preferences.get("local", notes_name(draft.id))
    translated = parts.drafts.add("local", project, "jargon", {}, [], Provenance())
    kept = [notes_name(draft.id), notes_name(translated.id), form_name(project)]
    for name in kept[1:]:
        parts.preferences.set("local", name, {"typed": "金絲雀"})
    press(press(app(), f"remove-{project}"), "forget-now")
    assert parts.projects.restore("local", project) is None
    assert [name for name in kept if parts.preferences.get("local", name) is not None] == []
    folder = parts.settings.data_folder
    held = [path for path in folder.rglob("*") if path.is_file() and "金絲雀".encode() in path.read_bytes()]
    assert held == []
    assert [path for path in parts.settings.own_documents_folder.glob("*/*") if path.suffix == ".npy"] == []


def test_a_changed_quotation_of_an_own_document_is_found_on_the_page(app: Open) -> None:
    _, project = _opened_sample(app)
    parts = get_services()
    record = parts.projects.get("local", project)
    assert record is not None
    read = read_documents(
        [Source("採購辦法.md", "五十萬元以上的採購由事業群主管核准。".encode())], progress=Quiet()
    )
    parts.own_documents.add("local", project, [each for each in read if isinstance(each, Document)])
    finished(press(app("agenda", project=project), "draft"))
    draft = parts.drafts.latest("local", project, "agenda")
    assert draft is not None
    for sentence, wrong in (("五十萬元以上的採購由事業群主管核准。", False), ("任何採購都可以。", True)):
        quoted = OwnCitation(document="採購辦法.md", sentence=sentence)
        agenda = package_of(draft).agenda.model_copy(update={"own_sources": [quoted]})
        assert ("A17-own" in {each.check for each in check(agenda, record)}) is wrong


def test_what_was_typed_is_stored_when_the_field_is_left(app: Open) -> None:
    _, project = _opened_sample(app)
    test = app("project", project=project)
    field = next(each for each in test.text_input if each.label == said("project.basics.title"))
    field.set_value("新的名稱").run()
    stored = get_services().projects.get("local", project)
    assert stored is not None
    assert stored.project.title == "新的名稱"
    press(test, "undo_project")
    stored = get_services().projects.get("local", project)
    assert stored is not None
    assert stored.project.title != "新的名稱"


def test_a_folder_that_cannot_be_written_is_one_sentence(app: Open, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands where the folder should be")
    test = app()
    assert not test.exception
    assert len(test.error) == 1
    assert "Traceback" not in shown(test)


def test_a_damaged_database_is_set_aside_and_the_person_is_told_where(app: Open, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "common-ground.sqlite3").write_bytes(b"this is no database, whatever its name says" * 100)
    test = app()
    assert "common-ground.sqlite3" in test.warning[0].value.replace("\\", "")
    assert said("home.welcome") in shown(test)


def test_what_nobody_expected_is_logged_under_a_number(
    app: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail() -> None:
        raise RuntimeError("nobody expected this")

    monkeypatch.setattr(home, "samples", lambda *, primary: fail())
    test = app()
    assert not test.exception
    sentence = test.error[0].value
    assert "nobody expected" not in sentence
    log = (tmp_path / "data" / "errors.log").read_text(encoding="utf-8")
    assert "nobody expected this" in log
    assert any(part in sentence for part in log.split() if part.count("-") == 2 and len(part) == 14)


def test_before_anything_leaves_the_computer_the_exact_text_is_shown(app: Open) -> None:
    _, project = _opened_sample(app)
    remote = {"provider": "compatible", "base_url": "https://models.invalid/v1", "model": "m"}
    get_services().preferences.set("local", "connection", remote)
    test = press(app("agenda", project=project), "draft")
    text = shown(test)
    assert "models.invalid" in text.replace("\\", "")
    record = get_services().projects.get("local", project)
    assert record is not None
    assert record.project.departments[0].name in text
    assert record.project.private.batna[:20] not in text
    assert "job" not in test.session_state, "nothing is sent before the answer"
    test = finished(press(test, "consent_offline"))
    draft = get_services().drafts.latest("local", project, "agenda")
    assert draft is not None
    assert draft.provenance.model == ""


def test_a_slow_model_can_be_cancelled_and_nothing_is_lost(app: Open) -> None:
    _, project = _opened_sample(app)
    with FakeServer("byte_a_second") as server:
        local = {"provider": "compatible", "base_url": server.base_url, "model": "fake-model"}
        get_services().preferences.set("local", "connection", local)
        test = press(app("agenda", project=project), "draft")
        job = test.session_state["job"]
        asked = time.monotonic()
        press(test, "cancel_draft")
        assert job.finished
        assert time.monotonic() - asked < 5
    assert get_services().drafts.latest("local", project, "agenda") is None


def test_an_agenda_written_elsewhere_is_checked_in_place(app: Open) -> None:
    _, project = _opened_sample(app)
    test = app("agenda", project=project)
    test.text_area(key="pasted_agenda").set_value("週會\n10:00 報告\n10:30 討論預算\n").run()
    test = press(test, "check_existing")
    assert not test.exception
    assert said("agenda.findings.title") in shown(test)


def test_a_model_on_this_computer_drafts_without_asking_and_names_itself(app: Open) -> None:
    _, project = _opened_sample(app)
    with FakeServer("ok") as server:
        local = {"provider": "compatible", "base_url": server.base_url, "model": "fake-model"}
        get_services().preferences.set("local", "connection", local)
        test = app("agenda", project=project)
        assert server.base_url.split("/")[2] in shown(test).replace("\\", ""), "the badge names the host"
        test = finished(press(test, "draft"))
        assert server.chats
        sent = str([request.body for request in server.chats])
    record = get_services().projects.get("local", project)
    assert record is not None
    assert record.project.private.batna[:20] not in sent
    draft = get_services().drafts.latest("local", project, "agenda")
    assert draft is not None
    assert draft.provenance.model == "fake-model"
    assert "fake-model" in shown(test).replace("\\", "")


def test_the_connection_is_tested_and_a_key_is_never_stored_with_it(app: Open) -> None:
    with FakeServer("ok", key="sk-secret-1") as server:
        test = app("settings")
        test.radio(key="model_provider").set_value("compatible").run()
        for label, value in (("base_url", server.base_url), ("model", "fake-model"), ("key", "sk-secret-1")):
            name = said(f"settings.model.{label}")
            next(each for each in test.text_input if each.label == name).set_value(value).run()
        test = press(test, "test_connection")
        deadline = time.monotonic() + 30
        while not test.session_state["connection-test"].finished and time.monotonic() < deadline:
            time.sleep(0.05)
        test.run()
    assert test.success
    assert "sk-secret-1" not in str(get_services().preferences.get("local", "connection"))
    assert "sk-secret-1" not in shown(test)


def test_a_window_typed_in_settings_is_what_prompts_are_built_to_fit(app: Open) -> None:
    _, project = _opened_sample(app)
    with FakeServer("ok") as server:
        local = {"provider": "compatible", "base_url": server.base_url, "model": "fake-model"}
        get_services().preferences.set("local", "connection", local)
        test = app("settings")
        next(iter(test.number_input)).set_value(9_000).run()
        test = finished(press(app("agenda", project=project), "draft"))
    assert "9,000" in shown(test)
