"""Looking a word up."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_a_chosen_department_is_named_in_the_language_switched_to(person: Callable[..., Person]) -> None:
    someone = person("zh-TW")
    someone.visit("glossary")
    department = someone.page.get_by_role("combobox").first
    department.click()
    someone.page.get_by_role("option", name="法務", exact=True).click()
    someone.settle()
    someone.page.get_by_text("English", exact=True).first.click()
    someone.settle()
    expect(someone.page.get_by_role("heading", name="Glossary")).to_be_visible()
    expect(someone.page.get_by_role("combobox").first).to_have_value("Legal")
