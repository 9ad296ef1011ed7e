"""Words of a trade known by how they are built: churn rate, sell-through, 退貨率, IoT, ISO 9001."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.knowledge.glossary.canonical import HAN, Canonical, canonical

Span = tuple[int, int]

_FILE = Path(__file__).with_name("compounds.yaml")
_BEFORE_ENDING = 2
# Characters that stand between words rather than in them.
_BETWEEN = "的了是在有和與及或把被讓就都也很再又這那此個其之比跟對從到要會可不未無各每該並而但若如等為以將"
_STANDARD = r"(?:ISO|IEC|IFRS|IAS|ASC|IATF|CNS|ASTM|JIS|SEMI|IPC|SOC)[ -]?\d{1,6}(?:[-:]\d{1,6})*"
_IS_STANDARD = re.compile(_STANDARD, re.IGNORECASE)
# IoT, eNPS: capitals and small letters mixed, no product's number behind; or a standard.
_NAMED = re.compile(
    r"(?<![A-Za-z0-9_@./&'-])(?:"
    r"(?=[A-Za-z]{3,7}(?![A-Za-z0-9_@]|[.&'][A-Za-z0-9]|-[A-Z0-9]))(?=[A-Z]*[a-z])"
    rf"[A-Za-z]*[A-Z][a-z]{{0,2}}[A-Z]+[a-z]?(?![A-Za-z])|{_STANDARD}(?![A-Za-z0-9]))"
)


def is_standard(word: str) -> bool:
    """Whether a word names a standard by its number: ISO14001, IFRS9."""
    return _IS_STANDARD.fullmatch(word) is not None


def english_compounds(text: Canonical) -> Iterator[Span]:
    """Spans in English sentences of ``text``: words joined or before a head, mixed capitals."""
    words = _words()
    for match in _compound().finditer(text.cased):
        whole = match[0].lower()
        if match["head"]:
            common = match["before"].lower() in words["common_before_heads"]
        else:
            common = whole in words["common_joined"]
        if not common and text.is_english(match.start()):
            yield match.span()
    for match in _NAMED.finditer(text.cased):
        if not match[0].startswith(("Mc", "Mac")) and text.is_english(match.start()):
            yield match.span()


def chinese_compounds(text: Canonical) -> Iterator[Span]:
    """Spans in ``text`` of two Chinese characters and an ending such as 率 or 條款."""
    common, between = _words()["common_endings"], set(canonical(_BETWEEN).cased)
    for match in _ending().finditer(text.cased):
        whole = match[0]
        if whole not in common and whole[1:] not in common and not set(match["before"]) & between:
            yield match.span()


@cache
def _compound() -> re.Pattern[str]:
    data = _data()
    heads = "|".join(sorted(data["heads"].split(), key=len, reverse=True))
    particles = "|".join(data["particles"].split())
    prefixes = "|".join(data["prefixes"].split())
    return re.compile(
        r"(?<![A-Za-z0-9_@./&'-])(?:"
        rf"(?P<before>[A-Za-z][a-z]{{2,20}}(?:-[a-z]{{2,20}})?) (?P<head>(?:{heads})s?)(?!['-]?[A-Za-z0-9])"
        rf"|[A-Za-z][a-z]{{2,20}}-(?:{particles})s?(?![A-Za-z0-9'-])"
        r"|[A-Za-z][a-z]{2,20}-to-[a-z]{2,20}(?![A-Za-z0-9'-])"
        rf"|(?i:{prefixes})-[a-z]{{3,20}}(?![A-Za-z0-9'-])|[Nn]et[ -]\d{{2,3}}(?![\d%]|[.,]\d))"
    )


@cache
def _ending() -> re.Pattern[str]:
    endings = "|".join(canonical(ending).cased for ending in _data()["endings"])
    return re.compile(rf"(?P<before>[{HAN}]{{{_BEFORE_ENDING}}})(?:{endings})")


@cache
def _words() -> dict[str, frozenset[str]]:
    texts = {name: words for name, words in _data().items() if isinstance(words, str)}
    lists = {
        name: frozenset(canonical(word).cased for word in words.split()) for name, words in texts.items()
    }
    joined = ("common_with_particles", "common_with_prefixes", "common_pairs")
    return {**lists, "common_joined": frozenset().union(*(lists[name] for name in joined))}


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data
