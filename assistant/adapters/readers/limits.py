"""What reading one file may cost. Passed to the child process as it is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits for one file; what goes beyond is refused with a sentence.

    Attributes:
        seconds: from the start of its process to its answer.
        memory_mb: address space of the process (Linux; elsewhere as far as the system obeys).
        file_mb: size of the file itself.
        inflated_mb: size of everything in a docx, pptx or xlsx when unpacked.
        pages: pages of a PDF or slides of a presentation.
        rows: rows of all sheets together that hold something.
        characters: of the plain text.
        entries: members of a docx, pptx or xlsx package, and parts of an e-mail.
    """

    seconds: float = 30.0
    memory_mb: int = 512
    file_mb: float = 100.0
    inflated_mb: float = 200.0
    pages: int = 2_000
    rows: int = 50_000
    characters: int = 2_000_000
    entries: int = 10_000
