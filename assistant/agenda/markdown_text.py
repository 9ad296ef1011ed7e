"""Pieces of a Markdown document: escaped text, tables, and the document's own words in one language."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.figures import TO_BE_CONFIRMED
from assistant.language.locale import Language

_WORDING = load_catalog(Path(__file__).with_name("markdown.yaml"))
_SPECIAL = re.compile(r"([\\`*_\[\]|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)]))")


def escape(text: str) -> str:
    """``text`` on one line, shown as it was written: no markup, HTML, link, image or table of its own."""
    line = _ENTITY.sub("&amp;", " ".join(text.split()))
    return _SPECIAL.sub(r"\\\1", line).replace("<", "&lt;").replace(">", "&gt;")


def paragraph(text: str) -> str:
    """``text`` escaped as paragraphs of its own: no line of it starts a heading, list or rule."""
    lines = [_BLOCK.sub(_inert, escape(line)) for line in text.splitlines() if line.strip()]
    return "\n\n".join(lines)


def _inert(match: re.Match[str]) -> str:
    return f"\\{match[2]}" if match[2] else f"{match[3]}\\{match[4]}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, named: "Writer | None" = None) -> list[str]:
    """The lines of a table, cells escaped. With ``named``, ``head`` holds keys of the document's words."""
    titles = [named.name(key) for key in head] if named else head
    cells = [[escape(cell) for cell in row] for row in (titles, *rows)]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return [lines[0], "|" + " --- |" * len(titles), *lines[1:]]


class Writer:
    """The document's own words in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.chinese = language is Language.ZH_TW
        self.unknown = TO_BE_CONFIRMED[language]

    def say(self, key: str, **values: object) -> str:
        """A message of the catalogue."""
        return _WORDING.say(key, self.language, **values)

    def name(self, key: str) -> str:
        """The name of a part or a column."""
        return self.say(f"name.{key}")

    def known(self, text: str) -> str:
        """``text``, or 待確認 / "to be confirmed" when it is empty."""
        return text if text.strip() else self.unknown

    def field(self, key: str, text: str) -> str:
        """A bold name and a text, escaped."""
        return self.say("field", name=self.name(key), text=escape(text))

    def colon(self, name: str, text: str) -> str:
        """``name：text``."""
        return self.say("colon", name=name, text=text)

    def joined(self, texts: Iterable[str]) -> str:
        """Short texts as a list in a sentence."""
        return self.say("comma").join(texts)

    def semicolons(self, texts: Iterable[str]) -> str:
        """Longer texts one after the other; what is missing is said."""
        return self.say("semicolon").join(text for text in texts if text.strip()) or self.unknown

    def brackets(self, texts: Iterable[str]) -> str:
        """``（a，b）`` / `` (a, b)`` of what is not empty; nothing when all is empty."""
        kept = [text for text in texts if text]
        if not kept:
            return ""
        return f"（{'，'.join(kept)}）" if self.chinese else f" ({', '.join(kept)})"
