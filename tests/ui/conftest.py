"""The whole app without a browser, on a data folder of its own and with a finder that needs no index."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from assistant.bootstrap import Services
from assistant.knowledge.base import load_knowledge
from assistant.settings import ROOT
from tests.fakes.finder import ListedFinder

PAGES = ROOT / "assistant" / "ui" / "pages"


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens the app: ``app()``, ``app("agenda", project="…")``."""
    principles = load_knowledge(ROOT / "kb").principles
    monkeypatch.setattr(Services, "finder", ListedFinder(list(principles.values())))

    def open_app(page: str = "home", **address: str) -> AppTest:
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in address.items():
            test.query_params[name] = value
        test.run()
        return test if page == "home" else test.switch_page(str(PAGES / f"{page}.py")).run()

    return open_app
