"""What a model is asked: the paragraphs in which a listener needs a word explained, in parts that fit.

Text in which nothing needs explaining is not sent to be reworded, nor is a paragraph that talks to a program.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.jargon.composer.compose import Composed
from assistant.jargon.composer.glosses import Gloss
from assistant.jargon.masking import Mask
from assistant.jargon.model_wording import TranslationWording
from assistant.jargon.models import Side
from assistant.language.context_budget import most_tokens
from assistant.language.fences import fence
from assistant.language.fitted_prompt import FittedPrompt, Room, fit_prompt
from assistant.language.prompts import Prompt
from assistant.language.voice import clip
from assistant.project.intake.signs import is_instruction

MAX_OUTPUT_TOKENS = 6_000
OPTIONAL = {"context": 10}
"""What stays out first where a model cannot read everything."""
_CONTEXT = 300
_WORDS = 20
_FRAME = 40


@dataclass(frozen=True)
class Pair:
    """A paragraph to word for a listener, both counted from 0. ``source``: secrets masked."""

    listener: int
    paragraph: int
    source: str
    glosses: tuple[Gloss, ...]


@dataclass(frozen=True)
class Word:
    """A word to define, and the paragraph it first stands in, counted from 0."""

    surface: str
    paragraph: int


@dataclass(frozen=True)
class Part:
    """What one call is asked."""

    pairs: tuple[Pair, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Asking:
    """Everything a model is to be asked about one text.

    Attributes:
        parts: one for each call, in order.
        left_out: numbers of paragraphs, from 1, that did not fit into the calls there are.
        instructions: numbers of paragraphs, from 1, that talk to a program and are not sent.
    """

    composed: Composed
    mask: Mask
    prompt: Prompt
    parts: tuple[Part, ...] = ()
    left_out: tuple[int, ...] = ()
    instructions: tuple[int, ...] = ()

    def sent(self, part: Part, window: int | None) -> FittedPrompt:
        """One part as it is sent, in ``window`` tokens where they are known."""
        least = min(MAX_OUTPUT_TOKENS, sum(_output(pair) for pair in part.pairs) + 2 * _FRAME)
        room = Room(window, MAX_OUTPUT_TOKENS, least)
        inputs = self.inputs(part)
        return fit_prompt(inputs, OPTIONAL, self.prompt.render, room, TranslationWording)

    def inputs(self, part: Part) -> dict[str, Any]:
        """What the prompt is filled with."""
        translation = self.composed.translation
        return {
            "language": translation.language.value,
            "speaker": self._side(translation.speaker),
            "listeners": [
                {"number": number, **self._side(each.listener)}
                for number, each in enumerate(translation.listeners, start=1)
            ],
            "paragraphs": self._paragraphs(part.pairs),
            "context": self._context(part),
            "words": [{"word": word.surface, "paragraph": self.shown(word.paragraph)} for word in part.words],
        }

    def shown(self, paragraph: int) -> str:
        """A paragraph's source with its secrets masked."""
        return self.mask.hide(self.composed.translation.source[paragraph])

    def _side(self, side: Side) -> dict[str, str]:
        told = {"department": side.department, "role": side.role, "decides": side.decides}
        return {name: self.mask.hide(value) for name, value in told.items() if value}

    def _paragraphs(self, pairs: Sequence[Pair]) -> list[dict[str, Any]]:
        """The paragraphs with what each listener needs."""
        listed: dict[int, dict[str, Any]] = {}
        for pair in pairs:
            one = listed.setdefault(
                pair.paragraph, {"number": pair.paragraph + 1, "text": pair.source, "listeners": []}
            )
            one["listeners"].append({"listener": pair.listener + 1, **_needs(pair.glosses)})
        return list(listed.values())

    def _context(self, part: Part) -> list[str]:
        """The paragraphs next to those of a part."""
        own = {pair.paragraph for pair in part.pairs}
        near = {place + step for place in own for step in (-1, 1)} - own - {n - 1 for n in self.instructions}
        last = len(self.composed.translation.source)
        return [clip(self.shown(place), _CONTEXT) for place in sorted(near) if 0 <= place < last]


