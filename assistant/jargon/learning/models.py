"""Learning together as data: a sharing session of thirty minutes, a programme of three months, a handout."""

import datetime as dt
from typing import Literal

from pydantic import Field

from assistant.jargon.models import Entry
from assistant.language.locale import Language

SESSION_MINUTES = 30
HANDOUT_TERMS = 14

Stage = Literal["open", "explain", "practise", "check", "questions", "close"]
ActivityKind = Literal["prepare", "session", "sit_in", "alongside", "improve", "review"]


class Change(Entry):
    """What a word changes for one listener: what of its decisions it touches, and how."""

    department: str
    touches: str
    line: str


class TermMet(Entry):
    """A word that somebody had to have explained.

    Attributes:
        term: key in the glossary; empty for a word only a model explained.
        surface: how it was written where it was met first; ``name``: its name where the glossary has one.
        plain, ask_back: as on its card, in the plan's language where the glossary has them.
        changes: one for each listener, what matters most to it.
        other_meanings: what else the same word can mean: (whose word, meaning), the listeners' own first.
        explainer: the department whose word it is, by the project's own name where the project has one.
        listeners: departments that needed it, in order of meeting it; never the explainer.
        times: how often it stands in the texts, each text counted once.
        quote: the sentence it was met in, verbatim; empty where none may be shared.
        quoted_from: the department that said the sentence.
        verified: a glossary or a person stands behind the meaning.
    """

    term: str = ""
    surface: str
    name: str = ""
    plain: str = ""
    ask_back: str = ""
    changes: tuple[Change, ...] = ()
    other_meanings: tuple[tuple[str, str], ...] = ()
    explainer: str
    listeners: tuple[str, ...] = Field(min_length=1)
    times: int = 1
    quote: str = ""
    quoted_from: str = ""
    verified: bool = True


class Teacher(Entry):
    """Who explains: a department and, where the project has one, a person of it. Never an address."""

    department: str
    person: str = ""
    role: str = ""


class Segment(Entry):
    """A part of the session. ``start``: minutes from the beginning; all ``minutes`` make thirty.

    ``term`` and ``teacher`` are there in the parts that explain a word.
    """

    stage: Stage
    start: int = Field(ge=0, lt=SESSION_MINUTES)
    minutes: int = Field(gt=0, le=SESSION_MINUTES)
    title: str
    how: str
    term: TermMet | None = None
    teacher: Teacher | None = None


class CheckQuestion(Entry):
    """A question that shows whether a word was understood, with the answer; ``asked``: who answers."""

    question: str
    answer: str
    asked: str
    surface: str


class GroundRule(Entry):
    """A rule that makes asking safe, and the principle behind it, quoted from the knowledge base."""

    rule: str
    principle: str
    name: str
    quote: str


class SharingSession(Entry):
    """Who explains what to whom in thirty minutes. ``rules`` hold for the whole programme.

    ``later``: words left for the next session, as they were written.
    """

    title: str
    date: dt.date
    segments: tuple[Segment, ...] = Field(min_length=1)
    questions: tuple[CheckQuestion, ...]
    rules: tuple[GroundRule, ...]
    later: tuple[str, ...] = ()


class Pair(Entry):
    """Two departments that learn from each other, and the words between them."""

    one: str
    other: str
    words: tuple[str, ...]


class Activity(Entry):
    """Something done on a day.

    ``pair`` is ``None`` for what all do together. ``host``: the department it takes place at. ``builds_on``:
    what that department offered in the project, verbatim; empty where it offered nothing like it.
    """

    date: dt.date
    month: int = Field(ge=1, le=3)
    kind: ActivityKind
    title: str
    what: str
    host: str = ""
    pair: Pair | None = None
    builds_on: str = ""


class Measure(Entry):
    """How success shows. ``baseline`` says when it will be measured: nobody has measured it yet."""

    name: str
    counted: str
    baseline: str
    target: str
    caution: str


class CoLearning(Entry):
    """Three months of learning from each other, the sharing session among them.

    ``constraints``: the project's own, verbatim, to plan around; ``notes``: what the dates do not know.
    """

    starts: dt.date
    session: dt.date
    ends: dt.date
    pairs: tuple[Pair, ...] = Field(min_length=1)
    activities: tuple[Activity, ...] = Field(min_length=1)
    measures: tuple[Measure, ...] = Field(min_length=1)
    constraints: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class LearningPlan(Entry):
    """What to do with the words people met.

    Where none was met ``session`` and ``programme`` are ``None``, and ``nothing`` says so and what to do.
    """

    language: Language
    title: str
    session: SharingSession | None = None
    programme: CoLearning | None = None
    nothing: tuple[str, ...] = ()


class Handout(Entry):
    """One page of words, most met first. ``left_out``: how many more there were."""

    language: Language
    title: str
    terms: tuple[TermMet, ...] = ()
    left_out: int = Field(default=0, ge=0)
    nothing: tuple[str, ...] = ()
