"""The leak check: nothing private stands in a text that is about to be shared.

Texts are compared as sequences of tokens (one Han character, one word, one number, ``%`` or ``$``), so
that white space, full-width forms, case, punctuation, bold marks and thousands separators make no
difference. What the project also says in public is not private and never counts.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.errors import CommonGroundError
from assistant.language.findings import Finding, Severity
from assistant.language.locale import Language, LocalText
from assistant.project.models import Project
from assistant.project.public_texts import leaves, public_texts
from assistant.project.tokens import TokenTexts, tokenise, weight

_WORDING = load_catalog(Path(__file__).with_name("wording.yaml"))

CLAUSE_WEIGHT = 8
"""A clause is distinctive from 8 Han characters or 4 words on (a word weighs two)."""
ENTRY_WEIGHT = 6
"""A whole concession, objection, answer or note is distinctive from 6 Han characters or 3 words on."""
_LONG_NUMBER = 5
_SENTENCE_ENDS = re.compile(r"[。！？!?；;\n]+|\.(?=\s|$)")
_CLAUSE_ENDS = re.compile(r"[。！？!?；;，、：\n—→（）()]+|[,:.](?=\s|$)")


class LeakError(CommonGroundError):
    """A private value was about to be shared. The sentence names the field and never quotes the value.

    ``findings`` carry the words as evidence, for the person alone.
    """

    def __init__(self, findings: list[Finding], names: list[LocalText]) -> None:
        self.findings = findings
        super().__init__(
            LocalText(
                zh=_WORDING.say("leaks.stopped", Language.ZH_TW, names="、".join(name.zh for name in names)),
                en=_WORDING.say("leaks.stopped", Language.EN, names=", ".join(name.en for name in names)),
            ),
            _WORDING.both("leaks.next_step"),
        )


@dataclass(frozen=True)
class _Secret:
    """One private entry: the id of its check, its place in the project, its name for a person."""

    check: str
    where: str
    name: LocalText
    text: str
    issue: str = ""


@dataclass(frozen=True)
class _Piece:
    """Words that betray a private entry, in any text or only in a sentence that names ``near``."""

    text: str
    near: str = ""


def find_leaks(shareable: Iterable[str], project: Project) -> list[Finding]:
    """What of ``project.private`` stands in ``shareable``: at most one error-level finding a private entry.

    Args:
        shareable: texts as they will be shared; a JSON document counts as the strings in it.
    """
    return [_finding(secret, words) for secret, words in _found(shareable, project)]


def guard(shareable: Iterable[str], project: Project) -> None:
    """Let the texts pass, or stop.

    Raises:
        LeakError: something private stands in them.
    """
    found = _found(shareable, project)
    if found:
        raise LeakError([_finding(*each) for each in found], [secret.name for secret, _ in found])


def _found(shareable: Iterable[str], project: Project) -> list[tuple[_Secret, str]]:
    """The private entries that stand in the texts, each with its words."""
    whole = [leaf for text in shareable for leaf in _leaves(text)]
    texts, public = TokenTexts.of(whole), TokenTexts.of(public_texts(project))
    sentences = TokenTexts.of(part for leaf in whole for part in _SENTENCE_ENDS.split(leaf))
    told = ((secret, _leaked(secret, texts, sentences, public)) for secret in _secrets(project))
    return [(secret, words) for secret, words in told if words]


def _leaked(secret: _Secret, texts: TokenTexts, sentences: TokenTexts, public: TokenTexts) -> str:
    """The private words found in the shared texts, or an empty string."""
    for piece in dict.fromkeys(_pieces(secret)):
        tokens = tokenise(piece.text)
        where = sentences if piece.near else texts
        if where.contain(tokens, near=tokenise(piece.near)) and not public.contain(tokens):
            return piece.text
    copied = (texts.runs & TokenTexts.of([secret.text]).runs) - public.runs
    return " ".join(min(copied)) if copied else ""


def _pieces(secret: _Secret) -> Iterator[_Piece]:
    """The distinctive pieces of an entry, the whole first."""
    if weight(tokenise(secret.text)) >= ENTRY_WEIGHT:
        yield _Piece(secret.text)
    if secret.issue:
        yield from _value_pieces(secret)
    for cut in (_SENTENCE_ENDS, _CLAUSE_ENDS):
        for part in cut.split(secret.text):
            if weight(tokenise(part)) >= CLAUSE_WEIGHT:
                yield _Piece(part.strip())


def _value_pieces(secret: _Secret) -> Iterator[_Piece]:
    """A reservation value, and its figures with the words behind them where the issue is spoken of.

    A whole value with a figure and a unit, or a long figure, counts anywhere. The rest would be found in
    every text, so it counts only in a sentence that names its issue.
    """
    tokens = tokenise(secret.text)
    places = [place for place, token in enumerate(tokens) if token[0].isdigit()]
    yield _Piece(secret.text, "" if places and len(tokens) > 1 else secret.issue)
    for place in places:
        if len(tokens[place]) >= _LONG_NUMBER:
            yield _Piece(tokens[place])
        ends = [end for end in (place + 3, place + 2) if end <= len(tokens)]
        for end in ends or [place + 1]:
            yield _Piece(" ".join(tokens[place:end]), secret.issue)


def _secrets(project: Project) -> Iterator[_Secret]:
    private = project.private
    named = _WORDING.both
    yield _Secret("L01-batna", "private.batna", named("leaks.batna"), private.batna)
    for place, held in enumerate(private.reservation_values):
        where = f"private.reservation_values[{place}]"
        # The number of the entry and not its issue: even the issue's name may be private here.
        yield _Secret(
            "L02-reservation", where, named("leaks.reservation", number=place + 1), held.value, held.issue
        )
    for place, text in enumerate(private.concessions):
        name = named("leaks.concession", number=place + 1)
        yield _Secret("L03-concession", f"private.concessions[{place}]", name, text)
    for place, each in enumerate(private.objectors):
        where = f"private.objectors[{place}]"
        name = named("leaks.objection", number=place + 1)
        yield _Secret("L04-objection", f"{where}.objection", name, each.objection)
        name = named("leaks.answer", number=place + 1)
        yield _Secret("L05-answer", f"{where}.answer", name, each.answer)
    for place, text in enumerate(private.notes):
        yield _Secret("L06-note", f"private.notes[{place}]", named("leaks.note", number=place + 1), text)
    for place, rule in enumerate(private.trade_offs.rules):
        where, name = f"private.trade_offs.rules[{place}].reason", named("leaks.rule", number=place + 1)
        yield _Secret("L07-rule", where, name, rule.reason)
    for place, entry in enumerate(private.account):
        name = named("leaks.account", number=place + 1)
        yield _Secret("L08-account", f"private.account[{place}].what", name, entry.what)
        yield _Secret("L08-account", f"private.account[{place}].note", name, entry.note)


def _finding(secret: _Secret, words: str) -> Finding:
    return Finding(
        check=secret.check,
        severity=Severity.ERROR,
        where=secret.where,
        evidence=words,
        message=_WORDING.both("leaks.found", name=secret.name),
        remedy=_WORDING.both("leaks.remedy"),
    )


def _leaves(text: str) -> list[str]:
    """The strings of a JSON document; any other text as it is."""
    if not text.lstrip().startswith(("{", "[")):
        return [text]
    try:
        document = json.loads(text)
    except ValueError:
        return [text]
    return [leaf for leaf in leaves(document) if isinstance(leaf, str)]
