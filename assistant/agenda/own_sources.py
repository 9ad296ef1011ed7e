"""What the company's own documents say about a meeting: looked up, chosen and quoted word for word.

Two things are looked for: rules about meetings (how early papers go out, how long, who approves, what happens
with minutes), and what the documents say about the very matters of this meeting. A search always finds
something; only what speaks of the matter is quoted, nothing that talks to a program and nothing that somebody
asks to keep quiet.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.agenda.checks.matching import mentions
from assistant.agenda.models import OwnCitation
from assistant.knowledge.own_documents import OwnHit, OwnSentence
from assistant.language.locale import Language
from assistant.language.numerals import CHINESE_NUMERAL, chinese_number, english_number, narrow
from assistant.language.voice import LINE_LIMIT, clip
from assistant.project.intake.signs import is_instruction, private_kind
from assistant.project.models import Project

FindOwn = Callable[[Sequence[str]], list[OwnHit]]
"""Searches the documents of one project for any of some questions, the best passages first."""

_MOST_RULES = 4
_MOST_MATTERS = 4
_LONGEST_NOTICE = 30
_SATURDAY = 5
_NOTICE = re.compile(
    rf"(?P<zh>\d+|[{CHINESE_NUMERAL}]+)[ ]?個?(?P<zh_unit>工作[天日]|[天日])(?:以|之)?前"
    r"|(?P<en>\d+|[a-z]+(?:-[a-z]+)?)[ ](?P<en_unit>(?:working|business)[ ]days?|days?)['’]?"
    r"[ ](?:before|ahead|in advance|prior|earlier|notice)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Notice:
    """How early papers go out by the company's own rule; ``working``: Monday to Friday count alone."""

    days: int
    working: bool

    def before(self, meeting: dt.date) -> dt.date:
        """The last day on which they are early enough."""
        day, left = meeting, self.days
        while left and day > dt.date.min + dt.timedelta(days=3):
            day -= dt.timedelta(days=1)
            left -= not self.working or day.weekday() < _SATURDAY
        return day


def own_citations(project: Project, find: FindOwn, language: Language) -> list[OwnCitation]:
    """What the agenda quotes: rules about meetings first, then what is said about its matters, each once.

    Raises:
        KnowledgeError, StorageError: whatever ``find`` raises.
    """
    rules = list(_rules(find))[:_MOST_RULES]
    matters = list(_matters(project, find))[:_MOST_MATTERS]
    found = {(hit.document, sentence.text): (hit, sentence) for hit, sentence in reversed([*rules, *matters])}
    return [
        OwnCitation(
            document=clip(hit.document, LINE_LIMIT),
            place=sentence.place.both().say(language),
            sentence=sentence.text,
        )
        for hit, sentence in reversed(found.values())
    ]


def notice_of(sources: Iterable[OwnCitation]) -> Notice | None:
    """How early the documents want papers to go out; ``None`` where none says it in days."""
    for source in sources:
        if _is_rule(source.sentence) and _sign("notice").search(source.sentence):
            match = _NOTICE.search(narrow(source.sentence))
            days = _days(match) if match else None
            if match and days is not None and 1 <= days <= _LONGEST_NOTICE:
                unit = match["zh_unit"] or match["en_unit"]
                return Notice(days, working=unit.casefold().startswith(("工作", "working", "business")))
    return None


def _days(match: re.Match[str]) -> int | None:
    said = match["zh"] or match["en"]
    value = int(said) if said.isdecimal() else chinese_number(said) or english_number(said)
    return None if value is None else int(value)


def _rules(find: FindOwn) -> Iterator[tuple[OwnHit, OwnSentence]]:
    """For each topic the best sentence that is a rule and speaks of it."""
    for topic, asked in _signs()["topics"].items():
        for hit in find(list(asked["asks"])):
            fitting = [one for one in _sentences(hit) if _is_rule(one.text) and _sign(topic).search(one.text)]
            if fitting:
                yield hit, fitting[0]
                break


def _matters(project: Project, find: FindOwn) -> Iterator[tuple[OwnHit, OwnSentence]]:
    """For each matter of the meeting the best sentence that names it."""
    for name in _names(project):
        for hit in find([name]):
            fitting = [one for one in _sentences(hit) if mentions(one.text, name)]
            if fitting:
                yield hit, fitting[0]
                break


def _names(project: Project) -> list[str]:
    """Contested issues, the joint KPI, decisions and the departments' KPIs, as far as they are named."""
    names = [issue.name for issue in project.issues]
    names += [project.joint_kpi.name] if project.joint_kpi else []
    names += project.decisions
    names += [kpi.name for department in project.departments for kpi in department.kpis]
    return list(dict.fromkeys(name.strip() for name in names if len(name.strip()) > 1))[: 2 * _MOST_MATTERS]


def _sentences(hit: OwnHit) -> list[OwnSentence]:
    """The sentence found, then its neighbours; none that talks to a program or is to be kept quiet."""
    ordered = sorted(hit.around, key=lambda one: one.text != hit.sentence)
    return [one for one in ordered if not is_instruction(one.text) and not private_kind(one.text)]


def _is_rule(sentence: str) -> bool:
    return _pattern(str(_signs()["rule"])).search(sentence) is not None


def _sign(topic: str) -> re.Pattern[str]:
    return _pattern(str(_signs()["topics"][topic]["about"]))


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


@cache
def _signs() -> dict[str, Any]:
    return dict(yaml.safe_load(Path(__file__).with_name("own_sources.yaml").read_text(encoding="utf-8")))
