"""Signatures: the department and the title that stand below a name on a line of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.project.intake.department_names import DepartmentNames
from assistant.project.intake.documents import Document, PlaceKind
from assistant.project.intake.people_names import HAN, roles, titles
from assistant.project.intake.stretches import Shape, Stretch

_LONGEST = 48
_LINES_BELOW = 2
_NO_SIGNATURE = re.compile(
    r"[。？！?!]|wrote|寫道|[:：].*@|^(?:寄件|收件|主旨|from|to|sent|subject)", re.IGNORECASE
)
_RESPECTFULLY = re.compile(r"[ ]?(?:敬上|謹上|上)$")


def signatures(
    pieces: Sequence[Stretch], names: set[str], departments: DepartmentNames
) -> Iterator[tuple[str, Stretch, str, str]]:
    """Name, piece, role and department of each signature below one of ``names``."""
    first = {id(piece.document): piece for piece in reversed(pieces)}
    for piece in first.values():
        lines = _lines(piece.document)
        for position, (number, line) in enumerate(lines):
            name = _RESPECTFULLY.sub("", line)
            if name not in names:
                continue
            spot = replace(piece.place, kind=PlaceKind.LINE, number=number, name="")
            for _, below in lines[position + 1 : position + 1 + _LINES_BELOW]:
                if len(below) > _LONGEST or below in names or _NO_SIGNATURE.search(below):
                    break
                role, mentions = _role_in(below), departments.mentions(below)
                if not role and not mentions:
                    break
                signed = Stretch(f"{line}\n{below}", piece.document, spot, Shape.SIGNED)
                yield name, signed, role, mentions[-1].name if mentions else ""


def _lines(document: Document) -> list[tuple[int, str]]:
    """The lines that hold something, with their number, without marks of quotation."""
    lines = [" ".join(line.strip(" \t\u3000>").split()) for line in document.text.split("\n")]
    return [(number, line) for number, line in enumerate(lines, start=1) if line]


def _role_in(line: str) -> str:
    if re.search(roles(), line) and not HAN.search(line):
        return line.strip(" ,")
    titled = re.search(titles(), line)
    return titled[0] if titled else ""
