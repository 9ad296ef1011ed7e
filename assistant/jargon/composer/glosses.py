"""Brackets set into a text: as much of each as the length allows, and nothing of the text touched."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.language.locale import Language
from assistant.language.numerals import narrow

MOST_TIMES = 2
"""A rewrite may be this many times as long as its source."""
_BEFORE_HAN = re.compile(r" (?=[\u3400-\u9fff])")
_JOINT = {Language.ZH_TW: "；", Language.EN: "; "}


@dataclass
class Gloss:
    """What may stand in a bracket at ``place`` of a paragraph.

    Attributes:
        key, surface: the term explained, and how it is written there.
        quantity, conversion: a quantity, and what it is in another unit; goes first and stays longest.
        options: wordings of the meaning, the fullest first.
        level: which of the options is used; their number for none.
    """

    place: int
    key: str = ""
    surface: str = ""
    quantity: str = ""
    conversion: str = ""
    options: tuple[str, ...] = ()
    level: int = 0

    @property
    def meaning(self) -> str:
        """The wording of the meaning in use; empty when there is no room for one."""
        return self.options[self.level] if self.level < len(self.options) else ""

    def inside(self, language: Language) -> str:
        """What stands between the brackets."""
        return _JOINT[language].join(part for part in (self.conversion, self.meaning) if part)

    def shorten(self) -> None:
        """Use the next shorter wording; when there is none, leave the conversion out."""
        if self.level < len(self.options):
            self.level += 1
        else:
            self.conversion = ""


def bracketed(inside: str, language: Language) -> str:
    """``（…）`` in Chinese, `` (…)`` in English; nothing for nothing."""
    if not inside:
        return ""
    return f"（{inside}）" if language is Language.ZH_TW else f" ({inside})"


def fitted(source: str, glosses: Sequence[Gloss], language: Language) -> tuple[str, list[Gloss]]:
    """``source`` with its brackets, the longest shortened until the whole is at most twice as long.

    Returns:
        The text, and the glosses as they stand in it; those given are not changed.
    """
    glosses = [replace(each) for each in glosses]
    room = (MOST_TIMES - 1) * len(source)
    texts = [bracketed(each.inside(language), language) for each in glosses]
    total = sum(map(len, texts))
    while total > room:
        # The longest meaning first; conversions only when no meaning is left.
        order = sorted(range(len(glosses)), key=lambda i: (_bare(glosses[i]), -len(texts[i])))
        longest = next((i for i in order if texts[i]), None)
        if longest is None:
            break
        total -= len(texts[longest])
        glosses[longest].shorten()
        texts[longest] = bracketed(glosses[longest].inside(language), language)
        total += len(texts[longest])
    return _set(source, glosses, texts), glosses


def without(text: str, insides: Iterable[str]) -> str:
    """``text`` without each of ``insides`` once: the bracket that holds exactly it, else the bare words.

    Where bare words stood a mark is left that no pattern matches, so that the words around stay apart.
    """
    for inside in sorted(filter(None, insides), key=len, reverse=True):
        for form in (f"（{inside}）", f" ({inside})", f"({inside})", inside):
            place = text.find(form)
            if place >= 0:
                before, after = text[:place], text[place + len(form) :]
                text = before + ("\x1f" if form == inside else _between(before, after)) + after
                break
    return text


def _between(before: str, after: str) -> str:
    """A space where a bracket kept two words or numbers apart."""
    runs_on = bool(before and after) and all(
        c.isascii() and c.isalnum() for c in narrow(before[-1] + after[0])
    )
    return " " if runs_on else ""


def _bare(gloss: Gloss) -> bool:
    return gloss.level >= len(gloss.options)


def _set(source: str, glosses: Sequence[Gloss], texts: Sequence[str]) -> str:
    parts: list[str] = []
    end = 0
    for gloss, text in sorted(zip(glosses, texts, strict=True), key=lambda pair: pair[0].place):
        parts += [source[end : gloss.place], text]
        end = gloss.place
        if text.endswith("）") and _BEFORE_HAN.match(source, end):
            end += 1
    return "".join([*parts, source[end:]])
