"""What is wrong with proposals that are to be shared, with the words that show it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from assistant.knowledge.principles import Principle
from assistant.language.catalog import load_catalog
from assistant.language.figures import write_date
from assistant.language.findings import Finding, Severity
from assistant.language.grounding import ungrounded
from assistant.language.locale import Language
from assistant.language.zh_tw import mainland_words, simplified_characters
from assistant.project.leaks import find_leaks
from assistant.project.models import Project
from assistant.project.public_texts import public_texts
from assistant.trade_offs.models import PackageProposal, ProposalSet
from assistant.trade_offs.slots import is_contingent, names_private_matter

_WORDING = load_catalog(Path(__file__).with_name("checks.yaml"))
_COMPOSER = load_catalog(Path(__file__).with_name("wording.yaml"))
_SEVERITY = {
    "T01-figure": Severity.ERROR,
    "T02-name": Severity.ERROR,
    "T03-option": Severity.ERROR,
    "T04-other-option": Severity.ERROR,
    "T05-private": Severity.ERROR,
    "T06-leak": Severity.ERROR,
    "T07-simplified": Severity.ERROR,
    "T07-mainland": Severity.WARNING,
    "T08-no-review": Severity.NOTE,
    "T08-no-expiry": Severity.NOTE,
    "T09-principle": Severity.ERROR,
    "T10-contingent": Severity.WARNING,
}


@dataclass(frozen=True)
class _Passage:
    """A text of the proposals and where it stands, such as ``A.condition``."""

    where: str
    text: str
    package: PackageProposal | None = None


def check_proposals(
    proposals: ProposalSet, *, project: Project, principles: Mapping[str, Principle]
) -> list[Finding]:
    """Everything wrong with the proposals; ``where`` is ``intro``, ``A.condition``, ``questions`` …."""
    passages, public = _passages(proposals), public_texts(project)
    found = list(_figures(proposals, passages, public))
    found += _options(proposals, project)
    found += [each for passage in passages for each in _other_options(passage, project)]
    own_words = _cutting(public)
    for passage in passages:
        found += _words(passage, own_words.sub("\x1f", passage.text), proposals.language)
    found += _dates(proposals)
    found += _cited(proposals, principles)
    found += _leaks(proposals, project)
    return found


def shareable_texts(proposals: ProposalSet) -> list[str]:
    """Every text of the proposals, for the leak check."""
    return [proposals.model_dump_json()]


def _passages(proposals: ProposalSet) -> list[_Passage]:
    found = [_Passage("intro", proposals.intro)]
    for package in proposals.packages:
        texts = {
            "condition": package.condition,
            "slip": package.slip,
            "first_sentence": package.first_sentence,
        }
        found += [_Passage(f"{package.id}.{name}", text, package) for name, text in texts.items()]
    return found + [_Passage("questions", question.text) for question in proposals.questions]


def _finding(check: str, where: str, evidence: str, **values: object) -> Finding:
    return Finding(
        check=check,
        severity=_SEVERITY[check],
        where=where,
        evidence=evidence,
        message=_WORDING.both(f"{check}.message", **values),
        remedy=_WORDING.both(f"{check}.remedy", **values),
    )


def _figures(
    proposals: ProposalSet, passages: Sequence[_Passage], public: Sequence[str]
) -> Iterator[Finding]:
    dates = {date for package in proposals.packages for date in (package.expires, package.review)}
    written = [write_date(date, proposals.language) for date in dates if date is not None]
    ids = [package.id for package in proposals.packages]
    # Beside Chinese, an English word with a capital letter looks like a name; the composer's own are none.
    composer = [message.say(proposals.language) for message in _COMPOSER.messages.values()]
    ends = list(accumulate(len(passage.text) + 1 for passage in passages))
    for each in ungrounded("\n".join(p.text for p in passages), [*public, *written, *ids, *composer]):
        where = next(p.where for p, end in zip(passages, ends, strict=True) if each.start < end)
        check = "T02-name" if each.kind == "name" else "T01-figure"
        yield _finding(check, where, each.found, found=each.found)


def _options(proposals: ProposalSet, project: Project) -> Iterator[Finding]:
    known = {issue.name: issue.options for issue in project.issues}
    for package in proposals.packages:
        for choice in package.choices:
            if choice.option not in known.get(choice.issue, []):
                yield _finding(
                    "T03-option",
                    f"{package.id}.choices",
                    choice.option,
                    issue=choice.issue,
                    found=choice.option,
                )


def _other_options(passage: _Passage, project: Project) -> Iterator[Finding]:
    """Options with a figure that the package did not choose and that are not on the table today."""
    package = passage.package
    if package is None:
        return
    said = {choice.issue: choice.option for choice in package.choices}
    rest = _cutting(_exact(package, project)).sub("\x1f", passage.text)
    for issue in project.issues:
        for option in issue.options if issue.name in said else ():
            if any(map(str.isdigit, option)) and option != said[issue.name] and _stands(option, rest):
                values = {"issue": issue.name, "chosen": said[issue.name], "found": option}
                yield _finding("T04-other-option", passage.where, option, **values)


def _exact(package: PackageProposal, project: Project) -> list[str]:
    """What the package's texts may hold verbatim: its options, today's, names of issues, dates."""
    moves = [move for share in package.shares for move in (*share.gets, *share.gives)]
    texts = [choice.option for choice in package.choices] + [move.now for move in moves]
    texts += [issue.name for issue in project.issues]
    dates = [date for date in (package.expires, package.review) if date is not None]
    return texts + [write_date(date, language) for date in dates for language in Language]


def _cutting(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases, the longest first; never in the middle of a number."""
    kept = sorted({phrase for phrase in phrases if phrase.strip()}, key=len, reverse=True)
    return re.compile(rf"(?<![\d.,])(?:{'|'.join(map(re.escape, kept))})" if kept else "(?!)")


def _stands(option: str, text: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(option)}(?!\d)", text) is not None


def _words(passage: _Passage, words: str, language: Language) -> Iterator[Finding]:
    """What the proposals' own words may not say; ``words`` is the passage without what people wrote."""
    if names_private_matter(words):
        yield _finding("T05-private", passage.where, passage.text[:200])
    if language is not Language.ZH_TW:
        return
    for check, hits in (
        ("T07-simplified", simplified_characters(words)),
        ("T07-mainland", mainland_words(words)),
    ):
        for hit in hits:
            yield _finding(check, passage.where, hit.found, found=hit.found, proposed=hit.proposed)


def _dates(proposals: ProposalSet) -> Iterator[Finding]:
    for package in proposals.packages:
        if package.review is None:
            yield _finding("T08-no-review", f"{package.id}.review", "")
        if package.expires is None:
            yield _finding("T08-no-expiry", f"{package.id}.expires", "")
        if not is_contingent(package.first_sentence):
            yield _finding("T10-contingent", f"{package.id}.first_sentence", package.first_sentence[:200])


def _cited(proposals: ProposalSet, principles: Mapping[str, Principle]) -> Iterator[Finding]:
    for cited in proposals.citations:
        known = principles.get(cited.key)
        if known is None or cited.quote != known.idea.say(proposals.language):
            yield _finding("T09-principle", "citations", cited.key, found=cited.key)


def _leaks(proposals: ProposalSet, project: Project) -> Iterator[Finding]:
    for leak in find_leaks(shareable_texts(proposals), project):
        yield _finding("T06-leak", "proposals", leak.evidence, said=leak.message)
