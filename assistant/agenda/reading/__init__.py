"""Reading agendas: this product's own JSON and Markdown, and Markdown or plain text written by others.

A foreign agenda is read for what it says: title, date, time, place, length, who attends, items with times,
lengths, owners and types, purpose, pre-read, decisions and action items, in Traditional Chinese or English.
Nothing is guessed that is not written, except the type and the stage of an item, from its words.
"""

import re

from assistant.agenda.models import AlignmentAgenda
from assistant.agenda.reading.building import WORDING, build_agenda
from assistant.agenda.reading.exported import NotAnAgenda, NotJson, read_exported
from assistant.language.errors import CommonGroundError

__all__ = ["LARGEST_BYTES", "AgendaTextError", "read_agenda"]

LARGEST_BYTES = 200 * 1024
"""Longer texts are refused."""
_FENCE = re.compile(r"\A```\w*\s*\n(.*?)\n?```\s*\Z", re.DOTALL)
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_STRANGE_SHARE = 0.02


class AgendaTextError(CommonGroundError):
    """A pasted agenda cannot be read; says why and what to do. ``reason`` is the message's name."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason = reason
        super().__init__(
            WORDING.both(f"{reason}.sentence", **values), WORDING.both(f"{reason}.next_step", **values)
        )


def read_agenda(text: str) -> AlignmentAgenda:
    """The agenda in ``text``: JSON of this product, else Markdown or plain text of any origin.

    Raises:
        AgendaTextError: the text is empty, binary, over 200 KB, broken JSON, or holds no items.
    """
    size = len(text.encode("utf-8", errors="surrogatepass"))
    if size > LARGEST_BYTES:
        raise AgendaTextError("large", kilobytes=size // 1024, limit=LARGEST_BYTES // 1024)
    text = text.encode("utf-8", errors="replace").decode("utf-8").replace("\ufeff", "").strip()
    if not text:
        raise AgendaTextError("empty")
    if "\x00" in text or len(_STRANGE.findall(text)) > _STRANGE_SHARE * len(text):
        raise AgendaTextError("binary")
    fenced = _FENCE.match(text)
    text = fenced[1].strip() if fenced else text
    if text.startswith("{"):
        return _exported(text)
    agenda = build_agenda(text)
    if agenda is None:
        raise AgendaTextError("no_items")
    return agenda


def _exported(text: str) -> AlignmentAgenda:
    try:
        return read_exported(text)
    except NotJson as error:
        raise AgendaTextError("json", line=error.line) from error
    except NotAnAgenda as error:
        raise AgendaTextError("shape", field=error.field) from error
