"""The proposals to share, composed from the computed packages: whatever is exact stands in a slot."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.language.figures import write_date
from assistant.language.locale import Language
from assistant.language.voice import Voice, clip, one_line, tidy
from assistant.project.models import ContestedIssue, Project
from assistant.project.preferences import Choice
from assistant.trade_offs.analysis import Analysis
from assistant.trade_offs.catalogue import own_exchanges, returns
from assistant.trade_offs.models import Move, PackageProposal, ProposalSet, Share
from assistant.trade_offs.shares import shares_of
from assistant.trade_offs.slots import Slotted, slotted

LETTERS = "ABCD"
_LINE = 300
_MOST_IN_SENTENCE = 3
_BARE_LENGTH = {True: 24, False: 14}


def trade_voice(language: Language) -> Voice:
    """The composer's voice for trade-offs."""
    return Voice(language, Path(__file__).parent)


@dataclass(frozen=True)
class Composed:
    """The set in offline words, and the sentences a model may reword by their paths.

    Paths are ``intro`` and ``A.condition``, ``A.slip``, ``A.first_sentence`` for each package.
    """

    proposals: ProposalSet
    sentences: Mapping[str, Slotted]


@dataclass(frozen=True)
class Table:
    """What the parts of one set share. ``now``: the complete offer on the table, issue → option."""

    project: Project
    analysis: Analysis
    voice: Voice
    today: dt.date

    @property
    def own(self) -> str:
        """The department whose proposals these are."""
        return self.analysis.problem.parties[self.analysis.own]

    @property
    def now(self) -> dict[str, str] | None:
        """The offer on the table in words, if it is complete."""
        today = self.analysis.today
        return None if today is None else self.analysis.problem.name(today.tolist())

    @property
    def traded(self) -> list[ContestedIssue]:
        """The issues that are traded, in the project's order."""
        return [issue for issue in self.project.issues if issue.name in self.analysis.problem.issues]


def compose_proposals(table: Table) -> Composed:
    """The proposals in offline words; questions and citations are left to the caller."""
    project, voice = table.project, table.voice
    key = "set.intro_several" if len(table.analysis.offers) > 1 else "set.intro_single"
    sentences = {"intro": slotted(voice, key, title=voice.quote(project.title), own=table.own)}
    packages = []
    for letter, row in zip(LETTERS, table.analysis.offers, strict=False):
        package, own = _package(table, letter, table.analysis.package(row))
        packages.append(package)
        sentences |= {f"{letter}.{field}": sentence for field, sentence in own.items()}
    proposals = ProposalSet(
        title=clip(voice.say("set.title", title=tidy(project.title)), _LINE),
        language=voice.language,
        own_department=table.own,
        intro=sentences["intro"].filled,
        exchanges=own_exchanges(project, table.own),
        returns=returns(project, table.own),
        packages=packages,
    )
    return Composed(proposals, sentences)


def _package(
    table: Table, letter: str, choices: Mapping[str, str]
) -> tuple[PackageProposal, dict[str, Slotted]]:
    shares = shares_of(table.project, choices, table.now)
    own = next(share for share in shares if share.department == table.own)
    review = _review(table)
    sentences = {
        "condition": _condition(table, own),
        "slip": _slip(table.voice, review),
        "first_sentence": _first_sentence(table, own, choices),
    }
    package = PackageProposal(
        id=letter,
        choices=as_choices(choices),
        shares=shares,
        expires=_expiry(table),
        review=review,
        **{field: sentence.filled for field, sentence in sentences.items()},
    )
    return package, sentences


def as_choices(package: Mapping[str, str]) -> list[Choice]:
    """A package in words as a list."""
    return [Choice(issue=issue, option=option) for issue, option in package.items()]


def choice_phrase(voice: Voice, issue: str, option: str) -> str:
    """``「人力」定為 12 人週`` / ``“Staff” at 12 person-weeks``; the option is never changed."""
    bare = len(option) <= _BARE_LENGTH[option.isascii()] and any(character.isdigit() for character in option)
    key = "choice.short" if bare else "choice.quoted"
    return voice.say(key, issue=voice.quote(issue), option=one_line(option) if bare else voice.quote(option))


def choices_phrase(voice: Voice, moves: Iterable[Move | Choice]) -> str:
    """Several choices as a list in a sentence; more than three end in "and others"."""
    said = [choice_phrase(voice, move.issue, move.option) for move in moves]
    return voice.few(said, most=_MOST_IN_SENTENCE)


def _issues(voice: Voice, moves: Sequence[Move]) -> str:
    return voice.quotes([move.issue for move in moves], most=_MOST_IN_SENTENCE)


def _condition(table: Table, own: Share) -> Slotted:
    if own.gets and own.gives:
        voice = table.voice
        return slotted(
            voice, "package.condition", gives=_issues(voice, own.gives), gets=_issues(voice, own.gets)
        )
    return slotted(table.voice, "package.condition_same_day")


def _slip(voice: Voice, review: dt.date | None) -> Slotted:
    when = write_date(review, voice.language) if review else voice.say("package.review_day")
    return slotted(voice, "package.slip", review=when)


def _first_sentence(table: Table, own: Share, choices: Mapping[str, str]) -> Slotted:
    voice = table.voice
    gets, gives = choices_phrase(voice, own.gets), choices_phrase(voice, own.gives)
    if gets and gives:
        return slotted(voice, "package.first_trade", gets=gets, gives=gives)
    offers = [exchange.offer for exchange in own_exchanges(table.project, table.own)]
    if gets and offers:
        return slotted(voice, "package.first_offer", gets=gets, offers=voice.quote(offers[0]))
    if gets:
        return slotted(voice, "package.first_gets", gets=gets)
    if gives:
        return slotted(voice, "package.first_gives", gives=gives)
    return slotted(voice, "package.first_same", choices=choices_phrase(voice, as_choices(choices)))


def _deadlines(table: Table) -> list[dt.date]:
    """Deadlines of the traded issues that have not passed, the earliest first."""
    found = {i.deadline for i in table.traded if i.deadline is not None and i.deadline >= table.today}
    return sorted(found)


def _expiry(table: Table) -> dt.date | None:
    """The offer holds until the first deadline: after it an issue is settled without the package."""
    return next(iter(_deadlines(table)), None)


def _review(table: Table) -> dt.date | None:
    check_in = table.project.meeting.check_in
    if check_in is not None and check_in >= table.today:
        return check_in
    return next(reversed(_deadlines(table)), None)
