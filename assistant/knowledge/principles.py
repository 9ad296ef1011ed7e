"""A principle and a case of the framework, as read from ``kb/``."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from assistant.language.locale import Language, LocalText


class Pain(StrEnum):
    """Which of the article's three pains a principle answers; ``MEETING``: how to hold any meeting."""

    GOALS = "goals"
    RESOURCES = "resources"
    COMMUNICATION = "communication"
    MEETING = "meeting"


class Origin(StrEnum):
    """Whether the article states the idea or research adds it."""

    ARTICLE = "article"
    RESEARCH = "research"


class Reference(BaseModel):
    """A publication. ``supports``: what it shows; ``verified``: an editor is sure of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    citation: str
    supports: LocalText
    verified: bool = True


class Situations(BaseModel):
    """Lines as a manager would say them when the principle applies: at least three in each language."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    zh: list[str] = Field(alias="zh-TW", min_length=3)
    en: list[str] = Field(min_length=3)

    def lines(self, language: Language) -> list[str]:
        """The lines in ``language``."""
        return self.zh if language is Language.ZH_TW else self.en


class Principle(BaseModel):
    """One idea of the framework.

    Attributes:
        key: stable; cited in drafts, never reused.
        idea: the principle in one sentence; what a draft may quote verbatim.
        mechanism: why it works.
        applies_when: how to recognise that it fits.
        steps: how to use it in a meeting, in order.
        wording: sentences the person can say.
        goes_wrong: how it fails in practice.
        article: what the article says about it, in our own words; absent where the article is silent.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)
    pain: Pain
    origin: Origin
    name: LocalText
    idea: LocalText
    mechanism: LocalText
    applies_when: LocalText
    steps: list[LocalText] = Field(min_length=2)
    wording: list[LocalText] = Field(min_length=1)
    goes_wrong: list[LocalText] = Field(min_length=1)
    situations: Situations
    research: list[Reference] = Field(default_factory=list)
    article: LocalText | None = None
    related: list[str] = Field(default_factory=list)


class Case(BaseModel):
    """A case. ``claim`` is a figure the case states and ``claim_source`` where it comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)
    pain: Pain
    name: LocalText
    situation: LocalText
    change: LocalText
    result: LocalText
    claim: str = ""
    claim_source: LocalText | None = None
    principles: list[str] = Field(min_length=1)


class PrincipleHit(BaseModel):
    """A principle found for a situation.

    Attributes:
        score: 0..1, comparable only within one search.
        matched: the situation line or idea that matched best, verbatim from the knowledge base.
        query: the text it was found for, verbatim from the project or the search box.
        why: one sentence saying how the two meet.
    """

    model_config = ConfigDict(frozen=True)

    principle: Principle
    score: float
    matched: str
    query: str
    why: LocalText
