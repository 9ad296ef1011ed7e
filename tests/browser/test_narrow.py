"""On a telephone nothing scrolls sideways."""

from collections.abc import Callable

import pytest

from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

_PARTS = {
    "zh-TW": (
        ["basics", "departments", "people", "issues", "meeting", "private"],
        ["visits", "pre_read", "agenda"],
    ),
    "en": (["departments", "facts", "joint", "private"], ["invitation", "brief", "agenda"]),
}


@pytest.mark.parametrize("language", ["zh-TW", "en"])
def test_no_page_scrolls_sideways_at_390_pixels(person: Callable[..., Person], language: str) -> None:
    project_parts, agenda_parts = _PARTS[language]
    someone = person(language, width=390, height=844)
    wide = []
    someone.open_sample()
    for part in project_parts:
        someone.choose_part(f"project.part.{part}")
        wide += [part] if someone.scrolls_sideways() else []
    someone.draft()
    for part in agenda_parts:
        someone.choose_part(f"agenda.part.{part}")
        wide += [part] if someone.scrolls_sideways() else []
    for path in ("knowledge", "settings", ""):
        someone.visit(path)
        wide += [path or "home"] if someone.scrolls_sideways() else []
    assert not wide
