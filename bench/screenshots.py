"""Pictures of every page, taken from the real app: ``make screenshots``.

The README's pictures go to ``docs/screenshots``; all pages in both languages, light and dark, wide and
narrow, go to ``var/screenshots`` for somebody to look at.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from assistant.language.locale import Language
from assistant.project.files import read_project
from assistant.ui.words import say_in

ROOT = Path(__file__).resolve().parent.parent
FOR_README = ROOT / "docs" / "screenshots"
FOR_LOOKING = ROOT / "var" / "screenshots"
_TALLEST = 6_000
_WAIT = 240_000
_SAID = {
    Language.ZH_TW: (
        "我想先了解，這件事你們最擔心的是什麼？",
        "我知道你們的準時交付率壓力很大，這對我們也重要。",
    ),
    Language.EN: ("What worries you most about this?", "I know how much pressure is on your delivery rate."),
}
"""What is said in the rehearsal that is photographed."""


@dataclass(frozen=True)
class Look:
    """One way to look at the app."""

    language: Language
    scheme: str
    width: int

    @property
    def name(self) -> str:
        """Part of a picture's file name."""
        return f"{self.language.value}.{self.scheme}.{self.width}"


LOOKS = [
    Look(language, scheme, width)
    for language in Language
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 390))
]


class Camera:
    """A browser window that visits pages and takes pictures."""

    def __init__(self, page: Page, address: str, look: Look) -> None:
        self.page = page
        self.address = address
        self.look = look

    def visit(self, path: str = "") -> None:
        """Open a page and wait until it stands still."""
        joint = "&" if "?" in path else "?"
        self.page.goto(f"{self.address}/{path}{joint}lang={self.look.language.value}")
        self.settle()

    def settle(self) -> None:
        """Wait until everything is drawn."""
        self.page.wait_for_timeout(500)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=_WAIT)
        self.page.wait_for_selector(".cg-head", timeout=_WAIT)
        self.page.wait_for_timeout(700)

    def press(self, key: str) -> None:
        """Press the first button with the name the wording gives."""
        name = say_in(self.look.language, key)
        self.page.get_by_role("button", name=name).first.click()
        self.settle()

    def take(self, name: str, *, readme: bool = False) -> None:
        """Save the whole page; for the README only what a window shows."""
        if readme:
            FOR_README.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=FOR_README / f"{name}.{self.look.language.value}.png")
        window = self.page.viewport_size or {"width": self.look.width, "height": 800}
        height = int(self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight"))
        tall = min(_TALLEST, max(window["height"], height + 20))
        self.page.set_viewport_size({"width": window["width"], "height": tall})
        self.page.wait_for_timeout(500)
        FOR_LOOKING.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=FOR_LOOKING / f"{name}.{self.look.name}.png")
        self.page.set_viewport_size(window)


def walk(camera: Camera) -> None:
    """Visit every page with a full sample and take its picture."""
    readme = camera.look.scheme == "light" and camera.look.width == 1280
    camera.visit()
    camera.take("first-visit")
    camera.press("home.open_sample")
    camera.page.wait_for_url("**/project**")
    project = camera.page.url.split("project=")[1].split("&")[0]
    for part in ("basics", "departments", "people", "issues", "facts", "joint", "meeting", "private"):
        camera.visit(f"project?project={project}&part={part}")
        camera.take(f"project-{part}")
    camera.visit(f"agenda?project={project}")
    camera.press("agenda.draft")
    camera.page.wait_for_selector(".st-key-sheet", timeout=_WAIT)
    camera.page.wait_for_selector("[data-testid=stToast]", state="detached", timeout=_WAIT)
    camera.take("agenda", readme=readme)
    camera.page.locator(".cg-timeline").scroll_into_view_if_needed()
    camera.take("timeline", readme=readme)
    for part in ("visits", "pre_read", "invitation", "brief"):
        camera.visit(f"agenda?project={project}&part={part}")
        camera.take(f"agenda-{part}")
    for name in ("account", "intake"):
        camera.visit(f"{name}?project={project}")
        camera.take(name)
    negotiate(camera, readme=readme)
    for name in ("glossary", "knowledge", "settings"):
        camera.visit(name)
        camera.take(name)
    camera.visit()
    camera.take("home", readme=readme)


def negotiate(camera: Camera, *, readme: bool) -> None:
    """With the sample that has most to trade: its map, a translation, a rehearsal and its debrief."""
    page = camera.page
    camera.visit()
    title = read_project(ROOT / "kb" / "samples" / f"it-capacity.{camera.look.language.value}.yaml").title
    card = page.locator("[class*=st-key-sample-]").filter(has_text=title)
    card.get_by_role("button", name=say_in(camera.look.language, "home.open_sample")).click()
    page.wait_for_url("**/project**")
    project = page.url.split("project=")[1].split("&")[0]
    camera.visit(f"trade_offs?project={project}")
    camera.take("trade-offs")
    camera.visit(f"jargon?project={project}")
    camera.press("jargon.example.try")
    camera.press("jargon.go")
    page.wait_for_selector(".st-key-jargon-sheet", timeout=_WAIT)
    camera.settle()
    camera.take("jargon", readme=readme)
    camera.visit(f"rehearsal?project={project}")
    camera.take("rehearsal-setup")
    camera.press("rehearsal.start")
    for turn, said in enumerate(_SAID[camera.look.language], start=1):
        page.locator(".st-key-composer textarea").fill(said)
        page.locator(".st-key-send_turn button").click()
        page.wait_for_selector(f"#turn-{turn}", state="attached", timeout=_WAIT)
        camera.settle()
    camera.take("rehearsal", readme=readme)
    page.locator(".st-key-leaving button").first.click()
    page.locator(".st-key-end_rehearsal button").click()
    page.locator(".st-key-to_debrief button").click()
    page.wait_for_selector(".cg-scale-drawn svg", timeout=_WAIT)
    camera.settle()
    camera.take("debrief")


@contextmanager
def running_app() -> Iterator[str]:
    """The app on a free port, with an empty data folder."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
        probe.close()
        environment = {**os.environ, "COMMON_GROUND_DATA_FOLDER": folder}
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
        process = subprocess.Popen([*command, "--server.port", str(port)], cwd=ROOT, env=environment)
        try:
            _wait_until_up(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait_until_up(port: int) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.2)  # the server says nothing until it listens
    raise SystemExit("the app did not start")


def _look(browser: Browser, look: Look) -> None:
    """Each look starts with an empty data folder, so that the first visit is one."""
    with running_app() as address:
        context = browser.new_context(
            viewport={"width": look.width, "height": 844 if look.width < 600 else 800},
            color_scheme="dark" if look.scheme == "dark" else "light",
            locale=look.language.value,
            timezone_id="Asia/Taipei",
        )
        walk(Camera(context.new_page(), address, look))
        context.close()


def main() -> None:
    """Take all pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("Chromium is missing. Install it with: sudo apt install chromium fonts-noto-cjk")
    arguments = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        for look in LOOKS:
            print(look.name)
            _look(browser, look)
        browser.close()


if __name__ == "__main__":
    main()
