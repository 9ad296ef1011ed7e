"""A4 and A6: every item is a question the room can answer, with one owner and a way of working."""

import re
from collections.abc import Iterator

from assistant.agenda.checks.rule import Check, Context, Seen, enumerate_names
from assistant.agenda.checks.vocabulary import heard
from assistant.agenda.models import ItemType
from assistant.language.figures import TO_BE_CONFIRMED
from assistant.language.findings import Severity

_MARK = re.compile(r"[?？]\s*[」』”\"'）)]?\s*$")
_FEWEST_CHARACTERS, _FEWEST_WORDS = 5, 3
_BETWEEN_NAMES = re.compile(r"[、,，/／&＆;；+]|\s(?:and|與|和|及)\s")


def is_question(text: str) -> bool:
    """Whether ``text`` asks something that can be answered; 「預算？」 is only a topic with a mark."""
    asks = bool(heard("interrogatives", text.strip()))
    if not _MARK.search(text):
        return asks
    if text.isascii():
        return asks or len(text.split()) >= _FEWEST_WORDS
    return asks or len(re.sub(r"[\W_]", "", text)) >= _FEWEST_CHARACTERS


def is_open(name: str) -> bool:
    """Whether a name is still to be confirmed: empty, 待確認 or its English."""
    plain = name.strip().casefold()
    return (
        not plain or plain in {"tbc", "tbd", "?", "？"} or any(t in plain for t in TO_BE_CONFIRMED.values())
    )


def named(text: str, names: list[str]) -> list[str]:
    """Which of ``names`` occur in ``text``, never one name inside another."""
    found: list[str] = []
    rest = text
    for name in sorted(names, key=lambda name: (-len(name), name)):
        whole = re.compile(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])")
        if whole.search(rest):
            found.append(name)
            rest = whole.sub(" ", rest)
    return found or _by_part(text.strip(), names)


def _by_part(text: str, names: list[str]) -> list[str]:
    """The one name that has ``text`` as a word of its own: Priya for Priya Rao."""
    meant = [name for name in names if text and text in name.split()]
    return meant if len(meant) == 1 else []


def split_names(text: str) -> list[str]:
    """The parts of a field that may hold several names: 「林佳蓉、陳志豪」 gives two."""
    return [part.strip() for part in _BETWEEN_NAMES.split(text) if part.strip()]


def _question(context: Context) -> Iterator[Seen]:
    for item in context.agenda.items:
        if not is_question(item.question):
            yield Seen(item.id, item.question, {"question": item.question})


def _owner(context: Context) -> Iterator[Seen]:
    for item in context.agenda.items:
        values: dict[str, object] = {"question": item.question, "owner": item.owner}
        if is_open(item.owner):
            yield Seen(item.id, item.owner or item.question, values)
        elif len(split_names(item.owner)) > 1 and len(named(item.owner, context.names)) != 1:
            yield Seen(item.id, item.owner, values, "message_many", "remedy_many")
        elif context.names and not named(item.owner, context.names):
            values["names"] = enumerate_names(context.names[:7])
            yield Seen(item.id, item.owner, values, "message_absent", "remedy_absent")


def _process(context: Context) -> Iterator[Seen]:
    for item in context.working(ItemType.DISCUSS, ItemType.DECIDE):
        if not item.process.strip():
            yield Seen(item.id, item.question, {"question": item.question})


CHECKS = (
    Check("A04-question", Severity.WARNING, _question),
    Check("A06-owner", Severity.WARNING, _owner),
    Check("A06-process", Severity.NOTE, _process),
)
