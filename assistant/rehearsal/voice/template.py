"""The voice without a model: phrases by style and mood, with the exact content of each act.

Deterministic by the setup's seed and the turns so far. While there are variants left, none is used twice in
a session.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from random import Random

from assistant.language.catalog import placeholders
from assistant.language.locale import Language
from assistant.language.voice import Voice, joined
from assistant.rehearsal.kinds import ActKind, MoveKind
from assistant.rehearsal.models import Act, Persona, Session, Spoken
from assistant.rehearsal.moves import understand
from assistant.rehearsal.strategy import ABOUT_LEAVING
from assistant.rehearsal.voice.content import (
    by_speaker,
    fit_to_quote,
    moved_names,
    persona_of,
    stated,
    words_to_quote,
)

_CATALOG = "phrases"
_TONE = 0.25
_LIMIT = 4_000
_OPENER = -1
_OPENED = frozenset(
    {ActKind.OFFER, ActKind.COUNTER, ActKind.CONCEDE, ActKind.HOLD, ActKind.TELL, ActKind.RAISE_CONCERN}
)


def template_voice(session: Session, text: str, acts: tuple[Act, ...]) -> tuple[Spoken, ...]:
    """What the counterparts say, one :class:`Spoken` for each counterpart in turn.

    Args:
        session: the rehearsal before this turn.
        text: the person's words; empty for the opening.
    """
    speech = _Speech(session, text)
    return tuple(
        Spoken(speaker=key, text=speech.say(persona_of(session, key), group), by="template")
        for key, group in by_speaker(acts)
    )


class _Speech:
    """The words of one turn."""

    def __init__(self, session: Session, text: str) -> None:
        self.session = session
        self.language = session.setup.language
        self.voice = Voice(self.language, Path(__file__).parent)
        self.read = understand(text, session)
        self.quote = words_to_quote(self.read, self.language)
        spoken = [each for turn in session.turns for each in turn.replies]
        self.before = "\n".join(each.text for each in (*session.opening, *spoken))

    def say(self, persona: Persona, acts: tuple[Act, ...]) -> str:
        """One counterpart's words for all its acts."""
        parts = [self._act(persona, act, place) for place, act in enumerate(acts)]
        opener = self._opener(persona, acts[0])
        gap = "" if self.language is Language.ZH_TW else " "
        return gap.join(part for part in (opener, *parts) if part)

    def _opener(self, persona: Persona, act: Act) -> str:
        """Sometimes the counterpart takes up what was said: a thank-you, or a few of the person's words."""
        quote, self.quote = self.quote, ""
        if not quote or act.kind not in _OPENED or act.about or quote in self.before:
            return ""
        tone = "hard" if act.openness < -_TONE else "open" if act.openness > _TONE else "even"
        taken_up = "acknowledged" if self.read.did(MoveKind.ACKNOWLEDGEMENT) else "heard"
        return self._pick(
            self._keys(f"{taken_up}.{tone}."), persona, act, _OPENER, {"quote": self.voice.quote(quote)}
        )

    def _act(self, persona: Persona, act: Act, place: int) -> str:
        values = self._values(persona, act)
        kind = self._phrase_kind(act)
        candidates = self._variants(kind, persona.style.value, values)
        return self._pick(candidates, persona, act, place, values)

    def _variants(self, kind: str, style: str, values: Mapping[str, str]) -> list[str]:
        """Keys of the variants that can be filled in; those that use most of what was said count alone."""
        messages = self.voice.catalog(_CATALOG).messages
        keys = self._keys(f"{kind}.{style}.", f"{kind}.any.")
        needs = {key: placeholders(messages[key].say(self.language)) for key in keys}
        usable = [key for key in keys if all(values.get(name) for name in needs[key])]
        content = {name for name in ("offer", "facts", "concern") if values.get(name)}
        whole = [key for key in usable if content <= needs[key]]
        return whole or self._keys(f"{kind}.plain.") if content else usable or self._keys("nothing.any.")

    def _pick(
        self, keys: list[str], persona: Persona, act: Act, place: int, values: Mapping[str, str]
    ) -> str:
        """One variant by the seed, none twice; once all were said, one of them said once more."""
        seed = f"{self.session.setup.seed}/{persona.key}/{act.kind}/{len(self.session.turns)}/{place}"
        random = Random(hashlib.sha256(seed.encode()).hexdigest())
        order, again = list(keys), self._keys("once_more.any.")
        random.shuffle(order)
        random.shuffle(again)
        unused = next((key for key in order if not self._was_said(key)), None)
        if unused is not None:
            return self._fill(unused, values)
        gap = "" if self.language is Language.ZH_TW else " "
        said = [gap.join([self._fill(lead, {}), self._fill(key, values)]) for lead in again for key in order]
        return next((text for text in said if text not in self.before), said[0])

    def _fill(self, key: str, values: Mapping[str, str]) -> str:
        return self.voice.say(key, catalog=_CATALOG, limit=_LIMIT, **values)

    def _keys(self, *prefixes: str) -> list[str]:
        return [key for key in self.voice.catalog(_CATALOG).messages if key.startswith(prefixes)]

    def _was_said(self, key: str) -> bool:
        """Whether the variant's own words stand in what was said so far."""
        text = self.voice.catalog(_CATALOG).messages[key].say(self.language)
        longest = max(_literals(text), key=len)
        return longest.strip() in self.before

    def _phrase_kind(self, act: Act) -> str:
        """The entry of ``phrases.yaml`` an act takes its words from."""
        if act.kind is ActKind.ACCEPT and act.about:
            return "back"
        if act.kind is ActKind.ASK_AGAIN and act.about == ABOUT_LEAVING:
            return "ask_leaving"
        if act.kind is ActKind.EXPLAIN and not act.facts:
            return "explain_word" if self.read.did(MoveKind.JARGON_QUESTION) else "explain_more"
        return act.kind.value

    def _values(self, persona: Persona, act: Act) -> dict[str, str]:
        table = self.session.setup.table
        offer = act.offer if act.kind is not ActKind.HOLD else None
        moved = moved_names(table, act)
        return {
            "who": _who(persona, self.language),
            "offer": stated(table, offer, self.language),
            "moved": self.voice.listing(moved),
            "facts": self._sentences(act.facts),
            "concern": "" if act.kind is ActKind.EASE_CONCERN else self._sentences((act.concern,)),
            "about": self._about(act),
        }

    def _sentences(self, texts: tuple[str, ...]) -> str:
        """Facts or a worry as whole sentences in a row."""
        chinese = self.language is Language.ZH_TW
        ended = [
            text.strip()
            if text.strip().endswith((*"。！？!?.", "…"))
            else text.strip() + ("。" if chinese else ".")
            for text in texts
            if text.strip()
        ]
        return ("" if chinese else " ").join(ended)

    def _about(self, act: Act) -> str:
        if act.kind is ActKind.ACCEPT or act.about == ABOUT_LEAVING or self.read.did(MoveKind.INJECTION):
            return act.about if act.kind is ActKind.ACCEPT else ""
        if act.kind is ActKind.EASE_CONCERN:
            return self.voice.quote(act.concern) if act.concern else ""
        if act.kind is ActKind.REJECT:
            return act.about
        quote = fit_to_quote(act.about, self.language)
        return self.voice.quote(quote) if quote else ""


def _literals(text: str) -> list[str]:
    parts, rest = [], text
    while "{" in rest:
        head, _, rest = rest.partition("{")
        parts.append(head)
        rest = rest.partition("}")[2]
    return [*parts, rest]


def _who(persona: Persona, language: Language) -> str:
    """Name, department and role as somebody introduces themselves."""
    name, role, department = persona.name.strip(), persona.role.strip(), persona.department.strip()
    if language is Language.ZH_TW:
        office = role if department and role.startswith(department) else department + role
        return joined([part for part in (office if office != name else "", name) if part]) or persona.key
    office = ", ".join(part for part in (role, department) if part and part != name)
    return f"{name}, {office}" if office else name or persona.key
