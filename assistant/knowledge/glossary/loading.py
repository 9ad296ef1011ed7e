"""Reading the shipped glossary: ``kb/glossary/<name>.yaml``, each a list of terms."""

from functools import lru_cache
from pathlib import Path

from pydantic import RootModel

from assistant.knowledge.base import KnowledgeFile, parse_file
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.models import Term
from assistant.knowledge.glossary.words import say
from assistant.knowledge.plain_yaml import read_plain

FOLDER = "glossary"


class _Terms(RootModel[tuple[Term, ...]]):
    """One file's content."""


def load_glossary(root: Path) -> Glossary:
    """The glossary in ``kb/`` at ``root``. Files are read each time; parsing is repeated only on a change.

    Raises:
        KnowledgeError: the folder is missing or empty, a file is unreadable or of the wrong shape, or a key
            is used twice; names file, term and field.
    """
    return _build(tuple(glossary_files(root)))


def glossary_files(root: Path) -> list[KnowledgeFile]:
    """The glossary's files in the order of their names. Raises ``KnowledgeError``."""
    folder = root / FOLDER
    files = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            files.append(KnowledgeFile(f"{FOLDER}/{path.name}", path.read_bytes()))
        except OSError as error:
            raise _error("unreadable", file=str(path), reason=error.strerror or str(error)) from error
    if not files:
        raise _error("no_terms", file=str(folder))
    return files


def parse_terms(file: KnowledgeFile) -> tuple[Term, ...]:
    """The terms of one file. Raises ``KnowledgeError`` naming the field as ``3.plain.zh-TW``."""
    return parse_file(file, _Terms, read_plain).root


@lru_cache(maxsize=4)
def _build(files: tuple[KnowledgeFile, ...]) -> Glossary:
    terms: dict[str, Term] = {}
    places: dict[str, str] = {}
    for file in files:
        for term in parse_terms(file):
            if term.key in terms:
                raise _error("same_key", file=file.name, key=term.key, other=places[term.key])
            terms[term.key] = term
            places[term.key] = file.name
    return Glossary(terms)


def _error(name: str, **values: object) -> KnowledgeError:
    return KnowledgeError(say(f"{name}.sentence", **values), say(f"{name}.next_step", **values))
