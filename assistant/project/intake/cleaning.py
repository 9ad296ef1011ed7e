"""What mail programs and lawyers add to a message: signatures, disclaimers, device lines."""

from collections.abc import Sequence

from assistant.project.intake.mail_patterns import (
    CLOSING,
    CONTACT,
    DELIMITER,
    DEVICE,
    EXTERNAL,
    GREEN,
    LEGAL,
    POSTSCRIPT,
    SENTENCE,
)

_LEGAL_SIGNS = 3
_MOST_SIGNATURE_LINES = 14
_MOST_SIGNATURE_LENGTH = 90
_MOST_OWN_LINES = 6


def keep(lines: Sequence[str], author: str = "") -> list[bool]:
    """For each line of one message whether it was written for the reader.

    Signatures are only looked for at the end: after a ``--`` line, after a closing such as 「順頌商祺」, as a
    block of contact lines, or as a paragraph that begins with the ``author``'s name. Disclaimers are
    paragraphs that show three or more signs of one.
    """
    kept = [not _is_addition(line) for line in lines]
    for start, end in _paragraph_spans(lines):
        if is_disclaimer("\n".join(lines[start:end])):
            kept[start:end] = [False] * (end - start)
    end = _last_kept(lines, kept)
    start = min(_signature_start(lines, kept, end), _own_name(lines, end, author))
    for index in range(start, end):
        kept[index] = False
    return kept


def is_disclaimer(paragraph: str) -> bool:
    """Whether the paragraph is a confidentiality notice rather than a request to keep something quiet."""
    if len(paragraph) > 6_000:
        return False
    return sum(bool(sign.search(paragraph)) for sign in LEGAL) >= _LEGAL_SIGNS


def _is_addition(line: str) -> bool:
    if len(line) > 400:
        return False
    return bool(DEVICE.match(line) or EXTERNAL.match(line) or (len(line) < 200 and GREEN.search(line)))


def _paragraph_spans(lines: Sequence[str]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = None
    for index, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = index
        elif not line.strip() and start is not None:
            spans.append((start, index))
            start = None
    return spans


def _last_kept(lines: Sequence[str], kept: Sequence[bool]) -> int:
    """One past the last line that holds something."""
    return next((i + 1 for i in range(len(lines) - 1, -1, -1) if kept[i] and lines[i].strip()), 0)


def _signature_start(lines: Sequence[str], kept: Sequence[bool], end: int) -> int:
    """Where the signature that ends at ``end`` begins; ``end`` when there is none."""
    written = [index for index in range(end) if kept[index] and lines[index].strip()]
    tail = written[-_MOST_SIGNATURE_LINES - 1 :]
    for position, index in enumerate(tail):
        after = [lines[i] for i in tail[position + 1 :]]
        if DELIMITER.match(lines[index]) and not any(map(POSTSCRIPT.match, after)):
            return index
        if CLOSING.match(lines[index]) and all(map(_fits_signature, after)):
            return index
    return _contact_block(lines, tail, end)


def _own_name(lines: Sequence[str], end: int, author: str) -> int:
    """Where the last paragraph begins when it is the author's name with a few short lines below it."""
    name = author.partition("<")[0].strip(" \"'")
    start, stop = next((span for span in _paragraph_spans(lines[:end])[-1:]), (end, end))
    fits = stop - start <= _MOST_OWN_LINES and all(map(_fits_signature, lines[start:stop]))
    return start if start and len(name) > 1 and fits and lines[start].strip().startswith(name) else end


def _contact_block(lines: Sequence[str], tail: Sequence[int], end: int) -> int:
    """Two or more contact lines at the very end, with the name and title above them in the same paragraph."""
    first, contacts = end, 0
    for index in reversed(tail):
        if not _fits_signature(lines[index]) or (
            contacts and first - index > 1 and not CONTACT.search(lines[index])
        ):
            break
        contacts += bool(CONTACT.search(lines[index]))
        first = index
    alone = first > 0 and not lines[first - 1].strip()
    return first if contacts >= 2 and alone else end


def _fits_signature(line: str) -> bool:
    """Whether a line could be a name, a title or a way to reach somebody."""
    if POSTSCRIPT.match(line) or len(line) > _MOST_SIGNATURE_LENGTH:
        return False
    return bool(CONTACT.search(line)) or (len(line.strip()) <= 40 and not SENTENCE.search(line))
