"""A page under test: what it says, what a click does, how its job is waited for, what is stored."""

import time
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from assistant.bootstrap import get_services
from assistant.language.locale import Language
from assistant.project.models import Project
from assistant.ui.words import say_in

Open = Callable[..., AppTest]


def said(key: str, language: Language = Language.ZH_TW, **values: object) -> str:
    """The page's own words."""
    return say_in(language, key, **values)


def shown(page: AppTest) -> str:
    """All text on the page."""
    kinds = (page.markdown, page.caption, page.error, page.info, page.warning, page.success, page.subheader)
    return "\n".join(str(element.value) for kind in kinds for element in kind) + "\n".join(
        str(element.proto.body) for element in page.get("html")
    )


def press(page: AppTest, key: str) -> AppTest:
    """One click."""
    return page.button(key=key).click().run()


def finished(page: AppTest, job: str = "job") -> AppTest:
    """Waits for the job, as the page's fragment does; a quick one is over already."""
    running = page.session_state[job]
    if running is None:
        return page
    deadline = time.monotonic() + 60
    while not running.finished and time.monotonic() < deadline:
        time.sleep(0.05)
    return page.run()


def stored(project: str) -> Project:
    """The project as the data folder holds it."""
    record = get_services().projects.get("local", project)
    assert record is not None
    return record.project
