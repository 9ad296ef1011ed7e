"""What a model is told for wording a turn: public persons, the dialogue, the decided acts in words."""

from collections.abc import Sequence
from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.locale import Language
from assistant.language.voice import clip
from assistant.rehearsal.kinds import ActKind
from assistant.rehearsal.models import Act, Session
from assistant.rehearsal.strategy import ABOUT_LEAVING
from assistant.rehearsal.voice.content import by_speaker, moved_names, pairs, persona_of

_ACTS = load_catalog(Path(__file__).with_name("briefing.yaml"))
_MOST_TURNS = 4
_MOST_SAID = 600
_TONE = 0.25


def briefing(session: Session, text: str, acts: Sequence[Act]) -> dict[str, object]:
    """The inputs of the prompt ``rehearsal_voice``. Nothing a counterpart hides is among them."""
    language = session.setup.language
    return {
        "language": language.value,
        "speakers": [_speaker(session, key, place) for place, (key, _) in enumerate(by_speaker(acts), 1)],
        "dialogue": _dialogue(session),
        "text": clip(text, _MOST_SAID * 2),
        "acts": [
            {"speaker": place, "says": [_in_words(session, act, language) for act in group]}
            for place, (_, group) in enumerate(by_speaker(acts), 1)
        ],
    }


def _speaker(session: Session, key: str, place: int) -> dict[str, object]:
    persona, language = persona_of(session, key), session.setup.language
    told = [fact for turn in session.turns for act in turn.acts if act.speaker == key for fact in act.facts]
    return {
        "number": place,
        "name": persona.name,
        "role": persona.role,
        "department": persona.department,
        "style": _ACTS.say(f"style.{persona.style.value}", language),
        "has_told": list(dict.fromkeys(told)),
    }


def _dialogue(session: Session) -> list[dict[str, str]]:
    """The last turns, the person's words cut short; the opening while there are few."""
    you = _ACTS.say("person", session.setup.language)
    names = {persona.key: persona.name for persona in session.setup.personas}
    lines: list[dict[str, str]] = []
    if len(session.turns) < _MOST_TURNS:
        lines += [{names.get(each.speaker, each.speaker): each.text} for each in session.opening]
    for turn in session.turns[-_MOST_TURNS:]:
        lines.append({you: clip(turn.text, _MOST_SAID)})
        lines += [{names.get(each.speaker, each.speaker): each.text} for each in turn.replies]
    return lines


def _in_words(session: Session, act: Act, language: Language) -> dict[str, object]:
    """One act with its exact content; empty parts are left out."""
    table = session.setup.table
    leaving = act.about == ABOUT_LEAVING
    key = "leaving" if leaving else "back" if act.kind is ActKind.ACCEPT and act.about else act.kind.value
    offer = act.offer if act.kind is not ActKind.HOLD else None
    content: dict[str, object] = {
        "does": _ACTS.say(f"act.{key}", language),
        "offer": [
            f"{issue}：{option}" if language is Language.ZH_TW else f"{issue}: {option}"
            for issue, option in pairs(table, offer)
        ],
        "moved_on": moved_names(table, act),
        "facts": list(act.facts),
        "worry": act.concern,
        "about": "" if leaving else act.about,
        "tone": _ACTS.say(f"tone.{_tone(act.openness)}", language),
    }
    return {name: value for name, value in content.items() if value}


def _tone(openness: float) -> str:
    return "hard" if openness < -_TONE else "open" if openness > _TONE else "even"
