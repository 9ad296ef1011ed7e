"""A translation for a terminal: each listener's text, then what the words change and what to ask."""

from collections.abc import Iterator

from assistant.cli.speech import FOLDER
from assistant.cli.terminal import harmless
from assistant.jargon.models import Card, ForListener, Translation
from assistant.language.locale import Language
from assistant.language.voice import TEXT_LIMIT, Voice

_RULE = "─"
_WIDTH = 60


def translation_text(translation: Translation, language: Language) -> str:
    """All listeners one after the other, in ``language``; nothing in it acts on a terminal."""
    lines: list[str] = []
    for listener in translation.listeners:
        lines += [*_for(listener, language), ""]
    if translation.unknown:
        lines += [_say("unknown", language), f"  {', '.join(each.surface for each in translation.unknown)}"]
    return "\n".join(harmless(line) for line in lines).rstrip() + "\n"


def _for(told: ForListener, language: Language) -> Iterator[str]:
    title = _say("for", language, department=told.listener.department)
    yield title
    yield _RULE * min(_WIDTH, 2 * len(title))
    for paragraph in told.paragraphs:
        yield paragraph.text
        for problem in paragraph.problems:
            yield f"  ! {problem}"
    cards = [card for card in told.cards if card.explained]
    sections = {
        "effect": told.effect,
        "ask_back": told.ask_back,
        "terms": [_term(card, language) for card in cards],
        "elsewhere": [card.elsewhere for card in told.cards if card.elsewhere],
        "assumptions": told.assumptions,
    }
    for name, entries in sections.items():
        if entries:
            yield ""
            yield _say(name, language)
            yield from (f"  · {entry}" for entry in entries)


def _term(card: Card, language: Language) -> str:
    key = "term" if card.verified else "term_unverified"
    return _say(key, language, word=card.surface, plain=card.plain)


def _say(key: str, language: Language, **values: object) -> str:
    return Voice(language, FOLDER).say(f"jargon.{key}", catalog="wording", limit=TEXT_LIMIT, **values)
