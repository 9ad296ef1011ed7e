"""Company papers for measuring: those written for the questions, and any amount of others around them.

The others are made of parts that real minutes, reports and rules share, so that they resemble the answers;
the same numbers always give the same papers.
"""

import random
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.language.locale import Language
from assistant.project.intake.documents import Document, Kind, Passage, Place, PlaceKind

CASES = Path(__file__).resolve().parent.parent / "tests" / "evals" / "own_documents.yaml"
_PAGE = 1_200
_PARTS = Path(__file__).with_name("company_papers.yaml")


class Paper(BaseModel):
    """A document: its name and the text of each page, a sentence a line."""

    model_config = ConfigDict(frozen=True)

    name: str
    language: Language
    pages: list[str] = Field(min_length=1)

    def document(self) -> Document:
        """As if read from a file, each line of a page a paragraph of it."""
        passages = tuple(
            Passage(line, Place(PlaceKind.PAGE, number))
            for number, page in enumerate(self.pages, start=1)
            for line in page.splitlines()
            if line.strip()
        )
        return Document(self.name, Kind.PDF, passages, "\n".join(self.pages))


class Question(BaseModel):
    """A question and the sentence that answers it, with its document and page."""

    model_config = ConfigDict(frozen=True)

    id: str
    language: Language
    asks: str
    document: str
    page: int
    sentence: str


class Papers(BaseModel):
    """The file of questions."""

    model_config = ConfigDict(frozen=True)

    documents: list[Paper]
    questions: list[Question]

    def across(self, question: Question) -> bool:
        """Whether a question is put in another language than its answer stands in."""
        spoken = next(paper.language for paper in self.documents if paper.name == question.document)
        return spoken is not question.language


def read_papers(path: Path = CASES) -> Papers:
    """The papers and questions written by hand."""
    return Papers.model_validate(yaml.safe_load(path.read_text("utf-8")))


def other_papers(characters: int, seed: int = 7) -> list[Paper]:
    """Papers of about so many characters together: four in five Chinese, twelve pages each."""
    chance, words = random.Random(seed), yaml.safe_load(_PARTS.read_text("utf-8"))
    made: list[Paper] = []
    while characters > 0:
        language = Language.EN if len(made) % 5 == 4 else Language.ZH_TW
        paper = _paper(chance, words[language.value], language, len(made) + 1)
        characters -= sum(map(len, paper.pages))
        made.append(paper)
    return made


def _paper(chance: random.Random, parts: dict[str, Any], language: Language, number: int) -> Paper:
    pages = []
    for _ in range(12):
        lines: list[str] = []
        while sum(map(len, lines)) < _PAGE:
            lines.append(_said(chance, parts, language, chance.choice(parts["line"])))
        pages.append("\n".join(lines))
    title = _said(chance, parts, language, parts["title"])
    return Paper(name=f"{title} ({number}).pdf", language=language, pages=pages)


def _said(chance: random.Random, parts: dict[str, Any], language: Language, template: str) -> str:
    who, who2 = chance.sample(parts["who"], 2)
    said = template.format(
        who=who,
        who2=who2,
        what=chance.choice(parts["what"]),
        name=chance.choice(parts["name"]),
        n=chance.randint(2, 98),
        m=chance.randint(1, 12),
        d=chance.randint(4, 28),
        k=chance.choice("二三四五六") if language is Language.ZH_TW else chance.randint(2, 6),
    )
    return said[0].upper() + said[1:]
