"""A18: Traditional Chinese as written in Taiwan: characters, words and punctuation."""

import re
from collections.abc import Iterator

from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.checks.texts import Passage, proper_names
from assistant.language.findings import Severity
from assistant.language.locale import Language
from assistant.language.zh_tw import mainland_words, simplified_characters

_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
_HALF_WIDTH = re.compile(
    rf"(?<={_HAN})[,;:?!]|(?<={_HAN})\.(?=\s*(?:\n|$))|(?<=[」』）》〉])[,;?!]"
    rf"|[(](?=[^()\n]*{_HAN})[^()\n]*[)]|(?<={_HAN})[(][^()\n]*[)]"
)
_WITH_GAP = re.compile(rf"(?:{_HALF_WIDTH.pattern})(?P<gap> (?={_HAN}))?")
_FULL = str.maketrans(",;:?!.()", "，；：？！。（）")
_PROPER_NAMES = frozenset({"attendees", "citations"})
_QUOTED = frozenset({"citations", "own_sources"})


def half_width_punctuation(text: str) -> list[str]:
    """Half-width marks, and half-width brackets with what they hold, that stand in Chinese text."""
    return [match.group() for match in _HALF_WIDTH.finditer(text)]


def to_full_width(text: str) -> str:
    """``text`` with the marks of :func:`half_width_punctuation` in full width; a space after one goes."""
    wide = _WITH_GAP.sub(lambda match: _widened(match["gap"], match[0]), text)
    return wide if wide == text else to_full_width(wide)


def _widened(gap: str | None, found: str) -> str:
    mark = found.removesuffix(" ") if gap else found
    if mark.startswith("("):
        return f"（{mark[1:-1]}）" + (gap or "")
    return mark.translate(_FULL)


def _chinese(context: Context) -> Iterator[Passage]:
    if context.agenda.language is Language.ZH_TW:
        yield from (passage for passage in context.passages if passage.where not in _QUOTED)


def _action(context: Context, passage: Passage, action: str) -> str | None:
    """The action, unless the passage is a name that other fields and papers refer to."""
    fixed = passage.where == "attendees" or passage.text in proper_names(context.agenda)
    return None if fixed else action


def _simplified(context: Context) -> Iterator[Seen]:
    for passage in _chinese(context):
        hits = simplified_characters(passage.text)
        if hits:
            found = "、".join(dict.fromkeys(hit.found for hit in hits))
            proposed = "、".join(dict.fromkeys(hit.proposed for hit in hits))
            values = {"found": found, "proposed": proposed}
            yield Seen(passage.where, found, values, action=_action(context, passage, "to_traditional"))


def _mainland(context: Context) -> Iterator[Seen]:
    for passage in _chinese(context):
        if passage.where in _PROPER_NAMES:
            continue
        for hit in {hit.found: hit for hit in mainland_words(passage.text)}.values():
            values = {"found": hit.found, "proposed": hit.proposed}
            action = _action(context, passage, "replace_mainland")
            yield Seen(passage.where, hit.found, values, action=action)


def _punctuation(context: Context) -> Iterator[Seen]:
    for passage in _chinese(context):
        marks = half_width_punctuation(passage.text)
        if marks and passage.where not in _PROPER_NAMES:
            values = {"mark": marks[0], "wide": _widened(None, marks[0])}
            action = _action(context, passage, "fix_punctuation")
            yield Seen(passage.where, passage.text, values, action=action)


CHECKS = (
    Check("A18-simplified", Severity.ERROR, _simplified),
    Check("A18-mainland", Severity.WARNING, _mainland),
    Check("A18-punctuation", Severity.NOTE, _punctuation),
)
