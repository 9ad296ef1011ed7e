"""The naughty texts by id, for tests that send them through the database, files and exports."""

import re
from pathlib import Path

import yaml

_XML_FORBIDS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def naughty_texts() -> dict[str, str]:
    """Texts by id, in the order of the file."""
    source = Path(__file__).with_name("naughty.yaml").read_text(encoding="utf-8")
    return {case["id"]: case["text"] for case in yaml.safe_load(source)}


def fits_xml(text: str) -> bool:
    """Whether XML 1.0, and so a DOCX, can hold every character of ``text``."""
    return _XML_FORBIDS.search(text) is None