def asking(composed: Composed, mask: Mask, prompt: Prompt, *, calls: int, window: int | None) -> Asking:
    """What to ask about a composed translation in at most ``calls`` calls."""
    source = composed.translation.source
    talking = {place for place, text in enumerate(source) if is_instruction(text)}
    words = _words(composed, talking)
    asked = Asking(composed, mask, prompt, instructions=tuple(place + 1 for place in sorted(talking)))
    room = 1 << 30 if window is None else window - _fixed(asked)
    parts, left_out = _packed(list(_pairs(composed, mask, talking)), calls, room)
    told = [Part(tuple(each), ()) for each in parts]
    if words and not told and calls > 0:
        told = [Part((), ())]
    return replace(
        asked,
        parts=tuple(_with_words(told, words)),
        left_out=tuple(sorted({pair.paragraph + 1 for pair in left_out})),
    )


def _fixed(asked: Asking) -> int:
    """Tokens of the prompt before any paragraph is in it, and of the reply's schema, cautiously."""
    messages = asked.prompt.render(**asked.inputs(Part((), ())))
    schema = json.dumps(TranslationWording.model_json_schema(), ensure_ascii=False)
    return sum(most_tokens(message.text) + _FRAME for message in messages) + most_tokens(schema)


def _pairs(composed: Composed, mask: Mask, talking: set[int]) -> Iterable[Pair]:
    for paragraph, text in enumerate(composed.translation.source):
        for listener, told in enumerate(composed.told):
            glosses = told[paragraph].glosses
            if glosses and paragraph not in talking:
                yield Pair(listener, paragraph, mask.hide(text), glosses)


def _words(composed: Composed, talking: set[int]) -> list[Word]:
    listed = [Word(each.surface, each.spans[0][0]) for each in composed.translation.unknown]
    return [word for word in listed if word.paragraph not in talking][:_WORDS]


def _packed(pairs: Sequence[Pair], calls: int, room: int) -> tuple[list[list[Pair]], list[Pair]]:
    """The pairs in order, as many to a call as it can read and write; and those that are left over."""
    packed: list[list[Pair]] = []
    left_out: list[Pair] = []
    reading = writing = 0
    for pair in pairs:
        reads, writes = _input(pair), _output(pair)
        if writes > MAX_OUTPUT_TOKENS or reads + writes > room:
            left_out.append(pair)
            continue
        full = writing + writes > MAX_OUTPUT_TOKENS or reading + reads + writing + writes > room
        if not packed or full:
            if len(packed) >= calls:
                left_out.append(pair)
                continue
            packed.append([])
            reading = writing = 0
        packed[-1].append(pair)
        reading, writing = reading + reads, writing + writes
    return packed, left_out


def _with_words(parts: Sequence[Part], words: Sequence[Word]) -> Iterable[Part]:
    """Each word to define goes with the part its paragraph is in, else with the first."""
    for place, part in enumerate(parts):
        own = {pair.paragraph for pair in part.pairs}
        elsewhere = {pair.paragraph for other in parts for pair in other.pairs} - own
        mine = [w for w in words if w.paragraph in own or (place == 0 and w.paragraph not in elsewhere)]
        yield Part(part.pairs, tuple(mine))


def _needs(glosses: Iterable[Gloss]) -> dict[str, list[dict[str, str]]]:
    explain = [
        {"word": each.surface, "say": each.meaning}
        if each.meaning
        else {"word": each.surface, "means": each.options[0]}
        for each in glosses
        if each.options
    ]
    convert = [{"quantity": each.quantity, "is": each.conversion} for each in glosses if each.conversion]
    return {name: value for name, value in (("explain", explain), ("convert", convert)) if value}


def _input(pair: Pair) -> int:
    # Every listener's explanations are told; the paragraph itself is counted for each, which is cautious.
    return most_tokens(pair.source) + most_tokens(fence(_needs(pair.glosses)))


def _output(pair: Pair) -> int:
    said = "".join(each.conversion + each.meaning for each in pair.glosses)
    return most_tokens(pair.source) * 5 // 4 + most_tokens(said) + _FRAME
