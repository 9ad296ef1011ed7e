"""Text of a person or a model on its way to the screen: shown as written, never interpreted."""

import html
import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~:^=])")
_ADDRESS = re.compile(r"(?i)(://|(?<=www)\.)")
_ZERO_WIDTH_SPACE = "\u200b"


def safe(text: object) -> str:
    """``text`` for HTML: tags, images and links in it are shown as the characters they are."""
    return html.escape(str(text), quote=True)


def lines(text: object) -> str:
    """Like :func:`safe`, with line breaks kept."""
    return safe(text).replace("\n", "<br>")


def plain(text: object) -> str:
    """``text`` for a label that Streamlit reads as Markdown: nothing in it becomes markup or a link."""
    broken = _ADDRESS.sub(lambda found: _ZERO_WIDTH_SPACE + found.group(), str(text))
    return _MARKDOWN.sub(r"\\\1", " ".join(broken.split()))
