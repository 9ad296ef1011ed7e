"""What an editor checks in ``kb/glossary``, done by a program: ``common-ground glossary lint``.

=====  ==================================================================================
G01    a file is missing, unreadable or of the wrong shape
G02    a key is used twice
G03    a text is too long
G04    no effects, or an effect's sentence is too long
G05    a text is empty, or not in the language it stands under
G06    a Simplified character      G07  a mainland word       G08  half-width punctuation
G09    spacing                     G10  您 instead of 你
G11    the question to ask back is none
G12    two terms of different departments share a form and neither says what the other means
G13    two terms of one department share a form
G14    a form is too short or too ordinary to be found safely
G15    a department has no terms   G16  there are too few terms in all
=====  ==================================================================================
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.glossary.candidates import function_words
from assistant.knowledge.glossary.canonical import canonical
from assistant.knowledge.glossary.loading import glossary_files, parse_terms
from assistant.knowledge.glossary.models import PLAIN_LIMIT_EN, PLAIN_LIMIT_ZH, Home, Term
from assistant.knowledge.glossary.words import say
from assistant.knowledge.lint_words import TaggedText, check_words, texts_in
from assistant.language.findings import Finding, Severity
from assistant.language.locale import Language, LocalText

LEAST_TERMS = 450
EFFECT_LIMIT_ZH = 60
EFFECT_LIMIT_EN = 140
_HAN = re.compile("[\u3400-\u9fff]")
# Findings about single texts, as the knowledge base's lint numbers them, and their number here.
_TEXT_CHECKS = {
    "K05-language": "G05-language",
    "K11-simplified": "G06-simplified",
    "K12-mainland": "G07-mainland",
    "K13-punctuation": "G08-punctuation",
    "K14-spacing": "G09-spacing",
    "K15-address": "G10-address",
}
# Names may be of Latin letters in Chinese: 「API」.
_NOT_TEXTS = ("name", "forms", "source")


def lint_glossary(root: Path) -> list[Finding]:
    """Everything wrong with the glossary in ``kb/`` at ``root``, file by file. Never raises."""
    try:
        files = glossary_files(root)
    except KnowledgeError as error:
        return [_unreadable(str(root), error)]
    found: list[Finding] = []
    terms: list[tuple[str, Term]] = []
    for file in files:
        try:
            terms += [(file.name, term) for term in parse_terms(file)]
        except KnowledgeError as error:
            found.append(_unreadable(file.name, error))
    seen: dict[str, str] = {}
    for name, term in terms:
        if term.key in seen:
            found.append(_finding("G02-key", f"{name}: {term.key}", term.key, other=seen[term.key]))
        seen.setdefault(term.key, name)
        found += lint_term(term, name)
    found += _shared(terms)
    return found + list(_coverage([term for _, term in terms]))


def lint_term(term: Term, file: str = "") -> list[Finding]:
    """What is wrong with one term, whoever wrote it."""
    where = f"{file}: {term.key}" if file else term.key
    found = list(_lengths(term, where))
    for text in texts_in(where, term.model_dump(mode="json", by_alias=True)):
        if text.path.split(".", 1)[0] not in _NOT_TEXTS:
            found += _words(text)
    for question, mark in ((term.ask_back.zh, "？"), (term.ask_back.en, "?")):
        if not question.endswith(mark):
            found.append(_finding("G11-question", f"{where}: ask_back", question, mark=mark))
    found += [_finding("G14-form", f"{where}: forms", form) for form in term.all_forms if _unsafe(form)]
    return found


def _lengths(term: Term, where: str) -> Iterator[Finding]:
    if not term.effects:
        yield _finding("G04-effects", f"{where}: effects", term.key)
    limits = [("G03-length", "plain", term.plain, PLAIN_LIMIT_ZH, PLAIN_LIMIT_EN)]
    limits += [
        ("G03-length", f"effects.{kind.value}", sentence, EFFECT_LIMIT_ZH, EFFECT_LIMIT_EN)
        for kind, sentence in term.effects.items()
    ]
    for check, field, text, most_zh, most_en in limits:
        for words, most in ((text.zh, most_zh), (text.en, most_en)):
            if len(words) > most:
                yield _finding(check, f"{where}: {field}", words, length=len(words), most=most)


def _words(text: TaggedText) -> Iterator[Finding]:
    for finding in check_words(text):
        check = _TEXT_CHECKS.get(finding.check)
        if check is not None:
            yield finding.model_copy(update={"check": check})


def _unsafe(form: str) -> bool:
    """One Chinese character, one letter, or an English word that would be found everywhere."""
    bare = re.sub(r"[\W_]", "", form)
    if len(bare) < 2:
        return True
    return form.lower() in function_words() and not form.isupper()


def _shared(terms: Iterable[tuple[str, Term]]) -> Iterator[Finding]:
    by_form: dict[str, dict[str, tuple[str, Term]]] = defaultdict(dict)
    written: dict[str, str] = {}
    for name, term in terms:
        for form in term.all_forms:
            plain = canonical(form).folded
            by_form[plain].setdefault(term.key, (name, term))
            written.setdefault(plain, form)
    for plain, sharing in sorted(by_form.items()):
        for (_, other), (name, term) in combinations(sharing.values(), 2):
            where, form = f"{name}: {term.key}", written[plain]
            if term.home == other.home:
                yield _finding("G13-same-home", where, form, Severity.WARNING, other=other.key)
            elif not (_says(term, other.home) or _says(other, term.home)):
                yield _finding("G12-shared-form", where, form, other=other.key)


def _says(term: Term, home: Home) -> bool:
    return any(each.home == home for each in term.elsewhere)


def _coverage(terms: list[Term]) -> Iterator[Finding]:
    homes = {term.home for term in terms}
    for home in Home:
        if home not in homes:
            yield _finding("G15-home", home.value, home.value)
    if len(terms) < LEAST_TERMS:
        yield _finding("G16-few", "glossary", str(len(terms)), least=LEAST_TERMS)


def _unreadable(where: str, error: KnowledgeError) -> Finding:
    return Finding(
        check="G01-unreadable",
        severity=Severity.ERROR,
        where=where,
        evidence=error.read(Language.EN),
        message=error.sentence,
        remedy=error.next_step,
    )


def _finding(
    check: str, where: str, found: str, severity: Severity = Severity.ERROR, **values: object
) -> Finding:
    def words(part: str) -> LocalText:
        return say(f"{check}.{part}", found=found, **values)

    return Finding(
        check=check,
        severity=severity,
        where=where,
        evidence=found,
        message=words("message"),
        remedy=words("remedy"),
    )
