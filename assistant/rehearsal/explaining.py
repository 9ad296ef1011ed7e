"""What a word means, for a counterpart who is asked: in the glossary's plain words."""

from collections.abc import Iterator

from assistant.knowledge.glossary.detection import Detector, Found
from assistant.knowledge.glossary.homes import home_of
from assistant.knowledge.glossary.models import Term
from assistant.language.locale import Language
from assistant.rehearsal.errors import wording
from assistant.rehearsal.models import Persona
from assistant.rehearsal.play import Explain

_MOST = 2


def explainer(detector: Detector, language: Language) -> Explain:
    """Explains with the terms of ``detector``, in ``language``; ``None`` for a word it does not have.

    Of a word with several meanings the one of the counterpart's department counts. When the question names
    no word, as in "what does that mean?", the last word of the counterpart that not everybody knows is meant.
    """

    def explain(question: str, before: str, persona: Persona) -> str | None:
        home = home_of(persona.department or persona.role)
        named = detector.find(question, speaker=home)
        asked = [found for found in named if not found.unknown][:_MOST]
        if not named:
            said = detector.find(before, speaker=home, unknown=False)
            asked = [found for found in said if not found.terms[0].everybody][-1:]
        meanings = list(dict.fromkeys(_meanings(asked, language)))
        return ("" if language is Language.ZH_TW else " ").join(meanings) or None

    return explain


def _meanings(found: list[Found], language: Language) -> Iterator[str]:
    for each in found:
        yield wording().say("means", language, word=each.text, plain=_sentence(each.terms[0], language))


def _sentence(term: Term, language: Language) -> str:
    plain = term.plain.say(language).strip()
    if plain.endswith(("。", ".", "！", "!", "？", "?")):
        return plain
    return plain + ("。" if language is Language.ZH_TW else ".")
