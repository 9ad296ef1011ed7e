"""The side of reading files that the app calls: small text at once, everything else in a child process."""

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from assistant.adapters.readers.kinds import parse
from assistant.adapters.readers.limits import Limits
from assistant.adapters.readers.parsed import Note, Parsed, Unreadable
from assistant.adapters.readers.process import parse_apart
from assistant.adapters.readers.recognise import is_small_text
from assistant.language.catalog import load_catalog
from assistant.language.locale import LocalText
from assistant.language.progress import Progress
from assistant.project.intake.documents import WORDING, Document, Refusal, Source
from assistant.project.intake.threads import repeated

_READ_AT_ONCE = 300_000


def read_all(
    sources: Sequence[Source], *, progress: Progress, limits: Limits, zone: str
) -> list[Document | Refusal]:
    """What :func:`assistant.adapters.readers.read_documents` promises."""
    words = load_catalog(WORDING)
    results: list[Document | Refusal] = []
    for number, source in enumerate(sources):
        progress.check()
        shown = _shown_name(source)
        progress.step(words.both("step.reading", name=shown), number, len(sources))
        try:
            results.append(_document(source, _parse(source, limits, zone, progress)))
        except Unreadable as refused:
            results.append(_refusal(source, refused))
    return _each_message_once(results)


def _parse(source: Source, limits: Limits, zone: str, progress: Progress) -> Parsed:
    if len(source.data) > limits.file_mb * 1_000_000:
        raise Unreadable("too_big", size=f"{len(source.data) / 1e6:.0f}", limit=f"{limits.file_mb:g}")
    if not source.data.strip():
        raise Unreadable("empty")
    if is_small_text(source.name, source.data, _READ_AT_ONCE):
        return parse(source.name, source.data, limits, ZoneInfo(zone))
    return parse_apart(source, limits, zone, progress.check)


def _document(source: Source, parsed: Parsed) -> Document:
    return Document(
        name=source.name,
        kind=parsed.kind,
        passages=parsed.passages,
        text=parsed.text,
        sent_at=parsed.sent_at,
        sender=parsed.sender,
        recipients=parsed.recipients,
        subject=parsed.subject,
        notes=tuple(map(_note, parsed.notes)),
    )


def _note(note: Note) -> LocalText:
    words = load_catalog(WORDING)
    values: dict[str, object] = dict(note.values)
    if "kind" in values:
        values["kind"] = words.both(f"kind.{values['kind']}")
    return words.both(f"note.{note.key}", **values)


def _refusal(source: Source, refused: Unreadable) -> Refusal:
    words = load_catalog(WORDING)
    name = _shown_name(source)
    return Refusal(
        source.name,
        words.both(f"refused.{refused.key}.sentence", name=name, **refused.values),
        words.both(f"refused.{refused.key}.next_step"),
    )


def _shown_name(source: Source) -> str | LocalText:
    return source.name or load_catalog(WORDING).both("pasted")


def _each_message_once(results: list[Document | Refusal]) -> list[Document | Refusal]:
    """Drop quotations of messages that another of the files holds."""
    documents = [each for each in results if isinstance(each, Document)]
    if len(documents) < 2:
        return results
    dropped = repeated([passage for document in documents for passage in document.passages])
    first = 0
    kept: dict[int, Document] = {}
    for document in documents:
        own = range(first, first + len(document.passages))
        first += len(document.passages)
        gone = len(dropped & set(own))
        if gone:
            passages = tuple(
                p for index, p in zip(own, document.passages, strict=True) if index not in dropped
            )
            note = load_catalog(WORDING).both("note.elsewhere", count=gone)
            kept[id(document)] = replace(document, passages=passages, notes=(*document.notes, note))
    return [kept.get(id(each), each) if isinstance(each, Document) else each for each in results]
