"""For which department a sentence speaks: the one it begins with, its label's, heading's or speaker's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.project.intake.department_names import DepartmentNames
from assistant.project.intake.sentences import Sentence

_LABELLED = re.compile(r"^[^：:，。,.]{0,14}?(?:[：:](?!\d)|[)）]?[ ]\d{1,2}:\d{2}[ ])")
_FIRST_PERSON = re.compile(r"我們?|(?<![A-Za-z])(?:we|our|us|I (?:would|want|need))(?![A-Za-z])")
_OBJECT = re.compile(
    r"(?:請|想請|麻煩|跟|從|給|讓|和|與|需要|希望|要|等|缺|由|靠|找|向|對"
    r"|(?<![A-Za-z])(?:ask|asked|to|from|with|and|by|for|needs?))[ ]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Speaking:
    """A sentence and the department it speaks for, ``""`` when unknown."""

    sentence: Sentence
    department: str
    sure: float


def speaking(found: Sequence[Sentence], names: DepartmentNames, homes: Mapping[str, str]) -> list[Speaking]:
    """For which department each sentence speaks.

    Args:
        homes: who says something, as written there → department.
    """
    result: list[Speaking] = []
    nobody = ("", 0.0)
    label = heading = nobody
    passage = -1
    for each in found:
        if each.passage != passage:
            passage, heading = each.passage, nobody
        subject, is_label = _subject(each, names)
        if each.first:
            label = subject if is_label else nobody
            if subject[0] and _is_heading(each, names):
                heading = subject
        home = (homes.get(each.said_by, ""), 0.7)
        # Whoever says "we" speaks for those the line is labelled with, not for those it mentions.
        mine = [label, heading, home] if _FIRST_PERSON.search(each.text) and not is_label else []
        options = [*mine, subject, label, heading, home]
        department, sure = next((option for option in options if option[0]), nobody)
        result.append(Speaking(each, department, sure))
    return result


def _subject(sentence: Sentence, names: DepartmentNames) -> tuple[tuple[str, float], bool]:
    """The department a sentence begins with, how sure that is, and whether it is a label: 「品保課：」."""
    mentions = names.mentions(sentence.text)
    if not mentions:
        return ("", 0.0), False
    first = mentions[0]
    before, after = sentence.text[: first.start], sentence.text[first.end :]
    if len(before) <= 12 and not _OBJECT.search(before) and _LABELLED.match(after):
        return (first.name, 0.9), True
    if _OBJECT.search(before):
        return ("", 0.0), False
    begins = len(before.strip()) <= 4 or re.fullmatch(r"(?:I know|but|however) ?", before, re.IGNORECASE)
    return ((first.name, 0.85) if begins else ("", 0.0)), False


def _is_heading(sentence: Sentence, names: DepartmentNames) -> bool:
    rest = sentence.text
    for mention in reversed(names.mentions(rest)):
        rest = rest[: mention.start] + rest[mention.end :]
    return len(sentence.line) <= 24 and not re.search(r"[，。,.]", rest)
