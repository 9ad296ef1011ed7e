"""What a check is: an id, a severity and a function that says what it sees. Words are in wording.yaml."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assistant.agenda.checks.texts import Passage, passages
from assistant.agenda.clock import Slot, schedule
from assistant.agenda.models import AgendaItem, AlignmentAgenda, ItemType, Stage
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.own_documents import OwnTexts
from assistant.knowledge.principles import Principle
from assistant.language.catalog import load_catalog
from assistant.language.findings import Finding, Severity
from assistant.language.locale import LocalText
from assistant.project.models import Project

WORDING = load_catalog(Path(__file__).with_name("wording.yaml"))
_ROUTINE = frozenset({Stage.CONFIRM, Stage.OPENING, Stage.CLOSE})
_INNER_ZH = str.maketrans("「」", "『』")
_INNER_EN = str.maketrans("“”", "‘’")
EVIDENCE_LENGTH = 200
"""Evidence longer than this is cut."""


@dataclass(frozen=True)
class Context:
    """What a check may look at; everything but the agenda is ``None`` when not given."""

    agenda: AlignmentAgenda
    project: Project | None = None
    principles: Mapping[str, Principle] | None = None
    today: dt.date | None = None
    own: OwnTexts | None = None
    glossary: Glossary | None = None

    @cached_property
    def slots(self) -> list[Slot]:
        """The items with their times."""
        return schedule(self.agenda)

    @cached_property
    def passages(self) -> list[Passage]:
        """Every text a reader of the agenda sees."""
        return passages(self.agenda)

    @cached_property
    def names(self) -> list[str]:
        """Names of everybody who attends, each once."""
        listed = [person.name for person in self.agenda.attendees] + self.agenda.meeting.attendees
        return list(dict.fromkeys(name for name in listed if name))

    @cached_property
    def departments(self) -> list[str]:
        """The departments at the table, each once."""
        return list(dict.fromkeys(name for name in self.agenda.departments if name))

    def working(self, *types: ItemType) -> list[AgendaItem]:
        """Items of ``types`` (all when none is given) that are not mere confirming, opening or closing."""
        return [
            item
            for item in self.agenda.items
            if item.stage not in _ROUTINE and (not types or item.type in types)
        ]


@dataclass(frozen=True)
class Seen:
    """One thing a check saw.

    Attributes:
        where: an item's id or a field's name.
        evidence: the words or figures, verbatim.
        values: what fills the message's placeholders.
        message, remedy: which of the check's wordings apply.
        action: a remedy the product can carry out here; ``None`` when there is none.
    """

    where: str
    evidence: str
    values: Mapping[str, object] = field(default_factory=dict)
    message: str = "message"
    remedy: str = "remedy"
    action: str | None = None


@dataclass(frozen=True)
class Check:
    """One rule. ``id`` is stable and never reused for another meaning."""

    id: str
    severity: Severity
    look: Callable[[Context], Iterable[Seen]]

    @property
    def description(self) -> LocalText:
        """What the rule asks for, in one sentence."""
        return WORDING.both(f"{self.id}.description")

    def findings(self, context: Context) -> list[Finding]:
        """What the check sees in ``context``, worded in both languages."""
        return [finding(self.id, self.severity, seen) for seen in self.look(context)]


def finding(check: str, severity: Severity, seen: Seen) -> Finding:
    """The finding for what ``check`` saw. Raises ``KeyError`` for a wording or value that is missing."""
    values = {name: _quotable(value) for name, value in seen.values.items()}
    return Finding(
        check=check,
        severity=severity,
        where=seen.where,
        evidence=seen.evidence[:EVIDENCE_LENGTH],
        message=WORDING.both(f"{check}.{seen.message}", **values),
        remedy=WORDING.both(f"{check}.{seen.remedy}", **values),
        action=seen.action,
    )


def _quotable(value: object) -> object:
    """A text whose own quotation marks are inner ones, since messages put it between outer ones."""
    if not isinstance(value, str):
        return value
    return LocalText(zh=value.translate(_INNER_ZH), en=value.translate(_INNER_EN))


def enumerate_names(names: Iterable[str]) -> LocalText:
    """Names as a list inside a sentence: ``甲、乙`` and ``A, B``."""
    listed = list(names)
    return LocalText(zh="、".join(listed), en=", ".join(listed))
