"""The knowledge base as one immutable value, read from ``kb/``.

::

    kb/sources.yaml         the article the framework rests on
    kb/framework/<key>.yaml one principle a file
    kb/cases/<key>.yaml     one case a file
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.principles import Case, Origin, Pain, Principle
from assistant.language.catalog import load_catalog
from assistant.language.locale import Language, LocalText

SOURCES = "sources.yaml"
FRAMEWORK = "framework"
CASES = "cases"

_WORDING = Path(__file__).with_name("base.yaml")
_PAINS = list(Pain)
_ORIGINS = list(Origin)
_Shape = TypeVar("_Shape", bound=BaseModel)
_Entry = TypeVar("_Entry", Principle, Case)


class Article(BaseModel):
    """Bibliographic entry of the article. ``title`` is the original; ``title_en`` a gloss of it.

    ``seen`` is the year it was read; ``note`` says how this product uses it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    author: str
    title: str
    title_en: str
    publisher: str
    seen: int
    note: LocalText

    def citation(self, language: Language) -> str:
        """One line for a list of sources, in ``language``."""
        if language is Language.ZH_TW:
            return f"{self.author}，〈{self.title}〉，{self.publisher}。"
        return f"{self.author}, 〈{self.title}〉 ({self.title_en}), {self.publisher}, seen {self.seen}."


class _Sources(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    article: Article


@dataclass(frozen=True)
class KnowledgeBase:
    """Principles and cases by key, in the order a reader meets them: by pain, the article's first.

    Attributes:
        content_hash: sha256 (hex) over names and bytes of all files; changes when any of them does.
        article: what the framework rests on.
    """

    principles: dict[str, Principle] = field(repr=False)
    cases: dict[str, Case] = field(repr=False)
    content_hash: str
    article: Article = field(repr=False)

    def __hash__(self) -> int:
        return hash(self.content_hash)

    def principle(self, key: str) -> Principle:
        """The principle called ``key``.

        Raises:
            KnowledgeError: there is none; names the nearest key.
        """
        found = self.principles.get(key)
        if found is None:
            near = get_close_matches(key, self.principles, n=1)
            raise _error("unknown_principle", key=key, nearest=near[0] if near else _say("none"))
        return found

    def by_pain(self, pain: Pain) -> list[Principle]:
        """Principles that answer ``pain``, the article's first."""
        return [principle for principle in self.principles.values() if principle.pain is pain]

    def related_to(self, key: str) -> list[Principle]:
        """Neighbours of a principle as its file lists them. Raises like :meth:`principle`."""
        return [self.principle(other) for other in self.principle(key).related]

    def cases_for(self, key: str) -> list[Case]:
        """Cases that show the principle ``key``; empty when none does."""
        return [case for case in self.cases.values() if key in case.principles]


@dataclass(frozen=True)
class KnowledgeFile:
    """One file of ``kb/``. ``name`` is its path below ``kb/`` with forward slashes."""

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        """File name without folder and suffix: what the key must be."""
        return self.name.rsplit("/", 1)[-1].removesuffix(".yaml")


def load_knowledge(root: Path) -> KnowledgeBase:
    """Read ``kb/`` at ``root``. Files are read each time; parsing is repeated only when one has changed.

    Raises:
        KnowledgeError: a file is missing, unreadable, not YAML or of the wrong shape; names file,
            field and what to do.
    """
    return _build(tuple(knowledge_files(root)))


def knowledge_files(root: Path) -> list[KnowledgeFile]:
    """All files of the knowledge base, in the order of their names.

    Raises:
        KnowledgeError: a folder or ``sources.yaml`` is missing, or a file cannot be read.
    """
    paths = [root / SOURCES]
    for folder in (FRAMEWORK, CASES):
        if not (root / folder).is_dir():
            raise _error("no_folder", file=str(root / folder))
        paths += sorted((root / folder).glob("*.yaml"))
    return [_read(path, root) for path in paths]


def _read_yaml(text: str) -> Any:
    # The C loader is ten times faster than the Python one.
    return yaml.load(text, Loader=yaml.CSafeLoader)


def parse_file(file: KnowledgeFile, shape: type[_Shape], read: Callable[[str], Any] = _read_yaml) -> _Shape:
    """The content of one file, its text read by ``read``.

    Raises:
        KnowledgeError: not UTF-8, not YAML, or not of that shape; the pydantic or YAML error is its cause.
    """
    try:
        return shape.model_validate(read(file.data.decode("utf-8")))
    except UnicodeDecodeError as error:
        raise _error("unreadable", file=file.name, reason="UTF-8") from error
    except yaml.YAMLError as error:
        raise _error("not_yaml", file=file.name, reason=_where(error)) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place: object = field_path(first["loc"]) or _say("whole_file")
        raise _error("wrong_shape", file=file.name, key=place, reason=_one_line(first["msg"])) from error


def field_path(location: Iterable[int | str]) -> str:
    """Where a field lies as a person counts: ``("steps", 0, "en")`` is ``steps.1.en``."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in location)


def parse_article(file: KnowledgeFile) -> Article:
    """The article's entry in ``sources.yaml``. Raises ``KnowledgeError`` like :func:`parse_file`."""
    return parse_file(file, _Sources).article


def in_folder(files: Iterable[KnowledgeFile], folder: str) -> list[KnowledgeFile]:
    """Those of ``files`` that lie in ``folder``."""
    return [file for file in files if file.name.startswith(f"{folder}/")]


@lru_cache(maxsize=4)
def _build(files: tuple[KnowledgeFile, ...]) -> KnowledgeBase:
    principles = _by_key(Principle, in_folder(files, FRAMEWORK))
    cases = _by_key(Case, in_folder(files, CASES))
    ordered = sorted(
        principles.values(), key=lambda one: (_PAINS.index(one.pain), _ORIGINS.index(one.origin), one.key)
    )
    return KnowledgeBase(
        principles={principle.key: principle for principle in ordered},
        cases=cases,
        content_hash=_hash(files),
        article=parse_article(files[0]),
    )


def _by_key(shape: type[_Entry], files: Iterable[KnowledgeFile]) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    names: dict[str, str] = {}
    for file in files:
        entry = parse_file(file, shape)
        if entry.key in entries:
            raise _error("same_key", file=file.name, key=entry.key, reason=names[entry.key])
        names[entry.key] = file.name
        entries[entry.key] = entry
    return entries


def _hash(files: Iterable[KnowledgeFile]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()


def _read(path: Path, root: Path) -> KnowledgeFile:
    name = path.relative_to(root).as_posix()
    try:
        return KnowledgeFile(name, path.read_bytes())
    except FileNotFoundError as error:
        raise _error("no_file", file=str(path)) from error
    except OSError as error:
        raise _error("unreadable", file=str(path), reason=error.strerror or str(error)) from error


def _where(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    place = "" if mark is None else f"line {mark.line + 1}, "
    return place + _one_line(getattr(error, "problem", None) or str(error))


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _say(name: str) -> LocalText:
    return load_catalog(_WORDING).both(name)


def _error(name: str, **values: object) -> KnowledgeError:
    wording = load_catalog(_WORDING)
    return KnowledgeError(
        wording.both(f"{name}.sentence", **values), wording.both(f"{name}.next_step", **values)
    )
