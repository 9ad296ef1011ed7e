"""What is wrong with a model's wording of decided acts: every reason it may not be used."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from assistant.language.catalog import load_catalog
from assistant.language.grounding import ungrounded
from assistant.language.likeness import likeness
from assistant.language.locale import Language
from assistant.language.zh_tw import mainland_words, simplified_characters
from assistant.rehearsal.kinds import ActKind
from assistant.rehearsal.models import Act, Session
from assistant.rehearsal.moves.plain import plain
from assistant.rehearsal.voice.content import pairs
from assistant.rehearsal.voice.stating import misstated

WORDING = load_catalog(Path(__file__).with_name("wording.yaml"))
_FILE = Path(__file__).with_name("checks.yaml")
_LENGTH = {Language.ZH_TW: 120, Language.EN: 80}
_SAYS = 0.5
_ASKS = (ActKind.ASK_INTEREST, ActKind.ASK_FIGURE, ActKind.ASK_AGAIN)
_LEAVES = (ActKind.WALK_AWAY, ActKind.CLOSE)
_HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    tree = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    flags = re.IGNORECASE | re.MULTILINE
    return {
        name: re.compile("|".join(f"(?:{part.replace('(?m)', '')})" for part in parts), flags)
        for name, parts in tree.items()
    }


@dataclass(frozen=True)
class Judge:
    """Checks words against the acts they are for.

    Attributes:
        session: the rehearsal before this turn.
        heard: the person's words of this turn.
    """

    session: Session
    heard: str

    def problems(self, text: str, acts: Sequence[Act]) -> list[str]:
        """What is wrong with one counterpart's words, in the rehearsal's language; empty when nothing is."""
        if not text.strip():
            return [self._say("empty")]
        said = plain(text).text
        return [
            *self._content(text, acts),
            *self._deeds(said, acts),
            *self._manner(said),
            *self._language(text),
            *self._length(text, acts),
        ]

    def _say(self, key: str, **values: object) -> str:
        return WORDING.say(f"problem.{key}", self.session.setup.language, **values)

    def _content(self, text: str, acts: Sequence[Act]) -> Iterator[str]:
        """Offers exactly, facts and worries recognisably, and no figure, date or name beyond these."""
        table = self.session.setup.table
        beside = " ".join([self.heard, *(part for act in acts for part in (*act.facts, act.concern))])
        for act in acts:
            if act.offer is not None and table is not None and act.kind is not ActKind.HOLD:
                for wrong in misstated(text, table, act.offer, beside):
                    yield self._say(wrong.key, issue=wrong.issue, option=wrong.option, found=wrong.found)
            for fact in (*act.facts, *([act.concern] if act.kind is ActKind.RAISE_CONCERN else [])):
                if likeness(fact, text) < _SAYS or any(ungrounded(fact, [text])):
                    yield self._say("missing_fact", fact=fact)
        for stray in ungrounded(text, self._sources(acts)):
            yield self._say("figure", found=stray.found)

    def _sources(self, acts: Sequence[Act]) -> list[str]:
        """What figures and names may come from: what was decided, who is here, what the person said."""
        setup = self.session.setup
        decided = [f"{issue} {option}" for act in acts for issue, option in pairs(setup.table, act.offer)]
        told = [part for act in acts for part in (*act.facts, act.concern, act.about)]
        people = [f"{p.name} {p.role} {p.department}" for p in setup.personas]
        names = [issue.name for issue in setup.table.issues] if setup.table else []
        own = [turn.text for turn in self.session.turns]
        return [*decided, *told, *people, *names, *own, self.heard, setup.user_name, setup.project_title]

    def _deeds(self, said: str, acts: Sequence[Act]) -> Iterator[str]:
        """Whether the acts can be recognised, and no other one."""
        kinds = {act.kind for act in acts}
        exact = _without(said, [part for act in acts for part in (*act.facts, act.concern, act.about)])
        accepts = self._has("accepts", exact)
        if ActKind.ACCEPT in kinds:
            if not accepts:
                yield self._say("not_accepting")
            if self._has("refuses", exact) and not self._has("refusal_denied", exact):
                yield self._say("refusing")
        elif accepts and not self._asked(exact):
            yield self._say("accepting")
        if kinds & set(_LEAVES):
            if not self._has("leaves", exact):
                yield self._say("not_leaving")
        elif ActKind.ASK_AGAIN not in kinds and self._has("leaves", exact):
            yield self._say("leaving")
        if kinds & set(_ASKS) and "?" not in said and "？" not in said:
            yield self._say("no_question")

    def _asked(self, said: str) -> bool:
        """Whether every word of acceptance stands in a question."""
        found = list(_patterns()["accepts"].finditer(said))
        turn = plain(said)
        return bool(found) and all(turn.sentence_of(match.start()).asks for match in found)

    def _manner(self, said: str) -> Iterator[str]:
        for key in ("out_of_role", "coaches", "speaks_for_user", "marks"):
            match = _patterns()[key].search(said)
            if match:
                yield self._say(key, found=match[0].strip()[:60])

    def _language(self, text: str) -> Iterator[str]:
        han = len(_HAN.findall(text))
        if self.session.setup.language is not Language.ZH_TW:
            if han > len(_HAN.findall(" ".join(self._sources([])))):
                yield self._say("language")
            return
        if han * 3 < sum(each.isalpha() for each in text):
            yield self._say("language")
        simplified, mainland = simplified_characters(text), mainland_words(text)
        if simplified:
            yield self._say("simplified", found="".join(hit.found for hit in simplified[:10]))
        allowed = " ".join(self._sources([]))
        strange = [hit.found for hit in mainland if hit.found not in allowed]
        if strange:
            yield self._say("mainland", found="、".join(strange[:5]))

    def _length(self, text: str, acts: Sequence[Act]) -> Iterator[str]:
        language = self.session.setup.language
        content = [f"{i} {o}" for act in acts for i, o in pairs(self.session.setup.table, act.offer)]
        content += [part for act in acts for part in (*act.facts, act.concern)]
        limit = _LENGTH[language] * len(acts) + sum(_size(part, language) for part in content)
        if _size(text, language) > limit:
            yield self._say("long", limit=limit)

    @staticmethod
    def _has(key: str, said: str) -> bool:
        return _patterns()[key].search(said) is not None


def _without(said: str, parts: Sequence[str]) -> str:
    """``said`` without the decided texts in it, which may hold any words."""
    for part in parts:
        for sentence in plain(part).sentences if part else ():
            said = said.replace(sentence.text.strip(" 。.!！"), " ")
    return said


def _size(text: str, language: Language) -> int:
    return len(text) if language is Language.ZH_TW else len(text.split())
