"""From a pasted mail thread to a project, decided entry by entry."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

_THREAD = """From: 陳怡君 <yijun.chen@example.com>
To: 林志明 <zhiming.lin@example.com>
Subject: 週年慶檔期與系統需求
Date: Fri, 20 Nov 2026 15:12:00 +0800

志明好，

週年慶檔期提前到 12/18 開跑，行銷部需要會員分眾功能在 12/11 前上線，不然廣告會打到不會買的人。
想約下週三下午 2 點在 12 樓大會議室開會，約 50 分鐘。<img src="http://pictures.invalid/seen.png">

陳怡君
行銷部 經理

林志明 <zhiming.lin@example.com> 於 2026年11月19日 週四 上午10:05寫道：

> 資訊部這邊擔心的是，12/5 到 12/9 全部凍結，沒辦法同時上新功能。
>
> 林志明
> 資訊部 副理
"""


def _new_project(someone: Person) -> str:
    someone.visit()
    someone.press("home.new")
    someone.page.wait_for_url("**/project**")
    someone.settle()
    return someone.page.url.split("project=")[1].split("&")[0]


def _entry(someone: Person, text: str) -> Locator:
    """The card line whose field holds ``text``."""
    _wait_for_field(someone, text)
    for line in someone.page.locator("[class*='st-key-found-']").all():
        fields = line.locator("input, textarea").all()
        if any(text in field.input_value() for field in fields):
            return line
    raise AssertionError(f"nothing found holds {text}")


def _decide(someone: Person, text: str, key: str) -> None:
    _entry(someone, text).get_by_role("button", name=someone.said(key), exact=False).first.click()
    someone.settle()


def _field_holds(someone: Person, text: str, *, within: str = "[data-testid=stMain]") -> bool:
    script = "(fields, text) => fields.some(field => field.value.includes(text))"
    fields = someone.page.locator(f"{within} :is(input, textarea)")
    return bool(fields.evaluate_all(script, text))


def _wait_for_field(someone: Person, text: str) -> None:
    """Streamlit shows a field empty first and fills it a moment later: reading at once may be too early."""
    script = """text => [...document.querySelectorAll("[data-testid=stMain] :is(input, textarea)")]
        .some(field => field.value.includes(text))"""
    someone.page.wait_for_function(script, arg=text)


def test_a_pasted_thread_becomes_a_project_entry_by_entry(person: Callable[..., Person]) -> None:
    someone = person("zh-TW")
    elsewhere: list[str] = []
    someone.page.on("request", lambda sent: elsewhere.append(sent.url) if "invalid" in sent.url else None)
    project = _new_project(someone)
    someone.visit(f"intake?project={project}")
    someone.page.get_by_label(someone.said("intake.text.label")).fill(_THREAD)
    someone.press("intake.go")
    expect(someone.page.locator(".st-key-intake-headline")).to_be_visible(timeout=60_000)
    someone.settle()

    someone.choose_part("project.part.departments")
    need = _entry(someone, "會員分眾功能")
    expect(need).to_contain_text("2026/12/11（五）")
    need.get_by_text(someone.said("intake.words")).click()
    expect(need.locator("blockquote")).to_contain_text("行銷部需要會員分眾功能在 12/11 前上線")
    need.locator("textarea").fill("會員分眾功能在 12/11 前上線")
    need.locator("textarea").press("Tab")
    someone.settle()
    _decide(someone, "會員分眾功能在 12/11 前上線", "intake.accept")
    _decide(someone, "全部凍結", "intake.reject")
    someone.choose_part("project.part.meeting")
    _decide(someone, "12 樓大會議室", "intake.accept")

    someone.visit(f"project?project={project}&part=departments")
    _wait_for_field(someone, "會員分眾功能在 12/11 前上線")
    assert not _field_holds(someone, "全部凍結")
    someone.visit(f"project?project={project}&part=meeting")
    _wait_for_field(someone, "12 樓大會議室")

    someone.visit(f"intake?project={project}")
    someone.reload()
    pasted = someone.page.get_by_label(someone.said("intake.text.label"))
    expect(pasted).to_have_value(re.compile("週年慶檔期提前"))
    someone.choose_part("project.part.departments")
    _wait_for_field(someone, "資訊部")
    assert not _field_holds(someone, "全部凍結", within="[class*='st-key-found-']")
    decided = someone.page.get_by_text(someone.said("intake.decided", count=3))
    decided.click()
    expect(someone.page.get_by_text(someone.said("intake.reopen"))).to_be_visible()
    assert not elsewhere, "a picture named in a mail is never fetched"


@pytest.mark.parametrize("language", ["zh-TW", "en"])
def test_the_page_and_the_company_documents_fit_a_telephone(
    person: Callable[..., Person], language: str
) -> None:
    someone = person(language, width=390, height=844)
    project = _new_project(someone)
    someone.visit(f"intake?project={project}")
    assert not someone.scrolls_sideways()
    someone.page.get_by_label(someone.said("intake.text.label")).fill(_THREAD)
    someone.press("intake.go")
    expect(someone.page.locator(".st-key-intake-headline")).to_be_visible(timeout=60_000)
    someone.settle()
    wide = []
    for part in ("project.part.departments", "project.part.people", "intake.part.questions"):
        someone.choose_part(part)
        wide += [part] if someone.scrolls_sideways() else []
    someone.visit(f"intake?project={project}&part=own")
    rules = "第二條 五十萬元以上的採購由事業群主管核准。\n第三條 差旅費用於月底前報銷。"
    given: FilePayload = {"name": "採購辦法.md", "mimeType": "text/markdown", "buffer": rules.encode()}
    someone.page.locator("[data-testid=stFileUploader] input").first.set_input_files([given])
    someone.settle()
    someone.press("intake.own.add")
    expect(someone.page.locator(".st-key-own-state")).to_be_visible(timeout=120_000)
    expect(someone.page.locator(".st-key-running")).to_have_count(0, timeout=120_000)
    someone.write(someone.said("intake.own.search"), "採購由誰核准")
    expect(someone.page.locator(".cg-hit").first).to_contain_text("五十萬元以上的採購由事業群主管核准")
    wide += ["own"] if someone.scrolls_sideways() else []
    assert not wide
