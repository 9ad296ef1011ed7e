"""What a model may word in a translation: paragraphs for listeners, and meanings of undefined words."""

from pydantic import BaseModel, Field


class ParagraphWording(BaseModel):
    """One paragraph for one listener, both by their numbers in the prompt."""

    listener: int
    paragraph: int
    text: str = Field(max_length=20_000)


class WordMeaning(BaseModel):
    """What a word nobody has defined means where it stands, in plain words."""

    word: str
    meaning: str = Field(max_length=300)


class TranslationWording(BaseModel):
    """Everything the model words."""

    paragraphs: list[ParagraphWording] = Field(max_length=400)
    words: list[WordMeaning] = Field(default_factory=list, max_length=60)
