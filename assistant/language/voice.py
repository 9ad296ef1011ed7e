"""How offline composers speak: wording in one language, and a person's own words set into it safely."""

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from assistant.language.catalog import Catalog, load_catalog
from assistant.language.figures import TO_BE_CONFIRMED
from assistant.language.locale import Language

LINE_LIMIT = 600
TEXT_LIMIT = 4_000
_OWN = load_catalog(Path(__file__).with_name("voice.yaml"))
_ENDS = "。．.；;，,：:、 \t"
_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
_LATIN = r"[A-Za-z0-9$%]"
_MEETS = re.compile(f"{_HAN}{_LATIN}|{_LATIN}{_HAN}")
_AFTER_FULL_WIDTH = re.compile(r"(?<=[，。；：、！？」』）]) (?=[^A-Za-z0-9])")
_SENTENCE = re.compile(r".+?(?:[。！？!?]|\.(?=\s|$)|$)", re.S)


def one_line(text: str) -> str:
    """``text`` with every run of white space made one space, and none after full-width punctuation."""
    return _AFTER_FULL_WIDTH.sub("", " ".join(text.split()))


def tidy(text: str) -> str:
    """``text`` on one line without the punctuation that ends it; a question mark stays."""
    return one_line(text).rstrip(_ENDS)


def clip(text: str, limit: int) -> str:
    """``text`` cut to ``limit`` characters, the cut shown by an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def is_question(text: str) -> bool:
    """Whether ``text`` ends like a question."""
    return text.rstrip('」』”’") ）').endswith(("？", "?"))


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence of ``text`` and the rest, both on one line."""
    whole = one_line(text)
    match = _SENTENCE.match(whole)
    first = match.group(0) if match else ""
    return first, whole[len(first) :].strip()


class Voice:
    """Says a composer's messages in one language.

    Values are a person's own words: they are set in unchanged, with a space where Chinese meets Latin
    letters or digits at the seam.
    """

    def __init__(self, language: Language, folder: Path) -> None:
        """Speak from the catalogues in ``folder``: ``wording.yaml``, and others by name."""
        self.language = language
        self._folder = folder
        self.chinese = language is Language.ZH_TW

    @property
    def unknown(self) -> str:
        """待確認 / to be confirmed."""
        return TO_BE_CONFIRMED[self.language]

    def catalog(self, name: str = "wording") -> Catalog:
        """One of the folder's catalogues."""
        return load_catalog(self._folder / f"{name}.yaml")

    def say(self, key: str, *, catalog: str = "wording", limit: int = LINE_LIMIT, **values: object) -> str:
        """The message ``key`` with its values, at most ``limit`` characters."""
        return clip(self._said(self.catalog(catalog), key, values), limit)

    def _said(self, catalog: Catalog, key: str, values: dict[str, object]) -> str:
        return joined(_pieces(catalog.messages[key].say(self.language), values))

    def _own(self, key: str, **values: object) -> str:
        return self._said(_OWN, key, values)

    def quote(self, text: str) -> str:
        """``text`` in quotation marks, marks inside it made the inner ones."""
        inner = tidy(text)
        if self.chinese:
            return "「" + inner.replace("「", "『").replace("」", "』") + "」"
        return "“" + inner.replace("“", "‘").replace("”", "’") + "”"

    def quotes(self, texts: Iterable[str], *, most: int = 3) -> str:
        """Texts in quotation marks as one list; more than ``most`` end in "and others"."""
        return self.few([self.quote(text) for text in texts], most=most)

    def few(self, texts: Sequence[str], *, most: int) -> str:
        """Texts as one list; more than ``most`` end in "and others"."""
        if len(texts) > most:
            return self.listing(texts[:most]) + self._own("others")
        return self.listing(texts)

    def listing(self, texts: Sequence[str], *, last: str = "and") -> str:
        """``A、B 與 C`` / ``A, B and C``; ``last`` is the word before the last one: and, or."""
        if len(texts) < 2:
            return "".join(texts)
        head = self._own("comma").join(texts[:-1])
        return joined([head, self._own(last), texts[-1]])

    def chain(self, texts: Iterable[str]) -> str:
        """Clauses joined by semicolons."""
        return self._own("semicolon").join(texts)

    def question(self, text: str) -> str:
        """``text`` as a question the room can answer."""
        asked = one_line(text)
        return (
            clip(asked, LINE_LIMIT)
            if is_question(asked)
            else clip(self._own("as_question", matter=self.quote(asked)), LINE_LIMIT)
        )


def _pieces(template: str, values: dict[str, object]) -> Iterator[str]:
    for literal, field, _, _ in string.Formatter().parse(template):
        yield literal
        if field:
            yield str(values[field])


def joined(pieces: Iterable[str]) -> str:
    """Pieces in a row, with a space where Chinese meets Latin letters or digits at a seam."""
    text = ""
    for piece in pieces:
        gap = " " if text and piece and _MEETS.fullmatch(text[-1] + piece[0]) else ""
        text += gap + piece
    return text
