"""Chat models for the voice: one words the acts and alters figures, one repeats its whole prompt."""

import re
from collections.abc import Sequence
from random import Random
from typing import Any

import yaml

from assistant.language.model_port import Message
from tests.fakes.chat_model import AnsweringChatModel

_ACTS = re.compile(r'<data id="(\w+)" label="acts">\n(.*?)\n</data id="\1">', re.DOTALL)
_NUMBER = re.compile(r"\d+")


class WordingChatModel(AnsweringChatModel):
    """Says the acts of the prompt in plain words; in a share of its answers one figure is another."""

    def __init__(self, seed: int, altered: float = 0.5) -> None:
        super().__init__()
        self._random = Random(seed)
        self._altered = altered
        self.alterations = 0

    def answer(self, messages: Sequence[Message]) -> str:
        """The acts in words, one paragraph a speaker."""
        prompt = "\n".join(message.text for message in messages if message.role != "assistant")
        found = _ACTS.search(prompt)
        assert found is not None
        speakers = yaml.safe_load(found[2])
        text = "\n".join(f"[{each['speaker']}] {_said(each['says'])}" for each in speakers)
        body = text if len(speakers) > 1 else text.partition("] ")[2]
        numbers = list(_NUMBER.finditer(body, 4 if len(speakers) > 1 else 0))
        if numbers and self._random.random() < self._altered:
            number = self._random.choice(numbers)
            self.alterations += 1
            return body[: number.start()] + str(int(number[0]) + 1) + body[number.end() :]
        return body


_ENDS = {"ends the talk and leaves", "closes today's talk politely", "不談了，離開", "客氣地結束今天的談話"}
_ACCEPTS = ("clearly accepts", "accepts the offer", "清楚地同意", "同意 about")
_WORDS = {
    True: ("我同意，{}。", "我這樣看，{}。", "我們今天就到這裡。", "好，那你覺得怎麼樣？", "、"),
    False: ("I agree: {}. ", "I see it this way: {}. ", "Let us end here. ", "Well, what about you? ", ", "),
}


def _said(acts: list[dict[str, Any]]) -> str:
    chinese = any("\u4e00" <= character <= "\u9fff" for character in acts[0]["does"])
    agrees, sees, ends, asks, comma = _WORDS[chinese]
    parts = []
    for act in acts:
        parts += [*act.get("facts", []), *([act["worry"]] if "worry" in act else [])]
        if "offer" in act:
            listed = comma.join(line.replace("：", " ").replace(": ", " ") for line in act["offer"])
            parts.append((agrees if act["does"].startswith(_ACCEPTS) else sees).format(listed))
        parts += [ends] if act["does"] in _ENDS else []
    return (" " if not chinese else "").join(parts) or asks


class RepeatingChatModel(AnsweringChatModel):
    """Repeats everything it was sent."""

    def answer(self, messages: Sequence[Message]) -> str:
        """The whole prompt."""
        return "\n".join(message.text for message in messages)
