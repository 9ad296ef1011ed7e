"""A17: every cited principle exists, and what is quoted stands there word for word."""

from collections.abc import Iterator, Mapping

from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.models import AgendaItem, AlignmentAgenda, Citation
from assistant.knowledge.citations import is_verbatim
from assistant.knowledge.principles import Principle
from assistant.language.findings import Finding, Severity


def strip_invented(
    agenda: AlignmentAgenda, principles: Mapping[str, Principle]
) -> tuple[AlignmentAgenda, list[Finding]]:
    """The agenda without citations of principles that do not exist or quotes that are not theirs.

    Returns:
        The agenda, untouched when nothing was wrong, and what :data:`CHECKS` said about what was removed.
    """
    context = Context(agenda, principles=principles)
    findings = [found for check in CHECKS for found in check.findings(context)]
    if not findings:
        return agenda, []
    return without_citations(agenda, principles), findings


def without_citations(agenda: AlignmentAgenda, principles: Mapping[str, Principle]) -> AlignmentAgenda:
    """The agenda with sound citations only, and items that name existing principles only."""
    citations = [citation for citation in agenda.citations if _sound(citation, principles)]
    items = [_with_known_keys(item, principles) for item in agenda.items]
    return agenda.model_copy(update={"citations": citations, "items": items})


def _sound(citation: Citation, principles: Mapping[str, Principle]) -> bool:
    return citation.key in principles and is_verbatim(citation.quote, principles[citation.key])


def _with_known_keys(item: AgendaItem, principles: Mapping[str, Principle]) -> AgendaItem:
    return item.model_copy(update={"principles": [key for key in item.principles if key in principles]})


def _keys(context: Context) -> Iterator[Seen]:
    if context.principles is None:
        return
    for citation in context.agenda.citations:
        if citation.key not in context.principles:
            yield Seen("citations", citation.key, {"key": citation.key}, action="drop_citation")
    for item in context.agenda.items:
        for key in item.principles:
            if key not in context.principles:
                yield Seen(item.id, key, {"key": key}, action="drop_citation")


def _quotes(context: Context) -> Iterator[Seen]:
    for citation in context.agenda.citations:
        principle = context.principles.get(citation.key) if context.principles else None
        if principle is not None and not is_verbatim(citation.quote, principle):
            values = {"name": principle.name, "quote": citation.quote}
            yield Seen("citations", citation.quote or citation.key, values, action="drop_citation")


def _own_quotes(context: Context) -> Iterator[Seen]:
    if context.own is None:
        return
    for source in context.agenda.own_sources:
        if not context.own(source.document, source.sentence):
            values = {"document": source.document, "sentence": source.sentence}
            yield Seen("own_sources", source.sentence, values, action="drop_citation")


CHECKS = (
    Check("A17-key", Severity.ERROR, _keys),
    Check("A17-quote", Severity.ERROR, _quotes),
    Check("A17-own", Severity.ERROR, _own_quotes),
)
