"""A slider moves the map, its table and the proposal; the keyboard reads the map; telephones fit."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from assistant.project.files import read_project
from assistant.settings import ROOT
from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

_PARTS = ("other", "proposals", "brief", "compare")


def _open(someone: Person) -> list[str]:
    """Open the sample about IT's capacity at its trade-offs; the names of its issues."""
    someone.visit()
    sample = read_project(ROOT / "kb" / "samples" / f"it-capacity.{someone.language.value}.yaml")
    card = someone.page.locator("[class*=st-key-sample-]").filter(has_text=sample.title)
    card.get_by_role("button", name=someone.said("home.open_sample")).click()
    someone.page.wait_for_url("**/project**")
    someone.settle()
    project = someone.page.url.partition("project=")[2].partition("&")[0]
    someone.visit(f"trade_offs?project={project}")
    expect(someone.page.locator(".cg-map svg")).to_be_visible()
    return [issue.name for issue in sample.issues]


def _weight(someone: Person, issue: str) -> Locator:
    return someone.page.locator(f'input[type=range][aria-label="{issue}"]')


def _draft(someone: Person, key: str) -> str:
    someone.press(key)
    read = someone.page.get_by_role("link", name=someone.said("trade_offs.propose.read"))
    expect(read).to_be_visible(timeout=240_000)
    sheet = someone.page.locator(".st-key-sheet")
    expect(sheet).to_be_visible()
    someone.settle()
    return sheet.inner_text()


def test_a_slider_moves_the_map_its_table_and_the_proposal(person: Callable[..., Person]) -> None:
    someone = person("zh-TW")
    issues = _open(someone)
    page = someone.page
    page.locator("summary").filter(has_text=someone.said("trade_offs.table.title")).click()
    edge, table = page.locator(".cg-edge"), page.locator(".cg-twin")
    expect(table).to_be_visible()
    corners, rows = edge.get_attribute("points") or "", table.inner_text()

    slider = _weight(someone, issues[0])
    slider.focus()
    slider.press("Home")
    expect(edge).not_to_have_attribute("points", corners)
    someone.settle()
    assert table.inner_text() != rows

    before = _draft(someone, "trade_offs.propose.go")
    slider.focus()
    slider.press("End")
    expect(page.get_by_text(someone.said("trade_offs.propose.stale"))).to_be_visible()
    someone.settle()
    assert _draft(someone, "trade_offs.propose.again") != before

    someone.reload()
    expect(_weight(someone, issues[0])).to_have_attribute("aria-valuetext", "100")


def test_the_map_is_read_with_the_keyboard(person: Callable[..., Person]) -> None:
    someone = person("en")
    _open(someone)
    offer = someone.page.locator(".cg-map .cg-offer").first
    told = offer.get_attribute("aria-label") or ""
    assert someone.said("trade_offs.map.offer", letter="") in told
    tip = someone.page.locator(".cg-tip:visible")
    expect(tip).to_have_count(0)
    offer.focus()
    expect(tip).to_have_count(1)
    assert tip.locator("b").inner_text() in told
    assert someone.page.locator(".cg-map [tabindex='0']").count() > 3


@pytest.mark.parametrize("language", ["zh-TW", "en"])
def test_trade_offs_and_promises_fit_a_telephone(person: Callable[..., Person], language: str) -> None:
    someone = person(language, width=390, height=844)
    _open(someone)
    wide = ["map"] if someone.scrolls_sideways() else []
    for way in ("ranking", "points", "swaps", "sliders"):
        someone.choose_part(f"trade_offs.way.{way}")
        wide += [way] if someone.scrolls_sideways() else []
    _draft(someone, "trade_offs.propose.go")
    for part in _PARTS:
        someone.choose_part(f"trade_offs.part.{part}")
        wide += [part] if someone.scrolls_sideways() else []
    someone.visit("account")
    someone.write(someone.said("account.what"), "x" * 60)
    someone.press("account.add")
    wide += ["account"] if someone.scrolls_sideways() else []
    assert not wide
