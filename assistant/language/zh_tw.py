"""Checks of Traditional Chinese as written in Taiwan: Simplified characters and mainland words.

A character counts as Simplified only when OpenCC converts it and Big5, the character set of Taiwan, lacks
it; so 台 里 后 只 系 云 余 杰 and the like are never reported. Some two dozen characters that Big5 holds
for rare old uses but that nobody in Taiwan writes (与 体 机 …) are counted too. All functions take time
linear in the text.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_WORDS = Path(__file__).with_name("mainland_words.yaml")
# In Big5 for old uses, in today's Taiwan written only by mistake.
_SIMPLIFIED_IN_BIG5 = frozenset("与优价体党儿听圣坏复怀惊异愿扑扰据机极构柜气洁确离网胜虫触赶适庆荐筑厂种")
# Characters common to both, as written in Simplified text and wrong in Taiwan in these words.
_SIMPLIFIED_PHRASES = (
    "什么",
    "怎么",
    "那么",
    "多么",
    "以后",
    "之后",
    "然后",
    "最后",
    "后续",
    "后天",
    "后面",
    "今后",
    "随后",
    "几个",
    "几天",
    "几次",
    "十几",
    "好几",
    "里面",
    "心里",
    "那里",
    "哪里",
    "干部",
    "干活",
    "才干",
    "方便面",
    "水准",
    "采用",
    "采取",
    "征求",
    "征集",
    "制造",
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SEGMENT = re.compile(r"[^\n。！？!?；;]*[\n。！？!?；;]*")


@dataclass(frozen=True)
class Hit:
    """One place in a text: index of its first character, the characters there, what to write instead."""

    start: int
    found: str
    proposed: str


@cache
def _converter(name: str) -> Any:
    import opencc

    return opencc.OpenCC(name)


def _convert(name: str, text: str) -> str:
    """OpenCC's conversion; half a surrogate pair, which it cannot take, becomes the replacement character."""
    return str(_converter(name).convert(_SURROGATE.sub("\ufffd", text)))


def _in_big5(character: str) -> bool:
    try:
        character.encode("cp950")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _is_simplified(character: str) -> bool:
    if not "\u3400" <= character <= "\U000323af" or _SURROGATE.match(character):
        return False
    if character in _SIMPLIFIED_IN_BIG5:
        return True
    return _convert("s2t", character) != character and not _in_big5(character)


def _converted(text: str) -> str:
    """Taiwan's characters for ``text``, the same length, chosen by the words around them."""
    whole = _convert("s2tw", _convert("t2s", text))
    if len(whole) == len(text):
        return whole
    return "".join(_convert("s2tw", character)[:1] or character for character in text)


@cache
def _phrases() -> re.Pattern[str]:
    wrong = [phrase for phrase in _SIMPLIFIED_PHRASES if _converted(phrase) != phrase]
    return re.compile("|".join(sorted(wrong, key=len, reverse=True)))


class _OneScript(dict[int, int]):
    """Code points by code point, filled as they are met."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        if not "\u3400" <= character <= "\U000323af" or _SURROGATE.match(character):
            self[code] = code
            return code
        simplified = _convert("t2s", character)
        self[code] = ord(simplified) if len(simplified) == 1 else code
        return self[code]


_ONE_SCRIPT = _OneScript()


def in_one_script(text: str) -> str:
    """``text`` with every character in one script, for comparing only; every character keeps its place."""
    return text.translate(_ONE_SCRIPT)


def simplified_characters(text: str) -> list[Hit]:
    """Simplified characters in ``text``, each with the character Taiwan writes there.

    Characters both scripts share (后 里 几) are reported only inside words where Taiwan writes another one.
    """
    if not any(character > "\u33ff" for character in text):
        return []
    places = {index for index, character in enumerate(text) if _is_simplified(character)}
    for match in _phrases().finditer(text):
        right = _converted(match[0])
        places |= {match.start() + i for i, (a, b) in enumerate(zip(match[0], right, strict=True)) if a != b}
    if not places:
        return []
    right = "".join(_converted(segment) for segment in _SEGMENT.findall(text))
    return [Hit(place, text[place], right[place]) for place in sorted(places)]


def to_traditional(text: str) -> str:
    """``text`` with Simplified characters replaced; sentences without any are returned untouched.

    A sentence written in Simplified throughout is converted whole, shared characters and mainland words
    included; in a sentence that is Traditional otherwise only the stray characters change.
    """
    return "".join(_sentence(segment) for segment in _SEGMENT.findall(text))


def _sentence(segment: str) -> str:
    hits = simplified_characters(segment)
    if not hits:
        return segment
    plain = _convert("t2s", segment)
    traditional = sum(a != b for a, b in zip(segment, plain, strict=False))
    if len(hits) < traditional:
        characters = list(segment)
        for hit in hits:
            characters[hit.start] = hit.proposed
        return "".join(characters)
    whole = _converted(segment)
    kept = "".join(a if a == "台" else b for a, b in zip(segment, whole, strict=True))
    return _replace(kept, mainland_words(kept))


def _replace(text: str, hits: list[Hit]) -> str:
    parts: list[str] = []
    end = 0
    for hit in hits:
        parts += [text[end : hit.start], hit.proposed]
        end = hit.start + len(hit.found)
    return "".join([*parts, text[end:]])


@cache
def _mainland() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all words and right uses, longest first, and the proposals."""
    data = yaml.load(_WORDS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    proposals: dict[str, str] = {}
    for word, proposed in data["words"].items():
        proposals[word] = proposed
        proposals.setdefault(_convert("t2s", word), proposed)
    every = {*proposals, *data["right_uses"]}
    pattern = "|".join(re.escape(word) for word in sorted(every, key=lambda word: (-len(word), word)))
    return re.compile(pattern), proposals


def mainland_words(text: str) -> list[Hit]:
    """Words of mainland usage with the Taiwan word proposed, from ``mainland_words.yaml``; no overlaps."""
    pattern, proposals = _mainland()
    return [
        Hit(match.start(), match[0], proposals[match[0]])
        for match in pattern.finditer(text)
        if match[0] in proposals
    ]
