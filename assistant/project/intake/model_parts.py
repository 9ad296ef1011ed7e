"""Texts cut into the parts a model reads: whole paragraphs, those that say most when not all of them fit."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.language.context_budget import most_tokens
from assistant.language.locale import LocalText
from assistant.project.intake.proposal import WORDING
from assistant.project.intake.sentences import Sentence

PART_TOKENS = 4_000
"""What one part may cost, so that instructions and reply fit a window of eight thousand."""
MOST_PARTS = 3


@dataclass(frozen=True)
class ModelPart:
    """What one call reads. ``text`` holds no private sentence and none that talks to a program."""

    text: str
    sentences: tuple[Sentence, ...]


def choose_parts(
    found: Sequence[Sentence], telling: Collection[str], calls: int
) -> tuple[list[ModelPart], list[LocalText]]:
    """The parts to send, in order, and the places that are left out.

    Args:
        telling: sentences in which the rules found something; paragraphs rich in them go first.
        calls: how many upstream calls the person's action has left.
    """
    usable = [each for each in found if not each.instruction and not each.private]
    chunks = _chunks(usable)
    most = min(MOST_PARTS, calls)
    ranked = sorted(range(len(chunks)), key=lambda i: -_worth(chunks[i], telling))
    chosen = set(ranked[:most])
    kept = [_part(chunk) for i, chunk in enumerate(chunks) if i in chosen]
    return kept, [_where(chunk[0]) for i, chunk in enumerate(chunks) if i not in chosen]


def _chunks(found: Sequence[Sentence]) -> list[list[Sentence]]:
    chunks: list[list[Sentence]] = []
    cost = PART_TOKENS
    for _, group in groupby(found, key=lambda each: (id(each.document), each.passage)):
        for piece in _fitting(list(group)):
            needs = most_tokens("\n".join(each.text for each in piece)) + 20
            if cost + needs > PART_TOKENS:
                chunks.append([])
                cost = 0
            chunks[-1] += piece
            cost += needs
    return chunks


def _fitting(passage: list[Sentence]) -> list[list[Sentence]]:
    """A passage in pieces that fit a part; nearly always the passage itself."""
    pieces: list[list[Sentence]] = [[]]
    cost = 0
    for sentence in passage:
        needs = most_tokens(sentence.text)
        if pieces[-1] and cost + needs > PART_TOKENS - 20:
            pieces.append([])
            cost = 0
        pieces[-1].append(sentence)
        cost += needs
    return pieces


def _worth(chunk: Sequence[Sentence], telling: Collection[str]) -> float:
    return sum(each.text in telling for each in chunk) / len(chunk)


def _part(chunk: list[Sentence]) -> ModelPart:
    """The sentences under a line for each speaker and day; files are numbered, since names are text too."""
    numbers: dict[int, int] = {}
    lines: list[str] = []
    for (document, said_by, written), group in groupby(
        chunk, key=lambda each: (id(each.document), each.said_by, each.written)
    ):
        number = numbers.setdefault(document, len(numbers) + 1)
        lines += [
            f"[{number}] {said_by} {written.isoformat()}".replace("  ", " "),
            *(each.text for each in group),
            "",
        ]
    return ModelPart("\n".join(lines).strip(), tuple(chunk))


def _where(sentence: Sentence) -> LocalText:
    return WORDING.both("source", file=sentence.document.name, place=sentence.place.both())
