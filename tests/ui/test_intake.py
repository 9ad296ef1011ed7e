"""What was found in mails and minutes: kept, decided one by one, never written unasked."""

import datetime as dt
import time
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from assistant.bootstrap import get_services
from assistant.language.locale import Language, LocalText
from assistant.language.progress import Quiet
from assistant.project.intake.documents import Document, Kind, Passage, Place, PlaceKind, Refusal
from assistant.project.intake.proposal import Origin, Path, ProposedField, ProposedProject, Value
from assistant.project.models import Department, Kpi, Position, Project, ReservationValue, Term
from assistant.ui.components.intake.deciding import merged, open_questions, pending, rewritten, settled
from assistant.ui.components.intake.evidence import evidence, sureness
from assistant.ui.components.intake.reading import with_people
from assistant.ui.components.intake.stored import Found, Intake, State, StoredValue
from assistant.ui.components.intake.tray import tray_of
from assistant.ui.words import say_in
from tests.fakes.openai_server.server import FakeServer

Open = Callable[..., AppTest]
MAIL = """From: 陳怡君 <yijun@example.com>
Subject: 會員分眾
Date: Fri, 20 Nov 2026 15:12:00 +0800

行銷部需要會員分眾功能在 12/11 前上線。
資訊部擔心 12/5 到 12/9 全部凍結。
下週三下午 2 點開會。<img src=http://evil.example/x.png>
"""


def _said(key: str, **values: object) -> str:
    return say_in(Language.ZH_TW, key, **values)


def _field(path: Path, value: Value, quote: str = "行銷部需要名單。", file: str = "a.txt") -> ProposedField:
    return ProposedField(path, value, quote, file, Place(PlaceKind.LINE, 3), 0.9, Origin.RULE)


def _kept(*fields: ProposedField) -> Intake:
    return merged(Intake(), ProposedProject(fields), [_document("a.txt")])


def _document(name: str, text: str = "行銷部需要名單。") -> Document:
    return Document(name, Kind.TEXT, (Passage(text, Place(PlaceKind.LINE, 1)),), text)


