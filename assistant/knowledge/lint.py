"""What an editor checks in ``kb/``, done by a program: ``common-ground kb lint``.

=====  ==================================================================================
K01    a file is missing, unreadable or of the wrong shape
K02    a file's name is not its key
K03    a required principle is missing, or one of the article's is not marked as such
K04    ``related`` or a case's ``principles`` names an unknown principle or itself
K05    a text is empty, or not in the language it stands under
K06    fewer than three situation lines in a language
K07    a situation line occurs twice
K08    a principle has no source
K09    a percentage without ``claim_source``
K10    an idea is too long to quote, or not one sentence
K11    a Simplified character      K12  a mainland word       K13  half-width punctuation
K14    spacing                     K15  您 instead of 你       K16  a reference nobody checked
=====  ==================================================================================
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from assistant.knowledge.base import (
    CASES,
    FRAMEWORK,
    KnowledgeFile,
    field_path,
    in_folder,
    knowledge_files,
    parse_article,
    parse_file,
)
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.lint_words import FIGURE, TaggedText, check_words, lint_finding, texts_in
from assistant.knowledge.principles import Case, Origin, Principle
from assistant.language.findings import Finding, Severity

ARTICLE_KEYS = (
    "silo-mentality",
    "social-identity",
    "alignment-meeting",
    "joint-kpi",
    "zero-sum-vs-cooperative",
    "altruistic-negotiation",
    "resource-trade-off",
    "cooperation-account",
    "reciprocity",
    "psychological-safety",
    "common-language",
    "knowledge-sharing-sessions",
    "co-learning",
    "questions-welcomed",
)
RESEARCH_KEYS = (
    "superordinate-goal",
    "dual-identity",
    "interests-not-positions",
    "logrolling",
    "meso",
    "batna",
    "right-people-in-room",
    "decision-rights",
    "name-the-disagreement",
    "pre-meeting",
    "face-and-hierarchy",
    "kpi-gaming",
    "shared-artefact",
    "question-agenda",
    "close-with-commitments",
    "even-swaps",
    "anchoring",
    "contingent-agreements",
    "fair-process",
    "reciprocity-limits",
)

_Entry = TypeVar("_Entry", Principle, Case)


def lint_knowledge(root: Path) -> list[Finding]:
    """Everything wrong with the knowledge base at ``root``, in the order of its files. Never raises."""
    try:
        files = knowledge_files(root)
    except KnowledgeError as error:
        return [_unreadable(str(root), error)]
    found: list[Finding] = []
    principles = _parse(Principle, in_folder(files, FRAMEWORK), found)
    cases = _parse(Case, in_folder(files, CASES), found)
    texts = [
        text
        for name, entry in (principles | cases).items()
        for text in texts_in(name, entry.model_dump(by_alias=True))
    ]
    try:
        texts += texts_in(files[0].name, parse_article(files[0]).model_dump(by_alias=True))
    except KnowledgeError as error:
        found.append(_unreadable(files[0].name, error))
    found += _names(principles | cases)
    found += _required(principles.values())
    found += _references(principles, cases)
    for name, principle in principles.items():
        found += _sources(name, principle)
    for name, case in cases.items():
        found += _case_figures(name, case)
    found += _repeated(texts)
    for text in texts:
        found += check_words(text)
    return found


def _parse(shape: type[_Entry], files: Iterable[KnowledgeFile], found: list[Finding]) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for file in files:
        try:
            entries[file.name] = parse_file(file, shape)
        except KnowledgeError as error:
            few = [place for place in _too_few(error) if place.startswith("situations")]
            found += [lint_finding("K06-few-situations", f"{file.name}: {place}", "") for place in few]
            if not few:
                found.append(_unreadable(file.name, error))
    return entries


def _too_few(error: KnowledgeError) -> list[str]:
    cause = error.__cause__
    if not isinstance(cause, ValidationError):
        return []
    return [field_path(one["loc"]) for one in cause.errors() if one["type"] == "too_short"]


def _names(entries: dict[str, Principle | Case]) -> Iterator[Finding]:
    for name, entry in entries.items():
        if name.rsplit("/", 1)[-1] != f"{entry.key}.yaml":
            yield lint_finding("K02-name", name, entry.key)


def _required(principles: Iterable[Principle]) -> Iterator[Finding]:
    present = {(principle.key, principle.origin) for principle in principles}
    for keys, origin in ((ARTICLE_KEYS, Origin.ARTICLE), (RESEARCH_KEYS, Origin.RESEARCH)):
        for key in sorted(keys):
            if (key, origin) not in present:
                yield lint_finding("K03-missing", f"{FRAMEWORK}/{key}.yaml", key, expected=origin.value)


def _references(principles: dict[str, Principle], cases: dict[str, Case]) -> Iterator[Finding]:
    known = {principle.key for principle in principles.values()}
    named = [(name, one.key, "related", one.related) for name, one in principles.items()]
    named += [(name, "", "principles", case.principles) for name, case in cases.items()]
    for name, own, field, keys in named:
        for key in keys:
            if key == own or key not in known:
                yield lint_finding("K04-reference", f"{name}: {field}", key)


def _sources(name: str, principle: Principle) -> Iterator[Finding]:
    from_article = principle.origin is Origin.ARTICLE
    if (from_article and principle.article is None) or not (principle.article or principle.research):
        yield lint_finding(
            "K08-no-source", f"{name}: {'article' if from_article else 'research'}", principle.key
        )
    for reference in principle.research:
        if not reference.verified:
            yield lint_finding("K16-unverified", f"{name}: research", reference.citation, Severity.WARNING)


def _case_figures(name: str, case: Case) -> Iterator[Finding]:
    if case.claim and case.claim_source is None:
        yield lint_finding("K09-figure", f"{name}: claim", case.claim)
    told = " ".join(text.words for text in texts_in(name, case.model_dump(by_alias=True)))
    if not case.claim and (figure := FIGURE.search(told)):
        yield lint_finding("K09-figure", f"{name}: claim", figure[0])


def _repeated(texts: Iterable[TaggedText]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for text in texts:
        if text.path.startswith("situations"):
            bare = re.sub(r"[\W_]+", "", text.words).casefold()
            if bare in seen:
                yield lint_finding("K07-same-situation", text.where, text.words, other=seen[bare])
            seen.setdefault(bare, text.where)


def _unreadable(where: str, error: KnowledgeError) -> Finding:
    return lint_finding(
        "K01-unreadable", where, error.sentence.en, problem=error.sentence, next_step=error.next_step
    )
