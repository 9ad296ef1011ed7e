"""The agenda's own words in one language, and how it joins what people wrote."""

from collections.abc import Iterable
from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.figures import TO_BE_CONFIRMED
from assistant.language.locale import Language
from assistant.language.markdown_text import escape

_WORDING = load_catalog(Path(__file__).with_name("markdown.yaml"))


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