@pytest.mark.parametrize(
    "value",
    [
        "行銷部",
        50,
        True,
        dt.date(2026, 12, 11),
        dt.time(14, 0),
        Kpi(name="回購率", baseline=18, target=22, unit="%"),
        Position(department="行銷部", wants="提前"),
        Term(term="EBITDA", meaning="稅息折舊攤銷前盈餘"),
        ReservationValue(issue="檔期", value="12/15"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_is_the_same_after_it_was_stored(value: Value) -> None:
    field = _field(("facts",), value)
    kept = Intake.model_validate(_kept(field).content())
    assert kept.found[0].field() == field
    assert type(kept.found[0].field().value) is type(value)


def test_another_reading_adds_and_changes_nothing_that_was_decided_or_edited() -> None:
    name, ask = _field(("departments", "行銷部"), "行銷部"), _field(("departments", "行銷部", "asks"), "名單")
    kept = _kept(name, ask)
    kept = settled(kept, [kept.found[0].id], State.REJECTED)
    kept = rewritten(kept, kept.found[1].id, StoredValue.of("完整的名單"))
    new = _field(("departments", "資訊部"), "資訊部", file="b.txt")
    again = merged(kept, ProposedProject((name, ask, new)), [_document("b.txt")])
    assert again.found[:2] == kept.found
    assert [each.path for each in again.found[2:]] == [new.path]
    assert again.sources == ("a.txt", "b.txt")


def test_a_file_that_was_refused_is_told_and_the_others_stay() -> None:
    kept = _kept(_field(("facts",), "事實"))
    sentence = LocalText(zh="「b.doc」讀不出來。", en="“b.doc” cannot be read.")
    told = merged(kept, None, [Refusal("b.doc", sentence, sentence)])
    assert told.refusals[0].sentence == sentence
    assert told.found == kept.found


def test_two_days_for_one_meeting_are_side_by_side_and_so_is_what_the_project_holds() -> None:
    one, other = dt.date(2026, 12, 1), dt.date(2026, 12, 2)
    kept = _kept(_field(("meeting", "date"), one), _field(("meeting", "date"), other))
    waiting, clashes = pending(kept, Project(title=""))
    assert not waiting
    assert [each.field().value for each in clashes[0].choices] == [one, other]
    assert clashes[0].current is None
    planned = Project.model_validate({"title": "", "meeting": {"date": other}})
    _, clashes = pending(kept, planned)
    assert clashes[0].current == other
    assert [each.field().value for each in clashes[0].choices] == [one]


def test_what_the_project_says_already_does_not_wait() -> None:
    kept = _kept(_field(("departments", "行銷部"), "行銷部"), _field(("facts",), "事實"))
    waiting, _ = pending(kept, Project(title="", departments=[Department(name="行銷部")]))
    assert [each.path for each in waiting] == [("facts",)]


def test_a_new_name_goes_to_everything_found_about_a_department() -> None:
    kept = _kept(
        _field(("departments", "行銷"), "行銷"),
        _field(("departments", "行銷", "asks"), "名單"),
        _field(("stakeholders", "王小明", "department"), "行銷"),
        _field(("issues", "檔期", "positions", "行銷"), Position(department="行銷", wants="提前")),
        _field(("stakeholders", "李大華", "department"), "資訊部"),
    )
    renamed = rewritten(kept, kept.found[0].id, StoredValue.of("行銷部"))
    fields = [each.field() for each in renamed.found]
    assert fields[0].path == ("departments", "行銷部")
    assert fields[1].path == ("departments", "行銷部", "asks")
    assert fields[2].value == "行銷部"
    assert fields[3].path[-1] == "行銷部"
    assert isinstance(fields[3].value, Position)
    assert fields[3].value.department == "行銷部"
    assert fields[4].value == "資訊部"


def test_questions_follow_what_waits_and_what_the_project_says() -> None:
    kept = _kept(_field(("departments", "行銷部"), "行銷部"))
    waiting, clashes = pending(kept, Project(title=""))
    asked = [each.path for each in open_questions(waiting, clashes, Project(title=""))]
    assert ("departments", "行銷部", "asks") in asked
    own = [each.path for each in open_questions(waiting, clashes, Project(title="", own_department="行銷部"))]
    assert ("own_department",) in asked
    assert ("own_department",) not in own


def test_words_of_a_file_are_shown_as_the_characters_they_are() -> None:
    hostile = "![x](http://evil.example/x.png) <img src=http://evil.example/y.png> <script>1</script>"
    html = evidence(Found.of(_field(("facts",), "事實", quote=hostile, file="<b>.txt")))
    assert "<img" not in html
    assert "<script" not in html
    assert "&lt;b&gt;.txt" in html
    assert "&lt;img src=http://evil.example/y.png&gt;" in html


def test_sureness_is_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.ui.components.intake.evidence.say", lambda key, **_: key)
    assert [sureness(each) for each in (0.95, 0.7, 0.4)] == [
        "intake.sure.high",
        "intake.sure.middle",
        "intake.sure.low",
    ]


def test_people_named_in_files_are_known_before_anything_is_sent() -> None:
    text = "出席：行銷部 陳怡君、資訊部 林志明"
    people = with_people(Project(title=""), [_document("a.txt", text)], dt.date(2026, 11, 20)).stakeholders
    assert {"陳怡君", "林志明"} <= {person.name for person in people}


# --- The page ---


def _shown(app: AppTest) -> str:
    kinds = (app.markdown, app.caption, app.error, app.info, app.warning)
    return "\n".join(str(element.value) for kind in kinds for element in kind) + "\n".join(
        str(element.proto.body) for element in app.get("html")
    )


def _press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def _project() -> str:
    return get_services().projects.add("local", Project(title="分眾")).id


def _stored(project: str) -> Project:
    record = get_services().projects.get("local", project)
    assert record is not None
    return record.project


def _wait(test: AppTest) -> AppTest:
    """Wait for the job, as the page's fragment does; a quick one is over already."""
    job = test.session_state["intake_job"]
    if job is None:
        return test
    deadline = time.monotonic() + 60
    while not job.finished and time.monotonic() < deadline:
        time.sleep(0.05)
    return test.run()


def _read_mail(app: Open, project: str) -> AppTest:
    test = app("intake", project=project)
    test.text_area(key=f"intake_text/{project}").set_value(MAIL).run()
    return _wait(_press(test, "intake_go"))


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
    assert _stored(project).departments == [], "nothing is written before it is accepted"
    ask = _found(project, "departments", "行銷部", "asks")
    worry = _found(project, "departments", "資訊部", "worries")
    test = _press(test, f"take-{_found(project, 'departments', '行銷部').id}")
    entry = next(each for each in test.text_input if str(each.key).endswith(ask.id))
    test = entry.set_value("分眾功能 12/11 前上線").run()
    test = _press(test, f"take-{ask.id}")
    test = _press(test, f"leave-{worry.id}")
    (department,) = _stored(project).departments
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
    test = _press(test, f"take-{_found(project, 'departments', '行銷部').id}")
    assert _stored(project).departments
    test = _press(test, "undo_intake")
    assert not _stored(project).departments
    assert _found(project, "departments", "行銷部").state is State.OPEN
    test = _press(test, f"take-{_found(project, 'departments', '行銷部').id}")
    changed = _stored(project).model_copy(update={"title": "改過的名稱"})
    get_services().projects.save("local", project, changed)
    test = _press(test.run(), "undo_intake")
    assert _said("intake.changed_since.sentence") in _shown(test)
    assert _stored(project).title == "改過的名稱", "what the person did since stays"


@pytest.mark.slow
def test_a_section_is_accepted_at_once_without_what_is_told_differently(app: Open) -> None:
    project = _project()
    test = _read_mail(app, project)
    test = _press(test, "take-all-departments")
    assert {each.name for each in _stored(project).departments} == {"行銷部", "資訊部"}
    assert "evil.example" not in _stored(project).model_dump_json()
    assert not any(str(each.key).startswith("take-all") for each in test.button)


@pytest.mark.slow
def test_nothing_given_is_said_and_starts_nothing(app: Open) -> None:
    test = _press(app("intake", project=_project()), "intake_go")
    assert _said("intake.nothing_given") in _shown(test)
    assert "intake_job" not in test.session_state


@pytest.mark.slow
def test_files_are_read_here_and_shown_before_a_model_elsewhere_gets_them(app: Open) -> None:
    project = _project()
    remote = {"provider": "compatible", "base_url": "https://models.invalid/v1", "model": "m"}
    get_services().preferences.set("local", "connection", remote)
    get_services().preferences.set("local", "agreed_hosts", ["models.invalid"])
    test = _read_mail(app, project)
    shown = _shown(test)
    assert "models.invalid" in shown.replace("\\", "")
    assert "會員分眾功能" in shown
    assert "陳怡君" not in _sent(test), "people found in the files have stand-ins"
    assert get_services().drafts.latest("local", project, "intake") is None
    test = _wait(_press(test, "consent_offline"))
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
        test = _press(test, "intake_go")
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
    test = _press(app(), "new_from_files")
    assert not test.exception
    assert _said("intake.example.title") in _shown(test)
    assert test.query_params["project"] == test.session_state["project"]


def _sent(app: AppTest) -> str:
    bodies = [str(element.proto.body) for element in app.get("html")]
    return "\n".join(body for body in bodies if "cg-sent" in body)


@pytest.mark.slow
def test_own_documents_are_searched_by_sentence_and_really_removed(app: Open) -> None:
    project = _project()
    rules = _document("採購辦法.md", "五十萬元以上的採購由事業群主管核准。\n差旅費用於月底前報銷。")
    get_services().own_documents.add("local", project, [rules], Quiet())
    test = app("intake", project=project, part="own")
    assert "採購辦法.md" in _shown(test)
    test.text_input(key=f"own_query/{project}").set_value("採購由誰核准").run()
    assert "五十萬元以上的採購由事業群主管核准。" in _shown(test)
    (document,) = get_services().own_documents.list("local", project)
    test = _press(test, f"remove-own-{document.id}")
    assert get_services().own_documents.list("local", project) == []
    assert _said("intake.own.empty_title") in _shown(test)


def test_a_project_without_a_reading_has_no_proposal(app: Open) -> None:
    assert tray_of(_project()) is None
