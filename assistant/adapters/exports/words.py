"""The words of exported documents in one language."""

from collections.abc import Iterable

from assistant.adapters.exports.errors import WORDING
from assistant.language.figures import TO_BE_CONFIRMED
from assistant.language.locale import Language


class Words:
    """What a document says of its own, and how it joins what people wrote."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.unknown = TO_BE_CONFIRMED[language]

    def say(self, key: str, **values: object) -> str:
        """A message of the catalogue under ``document``; raises ``KeyError`` for an unknown key."""
        return WORDING.say(f"document.{key}", self.language, **values)

    def name(self, key: str) -> str:
        """The name of a section, a field or a column."""
        return self.say(f"name.{key}")

    def known(self, text: str) -> str:
        """``text``, or 待確認 / "to be confirmed" when it is empty."""
        return text if text.strip() else self.unknown

    def label(self, key: str, text: str = "") -> str:
        """``名稱：text`` with a name of the catalogue."""
        return self.colon(self.name(key), text)

    def colon(self, name: str, text: str) -> str:
        """``name：text``."""
        return self.say("colon", name=name, text=text)

    def joined(self, texts: Iterable[str]) -> str:
        """Short texts as a list in a sentence; nothing for none."""
        return self.say("comma").join(texts)

    def bar(self, texts: Iterable[str]) -> str:
        """Parts of one line, what is empty left out."""
        return self.say("bar").join(text for text in texts if text)

    def semicolons(self, texts: Iterable[str]) -> str:
        """Longer texts one after the other; 待確認 / "to be confirmed" for none."""
        return self.say("semicolon").join(text for text in texts if text.strip()) or self.unknown

    def brackets(self, texts: Iterable[str]) -> str:
        """What is not empty, in brackets; nothing when all is empty."""
        kept = self.say("inner").join(text for text in texts if text)
        return self.say("brackets", text=kept) if kept else ""
