"""The company's own documents: what is stored of them, how they are cut, what a search finds in them.

Every sentence keeps its place, so that whatever is found can be quoted word for word with its page.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.retrieval import fingerprint
from assistant.knowledge.wording import say
from assistant.project.intake.documents import Document, Kind, Passage, Place, PlaceKind, comparable

MAX_CHUNK = 400
MAX_CHUNKS = 20_000
"""Chunks of one project; ranking stays exact and takes some tens of milliseconds up to here."""
_PAGED = frozenset({PlaceKind.PAGE, PlaceKind.SLIDE, PlaceKind.COMMENT})
_LISTED = r"[-*•・●◦▪■□]|[\d一二三四五六七八九十]+[.、)）]"
_END = re.compile(
    rf"(?:\A|(?<=\n))#{{1,6}} [^\n]*\n+"
    rf"|[。！？!?]+[」』”’）)\]】》]*|\.[”’)\]]*(?=\s|$)|\n+(?=\s*(?:{_LISTED}|#{{1,6}} ))"
)
_WRAPPED = re.compile(r"\s*\n\s*")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:[A-Za-z]|e\.g|i\.e|etc|vs|Mr|Mrs|Ms|Dr|Inc|Ltd|Co|approx)\.$")
_SAYS_SOMETHING = re.compile(r"[^\W\d_]")
_MARKED_HEADING = re.compile(r"#{1,6}\s")
_LONGEST_HEADING = 12
# A figure, a mark or a space makes a short line an entry of a list or a row of a table.
_SAYS_MORE = re.compile(r"[^\w]|[\d一二三四五六七八九十百千萬]")
_CLAUSE_ENDS = "；;，,、： "

OwnTexts = Callable[[str, str], bool]
"""Whether the document of this name holds this sentence word for word, up to white space."""


@dataclass(frozen=True)
class OwnDocument:
    """A document of a project as it is listed. ``name`` is unique within the project."""

    id: str
    name: str
    kind: Kind
    characters: int
    added_at: dt.datetime


@dataclass(frozen=True)
class OwnSentence:
    """A sentence, verbatim from its passage up to wrapped lines, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class OwnChunk:
    """Neighbouring sentences of one document, together at most :data:`MAX_CHUNK` characters."""

    document_id: str
    document: str
    sentences: tuple[OwnSentence, ...]

    @property
    def text(self) -> str:
        """The sentences, one a line: what is searched and embedded."""
        return "\n".join(sentence.text for sentence in self.sentences)

    @property
    def id(self) -> str:
        """The same for equal texts, whichever document they stand in."""
        return fingerprint(self.text)


@dataclass(frozen=True)
class OwnHit:
    """What a search found.

    Attributes:
        document: the document's name, ``document_id`` its id.
        sentence: the sentence that answers best, verbatim from the document.
        place: where that sentence stands.
        around: the sentences of its passage, itself among them, in order.
        score: 0..1, comparable only within one search.
        query: the question it was found for.
    """

    document: str
    document_id: str
    place: Place
    sentence: str
    around: tuple[OwnSentence, ...]
    score: float
    query: str

    @property
    def context(self) -> str:
        """The passage around the sentence, a sentence a line."""
        return "\n".join(sentence.text for sentence in self.around)


@dataclass(frozen=True)
class OwnIndexState:
    """How far the vectors of a project are. Search works at any moment, with vectors it is better."""

    documents: int
    chunks: int
    embedded: int

    @property
    def complete(self) -> bool:
        """Whether every chunk has its vector."""
        return self.embedded >= self.chunks


