"""Speed as a person feels it: process start to file, and the app's first page beside an empty one.

Both are printed with their yardstick measured in the same run, since machines differ.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "kb" / "samples" / "retail-omnichannel.zh-TW.yaml"
ROUNDS = 5
EMPTY_PAGE = 'import streamlit as st\n\nst.write("ready")\n'


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COMMON_GROUND_DATA_FOLDER"] = folder
        _draft_times(Path(folder))
        _page_times(Path(folder))


def _draft_times(folder: Path) -> None:
    command = [str(Path(sys.executable).with_name("common-ground")), "agenda", str(SAMPLE), "-o"]
    first = _seconds([*command, str(folder / "first.md")])
    warm = statistics.median(_seconds([*command, str(folder / "again.md")]) for _ in range(ROUNDS))
    bare = statistics.median(_seconds([sys.executable, "-c", "import chromadb"]) for _ in range(ROUNDS))
    print("offline draft, process start to file")
    print(f"  first run (fills the index) {first:6.2f} s")
    print(f"  warm, median of {ROUNDS}           {warm:6.2f} s   (required: <= 4 s)")
    print(f"  python -c 'import chromadb' {bare:6.2f} s   ratio {warm / bare:.2f}")


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - start


def _page_times(folder: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("first page: skipped, Chromium is not installed")
        return
    empty = folder / "empty.py"
    empty.write_text(EMPTY_PAGE, encoding="utf-8")
    with _served(ROOT / "app.py") as ours, _served(empty) as theirs:
        pairs = _visits(chromium, ours, theirs)
    app = statistics.median(pair[0] for pair in pairs)
    bare = statistics.median(pair[1] for pair in pairs)
    print("first page, navigation to first content, median of", len(pairs))
    print(f"  Common Ground        {app:6.2f} s")
    print(f"  empty Streamlit page {bare:6.2f} s   ratio {app / bare:.2f}   (required: <= 1.5)")


def _visits(chromium: str, ours: str, theirs: str) -> list[tuple[float, float]]:
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)

        def visit(address: str) -> float:
            page = browser.new_context().new_page()
            start = time.perf_counter()
            page.goto(address)
            page.locator(
                "[data-testid='stMain'] [data-testid='stMarkdown'], [data-testid='stMain'] h1"
            ).first.wait_for()
            taken = time.perf_counter() - start
            page.context.close()
            return taken

        visit(ours), visit(theirs)
        return [(visit(ours), visit(theirs)) for _ in range(2 * ROUNDS)]


@contextmanager
def _served(script: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://localhost:{port}"
        _wait(f"{address}/_stcore/health")
        yield address
    finally:
        process.terminate()
        process.wait()


def _wait(address: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)  # polling a server that is starting; nothing signals readiness
    raise TimeoutError(f"{address} did not answer in {seconds:.0f} s")
