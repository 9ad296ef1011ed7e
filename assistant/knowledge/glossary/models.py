"""A term as the glossary keeps it.

A term is one meaning. A word with several meanings, such as PR or AR, is several terms that share a form.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from assistant.language.locale import LocalText

MAX_FORMS = 20
PLAIN_LIMIT_ZH = 60
PLAIN_LIMIT_EN = 160

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
Form = Annotated[str, Field(min_length=1, max_length=80)]


class Home(StrEnum):
    """The departments the glossary knows, as kinds: a project's own names are mapped onto them."""

    ENGINEERING = "engineering"
    DATA = "data"
    PRODUCT = "product"
    UX = "ux"
    MARKETING = "marketing"
    SALES = "sales"
    FINANCE = "finance"
    ACCOUNTING = "accounting"
    LEGAL = "legal"
    HR = "hr"
    OPERATIONS = "operations"
    SUPPLY_CHAIN = "supply-chain"
    QUALITY = "quality"
    MANAGEMENT = "management"


class Effect(StrEnum):
    """What a term may change for somebody's decision."""

    MONEY = "money"
    TIME = "time"
    RISK = "risk"
    CUSTOMER = "customer"
    PEOPLE = "people"


class Unit(StrEnum):
    """Units a listener can use, into which a term's quantity may be converted."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    MONEY = "money"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Elsewhere(_Entry):
    """What another department means by the same word."""

    home: Home
    means: LocalText


class UnitFact(_Entry):
    """A quantity behind the term that differs between organisations, such as a sprint's length.

    Attributes:
        of: the unit a listener can use.
        ask: the question that settles it, asked until the organisation has said.
    """

    of: Unit
    ask: LocalText


class Term(_Entry):
    """One meaning of a word or phrase.

    Attributes:
        name: how it is called in each language.
        forms: further ways of writing it, abbreviations and both languages mixed; matching ignores the
            case of Latin letters except in forms written all in capitals of at most four letters, which in
            small letters count only in Chinese text and from three letters on.
        home: the department whose word it is.
        known_by: other departments that need no explanation; :attr:`everybody` when nobody does.
        plain: the meaning in words of everyday life, at most 60 characters of Chinese.
        effects: what it changes for a decision, a sentence for each kind it touches; every shipped term
            has one, a term the organisation added may have none.
        ask_back: a question a listener can ask without losing face.
        ordinary_word: an English form is an ordinary word too (lead, release): in English text it counts
            only with a capital in mid-sentence or from a department that knows it; in Chinese text always.
        source: where the meaning comes from, or ``common usage``.
    """

    key: Key
    name: LocalText
    forms: tuple[Form, ...] = Field(default=(), max_length=MAX_FORMS)
    home: Home
    known_by: tuple[Home, ...] = ()
    everybody: bool = False
    plain: LocalText
    effects: dict[Effect, LocalText] = Field(default_factory=dict)
    ask_back: LocalText
    elsewhere: tuple[Elsewhere, ...] = ()
    unit: UnitFact | None = None
    ordinary_word: bool = False
    source: str = Field(default="common usage", max_length=200)

    @property
    def all_forms(self) -> tuple[str, ...]:
        """Every way of writing it: both names, then the forms, each once."""
        return tuple(dict.fromkeys((self.name.zh, self.name.en, *self.forms)))

    def known_to(self, home: Home | None) -> bool:
        """Whether people of that department need no explanation."""
        return self.everybody or (home is not None and (home == self.home or home in self.known_by))