class OwnDocumentStore(Protocol):
    """Where the text of documents is kept. A project of another owner, or a hidden one, has no documents.

    Every method raises ``StorageError``.
    """

    def list(self, owner: str, project_id: str) -> Sequence[OwnDocument]:
        """The documents of a project, oldest first."""

    def passages(self, owner: str, project_id: str) -> Sequence[tuple[OwnDocument, Sequence[Passage]]]:
        """The documents with their passages, in the order of :meth:`list`."""

    def add(
        self, owner: str, project_id: str, documents: Sequence[Document], *, most_chunks: int
    ) -> Sequence[OwnDocument]:
        """Store documents, all or none; one whose text is there already is not stored again.

        Raises:
            KnowledgeError: the project would have more than ``most_chunks`` chunks.
        """

    def remove(self, owner: str, project_id: str, document_id: str) -> bool:
        """Delete a document for good, overwriting its text; whether it was there."""


def chunks_of(documents: Iterable[tuple[OwnDocument, Sequence[Passage]]]) -> list[OwnChunk]:
    """All chunks of the documents, in order."""
    return [
        OwnChunk(document.id, document.name, group)
        for document, passages in documents
        for group in group_sentences(passages)
    ]


def group_sentences(passages: Sequence[Passage]) -> Iterator[tuple[OwnSentence, ...]]:
    """Neighbouring sentences of at most :data:`MAX_CHUNK` characters together.

    A page, a slide, a comment and a sheet begin a new group; lines, paragraphs, rows and turns flow on.
    """
    group: list[OwnSentence] = []
    size = 0
    for passage in passages:
        for text in sentences(passage.text):
            begins = bool(group) and _section(group[-1].place) != _section(passage.place)
            if begins or size + len(text) > MAX_CHUNK:
                if group:
                    yield tuple(group)
                group, size = [], 0
            group.append(OwnSentence(text, passage.place))
            size += len(text) + 1
    if group:
        yield tuple(group)


def _section(place: Place) -> tuple[str, int]:
    return (place.name, place.number if place.kind in _PAGED else 0)


def sentences(text: str) -> list[str]:
    """Sentences of a passage, wrapped lines joined; each is verbatim up to white space.

    A semicolon ends none: half a rule can say the opposite of the whole. Numbers of headings stay with what
    follows. One longer than :data:`MAX_CHUNK` is cut at its clauses.
    """
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.end()]
        if _ABBREVIATED.search(piece) or not _SAYS_SOMETHING.search(piece):
            continue
        found.append(piece)
        start = match.end()
    found.append(text[start:])
    return [part for piece in found for part in _cut(_one_line(piece))]


def is_heading(sentence: str) -> bool:
    """Whether a sentence only names what follows: ``# 採購辦法``, a few words without any punctuation."""
    if _MARKED_HEADING.match(sentence):
        return True
    return len(sentence) <= _LONGEST_HEADING and not _SAYS_MORE.search(sentence)


def _one_line(piece: str) -> str:
    """A line that was wrapped between Chinese characters goes on without a space."""
    return " ".join(_WRAPPED.sub(_gap, piece.strip()).split())


def _gap(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end() : match.end() + 1]
    return " " if before.isascii() or after.isascii() else ""


def _cut(sentence: str) -> Iterator[str]:
    while len(sentence) > MAX_CHUNK:
        at = max(sentence.rfind(mark, MAX_CHUNK // 2, MAX_CHUNK) for mark in _CLAUSE_ENDS) + 1
        at = at or MAX_CHUNK
        yield sentence[:at].strip()
        sentence = sentence[at:].strip()
    if sentence:
        yield sentence


def held_by(texts: Mapping[str, Sequence[str]]) -> OwnTexts:
    """Whether one of a document's texts holds a sentence; ``texts`` by the document's name."""
    known = {name: "\n".join(map(comparable, parts)) for name, parts in texts.items()}

    def holds(document: str, sentence: str) -> bool:
        wanted = comparable(sentence)
        return bool(wanted) and wanted in known.get(document, "")

    return holds


def too_many(chunks: int, most: int) -> KnowledgeError:
    """The error that refuses more documents than a project can hold."""
    return KnowledgeError(
        say("own.too_many.sentence", chunks=f"{chunks:,}", most=f"{most:,}"), say("own.too_many.next_step")
    )
