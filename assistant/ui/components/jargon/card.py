"""What a card says of a word, as HTML in the language of the translation. Everything is escaped."""

from assistant.jargon.models import Card
from assistant.knowledge.glossary.homes import home_name
from assistant.knowledge.glossary.models import Term
from assistant.language.locale import Language
from assistant.ui.components.glossary.book import glossary
from assistant.ui.safe import safe
from assistant.ui.words import say_in

_DIFFERS = '<span class="cg-differs">{}</span>'


def card_html(card: Card, spoken: Language) -> str:
    """Name, whose word it is and who stands behind it, meaning, what it changes, what to ask."""
    term = glossary().terms.get(card.term)
    rows = [*_effects(card, spoken), (say_in(spoken, "glossary.ask_back"), card.ask_back)]
    told = "".join(f"<span><b>{safe(name)}</b>{safe(line)}</span>" for name, line in rows if line)
    return (
        f"{head_html(card, term, spoken)}<span>{safe(card.plain)}</span>{told}"
        f"{other_meanings(card, spoken, _DIFFERS)}"
    )


def head_html(card: Card, term: Term | None, spoken: Language) -> str:
    """A card's first line."""
    name = term.name.say(spoken) if term else card.surface
    line = _standing(card, spoken)
    if term:
        line = say_in(spoken, "jargon.standing.whose", department=home_name(term.home, spoken), standing=line)
    return f'<strong>{safe(name)}</strong><em class="cg-stand">{safe(line)}</em>'


def other_meanings(card: Card, spoken: Language, line: str) -> str:
    """What else the same word can mean, each in ``line``: to the listener first, then the other senses."""
    terms = glossary().terms
    names = [terms[key].name.say(spoken) for key in card.other_senses if key in terms]
    told = [card.elsewhere] if card.elsewhere else []
    if names:
        told.append(say_in(spoken, "jargon.senses", others=say_in(spoken, "common.listing").join(names)))
    return "".join(line.format(safe(each)) for each in told)


def unknown_html(spoken: Language) -> str:
    """What a word says that the glossary does not have."""
    return f"<span>{safe(say_in(spoken, 'jargon.unknown.card'))}</span>"


def _effects(card: Card, spoken: Language) -> list[tuple[str, str]]:
    return [(say_in(spoken, f"glossary.effect.{kind.value}"), line) for kind, line in card.effects.items()]


def _standing(card: Card, spoken: Language) -> str:
    """Who stands behind the meaning."""
    kind = "confirmed" if card.confirmed else "shipped" if card.verified else "model"
    return say_in(spoken, f"jargon.standing.{kind}")
