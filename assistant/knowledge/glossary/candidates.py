"""Latin words that may be terms the glossary does not have, and the places where no term is looked for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.knowledge.glossary.canonical import Canonical, canonical
from assistant.knowledge.glossary.compounds import chinese_compounds, english_compounds, is_standard

Span = tuple[int, int]

_FILE = Path(__file__).with_name("everyday.yaml")
_ORDINARY = Path(__file__).with_name("ordinary_words.yaml")
_TRADE = Path(__file__).with_name("trade_words.yaml")
_ENDINGS = (
    "xlsx?|docx?|pptx?|pdf|csv|tsv|txt|md|json|ya?ml|xml|html?|css|jsx?|tsx?|py|ipynb|java|go|rb|sql|sh|log|zip|rar|7z"
    "|png|jpe?g|gif|svg|psd|ai|mp[34]|mov|eml|msg|ics|exe|dll|apk"
)
# 「YYYY/MM/DD」, 「MM 月 DD 日」: how a date is written, no words.
_DATE_PATTERN = (
    r"(?<![A-Za-z0-9])(?:(?:YYYY|YY|MM|DD|HH|SS|yyyy|yy|mm|dd|hh|ss)[/.:年月日時分秒 -]?){2,6}(?![A-Za-z0-9])"
)
_SHUT = re.compile(
    rf"(?:https?|ftp)://[^\s<>\"'「」（）()，。；、]+|(?<![A-Za-z0-9@.-])www\.[^\s<>\"'「」（）()，。；、]+"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}"
    r"|```.*?```|`[^`\n]{1,500}`"
    rf"|(?<![A-Za-z0-9_./\\-])[A-Za-z0-9_./\\-]{{1,200}}\.(?:{_ENDINGS})(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.(?:com|net|org|io|tw|ai|dev|gov|edu)(?![A-Za-z0-9])"
    r"(?:/[^\s<>\"'「」（）()，。；、]*)?"
    r"|(?<![A-Za-z0-9_])(?:[A-Za-z0-9]+_[A-Za-z0-9_]+|__\w+|\$?[a-z]\w*\(\)|[a-z]\w*(?:\.[a-z]\w*)+\(?|@\w+|#\w+)"
    rf"|{_DATE_PATTERN}"
    r"|(?<![A-Za-z0-9_-])(?:sk|pk|ghp|gho|xox[abp])[-_][A-Za-z0-9_-]{8,}|(?<![A-Za-z0-9])(?=[A-Za-z]*\d)[A-Za-z0-9]{20,}",
    re.DOTALL,
)
_WORD = re.compile(r"(?<![A-Za-z0-9_@])[A-Za-z][A-Za-z0-9]*(?:[&+'/.-][A-Za-z0-9]+)*\+{0,2}(?![A-Za-z0-9_@])")
_ACRONYM = re.compile(
    r"(?<![A-Za-z0-9_@./&'])(?<![A-Z0-9]-)[A-Z][A-Z0-9&]{0,4}[A-Z]"
    r"(?=(?:'?s)?(?![A-Za-z0-9_@]|[.&'][A-Za-z0-9]|-[A-Z0-9]))"
)
_MODEL = re.compile(
    r"(?=.*\d)(?!d(?:1|7|14|30|60|90)$)(?:[a-z]+-?\d{2,}\w*|[a-z]+-\d.*|.*\d.*[-./].*|[a-z]+\d+[a-z]+\d\w*|[a-z]\d|v\d.*)",
    re.I,
)
_QUARTER = re.compile(r"[QHW]\d{1,2}|FY'?\d*|CY\d+|M\d{1,2}|D[+-]\d+|T[+-]\d+|V\d+(?:\.\d+)*", re.I)
_SMALL = re.compile(r"[a-z]")
_INITIALS = re.compile(r"[A-Z](?:/[A-Z])+")
_PARTS = re.compile(r"[/.+'-]")
_MOST_WORDS = 4


class Candidates:
    """The words of everyday life in ``everyday.yaml``, and what is left when they are taken away."""

    def __init__(self) -> None:
        self._everyday = _everyday()

    def find(self, text: Canonical, taken: Sequence[Span]) -> Iterator[Span]:
        """Spans of ``text`` that may be terms: foreign words in Chinese, acronyms and compounds in English.

        Args:
            taken: sorted spans that are something already.
        """
        words = (m for m in _WORD.finditer(text.cased) if not touches(m.span(), taken))
        run: list[re.Match[str]] = []
        for word in words:
            if text.is_english(word.start()):
                continue
            if not self._strange(word[0]):
                continue
            if run and len(run) < _MOST_WORDS and text.cased[run[-1].end() : word.start()] == " ":
                run.append(word)
                continue
            if run:
                yield run[0].start(), run[-1].end()
            run = [word]
        if run:
            yield run[0].start(), run[-1].end()
        yield from self._built(text, taken)

    def _built(self, text: Canonical, taken: Sequence[Span]) -> Iterator[Span]:
        """Acronyms and compounds, of those that share a character the first and longest."""
        compounds = (*english_compounds(text), *chinese_compounds(text))
        spans = [*self._acronyms(text, taken), *(span for span in compounds if self._free(text, span, taken))]
        last = 0
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start >= last:
                yield start, end
                last = end

    def _free(self, text: Canonical, span: Span, taken: Sequence[Span]) -> bool:
        return not touches(span, taken) and text.folded[span[0] : span[1]] not in self._everyday

    def _acronyms(self, text: Canonical, taken: Sequence[Span]) -> Iterator[Span]:
        for match in _ACRONYM.finditer(text.cased):
            if not text.is_english(match.start()) or touches(match.span(), taken):
                continue
            around = text.cased[max(0, match.start() - 60) : match.end() + 60]
            if self._strange(match[0]) and _SMALL.search(around):
                yield match.span()

    def _strange(self, word: str) -> bool:
        """Whether a Latin word is none of everyday life, no quarter, unit, version or model number."""
        plain = word.lower().removesuffix("'s")
        if is_standard(plain):
            return True
        if len(plain) < 2 or _QUARTER.fullmatch(plain) or _MODEL.fullmatch(plain):
            return False
        # A capital S belongs to an acronym: CMS is not several cm.
        several = word.endswith("s") and plain[:-1] in self._everyday
        if plain in self._everyday or several:
            return False
        if "&" in plain or _INITIALS.fullmatch(word):
            return True
        return not all(len(part) < 2 or part in self._everyday for part in _PARTS.split(plain))


def function_words() -> frozenset[str]:
    """English words, in small letters, that stand in every sentence and can be no form of a term."""
    return frozenset(_data()["function_words"].split())


@cache
def trade_words() -> tuple[str, ...]:
    """Words of one trade or another, in both languages, whether the glossary explains them or not."""
    data: dict[str, Any] = yaml.load(_TRADE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    chinese = [word for words in data["zh-TW"].values() for word in words.split()]
    english = [" ".join(word.split()) for word in data["en"].split("|")]
    return tuple(dict.fromkeys((*chinese, *english)))


def protected(text: Canonical, names: Iterable[str]) -> list[Span]:
    """Sorted, merged spans of addresses, code, file names, secrets and ``names``."""
    spans = [match.span() for match in _SHUT.finditer(text.cased)]
    for name in dict.fromkeys(names):
        spans += _named(text, canonical(name.strip()).folded)
    merged: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def covered(span: Span, shut: Sequence[Span], first: int) -> bool:
    """Whether ``span`` lies inside the span at index ``first`` of ``shut``."""
    return first < len(shut) and shut[first][0] <= span[0] and span[1] <= shut[first][1]


def touches(span: Span, taken: Sequence[Span]) -> bool:
    """Whether ``span`` shares a character with one of the sorted spans ``taken``."""
    at = bisect_right(taken, (span[1] - 1, 1 << 62)) - 1
    return at >= 0 and taken[at][1] > span[0]


def _named(text: Canonical, name: str) -> Iterator[Span]:
    """Where a name stands, Latin ones as whole words."""
    if not name:
        return
    place = text.folded.find(name)
    while place >= 0:
        end = place + len(name)
        before, after = text.folded[place - 1 : place], text.folded[end : end + 1]
        if not (_runs_on(before, name[0]) or _runs_on(name[-1], after)):
            yield place, end
        place = text.folded.find(name, end)


def _runs_on(left: str, right: str) -> bool:
    return bool(left and right and left.isascii() and right.isascii() and left.isalnum() and right.isalnum())


@cache
def ordinary_phrases() -> tuple[str, ...]:
    """Words and phrases, most of them Chinese, into which no term reaches."""
    data: dict[str, Any] = yaml.load(_ORDINARY.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(dict.fromkeys((*data["endings"].split(), *data["phrases"].split(), *data["english"])))


@cache
def _everyday() -> frozenset[str]:
    lists = [words for words in _data().values() if isinstance(words, str)]
    return frozenset(word for words in lists for word in words.split())


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data
