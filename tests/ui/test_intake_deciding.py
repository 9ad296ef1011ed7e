"""What was found in files: it waits, is decided or rewritten, and shows the words it rests on."""

import datetime as dt

import pytest

from assistant.language.locale import LocalText
from assistant.project.intake.documents import Place, PlaceKind, Refusal
from assistant.project.intake.proposal import Origin, Path, ProposedField, ProposedProject, Value
from assistant.project.models import Department, Kpi, Position, Project, ReservationValue, Term
from assistant.ui.components.intake.deciding import merged, open_questions, pending, rewritten, settled
from assistant.ui.components.intake.evidence import evidence, sureness
from assistant.ui.components.intake.reading import with_people
from assistant.ui.components.intake.stored import Found, Intake, State, StoredValue
from tests.ui.intake_texts import document


def _field(path: Path, value: Value, quote: str = "行銷部需要名單。", file: str = "a.txt") -> ProposedField:
    return ProposedField(path, value, quote, file, Place(PlaceKind.LINE, 3), 0.9, Origin.RULE)


def _kept(*fields: ProposedField) -> Intake:
    return merged(Intake(), ProposedProject(fields), [document("a.txt")])


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
    again = merged(kept, ProposedProject((name, ask, new)), [document("b.txt")])
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
    people = with_people(Project(title=""), [document("a.txt", text)], dt.date(2026, 11, 20)).stakeholders
    assert {"陳怡君", "林志明"} <= {person.name for person in people}
