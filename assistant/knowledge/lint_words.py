"""The part of the knowledge lint that looks at single texts: language, length, figures, typography."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from assistant.language.catalog import load_catalog
from assistant.language.findings import Finding, Severity
from assistant.language.locale import Language
from assistant.language.zh_tw import mainland_words, simplified_characters

IDEA_CHARACTERS = 60
IDEA_WORDS = 30
FIGURE = re.compile(r"[+-]?\d[\d.,]*\s?[%％]|百分之[一二三四五六七八九十百\d]+")

_WORDING = Path(__file__).with_name("lint.yaml")
_TAGS = {tag.value for tag in Language}
_HAN = r"\u3400-\u9fff"
_WIDE = r"，。：；？！、「」『』（）〈〉《》"
_ANY_HAN = re.compile(f"[{_HAN}]")
_NARROW = re.compile(rf"[{_HAN}{_WIDE}][,;:?!.()]|[,;:?!(][{_HAN}{_WIDE}]|[\"']")
_SPACING = re.compile(
    rf"[{_HAN}][A-Za-z0-9+]|[A-Za-z0-9%][{_HAN}]|[{_HAN}{_WIDE}] +[{_HAN}{_WIDE}]"
    rf"|[{_WIDE}] | [{_WIDE}]| {{2,}}"
)
_SENTENCE_ENDS = {Language.ZH_TW: re.compile(r"[。！？]"), Language.EN: re.compile(r"[.!?](?=\s|$)")}
# Words put into somebody's mouth may hold figures; they claim nothing.
_SPOKEN = ("situations", "wording")


class TaggedText(NamedTuple):
    """A text of an entry: its file, the path of its field, its language, its words."""

    file: str
    path: str
    language: Language
    words: str

    @property
    def where(self) -> str:
        """File, field and language, for a finding."""
        return f"{self.file}: {self.path}.{self.language.value}"


def texts_in(file: str, node: Any, path: str = "", language: Language | None = None) -> Iterator[TaggedText]:
    """Every text that stands under a language tag, wherever in the tree."""
    if isinstance(node, str) and language is not None:
        yield TaggedText(file, path, language, node)
    elif isinstance(node, dict):
        for name, child in node.items():
            if name in _TAGS:
                yield from texts_in(file, child, path, Language(name))
            else:
                yield from texts_in(file, child, f"{path}.{name}" if path else name, language)
    elif isinstance(node, list):
        for index, child in enumerate(node, 1):
            yield from texts_in(file, child, f"{path}.{index}", language)


def check_words(text: TaggedText) -> Iterator[Finding]:
    """What is wrong with one text: checks K05 and K09 to K15."""
    chinese = text.language is Language.ZH_TW
    if not text.words.strip() or chinese != bool(_ANY_HAN.search(text.words)):
        yield lint_finding("K05-language", text.where, text.words)
    if text.path == "idea":
        yield from _idea(text)
    claims = text.file.startswith("framework/") and not text.path.startswith(_SPOKEN)
    if claims and (figure := FIGURE.search(text.words)):
        yield lint_finding("K09-figure", text.where, figure[0])
    if chinese:
        yield from _chinese(text)


def _idea(text: TaggedText) -> Iterator[Finding]:
    chinese = text.language is Language.ZH_TW
    length, limit = (len(text.words), IDEA_CHARACTERS) if chinese else (len(text.words.split()), IDEA_WORDS)
    sentences = len(_SENTENCE_ENDS[text.language].findall(text.words))
    if length > limit or sentences > 1:
        yield lint_finding("K10-idea", text.where, f"{length} / {sentences}")


def _chinese(text: TaggedText) -> Iterator[Finding]:
    for check, hits in (
        ("K11-simplified", simplified_characters(text.words)),
        ("K12-mainland", mainland_words(text.words)),
    ):
        for hit in hits:
            yield lint_finding(check, text.where, hit.found, proposed=hit.proposed)
    for check, pattern in (("K13-punctuation", _NARROW), ("K14-spacing", _SPACING)):
        for match in pattern.finditer(text.words):
            yield lint_finding(check, text.where, text.words[max(0, match.start() - 4) : match.end() + 4])
    if "您" in text.words:
        yield lint_finding("K15-address", text.where, "您")


def lint_finding(
    check: str, where: str, found: str, severity: Severity = Severity.ERROR, **values: object
) -> Finding:
    """The finding of ``check``, worded by ``lint.yaml``; ``found`` is its evidence."""
    wording = load_catalog(_WORDING)
    return Finding(
        check=check,
        severity=severity,
        where=where,
        evidence=found,
        message=wording.both(f"{check}.message", found=found, **values),
        remedy=wording.both(f"{check}.remedy", found=found, **values),
    )
