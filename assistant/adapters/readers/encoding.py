"""Bytes to text: marks first, then UTF-8, then the old encoding whose text looks most like a person's."""

import codecs
from dataclasses import dataclass

from assistant.adapters.readers.plausible import plausibility

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp950", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252", "shift_jis")
_WIDER = {
    "big5": "cp950",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "utf-16": "utf-16",
}
_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "cp950": "Big5",
    "big5hkscs": "Big5-HKSCS",
    "gb18030": "GB18030",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
    "shift_jis": "Shift_JIS",
}
# Below this nothing a person wrote was recognised; measured on the fixtures right readings reach 0.6.
_LEAST = 0.25
# A few rare characters, such as a name alone, are still text.
_LEAST_SHORT = 0.05
_SHORT = 200
_SURE = 0.5
# Other scripts score low but not below this, unless they are no letters at all.
_LEAST_CLAIMED = -0.5
_LEAD = 0.2
_MOST_DAMAGE = 0.02
_MOST_CONTROLS = 0.005
_MOST_NULS = 0.001


@dataclass(frozen=True)
class Decoded:
    """Text, the name of its encoding, and how sure that is.

    ``certain`` is false when another encoding would have been nearly as plausible; ``damaged`` counts
    the characters that no encoding could give back.
    """

    text: str
    encoding: str
    certain: bool = True
    damaged: int = 0


class NotText(ValueError):
    """The bytes are no text in any encoding known here."""


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of ``data``. ``declared`` is the charset an e-mail or web page claims, tried but not trusted.

    Raises:
        NotText: binary data, or nothing readable came out.
    """
    decoded = _decode(data, declared)
    controls = sum(1 for c in decoded.text[:100_000] if c < " " and c not in "\t\n\r\f\v\x1b\x08\x00")
    if controls > max(8, _MOST_CONTROLS * min(len(decoded.text), 100_000)):
        raise NotText("control characters")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return Decoded(
        text.lstrip("\ufeff"),
        _NAMES.get(decoded.encoding, decoded.encoding),
        decoded.certain,
        decoded.damaged,
    )


def _decode(data: bytes, declared: str) -> Decoded:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked_utf16(data)
    if marked:
        return _with_damage(data, marked)
    if data.count(b"\0") > _MOST_NULS * len(data) + 1:
        raise NotText("binary")
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    claimed = _claimed(data, declared)
    return claimed or _best(data)


def _claimed(data: bytes, declared: str) -> Decoded | None:
    name = declared.strip().strip("\"'").lower().replace("_", "-")
    try:
        name = _WIDER.get(name) or codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if name in {"cp1252", "utf-8", "latin-1", "iso8859-1"}:
        return None
    text = _strict(data, name)
    least = _LEAST if name in {"cp950", "gb18030"} else _LEAST_CLAIMED
    return Decoded(text, name) if text is not None and plausibility(text) >= least else None


def _best(data: bytes) -> Decoded:
    read = [(name, text) for name in _OLD if (text := _strict(data, name)) is not None]
    damaged_utf8 = data.decode("utf-8", "replace")
    scores = sorted(
        ((plausibility(text), -rank, name, text) for rank, (name, text) in enumerate(read)), reverse=True
    )
    best = scores[0][0] if scores else -1.0
    if _damage(damaged_utf8) <= _MOST_DAMAGE and plausibility(damaged_utf8) > best:
        return _with_damage(data, "utf-8")
    if best < _SURE:
        for name in ("cp950", "gb18030"):
            text = data.decode(name, "replace")
            if _damage(text) <= _MOST_DAMAGE and plausibility(text) > best + _LEAD:
                return Decoded(text, name, certain=False, damaged=text.count("\ufffd"))
    if best < (_LEAST_SHORT if len(data) <= _SHORT else _LEAST):
        raise NotText("no encoding gives words")
    runner_up = scores[1][0] if len(scores) > 1 else -1.0
    same = len(scores) > 1 and scores[0][3] == scores[1][3]
    return Decoded(scores[0][3], scores[0][2], certain=best >= _SURE and (same or best - runner_up >= _LEAD))


def _damage(text: str) -> float:
    return text.count("\ufffd") / max(1, sum(1 for character in text if character > "\x7f"))


def _with_damage(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, damaged=text.count("\ufffd"))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark has NULs in its line ends and Latin letters; the side that gives words is it."""
    if b"\0" not in data[:100_000] or len(data) < 4 or len(data) % 2:
        return ""
    read = {name: text for name in ("utf-16-le", "utf-16-be") if (text := _strict(data, name)) is not None}
    if not read:
        return ""
    likely = max(read, key=lambda name: plausibility(read[name]))
    return likely if plausibility(read[likely]) >= _LEAST and "\0" not in read[likely] else ""
