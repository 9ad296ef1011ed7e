"""A3: one sentence of purpose that names a decision or a thing, and criteria that can be checked."""

import re
from collections.abc import Iterator

from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.checks.vocabulary import has_figure, heard
from assistant.language.findings import Severity

_SENTENCE_END = re.compile(r"[。！？!?]+|(?<!\b[A-Z])(?<!\bvs)\.(?=\s|$)|\n+")
_CRITERIA = 2


def sentences(text: str) -> list[str]:
    """The sentences of ``text``, without their final punctuation."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def _purpose(context: Context) -> Iterator[Seen]:
    if not context.agenda.purpose.strip():
        yield Seen("purpose", context.agenda.title)


def _one_sentence(context: Context) -> Iterator[Seen]:
    said = sentences(context.agenda.purpose)
    if len(said) > 1:
        yield Seen("purpose", context.agenda.purpose, {"count": len(said)})


def _result(context: Context) -> Iterator[Seen]:
    purpose = context.agenda.purpose
    if purpose.strip() and not heard("results", purpose):
        yield Seen("purpose", purpose)


def _criteria(context: Context) -> Iterator[Seen]:
    criteria = [line for line in context.agenda.success_criteria if line.strip()]
    if len(set(criteria)) < _CRITERIA:
        yield Seen("success_criteria", str(len(set(criteria))), {"count": len(set(criteria))})


def _checkable(context: Context) -> Iterator[Seen]:
    for line in context.agenda.success_criteria:
        vague = heard("vague_goals", line) + heard("vague_criteria", line)
        if vague and not has_figure(line) and not heard("results", line):
            yield Seen("success_criteria", line, {"criterion": line, "vague": vague[0]})


CHECKS = (
    Check("A03-purpose", Severity.ERROR, _purpose),
    Check("A03-one-sentence", Severity.WARNING, _one_sentence),
    Check("A03-result", Severity.WARNING, _result),
    Check("A03-criteria", Severity.WARNING, _criteria),
    Check("A03-checkable", Severity.WARNING, _checkable),
)
