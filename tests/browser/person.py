"""What a person does in the app, in words; the names of buttons come from the interface's own wording."""

import re
from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect

from assistant.language.locale import Language
from assistant.ui.words import say_in

_BEFORE_THE_APP_STIRS = 250
"""Milliseconds until a click has reached the app, which then says that it is running."""


class Person:
    """Somebody using the app in one language."""

    def __init__(self, page: Page, address: str, language: str) -> None:
        self.page = page
        self.address = address
        self.language = Language(language)

    def said(self, key: str, **values: object) -> str:
        """What the interface says for a key of its wording."""
        return say_in(self.language, key, **values)

    def visit(self, path: str = "") -> None:
        """Open a page by its address and wait until it stands still."""
        joint = "&" if "?" in path else "?"
        self.page.goto(f"{self.address}/{path}{joint}lang={self.language.value}")
        self.settle()

    def reload(self) -> None:
        """Reload the page."""
        self.page.reload()
        self.settle()

    def settle(self) -> None:
        """Wait until the app has drawn everything."""
        self.page.wait_for_timeout(_BEFORE_THE_APP_STIRS)
        expect(self.page.locator(".cg-head").first).to_be_visible()
        app = self.page.locator("[data-testid=stApp]")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")

    def press(self, key: str, *, within: str = "") -> None:
        """Press the button named by a key of the wording."""
        self.button(self.said(key), within=within).click()
        self.settle()

    def button(self, name: str, *, within: str = "") -> Locator:
        """The first button with this name."""
        place = self.page.locator(within) if within else self.page
        return place.get_by_role("button", name=re.compile(re.escape(name))).first

    def choose_part(self, key: str) -> None:
        """Open a part of the page."""
        name = self.said(key)
        self.page.locator("[data-testid=stButtonGroup] button").filter(has_text=name).first.click()
        self.settle()

    def write(self, label: str, text: str, *, at: int = 0) -> None:
        """Fill a field and leave it, as with the Tab key."""
        field = self.page.get_by_label(label, exact=True).nth(at)
        field.fill(text)
        field.press("Tab")
        self.settle()

    def open_sample(self) -> None:
        """Open the first sample from the home page."""
        self.visit()
        self.press("home.open_sample")
        self.page.wait_for_url("**/project**")
        self.settle()

    def draft(self) -> None:
        """Go to the alignment meeting and draft."""
        self.page.get_by_role("link", name=self.said("project.to_agenda")).click()
        self.page.wait_for_url("**/agenda**")
        self.settle()
        self.press("agenda.draft")
        expect(self.page.locator(".st-key-sheet")).to_be_visible(timeout=240_000)
        self.settle()

    def times(self) -> list[str]:
        """The times printed beside the agenda's items."""
        return self.page.locator(".cg-item .cg-clock b").all_inner_texts()

    def download(self, key: str, into: Path) -> tuple[str, bytes]:
        """Press a download button: the file's name as the browser would save it, and its content."""
        with self.page.expect_download() as waiting:
            self.button(self.said(key)).click()
        got: Download = waiting.value
        target = into / "download"
        got.save_as(target)
        return got.suggested_filename, target.read_bytes()

    def scrolls_sideways(self) -> bool:
        """Whether the page is wider than the window."""
        return bool(
            self.page.evaluate(
                """() => {
                    const main = document.querySelector('[data-testid=stMain]');
                    const page = document.scrollingElement;
                    return page.scrollWidth > window.innerWidth || main.scrollWidth > main.clientWidth;
                }"""
            )
        )
