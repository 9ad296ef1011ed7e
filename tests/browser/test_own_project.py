"""A project from nothing: typed by hand, kept at once, ready for an agenda."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_a_project_of_ones_own_is_typed_reloaded_and_drafted(person: Callable[..., Person]) -> None:
    someone = person("zh-TW")
    someone.visit()
    someone.press("home.new")
    someone.page.wait_for_url("**/project**")
    someone.settle()
    someone.write(someone.said("project.basics.title"), "全通路業績共享")
    someone.write(someone.said("project.basics.purpose"), "決定跨通路訂單的業績怎麼算。")
    someone.choose_part("project.part.departments")
    for index, name in enumerate(["電商部", "門市部"]):
        someone.press("project.departments.add")
        someone.write(someone.said("project.departments.name"), name, at=index)
        someone.write(someone.said("project.departments.goal"), f"{name}的業績成長 10 %", at=index)
    someone.reload()
    expect(
        someone.page.get_by_label(someone.said("project.departments.name"), exact=True).nth(1)
    ).to_have_value("門市部")
    someone.draft()
    assert someone.times()
    expect(someone.page.locator(".st-key-block-head h2")).to_contain_text("全通路業績共享")


_ENTER_WHILE_COMPOSING = """(field, text) => {
    field.focus();
    field.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}));
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
    field.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}));
    field.dispatchEvent(new KeyboardEvent('keydown',
        {key: 'Enter', keyCode: 229, isComposing: true, bubbles: true}));
}"""


def test_a_text_too_long_stays_with_a_reason_and_composing_stores_nothing(
    person: Callable[..., Person],
) -> None:
    someone = person("zh-TW")
    someone.open_sample()
    long = "長" * 301
    someone.write(someone.said("project.basics.title"), long)
    reason = someone.said("project.refused.too_long", limit=300, length=301)
    expect(someone.page.get_by_text(reason)).to_be_visible()
    someone.reload()
    expect(someone.page.get_by_label(someone.said("project.basics.title"), exact=True)).to_have_value(long)
    someone.write(someone.said("project.basics.title"), "短的標題")
    expect(someone.page.locator(".cg-subtitle")).to_have_text("短的標題")

    title = "短的標題"
    field = someone.page.get_by_label(someone.said("project.basics.title"), exact=True)
    field.evaluate(_ENTER_WHILE_COMPOSING, "短的標題ㄒ")
    someone.settle()
    expect(someone.page.locator(".cg-subtitle")).to_have_text(title)
