"""HTML to text as a person would read it: no scripts, no pictures, nothing fetched."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {
        "p",
        "div",
        "br",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "blockquote",
    }
    | {"pre", "section", "article", "header", "footer", "dl", "dt", "dd", "center", "form", "address", "body"}
)
_UNSEEN = frozenset({"script", "style", "title", "template", "noscript", "svg", "object"})
_SPACES = re.compile(r"[ \t\n\r\f]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,40})", re.IGNORECASE)


def declared_charset(data: bytes) -> str:
    """The charset a page claims in its first 4,000 bytes, or ``""``."""
    match = _CHARSET.search(data[:4_000])
    return match[1].decode("ascii") if match else ""


def text_of_html(html: str) -> str:
    """The words of ``html``: a line for each block, tabs between cells, ``>`` before quotations."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._quotes = 0
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in {"td", "th"} and self._line:
            self._line.append("\t")
        elif tag in _BLOCKS:
            self._break(blank=tag in {"p", "blockquote", "table", "hr"})
        if tag == "blockquote":
            self._quotes += 1
        elif tag == "body":
            self._unseen = 0

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._break(blank=tag in {"p", "blockquote", "table"})
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._line.append(_SPACES.sub(" ", data))

    def _break(self, *, blank: bool) -> None:
        mark = "> " * min(self._quotes, 20)
        words = "".join(self._line).replace("\xa0", " ").strip(" \n")
        self._line = []
        if words:
            self._lines.append(mark + words)
        if blank and self._lines and self._lines[-1].strip("> "):
            self._lines.append(mark.rstrip())

    def text(self) -> str:
        self._break(blank=False)
        return "\n".join(self._lines).strip()
