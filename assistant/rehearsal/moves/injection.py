"""Words addressed to a program instead of the counterpart, in several languages and wrappings.

Nothing depends on finding them: whatever is said stays data. They are named so that the counterpart can
answer in role and the debrief can leave them out.
"""

import base64
import binascii
import codecs
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import yaml

from assistant.rehearsal.moves.plain import Plain, plain

_FILE = Path(__file__).with_name("injection.yaml")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ ]?){12,}")
_SPELT = re.compile(r"(?:[A-Za-z][ .\-_*]){5,}[A-Za-z]\b")
_MOST_WRAPPED = 40
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[\s.*_|-]+(?=[\u3400-\u9fff])")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")
_LEET = str.maketrans("013457@$!|", "oieastasii")


@cache
def _pattern() -> re.Pattern[str]:
    parts = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)


def injections(turn: Plain) -> list[tuple[int, int]]:
    """Where a turn speaks to a program: the sentences, or the pieces in a wrapping; empty if nowhere."""
    found = [(each.start, each.end) for each in turn.sentences if _pattern().search(each.text)]
    return found or [(start, end) for start, end, said in _unwrapped(turn.text) if _hidden(said)]


def _hidden(said: str) -> bool:
    return _pattern().search(plain(said).text) is not None


def _unwrapped(text: str) -> Iterator[tuple[int, int, str]]:
    """Pieces that may be wrapped, each with what is inside: base64, hex, escapes, spelt out, mirrored."""
    for pattern, read in ((_BASE64, _from_base64), (_HEX, _from_hex), (_SPELT, _joined)):
        for count, match in enumerate(pattern.finditer(text)):
            if count >= _MOST_WRAPPED:
                break
            yield match.start(), match.end(), read(match[0])
    near = len(text)
    yield 0, near, " ".join(text.split())
    yield 0, near, unquote(text)
    yield 0, near, _BETWEEN_HAN.sub("", text)
    yield 0, near, _ESCAPED.sub(lambda match: chr(int(match[1], 16)), unescape(text))
    yield 0, near, text.translate(_LEET)
    yield 0, near, codecs.encode(text, "rot13")
    yield 0, near, text[::-1]
    yield 0, near, re.sub(r"(?<=\w)[_.*|-](?=\w)|[\"'`]\s*\+\s*[\"'`]", " ", text)


def _from_base64(found: str) -> str:
    bare = found.rstrip("=")
    padded = bare.replace("-", "+").replace("_", "/") + "=" * (-len(bare) % 4)
    try:
        return base64.b64decode(padded).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def _from_hex(found: str) -> str:
    try:
        return bytes.fromhex(found).decode("utf-8")
    except ValueError:
        return ""


def _joined(found: str) -> str:
    return re.sub(r"[ .\-_*]", "", found)
