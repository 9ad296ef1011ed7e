"""Names of downloaded files on every system."""

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.exports.names import MAX_BYTES, file_name
from tests.project.strategies import NAUGHTY


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("線上線下整合：對齊會議", "線上線下整合：對齊會議.docx"),
        ("A/B 測試\\第 2 版", "A-B 測試-第 2 版.docx"),
        ('誰說「"不行"」？*<>|', "誰說「-不行-」？-.docx"),
        ("  .隱藏檔. ", "隱藏檔.docx"),
        ("../../etc/passwd", "etc-passwd.docx"),
        ("-rf", "rf.docx"),
        ("con", "_con.docx"),
        ("COM1.備份", "_COM1.備份.docx"),
        ("LPT9", "_LPT9.docx"),
        ("console", "console.docx"),
        ("行一\n行二\t\x00三", "行一 行二 三.docx"),
        ("a\u202egpj.exe", "agpj.exe.docx"),
        ("🎉 上線 🇹🇼", "🎉 上線 🇹🇼.docx"),
        ("", "Common Ground.docx"),
        ("...", "Common Ground.docx"),
        ("\x00", "Common Ground.docx"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert file_name(title, ".docx") == name


def test_a_date_stands_behind_the_title() -> None:
    assert file_name("議程", ".ics", date=dt.date(2026, 12, 3)) == "議程 2026-12-03.ics"


def test_a_long_title_is_cut_between_characters() -> None:
    name = file_name("議" * 100, ".docx", date=dt.date(2026, 12, 3))
    assert name == "議" * 61 + " 2026-12-03.docx"
    assert len(name.encode()) <= MAX_BYTES
    cut = file_name("a" * 194 + "é" + "b" * 10, ".docx")
    assert cut == "a" * 194 + ".docx"


@settings(deadline=None)
@given(st.text(max_size=400) | st.sampled_from(NAUGHTY))
def test_every_title_gives_a_safe_name(title: str) -> None:
    name = file_name(title, ".docx")
    stem = name.removesuffix(".docx")
    assert len(name.encode()) <= MAX_BYTES + 1
    assert stem
    assert not re.search(r'[<>:"/\\|?*]', name)
    assert not stem.startswith((".", "-", "~", " "))
    assert not stem.endswith((" ", "."))
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in name)
    assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)", stem.split(".")[0], re.IGNORECASE)
