"""Text as it is compared: half-width, one script, single spaces, with the way back to the original places."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from assistant.language.numerals import narrow
from assistant.language.zh_tw import in_one_script

HAN = "\u3400-\u9fff\uf900-\ufaff"
_IS_HAN = re.compile(f"[{HAN}]")
_SPACES = re.compile(r"\s+")
_DASHES = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2015\ufe63"} | {0x2019: "'"}
_SENTENCE = re.compile(r"(?:[^。！？!?；;\n.]|\.(?!\s|$))+")
# A stretch of this many Latin words inside Chinese is English, not Chinese with foreign words.
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’&/-]*(?:,? +[A-Za-z][A-Za-z'’&/-]*){4,}")
_WORD = re.compile(r"[A-Za-z]+")
# More Latin words than this for each Chinese character: an English sentence with a Chinese name in it.
_MOSTLY = 2


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return _IS_HAN.match(character) is not None


@dataclass(frozen=True)
class Canonical:
    """A text made comparable.

    Attributes:
        cased: half-width, in one script, spaces next to Chinese left out, other white space one space.
        folded: the same in small letters, of the same length.
        places: for each character of ``cased`` its place in the original.
    """

    cased: str
    folded: str
    places: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of ``cased[start:end]``, which must not be empty."""
        return self.places[start], self.places[end - 1] + 1

    def is_english(self, place: int) -> bool:
        """Whether the words around ``place`` are English rather than Chinese with foreign words in it."""
        starts, ends = self._english
        at = bisect_right(starts, place) - 1
        return at >= 0 and place < ends[at]

    def starts_sentence(self, place: int) -> bool:
        """Whether nothing but signs stands before ``place`` in its sentence."""
        before = self.cased[max(0, place - 12) : place].rstrip(" \"'([*#>-•")
        return not before or before[-1] in ".!?。！？:;：；\n"

    @cached_property
    def _english(self) -> tuple[list[int], list[int]]:
        spans: list[tuple[int, int]] = []
        for sentence in _SENTENCE.finditer(self.cased):
            if len(_WORD.findall(sentence[0])) > _MOSTLY * len(_IS_HAN.findall(sentence[0])):
                spans.append(sentence.span())
            else:
                at = sentence.start()
                spans += [(at + m.start(), at + m.end()) for m in _ENGLISH.finditer(sentence[0])]
        return [start for start, _ in spans], [end for _, end in spans]


def canonical(text: str) -> Canonical:
    """``text`` made comparable, in time linear in its length."""
    plain = in_one_script(narrow(text).translate(_DASHES))
    parts: list[str] = []
    places: list[int] = []
    end = 0
    for match in _SPACES.finditer(plain):
        parts.append(plain[end : match.start()])
        places += range(end, match.start())
        kept = _kept(plain, match)
        parts.append(kept)
        places += [match.start()] * len(kept)
        end = match.end()
    parts.append(plain[end:])
    places += range(end, len(plain))
    cased = "".join(parts)
    folded = cased.lower()
    if len(folded) != len(cased):
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in cased)
    return Canonical(cased, folded, places)


def _kept(text: str, match: re.Match[str]) -> str:
    """What remains of white space: nothing beside Chinese, a line break between blocks, else a space."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    beside_han = bool(_IS_HAN.match(before) or _IS_HAN.match(after))
    lines = match[0].count("\n")
    if lines and (lines > 1 or beside_han or not before or not after or not after.isalnum()):
        return "\n"
    return "" if beside_han else " "
