"""Files of many kinds to clean text, each parsed in a process of its own.

What is imported here is imported by every such process: keep it light.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.adapters.readers.limits import Limits
from assistant.project.intake.documents import Document, Refusal, Source

if TYPE_CHECKING:
    from assistant.language.progress import Progress

__all__ = ["Limits", "read_documents"]

_NO_LIMITS_GIVEN = Limits()


def read_documents(
    sources: Sequence[Source],
    *,
    progress: Progress,
    limits: Limits = _NO_LIMITS_GIVEN,
    zone: str = "Asia/Taipei",
) -> list[Document | Refusal]:
    """Read every source, in order; one that cannot be read becomes a :class:`Refusal`.

    A message quoted in several of the files is kept in one of them. Announces one step a file.

    Args:
        zone: IANA zone of times that the files write without one.

    Raises:
        Cancelled: the person cancelled; raised within one second, the running process is killed.
    """
    from assistant.adapters.readers.reading import read_all

    return read_all(sources, progress=progress, limits=limits, zone=zone)
