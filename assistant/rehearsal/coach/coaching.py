"""One remark a turn, by rules: which rule applies, whose words are quoted, what could be sent instead."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import TypeAdapter

from assistant.language.catalog import Catalog, load_catalog
from assistant.rehearsal.coach.rewriting import rewrite
from assistant.rehearsal.coach.situations import SITUATIONS, Situation
from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.models import Entry, Remark, Session, Understood

_FOLDER = Path(__file__).parent
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_LONGEST = 120
_Name = Literal[
    "first_offer", "low", "below_walk_away", "deal_at_hand", "gave_again", "gave_on_one_issue", "jargon"
]


class Rule(Entry):
    """When the coach says something; the fields are explained in ``rules.yaml``."""

    key: str
    principle: str
    did: tuple[MoveKind, ...] = ()
    lacks: tuple[MoveKind, ...] = ()
    never: tuple[MoveKind, ...] = ()
    from_turn: int = 1
    when: tuple[_Name, ...] = ()
    quote: tuple[MoveKind, ...] = ()

    def applies(self, at: Situation) -> bool:
        """Whether the coach may say it of this turn."""
        readings = [*(turn.understood for turn in at.session.turns), at.understood]
        return (
            len(readings) >= self.from_turn
            and (not self.did or at.understood.did(*self.did))
            and not at.understood.did(*self.lacks)
            and not any(reading.did(*self.never) for reading in readings)
            and all(SITUATIONS[name](at) for name in self.when)
        )


@cache
def rules() -> tuple[Rule, ...]:
    """The coach's rules, the weightiest first."""
    data = yaml.load((_FOLDER / "rules.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return TypeAdapter(tuple[Rule, ...]).validate_python(data)


def wording() -> Catalog:
    """The coach's words."""
    return load_catalog(_FOLDER / "wording.yaml")


def remark(
    session_before: Session,
    text: str,
    understood: Understood,
    *,
    knowledge_keys: Collection[str] | None = None,
) -> Remark | None:
    """The one thing worth pointing at in a turn, or ``None``.

    Deterministic. Uses the person's own points and what was said, never what a counterpart hides; does not
    say the same in consecutive turns, and has nothing to say on words addressed to a program.

    Args:
        session_before: the rehearsal without this turn.
        text: the person's words; the remark quotes them verbatim.
        knowledge_keys: principles there are; rules that cite another are left out. ``None``: cite all.
    """
    if not text.strip() or understood.did(MoveKind.INJECTION):
        return None
    at, language = Situation(session_before, text, understood), session_before.setup.language
    last = session_before.turns[-1].remark if session_before.turns else None
    for rule in rules():
        point = wording().say(f"point.{rule.key}", language)
        if knowledge_keys is not None and rule.principle not in knowledge_keys:
            continue
        if (last is not None and last.point == point) or not rule.applies(at):
            continue
        return Remark(
            quote=_quote(at, rule),
            point=point,
            principle=rule.principle,
            rewrite=rewrite(rule.key, at, wording()),
            question=_question(session_before),
        )
    return None


def ask_what_matters(session: Session) -> str:
    """What the coach asks before anything hidden is shown; empty once the person's guess is known."""
    if session.guess.strip():
        return ""
    setup = session.setup
    join = wording().say("and", setup.language)
    who = join.join(persona.name or persona.department or persona.key for persona in setup.personas)
    return wording().say("question", setup.language, who=who)


def _question(session: Session) -> str:
    """The question, with the first remark of a rehearsal only."""
    asked = any(turn.remark is not None and turn.remark.question for turn in session.turns)
    return "" if asked else ask_what_matters(session)


def _quote(at: Situation, rule: Rule) -> str:
    """Words of the turn: of the move it is about, else of the sentence it is about."""
    wanted: Sequence[MoveKind] = rule.quote or rule.did
    for kind in wanted:
        for move in at.understood.moves:
            if move.kind is kind and move.quote.strip() and move.quote in at.text:
                return move.quote
    sentences = [match[0].strip() for match in _SENTENCE.finditer(at.text) if match[0].strip()]
    about = [s for s in sentences if "jargon" in rule.when and any(a in s for a in at.acronyms)]
    return [*about, *sentences, at.text.strip()][0][:_LONGEST]
