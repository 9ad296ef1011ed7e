"""A translation for listeners as data: what was said, how it is said to them, and why.

The text is kept paragraph by paragraph, so that original and rewrite stand beside each other.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.knowledge.glossary.models import Effect, Home
from assistant.language.locale import Language

MAX_TEXT = 100_000
MOST_LISTENERS = 4


class Entry(BaseModel):
    """Base of all parts of a translation: frozen, unknown fields are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Side(Entry):
    """A speaker or a listener: a department by the project's own name, mapped to a kind where possible.

    ``decides`` is what this listener has to decide, in the person's words, possibly empty.
    """

    department: str
    home: Home | None = None
    role: str = ""
    decides: str = ""


class Card(Entry):
    """One term of the text for one listener.

    Attributes:
        term: key in the glossary; empty for a term only a model explained.
        surface: how it is written in the text, first occurrence; ``spans``: (paragraph, start, end) of all.
        plain, ask_back: words for this listener; ``effects``: what changes for this listener's decision.
        other_senses: keys of other meanings of the same word, likeliest first.
        elsewhere: what the listener's department means by the same word, when it differs; else empty.
        verified: a glossary or a person stands behind it; ``confirmed``: a person of the organisation.
        explained: whether this listener needs it; a card of a term it knows is kept but not explained.
    """

    term: str = ""
    surface: str
    spans: tuple[tuple[int, int, int], ...]
    plain: str = ""
    effects: dict[Effect, str] = Field(default_factory=dict)
    ask_back: str = ""
    other_senses: tuple[str, ...] = ()
    elsewhere: str = ""
    verified: bool = True
    confirmed: bool = False
    explained: bool = True


class Kept(Entry):
    """Something of the source that the rewrite has to keep, and whether it does."""

    kind: Literal["number", "unit", "date", "name", "negation", "condition", "obligation"]
    text: str
    paragraph: int
    kept: bool = True


class Conversion(Entry):
    """A quantity put into a unit the listener uses, or the question that would allow it.

    ``result`` is empty while the organisation has not said what the unit is; then ``question`` asks.
    """

    quantity: str
    term: str
    result: str = ""
    question: str = ""


class Rewrite(Entry):
    """One paragraph in words the listener knows.

    Attributes:
        problems: what is still wrong with a model's wording after the re-ask, to be shown beside it.
        by_model: a model worded it; a wording that says something else than the source is never used.
    """

    source: str
    text: str
    problems: tuple[str, ...] = ()
    by_model: bool = False


class ForListener(Entry):
    """Everything for one listener."""

    listener: Side
    paragraphs: tuple[Rewrite, ...]
    cards: tuple[Card, ...]
    effect: tuple[str, ...] = ()
    ask_back: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    kept: tuple[Kept, ...] = ()
    composed_offline: bool = True


class Unknown(Entry):
    """A candidate the glossary does not have, offered for definition."""

    surface: str
    spans: tuple[tuple[int, int, int], ...]


class Translation(Entry):
    """A text for up to four listeners side by side."""

    language: Language
    speaker: Side
    source: tuple[str, ...]
    listeners: tuple[ForListener, ...] = Field(min_length=1, max_length=MOST_LISTENERS)
    unknown: tuple[Unknown, ...] = ()
