"""Sentences whose facts stand in slots, so that a model can reword them and never touch a figure.

A slot holds everything a person wrote and everything computed: options, dates, names. The words around
the slots hold no figure at all; whoever rewords them must leave every slot in its place.
"""

import re
from dataclasses import dataclass

from assistant.language.figures_found import figures
from assistant.language.voice import TEXT_LIMIT, Voice, clip, joined, one_line

_MARK = re.compile(r"\[\[(\d{1,2})\]\]")
_FIELD = re.compile(r"\{(\w+)\}")
_HARMLESS = re.compile(r"[兩二]邊|[兩二]方|[兩二]個部門|一[起同併次]|both|one another|each one|no one")
_AMOUNTS = re.compile(
    r"\d|一半|半數|[加翻]倍|大半|[明後今昨]天|[下本上]個?[週周月季]|[月季年]底|[月季年]初"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty-\w+|twenty|thirty|hundred"
    r"|thousand|million|half|twice|double|triple|dozen|today|tomorrow|tonight|weekend|quarter"
    r"|next (?:week|month|year)|this (?:week|month|year)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"如果|只要|若|要是|假如|\b(?:if|provided|once|when|as long as)\b", re.IGNORECASE)
_WE = re.compile(r"我們|\b(?:we|we['’]ll|our|us)\b", re.IGNORECASE)
_YOU = re.compile(r"你們|貴部門|\byou\w*\b", re.IGNORECASE)
_DENIALS = re.compile(
    r"不|沒|無|別|未|\b(?:not?|never|none|without|cannot|refuse\w*)\b|n['’]t\b", re.IGNORECASE
)
_PRIVATE = re.compile(
    r"權重|底線|保留價|[得總評]分|幾分|分數|談不成|退路"
    r"|\b(?:weights?|points?|scores?|walk-?away|reservation|batna|utility)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Slotted:
    """A sentence with marks ``[[1]]``, ``[[2]]`` … and what stands in them."""

    text: str
    slots: tuple[str, ...]

    @property
    def marks(self) -> dict[str, str]:
        """What stands for each mark."""
        return {f"[[{place}]]": slot for place, slot in enumerate(self.slots, start=1)}

    @property
    def filled(self) -> str:
        """The sentence with its slots filled, at most 4,000 characters."""
        return self.fill(self.text)

    def bare(self, text: str) -> str:
        """``text`` with an ellipsis for every mark: the words around what is exact."""
        return _MARK.sub("…", text)

    def fill(self, text: str) -> str:
        """``text``, this sentence in other words, with the slots filled."""
        parts = _MARK.split(text)
        pieces = [self.slots[int(part) - 1] if place % 2 else part for place, part in enumerate(parts)]
        return clip(joined(pieces), TEXT_LIMIT)

    def wrongs(self, text: str) -> list[str]:
        """What is wrong with ``text`` as other words for this sentence, as wording keys; empty is fine."""
        marks = _MARK.findall(text)
        words = _MARK.sub("\x1f", text)
        own = _MARK.sub("\x1f", self.text)
        wrong = {
            "turned": _turned(words, own),
            "slots": marks != _MARK.findall(self.text),
            "figure": states_amount(words) and not states_amount(own),
            "private": _PRIVATE.search(words) is not None and _PRIVATE.search(own) is None,
            "denial": len(_DENIALS.findall(words)) > len(_DENIALS.findall(own)),
            "length": len(words) > 3 * len(own) + 120,
        }
        return [key for key, found in wrong.items() if found]


def _turned(words: str, own: str) -> bool:
    """Whether "if …, we …" became something else: who does what must stay."""
    if _IF.search(own) is None:
        return False
    parts, own_parts = words.split("\x1f"), own.split("\x1f")
    if _IF.search(parts[0]) is None:
        return True
    promises = [part for part, was in zip(parts, own_parts, strict=False) if _WE.search(was)]
    return any(_WE.search(part) is None or _YOU.search(part) for part in promises[1:] or promises)


def states_amount(words: str) -> bool:
    """Whether words state an amount or a time of their own."""
    plain = _HARMLESS.sub("", words)
    if _AMOUNTS.search(plain):
        return True
    return any(each.kind == "date" or each.unit or each.value > 1 for each in figures(plain, structure=True))


def names_private_matter(words: str) -> bool:
    """Whether words speak of points, weights or walk-aways."""
    return _PRIVATE.search(words) is not None


def slotted(voice: Voice, key: str, *, catalog: str = "wording", **values: str) -> Slotted:
    """The message ``key`` with each value in a slot of its own, numbered in the order they stand."""
    template = voice.catalog(catalog).messages[key].say(voice.language)
    order: list[str] = []

    def mark(match: re.Match[str]) -> str:
        order.append(match[1])
        return f"[[{len(order)}]]"

    text = _FIELD.sub(mark, template)
    return Slotted(text, tuple(one_line(values[name]) for name in order))


def is_contingent(sentence: str) -> bool:
    """Whether a sentence has the form "if …, we …"."""
    condition = _IF.search(sentence)
    return condition is not None and _WE.search(sentence, condition.end()) is not None
