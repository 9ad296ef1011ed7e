"""The two languages of the product and text that exists in both."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field


class Language(StrEnum):
    """A language the product speaks; values are BCP 47 tags."""

    ZH_TW = "zh-TW"
    EN = "en"


class LocalText(BaseModel):
    """One message in both languages, so that a switch of language needs no recomputation.

    In YAML and JSON the keys are the language tags: ``{zh-TW: 議程, en: Agenda}``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    zh: str = Field(alias="zh-TW")
    en: str

    def say(self, language: Language) -> str:
        """The text in ``language``."""
        return self.zh if language is Language.ZH_TW else self.en

    @classmethod
    def same(cls, text: str) -> Self:
        """Text that reads the same in both languages, such as a name."""
        return cls(zh=text, en=text)
