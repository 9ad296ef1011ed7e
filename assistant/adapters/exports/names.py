"""Names of downloaded files that every system accepts."""

import datetime as dt
import re
import unicodedata

MAX_BYTES = 200
"""Of the whole name in UTF-8; file systems allow 255, and browsers and folders add to it."""
_FALLBACK = "Common Ground"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|(?:COM|LPT)[0-9¹²³])(?=\.|$)", re.IGNORECASE)


def file_name(title: str, suffix: str, *, date: dt.date | None = None) -> str:
    """A name for a file about ``title``, safe on Windows, macOS and Linux.

    Chinese and emoji stay. Control and direction characters go, characters of paths become ``-``, names
    that Windows reserves get a ``_``, and the name is at most 200 bytes long.

    Args:
        suffix: such as ``.docx``.
        date: put behind the title as ``2026-12-03``.
    """
    ending = f" {date.isoformat()}{suffix}" if date else suffix
    stem = _shortened(_plain(title), MAX_BYTES - len(ending.encode()))
    name = f"{stem or _FALLBACK}{ending}"
    return f"_{name}" if _RESERVED.match(name) else name


def _plain(title: str) -> str:
    text = unicodedata.normalize("NFC", title)
    spaced = "".join(" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in text)
    visible = "".join(char for char in spaced if unicodedata.category(char) not in {"Cf", "Cs", "Co", "Cn"})
    return _trimmed(" ".join(_FORBIDDEN.sub("-", visible).split()))


def _shortened(stem: str, limit: int) -> str:
    """``stem`` cut to ``limit`` bytes between characters, without a mark that lost its letter."""
    data = stem.encode()
    if len(data) <= limit:
        return stem
    cut = data[:limit].decode(errors="ignore")
    if unicodedata.combining(stem[len(cut)]):
        cut = cut[:-1]
    return _trimmed(cut)


def _trimmed(stem: str) -> str:
    """Without what hides a file, ends in a way Windows drops, or reads as an option of a command."""
    return stem.lstrip(" .-~").rstrip(" .")
