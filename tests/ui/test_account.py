"""The cooperation account's page: what is open, who gave what, commitments of an agenda, undo."""

import datetime as dt
import re

import pytest
from streamlit.testing.v1 import AppTest

from assistant.agenda.models import Action, Close
from assistant.bootstrap import get_services
from assistant.project.account import AccountEntry, EntryState
from assistant.project.models import Project
from assistant.project.records import ProjectRecord
from assistant.ui.components.account.book import Line, all_balances, is_overdue, open_lines
from assistant.ui.components.account.meetings import entries_of
from assistant.ui.components.account.timeline import timeline_html
from tests.agenda.factory import agenda as an_agenda
from tests.ui.page import Open, said, shown, stored

_TODAY = dt.date(2026, 11, 25)
_NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
_NAMES = ("行銷部", "資訊部", "產品部")


def _project(*entries: AccountEntry, title: str = "年中檔期") -> Project:
    project = Project.model_validate(
        {
            "title": title,
            "own_department": "行銷部",
            "departments": [{"name": name} for name in _NAMES],
            "stakeholders": [
                {"name": "鄭文彬", "department": "資訊部"},
                {"name": "曾郁婷", "department": "行銷部"},
            ],
        }
    )
    project.private.account = list(entries)
    return project


def _entry(number: int, **fields: object) -> AccountEntry:
    given = {"giver": "資訊部", "taker": "行銷部", "what": f"第 {number} 件", **fields}
    return AccountEntry.model_validate({"id": f"a{number}", **given})


def _line(entry: AccountEntry, project_id: str = "p") -> Line:
    record = ProjectRecord(
        id=project_id,
        owner="local",
        revision=1,
        created_at=_NOW,
        updated_at=_NOW,
        project=_project(entry),
    )
    return Line(record, entry)


def test_overdue_promises_come_first_and_those_without_a_day_last() -> None:
    entries = [
        _entry(1),
        _entry(2, due=_TODAY + dt.timedelta(3)),
        _entry(3, due=_TODAY - dt.timedelta(3)),
        _entry(4, state=EntryState.KEPT, due=_TODAY - dt.timedelta(9)),
    ]
    lines = open_lines([_line(each) for each in entries], _TODAY)
    assert [line.entry.id for line in lines] == ["a3", "a2", "a1"]
    assert [is_overdue(line, _TODAY) for line in lines] == [True, False, False]


def test_the_same_department_in_two_projects_has_one_balance() -> None:
    lines = [
        _line(_entry(1, value=4, state=EntryState.KEPT), "p"),
        _line(_entry(1, giver="行銷部", taker="資訊部", value=3), "q"),
    ]
    ((own, balance),) = all_balances(lines)
    assert (own, balance.department) == ("行銷部", "資訊部")
    assert (balance.received, balance.we_owe) == (4, 3)


def test_the_timeline_marks_overdue_promises_by_shape_and_says_every_one() -> None:
    lines = [
        _line(_entry(1, due=_TODAY - dt.timedelta(9), what="<b>環境</b> $5")),
        _line(_entry(2, due=_TODAY + dt.timedelta(30))),
    ]
    drawn = timeline_html(lines, _TODAY)
    assert drawn.count("cg-cross") == 1
    assert drawn.count('tabindex="0"') == 2
    assert "<b>" not in drawn
    assert "$" not in drawn
    places = [float(x) for x in re.findall(r'<rect class="cg-due" x="([\d.]+)"', drawn)]
    assert places == sorted(places)
    assert timeline_html([_line(_entry(1))], _TODAY) == ""


def test_closing_actions_become_entries_of_the_owners_department() -> None:
    agenda = an_agenda()
    agenda.close = Close(
        actions=[
            Action(what="提供展示環境", owner="鄭文彬", due=_TODAY),
            Action(what="整理訪談", owner="曾郁婷"),
            Action(what="誰都可以", owner="路人"),
        ]
    )
    entries = entries_of(agenda, _project())
    assert [(each["giver"], each["taker"]) for each in entries[:2]] == [
        ("資訊部", "行銷部"),
        ("行銷部", "資訊部"),
    ]
    assert entries[2]["giver"] == ""
    assert (entries[0]["due"], entries[0]["meeting"]) == (_TODAY, agenda.title)


# --- The page itself ---


def _opened(app: Open, *projects: Project) -> tuple[AppTest, list[str]]:
    ids = [get_services().projects.add("local", project).id for project in projects]
    return app("account"), ids


def _account(project: str) -> list[AccountEntry]:
    return stored(project).private.account


@pytest.mark.slow
def test_an_entry_is_written_down_and_taken_back(app: Open) -> None:
    page, (project,) = _opened(app, _project())
    assert not page.exception
    next(each for each in page.text_input if each.label == said("account.what")).set_value("先給測試帳號")
    page.run()
    page.button(key="add_entry").click().run()
    assert not page.exception
    (entry,) = _account(project)
    assert (entry.giver, entry.taker, entry.what) == ("資訊部", "行銷部", "先給測試帳號")
    assert "先給測試帳號" in shown(page)
    page.button(key="undo_account").click().run()
    assert _account(project) == []


@pytest.mark.slow
def test_nothing_written_is_refused_with_a_reason(app: Open) -> None:
    page, (project,) = _opened(app, _project())
    page.button(key="add_entry").click().run()
    assert said("account.what_first") in "".join(each.value for each in page.caption)
    assert _account(project) == []


@pytest.mark.slow
def test_promises_of_all_projects_are_closed_and_forgiven_where_they_are_kept(app: Open) -> None:
    far = dt.date(2099, 1, 1)
    page, ids = _opened(
        app, _project(_entry(1, due=far), title="甲案"), _project(_entry(1, due=far), title="乙案")
    )
    assert {"甲案", "乙案"} <= set(re.findall(r"[甲乙]案", shown(page)))
    page.button(key=f"keep-{ids[0]}-a1").click().run()
    page.button(key=f"forgive-{ids[1]}-a1").click().run()
    assert not page.exception
    assert [_account(each)[0].state for each in ids] == [EntryState.KEPT, EntryState.FORGIVEN]
    page.button(key="undo_account").click().run()
    assert [_account(each)[0].state for each in ids] == [EntryState.KEPT, EntryState.OPEN]
