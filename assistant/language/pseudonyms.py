"""Stand-ins for names and numbers that need not reach a model: 人物甲, 公司A, Person A; put back afterwards.

Given names are replaced wherever they stand, their parts too (怡君 of 陳怡君, Kevin of Kevin Chen); e-mail
addresses, telephone and identity numbers are found by their form, amounts of money on request.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.language.figures_found import figures
from assistant.language.locale import Language

Kind = Literal["person", "company", "email", "phone", "id", "tax_id", "amount"]
_STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NAMED: dict[Kind, dict[Language, str]] = {
    "person": {Language.ZH_TW: "人物", Language.EN: "Person"},
    "company": {Language.ZH_TW: "公司", Language.EN: "Company"},
    "email": {Language.ZH_TW: "信箱", Language.EN: "Mailbox"},
    "phone": {Language.ZH_TW: "電話", Language.EN: "Phone"},
    "id": {Language.ZH_TW: "證號", Language.EN: "ID"},
    "tax_id": {Language.ZH_TW: "統編", Language.EN: "Tax-ID"},
    "amount": {Language.ZH_TW: "金額", Language.EN: "Amount"},
}
_EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}", re.ASCII
)
_IDENTITY = re.compile(r"(?<![A-Za-z0-9])[A-Z][1289A-D]\d{8}(?!\d)")
_TAX_ID = re.compile(
    r"(?:(?<=統編)|(?<=統一編號)|(?<=統編：)|(?<=統一編號：)|(?<=統編 )|(?<=Tax ID ))\d{8}(?!\d)"
)
_PHONE = re.compile(
    r"(?<![\d.,/-])(?:"
    r"\+\d{1,3}[ -]?(?:\(0\))?\d{1,4}(?:[ -]?\d{2,4}){2,3}"
    r"|09\d{2}[ -]?\d{3}[ -]?\d{3}"
    r"|\(0\d{1,2}\)[ -]?\d{3,4}[ -]?\d{4}"
    r"|0[2-8]\d?[ -]\d{3,4}[ -]?\d{4}"
    r")(?:[ ]?(?:#|分機|ext\.?)[ ]?\d{1,6})?(?![\d/-])"
)
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("email", _EMAIL),
    ("id", _IDENTITY),
    ("tax_id", _TAX_ID),
    ("phone", _PHONE),
)


@dataclass(frozen=True)
class Replacement:
    """One thing replaced: what it is, what it was, what stands for it."""

    kind: Kind
    original: str
    stand_in: str


class Pseudonyms:
    """A reversible mapping, the same for every text that goes through one object.

    Args:
        people, companies: names to hide; shorter ones inside longer ones are kept apart.
        language: of the stand-ins.
        amounts: whether amounts of money are hidden too.
    """

    def __init__(
        self,
        people: Iterable[str] = (),
        companies: Iterable[str] = (),
        *,
        language: Language = Language.ZH_TW,
        amounts: bool = False,
    ) -> None:
        self._language = language
        self._amounts = amounts
        self._by_original: dict[str, Replacement] = {}
        self._by_stand_in: dict[str, Replacement] = {}
        self._counts: dict[Kind, int] = {}
        whole = _clean(people)
        self._names: dict[str, Kind] = dict.fromkeys(_clean(companies), "company")
        self._names |= dict.fromkeys(whole, "person")
        self._names |= {part: "person" for name in whole for part in _parts(name) if part not in self._names}
        self._pattern = _any_of(self._names)

    @property
    def replaced(self) -> list[Replacement]:
        """What has been replaced so far, in order of first appearance."""
        return list(self._by_original.values())

    def hide(self, text: str) -> str:
        """``text`` with stand-ins; a stand-in that the text already uses for something else is hidden too."""
        spans = sorted(self._spans(text), key=lambda span: (span[0], -span[1]))
        parts: list[str] = []
        end = 0
        for start, stop, kind in spans:
            if start >= end:
                parts += [text[end:start], self._stand_in(text[start:stop], kind, text)]
                end = stop
        return "".join([*parts, text[end:]])

    def restore(self, text: str, escape: Callable[[str], str] = str) -> str:
        """``text`` with the originals back, even where spaces crept into a stand-in.

        Args:
            escape: applied to each original, for texts in which quotes need escaping.
        """
        if not self._by_stand_in:
            return text
        known = {_tight(stand_in): each for stand_in, each in self._by_stand_in.items()}
        loose = [self._loose(each) for each in known.values()]
        return re.sub("|".join(loose), lambda match: escape(known[_tight(match[0])].original), text)

    def _spans(self, text: str) -> Iterator[tuple[int, int, Kind]]:
        for kind, pattern in _FORMS:
            for match in pattern.finditer(text):
                yield match.start(), match.end(), kind
        if self._pattern is not None:
            for match in self._pattern.finditer(text):
                yield match.start(), match.end(), self._names[match[0]]
        if self._amounts:
            for figure in figures(text):
                if figure.unit == "money":
                    yield figure.start, figure.start + len(figure.found), "amount"
        for stand_in, replacement in self._by_stand_in.items():
            for match in re.finditer(re.escape(stand_in), text):
                yield match.start(), match.end(), replacement.kind

    def _stand_in(self, original: str, kind: Kind, text: str) -> str:
        """The stand-in for ``original``; never one that ``text`` uses for something of its own."""
        if original not in self._by_original:
            stand_in = self._next(kind)
            while stand_in in text:
                stand_in = self._next(kind)
            replacement = Replacement(kind, original, stand_in)
            self._by_original[original] = replacement
            self._by_stand_in[stand_in] = replacement
        return self._by_original[original].stand_in

    def _loose(self, replacement: Replacement) -> str:
        """A pattern for the stand-in however it is spaced, never inside a longer word or number."""
        word = _NAMED[replacement.kind][self._language]
        mark = replacement.stand_in.removeprefix(word).strip()
        before = r"(?<![A-Za-z])" if word.isascii() else ""
        after = r"(?![A-Za-z0-9])" if mark.isascii() else ""
        return rf"{before}{re.escape(word)}[\s_*-]{{0,3}}{re.escape(mark)}{after}"

    def _next(self, kind: Kind) -> str:
        number = self._counts.get(kind, 0)
        self._counts[kind] = number + 1
        word = _NAMED[kind][self._language]
        chinese = self._language is Language.ZH_TW
        series = _STEMS if chinese and kind == "person" else _LETTERS if kind in ("person", "company") else ""
        mark = series[number] if number < len(series) else str(number + 1)
        return f"{word}{mark}" if chinese else f"{word} {mark}"


def _clean(names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(each.strip() for each in names) if len(name) > 1]


def _parts(name: str) -> list[str]:
    """The given name of a Chinese name of three characters, the words of a Latin one."""
    if re.fullmatch(r"[\u4e00-\u9fff]{3}", name):
        return [name[1:]]
    words = name.split()
    return [word for word in words if len(word) > 2 and word.isascii()] if len(words) > 1 else []


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    listed = sorted(names, key=len, reverse=True)
    bounded = [
        rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])" if name.isascii() else re.escape(name)
        for name in listed
    ]
    return re.compile("|".join(bounded)) if bounded else None


def _tight(text: str) -> str:
    return re.sub(r"[\s_*-]+", "", text)
