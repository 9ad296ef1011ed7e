"""Putting one department's words into another's, with the mouse, with the keyboard, on a telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def _translated(someone: Person) -> Locator:
    """The sheet, once it is there."""
    sheet = someone.page.locator(".st-key-jargon-sheet")
    expect(sheet).to_be_visible(timeout=120_000)
    someone.settle()
    return sheet


def _state_a_sprint(someone: Person) -> None:
    """Say that one sprint is two weeks, with the keyboard."""
    field = someone.page.locator(".st-key-unit-jargon-sprint-amount input")
    field.fill("2")
    field.press("Tab")
    someone.settle()
    someone.page.locator(".st-key-unit-jargon-sprint-save button").press("Enter")
    someone.settle()


def test_a_sentence_is_read_by_another_department_and_its_words_reach_the_agenda(
    person: Callable[..., Person],
) -> None:
    someone = person("zh-TW")
    someone.open_sample()
    project = someone.page.url.split("project=")[1].split("&")[0]
    someone.visit(f"jargon?project={project}")
    someone.press("jargon.example.try")
    someone.press("jargon.go")
    sheet = _translated(someone)
    word = sheet.locator(".cg-rewrite button.cg-term").first
    card = sheet.locator(".cg-rewrite .cg-pop").first
    expect(card).to_be_hidden()
    word.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text(someone.said("jargon.standing.shipped"))

    someone.page.get_by_label(someone.said("jargon.one_more")).click()
    someone.page.get_by_role("option").filter(has_text="行銷").first.click()
    someone.settle()
    expect(sheet.locator(".cg-rewrite .cg-whose").first).to_contain_text("行銷")

    _state_a_sprint(someone)
    expect(sheet.locator(".cg-rewrite").first).to_contain_text("六週")
    someone.page.locator(".st-key-jargon-edit-sprint button").click()
    someone.settle()
    meaning = "工程固定兩週一輪的工作"
    someone.write(someone.said("glossary.field.plain"), meaning)
    someone.press("glossary.save")
    someone.reload()
    expect(sheet.locator(".cg-rewrite").first).to_contain_text("六週")
    expect(someone.page.locator(".st-key-term-jargon-sprint")).to_contain_text(meaning)

    someone.visit(f"project?project={project}&part=basics")
    someone.write(
        someone.said("project.basics.purpose"),
        "決定排 3 個 Sprint 還是 4 個 Sprint，兩個 Sprint 之間停不停。",
    )
    someone.draft()
    expect(someone.page.locator(".st-key-sheet")).to_contain_text(meaning)


def test_the_whole_way_with_the_keyboard_alone(person: Callable[..., Person]) -> None:
    someone = person("zh-TW")
    someone.visit("jargon")
    keys = someone.page.keyboard
    text = someone.page.get_by_label(someone.said("jargon.text.label"), exact=True)
    text.focus()
    keys.press("Control+a")
    keys.type("這一版要 2 個 Sprint，不得跳過 CI/CD。")
    go = someone.page.locator(".st-key-jargon_go button")
    for _ in range(12):
        keys.press("Tab")
        if go.evaluate("button => button === document.activeElement"):
            break
    someone.settle()
    keys.press("Enter")
    sheet = _translated(someone)
    expect(sheet).to_contain_text("不得跳過")
    word = sheet.locator(".cg-rewrite button.cg-term").first
    for _ in range(20):
        keys.press("Tab")
        if word.evaluate("button => button === document.activeElement"):
            break
    expect(sheet.locator(".cg-rewrite .cg-pop").first).to_be_visible()


def test_nothing_scrolls_sideways_on_a_telephone_nor_does_a_card_leave_it(
    person: Callable[..., Person],
) -> None:
    someone = person("en", width=390, height=844)
    someone.visit("jargon")
    someone.write(
        someone.said("jargon.text.label"),
        "The feature takes 3 sprints, the PR is not merged, and CAC must not rise before Dec 3.",
    )
    someone.press("jargon.go")
    sheet = _translated(someone)
    word = sheet.locator(".cg-rewrite button.cg-term").last
    word.click()
    card = sheet.locator(".cg-rewrite .cg-pop").last
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert not someone.scrolls_sideways()
