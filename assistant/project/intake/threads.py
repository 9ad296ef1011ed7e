"""Reply chains unfolded: every message once, each with its author and date.

Understands ``>`` marks, "On … wrote:" and 「…寫道：」 lines in the shapes of Gmail, Apple Mail, Yahoo and
Thunderbird, Outlook's header blocks (寄件者／寄件日期／收件者／主旨) and the lines around forwarded messages.
All work is linear in the text, the search for repeats aside, which is capped.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.project.intake.cleaning import keep
from assistant.project.intake.documents import Passage, Place, PlaceKind, comparable
from assistant.project.intake.headings import Heading, heading_at, is_separator

_MARKS = re.compile(r"(?:[ \t\u3000]*>)+ ?")
_MOST_COMPARED = 2_000
_MOST_COMPARED_CHARACTERS = 400_000
_LEAST_ANONYMOUS = 12
_LEAST_QUOTED = 4


@dataclass(frozen=True)
class Unfolded:
    """What a thread holds.

    Attributes:
        passages: paragraphs in the order of the text, so the newest message first.
        messages: how many were found.
        dropped_lines: lines left out as signature or disclaimer.
        repeats: passages left out because another one says the same.
    """

    passages: tuple[Passage, ...]
    messages: int
    dropped_lines: int
    repeats: int


@dataclass
class _Message:
    """Lines of one author at one depth: their number in the text from 1, and the line without marks."""

    author: str
    said_at: dt.datetime | None
    quoted: bool
    lines: list[tuple[int, str]] = field(default_factory=list)


def unfold(text: str, *, zone: dt.tzinfo, author: str = "", said_at: dt.datetime | None = None) -> Unfolded:
    """The messages of ``text`` as passages of one paragraph each; places count lines of ``text``.

    Args:
        zone: of times written without one.
        author, said_at: of the newest message, where the mail's own header tells.
    """
    messages = [message for message in _messages(text, zone, author, said_at) if _has_words(message)]
    passages: list[Passage] = []
    dropped = 0
    for message in messages:
        kept = keep([line for _, line in message.lines], message.author)
        dropped += sum(
            not keeps and bool(line.strip()) for keeps, (_, line) in zip(kept, message.lines, strict=True)
        )
        passages += _paragraphs(message, kept)
    once = without_repeats(passages)
    return Unfolded(tuple(once), len(messages), dropped, len(passages) - len(once))


def is_thread(text: str) -> bool:
    """Whether ``text`` quotes messages under headings, so that it should be unfolded."""
    lines = text.split("\n")
    marked = [strip_marks(line) for line in lines]
    return any(heading_at(marked, index) for index in range(len(marked)))


def strip_marks(line: str) -> tuple[int, str]:
    """How many ``>`` a line begins with, and the line without them."""
    marks = _MARKS.match(line)
    return (marks[0].count(">"), line[marks.end() :]) if marks else (0, line)


def _messages(text: str, zone: dt.tzinfo, author: str, said_at: dt.datetime | None) -> Iterator[_Message]:
    lines = [strip_marks(line) for line in text.split("\n")]
    nobody = _Message("", None, True)
    by_depth: dict[int, _Message] = {0: _Message(author, said_at, False)}
    anything = False
    current: _Message | None = None
    index = 0
    while index < len(lines):
        depth, line = lines[index]
        heading = heading_at(lines, index)
        if heading:
            target = depth + 1 if heading.deeper else depth
            quoted = anything or bool(author) or heading.deeper
            by_depth = {level: at for level, at in by_depth.items() if level < target}
            by_depth[target] = _new_message(heading, zone, quoted)
            index += heading.lines
            continue
        if is_separator(line):
            by_depth = {level: at for level, at in by_depth.items() if level < depth} | {
                depth: replace(nobody, lines=[])
            }
            index += 1
            continue
        context = by_depth.setdefault(depth, replace(nobody, lines=[]))
        if current is None or not _same(current, context):
            if current is not None and current.lines:
                yield current
            current = replace(context, lines=[])
        current.lines.append((index + 1, line))
        anything = anything or bool(line.strip())
        index += 1
    if current is not None and current.lines:
        yield current


def _new_message(heading: Heading, zone: dt.tzinfo, quoted: bool) -> _Message:
    return _Message(heading.author, heading.said_at(zone), quoted)


def _same(left: _Message, right: _Message) -> bool:
    return (left.author, left.said_at, left.quoted) == (right.author, right.said_at, right.quoted)


def _has_words(message: _Message) -> bool:
    return any(character.isalnum() for _, line in message.lines for character in line)


def _paragraphs(message: _Message, kept: Sequence[bool]) -> Iterator[Passage]:
    group: list[tuple[int, str]] = []
    for (number, line), keeps in zip([*message.lines, (0, "")], [*kept, False], strict=True):
        if keeps and line.strip() and (not group or number == group[-1][0] + 1):
            group.append((number, line))
            continue
        if group:
            yield _passage(message, group)
        group = [(number, line)] if keeps and line.strip() else []


def _passage(message: _Message, group: list[tuple[int, str]]) -> Passage:
    text = "\n".join(line.rstrip() for _, line in group).strip()
    place = Place(PlaceKind.LINE, group[0][0])
    return Passage(text, place, said_at=message.said_at, author=message.author, quoted=message.quoted)


def without_repeats(passages: Iterable[Passage]) -> list[Passage]:
    """``passages`` without quoted ones that another passage of the same author holds already.

    Where nobody knows who wrote a quotation, it must have some length to count as a repeat, so that a
    second person's 「同意」 stays. The passage that names its author is the one kept.
    """
    every = list(passages)
    dropped = repeated(every)
    return [passage for index, passage in enumerate(every) if index not in dropped]


def repeated(every: Sequence[Passage]) -> set[int]:
    """Indices of the passages that :func:`without_repeats` leaves out."""
    texts = [comparable(passage.text) for passage in every]
    dropped: set[int] = set()
    first: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        first.setdefault(text, []).append(index)
    for same in first.values():
        for index in same:
            if any(_repeats(every, texts, index, other, dropped) for other in same):
                dropped.add(index)
    if len(every) <= _MOST_COMPARED and sum(map(len, texts)) <= _MOST_COMPARED_CHARACTERS:
        for index, text in enumerate(texts):
            if (
                every[index].quoted
                and index not in dropped
                and any(
                    len(texts[other]) > len(text)
                    and text in texts[other]
                    and _repeats(every, texts, index, other, dropped)
                    for other in range(len(every))
                )
            ):
                dropped.add(index)
    return dropped


def _repeats(every: Sequence[Passage], texts: list[str], index: int, other: int, dropped: set[int]) -> bool:
    """Whether passage ``index`` says nothing that ``other`` does not say."""
    left, right = every[index], every[other]
    if index == other or other in dropped or not left.quoted:
        return False
    if left.author and right.author:
        return same_person(left.author, right.author)
    return len(texts[index]) >= (_LEAST_QUOTED if right.quoted else _LEAST_ANONYMOUS)


def same_person(left: str, right: str) -> bool:
    """Whether two spellings (``王小明 <ming@example.com>``, ``王小明``) share an address or a name."""
    (name, address), (other_name, other_address) = _name_and_address(left), _name_and_address(right)
    if address and other_address:
        return address == other_address
    return bool(name) and name == other_name


def _name_and_address(author: str) -> tuple[str, str]:
    before, _, after = author.partition("<")
    address = after.partition(">")[0]
    if not address and "@" in before:
        before, address = "", before
    return before.strip(" \"'　").casefold(), address.strip().casefold().removeprefix("mailto:")
