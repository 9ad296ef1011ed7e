"""The names departments are kept by, and every spelling that stands for one of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.numerals import narrow
from assistant.project.intake.signs import words

_HAN = re.compile(r"[\u4e00-\u9fff]")
_TEAM_WORDS = re.compile(
    r"^(?:the |our |your )|[ ](?:teams?|departments?|dept\.?|division|group|unit|office)$", re.I
)


@dataclass(frozen=True)
class Mention:
    """A department named in a text: where, as written, and under which name it is kept."""

    start: int
    end: int
    words: str
    name: str


def key(name: str) -> str:
    """Spellings of one name alike: case, spaces, "the … team", 部門 for 部."""
    plain = _TEAM_WORDS.sub("", _TEAM_WORDS.sub("", " ".join(narrow(name).split())))
    tight = re.sub(r"(?<=[a-z])(?:團隊|部門)$", "", plain.casefold().replace(" ", ""))
    return re.sub(r"部門$", "部", tight)


class DepartmentNames:
    """The names kept, and every spelling that stands for one of them."""

    def __init__(self, found: Sequence[str], known: Sequence[str] = ()) -> None:
        """``known`` are the project's names: they win over other spellings of the same department."""
        every = list(dict.fromkeys((*known, *found)))
        self._by_key: dict[str, str] = {}
        for name in every:
            self._by_key.setdefault(key(name), name)
        kept = list(dict.fromkeys(self._by_key.values()))
        for short in kept:
            longer = [name for name in kept if name != short and _abbreviates(short, name)]
            if len(longer) == 1 and short not in known:
                self._by_key[key(short)] = longer[0]
        for each, name in list(self._by_key.items()):
            if each != key(name) and self._by_key.get(key(name)) != name:
                self._by_key[each] = self._by_key[key(name)]
        self.names = tuple(dict.fromkeys(self._by_key.values()))
        spellings = sorted({*every, *self.names}, key=len, reverse=True)
        parts = [_loose(spelling) for spelling in spellings]
        self._pattern = re.compile("|".join(parts)) if parts else None

    def kept(self, name: str) -> str:
        """The name under which ``name`` is kept; ``name`` itself when it is new."""
        return self._by_key.get(key(name), name)

    def mentions(self, text: str) -> list[Mention]:
        """Departments named in ``text``, in order."""
        if self._pattern is None:
            return []
        return [
            Mention(match.start(), match.end(), match[0], self.kept(match[0]))
            for match in self._pattern.finditer(text)
        ]


def _loose(name: str) -> str:
    spaced = re.escape(name).replace(r"\ ", "[ ]?")
    before = r"(?<![A-Za-z])" if name[0].isascii() else ""
    if not name[-1].isascii():
        return f"{before}{spaced}"
    # A Latin name may be written in small letters only as "the … team".
    team = rf"(?i:(?:the[ ])?{spaced}[ ](?:team|department|dept))"
    return rf"{before}(?:{team}|{spaced})(?![A-Za-z])"


def _abbreviates(short: str, long: str) -> bool:
    """Whether 人資處 stands for 人力資源處, and a bare 業務 for 業務部; 業務部 is no 業務行銷部."""
    if not (_HAN.match(short) and _HAN.match(long)) or len(short) >= len(long) or short[0] != long[0]:
        return False
    if short in words("department", "functions"):
        return long.startswith(short) and len(long) - len(short) <= 2
    if short[-1] != long[-1] or short[:-1] in long:
        return False
    rest = iter(long)
    return all(character in rest for character in short)
