"""What a person is told about a translation beside its words: odd texts, secrets, paragraphs kept offline."""

import re
from collections.abc import Iterable, Sequence

from assistant.jargon.masking import Hidden, secrets_by_paragraph
from assistant.jargon.models import ForListener, Translation
from assistant.jargon.words import both, say
from assistant.knowledge.glossary.candidates import protected
from assistant.knowledge.glossary.canonical import canonical
from assistant.language.figures_found import blanked
from assistant.language.findings import Finding, Severity
from assistant.language.locale import Language, LocalText
from assistant.language.numerals import narrow
from assistant.language.zh_tw import simplified_characters

_SHOWN = 4
_DOTS = "••••"
_NUMBERS = 12
_CHARACTERS = 12
_LOOKED_AT = 20_000
_CODE_LINE = re.compile(
    r"[{};]\s*$|=>|::|^\s*\w+(?:\.\w+)*\([^)]*\)\s*:?$|^\s*[\w.\[\]]+ ?(?:[-+*/]?=|:=) ?\S"
    r"|^\s*(?:(?:def|class|import|const|let|var|function|public|private|elif|SELECT|INSERT|UPDATE|CREATE|\$) "
    r"|from \w+ import|return\b|else\b|(?:for|while|if) ?\(|#include|//|/\*|</?\w+[^>]*>|@\w+)",
)
_CODE_SHARE = 0.6
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")


def text_notes(translation: Translation) -> list[LocalText]:
    """What is odd about the text: nothing to explain, only numbers, an address or code, Simplified."""
    notes: list[LocalText] = []
    odd = _only(translation.source)
    if odd:
        notes.append(both(f"note.only_{odd}"))
    else:
        notes += _nothing(translation)
    strange = [hit.found for hit in simplified_characters("\n".join(translation.source)[:_LOOKED_AT])]
    if strange:
        listed = "".join(dict.fromkeys("".join(strange)))[:_CHARACTERS]
        notes.append(both("note.simplified", found=listed))
    return notes


def secret_findings(source: Sequence[str], language: Language) -> list[Finding]:
    """A warning for each secret, told by its first characters alone, and what to do."""
    return [
        Finding(
            check="D0-secret",
            severity=Severity.WARNING,
            where=say("paragraph", language, number=number),
            evidence=_hint(hidden),
            message=both("secret.message", kind=both(f"secret.{hidden.kind}"), hint=_hint(hidden)),
            remedy=both("secret.remedy"),
        )
        for number, found in enumerate(secrets_by_paragraph(source), start=1)
        for hidden in found
    ]


def not_used(finding: Finding) -> Finding:
    """That a model's paragraph was left out, for the reason ``finding`` gives."""
    return finding.model_copy(
        update={
            "severity": Severity.NOTE,
            "message": both("not_used.message", reason=finding.message),
            "remedy": both("not_used.remedy"),
        }
    )


def sending_notes(left_out: Sequence[int], instructions: Sequence[int]) -> list[LocalText]:
    """Which paragraphs, by number from 1, no model is asked about: too much text, or talk to a program."""
    told = {"left_out": left_out, "instructions": instructions}
    return [both(f"note.{key}", paragraphs=numbers(places)) for key, places in told.items() if places]


def numbers(places: Iterable[int]) -> str:
    """Numbers of paragraphs, runs of them as 4-9; no more than a dozen."""
    runs: list[list[int]] = []
    for place in sorted(set(places)):
        if runs and place == runs[-1][1] + 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    told = [str(first) if first == last else f"{first}-{last}" for first, last in runs]
    return ", ".join(told[:_NUMBERS]) + (" …" if len(told) > _NUMBERS else "")


def _only(source: Sequence[str]) -> str:
    """``numbers``, ``link`` or ``code`` where the text is nothing else; else empty."""
    text = "\n".join(source)[:_LOOKED_AT]
    plain = canonical(text)
    rest = blanked(narrow(text), (plain.span(*span) for span in protected(plain, ())))
    if not _LETTER.search(narrow(text)):
        return "numbers"
    if not _LETTER.search(rest):
        return "link" if "://" in text or "www." in text.lower() or "@" in text else "code"
    lines = text.split("\n")
    like_code = sum(bool(_CODE_LINE.search(line)) for line in lines)
    return "code" if not _HAN.search(rest) and like_code >= _CODE_SHARE * len(lines) else ""


def _nothing(translation: Translation) -> list[LocalText]:
    bare = [each for each in translation.listeners if not _explained(each)]
    if not bare:
        return []
    if translation.unknown:
        return [both("note.nothing_unknown")] if len(bare) == len(translation.listeners) else []
    said = {
        language: say("between", language).join(each.listener.department for each in bare)
        for language in Language
    }
    departments = LocalText(zh=said[Language.ZH_TW], en=said[Language.EN])
    return [both("note.nothing", departments=departments)]


def _explained(listener: ForListener) -> bool:
    return bool(listener.conversions) or any(card.explained for card in listener.cards)


def _hint(hidden: Hidden) -> str:
    """Enough to recognise it by, too little to use it."""
    if hidden.kind == "password":
        return _DOTS
    if hidden.kind == "card":
        return _DOTS + hidden.words[-4:]
    return hidden.words[: min(_SHOWN, len(hidden.words) // 3)] + _DOTS
