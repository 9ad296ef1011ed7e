"""A model that rewords jargon as asked: each explanation in brackets behind its word; spoilt on request."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import yaml

from assistant.language.model_port import Message
from tests.fakes.chat_model import AnsweringChatModel

_FENCE = re.compile(r'<data id="(\w+)" label="(\w+)">\n(.*?)\n</data id="\1">', re.DOTALL)
Change = Callable[[str, int, int], str]
"""Changes a faithful rewrite of the paragraph and for the listener with these numbers."""


class JargonModel(AnsweringChatModel):
    """Words every paragraph faithfully, then changes it.

    Args:
        change: what becomes of a rewrite at the first call.
        again: what becomes of it when asked again; ``None`` for the same as ``change``.
        meanings: what it says of undefined words.
    """

    def __init__(
        self,
        change: Change = lambda text, paragraph, listener: text,
        *,
        again: Change | None = None,
        meanings: dict[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._changes = (change, again or change)
        self._meanings = meanings or {}

    def answer(self, messages: Sequence[Message]) -> str:
        """The paragraphs of the prompt, worded."""
        asked = next(message for message in messages if message.role == "user")
        change = self._changes[any(message.role == "assistant" for message in messages)]
        data = {label: yaml.safe_load(text) for _, label, text in _FENCE.findall(asked.text)}
        paragraphs = [
            {
                "listener": need["listener"],
                "paragraph": one["number"],
                "text": change(faithful(one["text"], need), one["number"], need["listener"]),
            }
            for one in data.get("paragraphs") or []
            for need in one["listeners"]
        ]
        words = [{"word": word, "meaning": meaning} for word, meaning in self._meanings.items()]
        return json.dumps({"paragraphs": paragraphs, "words": words}, ensure_ascii=False)


def faithful(text: str, need: dict[str, Any]) -> str:
    """``text`` with what the prompt says about it in brackets behind the words it is about."""
    said: dict[str, list[str]] = {}
    for each in need.get("convert", []):
        said.setdefault(each["quantity"], []).append(each["is"])
    for each in need.get("explain", []):
        if "say" in each:
            place = next((quantity for quantity in said if quantity.endswith(each["word"])), each["word"])
            said.setdefault(place, []).append(each["say"])
    for words, inside in said.items():
        text = text.replace(words, f"{words}（{'；'.join(inside)}）", 1)
    return text
