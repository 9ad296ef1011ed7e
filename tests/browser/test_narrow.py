"""On a telephone nothing scrolls sideways."""

from collections.abc import Callable

import pytest

from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

_PROJECT_PARTS = ["basics", "departments", "people", "issues", "facts", "joint", "meeting", "private"]
_AGENDA_PARTS = ["visits", "pre_read", "invitation", "brief", "agenda"]


@pytest.mark.parametrize("language", ["zh-TW", "en"])
def test_no_page_scrolls_sideways_at_390_pixels(person: Callable[..., Person], language: str) -> None:
    someone = person(language, width=390, height=844)
    someone.visit()
    assert not someone.scrolls_sideways(), "home"
    someone.open_sample()
    wide = []
    for part in _PROJECT_PARTS:
        someone.choose_part(f"project.part.{part}")
        wide += [part] if someone.scrolls_sideways() else []
    someone.draft()
    for part in _AGENDA_PARTS:
        someone.choose_part(f"agenda.part.{part}")
        wide += [part] if someone.scrolls_sideways() else []
    for path in ("knowledge", "settings", ""):
        someone.visit(path)
        wide += [path] if someone.scrolls_sideways() else []
    assert not wide
