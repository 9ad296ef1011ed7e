"""Loose matching of names: the same thing written a little differently in two places."""

import re
import unicodedata
from functools import lru_cache

_TOKEN = re.compile(r"[a-z0-9]+|[\u3400-\u9fff\uf900-\ufaff]+")
_SMALL_WORDS = frozenset({"the", "a", "an", "of", "for", "and", "in", "to", "per", "our", "by", "on"})
_ENOUGH = 0.6


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """``text`` in one width and case without spaces or punctuation, words parted by single spaces."""
    return " ".join(_TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()))


def mentions(text: str, name: str) -> bool:
    """Whether ``text`` names ``name``: verbatim, or most of its words or pairs of Han characters."""
    wanted, given = plain(name), plain(text)
    if not wanted:
        return False
    if _stands_in(wanted, given):
        return True
    parts = _parts(wanted)
    return len(parts) > 1 and len(parts & _parts(given)) / len(parts) >= _ENOUGH


def stands_in(text: str, name: str) -> bool:
    """Whether ``name`` stands in ``text`` as a whole, width, case and spaces apart."""
    return bool(plain(name)) and _stands_in(plain(name), plain(text))


def same(one: str, other: str) -> bool:
    """Whether two names are one: equal, width, case, spaces and plural endings apart."""
    return bool(plain(one)) and _singular(plain(one)) == _singular(plain(other))


def _stands_in(wanted: str, given: str) -> bool:
    if wanted.isascii():
        return f" {_singular(wanted)} " in f" {_singular(given)} "
    return wanted.replace(" ", "") in given.replace(" ", "")


@lru_cache(maxsize=4096)
def _singular(text: str) -> str:
    return " ".join(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in text.split()
    )


@lru_cache(maxsize=4096)
def _parts(text: str) -> frozenset[str]:
    parts: set[str] = set()
    for word in _singular(text).split():
        if word.isascii():
            parts |= {word} - _SMALL_WORDS
        else:
            parts |= {word[i : i + 2] for i in range(len(word) - 1)} or {word}
    return frozenset(parts)
