"""A translation as a document: original and rewrites side by side, then what each listener needs."""

from collections.abc import Iterator, Sequence

from assistant.jargon.learning.words import voice
from assistant.jargon.models import Card, ForListener, Translation
from assistant.language.document import Block, Bullets, Document, Grid, Heading, Paragraph
from assistant.language.locale import Language
from assistant.language.voice import TEXT_LIMIT, Voice


def translation_document(translation: Translation, language: Language) -> Document:
    """The translation to keep or to send. ``language`` is that of headings; texts stay as they are."""
    speak = voice(language)
    listeners = [told.listener.department for told in translation.listeners]
    title = speak.say(
        "translation.title", speaker=translation.speaker.department, listeners=speak.listing(listeners)
    )
    blocks: list[Block] = [_side_by_side(translation, speak)]
    for told in translation.listeners:
        blocks += _for_listener(told, speak)
    if translation.unknown:
        blocks.append(Heading(speak.say("translation.unknown")))
        blocks.append(Bullets(tuple(each.surface for each in translation.unknown)))
    return Document(title, language, tuple(blocks))


def _side_by_side(translation: Translation, speak: Voice) -> Grid:
    told = translation.listeners
    head = [speak.say("translation.source", speaker=translation.speaker.department)]
    head += [speak.say("translation.for", listener=each.listener.department) for each in told]
    rewrites = [[paragraph.text for paragraph in each.paragraphs] for each in told]
    rows = tuple(zip(translation.source, *rewrites, strict=True))
    return Grid(tuple(head), rows, shares=(1,) * len(head))


def _for_listener(told: ForListener, speak: Voice) -> Iterator[Block]:
    cards = [card for card in told.cards if card.explained]
    sections = {
        "effect": told.effect,
        "ask_back": told.ask_back,
        "terms": _words(cards, speak),
        "assumptions": (*_converted(told, speak), *told.assumptions),
        "problems": tuple(_problems(told, speak)),
    }
    for name, lines in sections.items():
        if lines:
            title = speak.say(f"translation.{name}")
            yield Heading(speak.say("translation.section", listener=told.listener.department, name=title))
            yield lines if isinstance(lines, Grid) else Bullets(lines)
    if not cards:
        nothing = speak.say("translation.nothing")
        yield Paragraph(speak.say("translation.section", listener=told.listener.department, name=nothing))


def _words(cards: Sequence[Card], speak: Voice) -> Grid | None:
    if not cards:
        return None
    others = any(card.elsewhere for card in cards)
    head = [speak.say("paper.term"), speak.say("paper.plain"), speak.say("paper.ask_back")]
    rows = [[card.surface, plain(card.plain, card.verified, speak), card.ask_back] for card in cards]
    if others:
        head.append(speak.say("paper.others"))
        for row, card in zip(rows, cards, strict=True):
            row.append(card.elsewhere)
    return Grid(tuple(head), tuple(map(tuple, rows)))


def plain(text: str, verified: bool, speak: Voice) -> str:
    """A meaning, marked where nobody stands behind it."""
    return text if verified else speak.say("paper.unverified", plain=text)


def _converted(told: ForListener, speak: Voice) -> Iterator[str]:
    for each in told.conversions:
        if each.result:
            yield speak.say("translation.conversion", quantity=speak.quote(each.quantity), result=each.result)


def _problems(told: ForListener, speak: Voice) -> Iterator[str]:
    """What a person should look at again, each once."""
    said = [problem for paragraph in told.paragraphs for problem in paragraph.problems]
    said += [
        speak.say("translation.lost", text=speak.quote(each.text), limit=TEXT_LIMIT)
        for each in told.kept
        if not each.kept
    ]
    yield from dict.fromkeys(said)
