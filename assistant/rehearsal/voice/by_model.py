"""The voice of a language model: it words what was decided, is checked, and gives way to the template.

Its prompt holds the counterparts' public side, the dialogue and the decided acts in words. What they hide
never enters it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.language.json_replies import without_thinking
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, ChatModel, Message
from assistant.language.model_trouble import ModelError
from assistant.language.progress import Progress, Wordless
from assistant.language.prompts import PromptLibrary
from assistant.rehearsal.models import Act, Session, Spoken
from assistant.rehearsal.play import Speak
from assistant.rehearsal.voice.briefing import briefing
from assistant.rehearsal.voice.checks import WORDING, Judge
from assistant.rehearsal.voice.content import by_speaker, persona_of
from assistant.rehearsal.voice.template import template_voice

PROMPT = "rehearsal_voice"
_REPLY_TOKENS = 900
_CALLS = 2
_MOST_PROBLEMS = 8
_TURN = re.compile(r"^[ \t>*]*\[?(\d)\][ \t]*[:：]?[ \t]*", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[。！？!?\n])|(?<=[.] )")
_QUOTES = '"“”「」『』'


def model_voice(
    model: ChatModel, prompts: PromptLibrary, budget_of: Callable[[], CallBudget], progress: Progress
) -> Speak:
    """A voice that lets ``model`` word the acts of a turn, in at most two calls.

    What the model writes is never shown before it is checked: ``progress`` gets the words that will stand,
    sentence by sentence, once the turn is settled. A counterpart whose words still fail after one re-ask, or
    for whom the model gives none, speaks by template; its :class:`~assistant.rehearsal.models.Spoken` says
    why in ``problems``.

    Args:
        budget_of: the budget of the action, asked for at each turn.

    The returned function raises :class:`~assistant.language.errors.Cancelled` when the person cancelled.
    """

    def speak(session: Session, text: str, acts: tuple[Act, ...]) -> tuple[Spoken, ...]:
        if not acts:
            return ()
        return _Saying(model, prompts, budget_of(), progress, session, text, acts).spoken()

    return speak


def voice_prompt(
    session: Session, text: str, acts: Sequence[Act], prompts: PromptLibrary
) -> tuple[Message, ...]:
    """What a model is sent to word the acts of a turn."""
    return prompts.get(PROMPT).render(**briefing(session, text, acts))


@dataclass
class _Saying:
    """One turn being put into words."""

    model: ChatModel
    prompts: PromptLibrary
    budget: CallBudget
    progress: Progress
    session: Session
    text: str
    acts: tuple[Act, ...]

    def __post_init__(self) -> None:
        self.groups = by_speaker(self.acts)
        self.judge = Judge(self.session, self.text)
        self.language: Language = self.session.setup.language

    def spoken(self) -> tuple[Spoken, ...]:
        """The counterparts' words, by the model where they may be used."""
        said, problems = self._ask()
        template = template_voice(self.session, self.text, self.acts)
        spoken = tuple(
            Spoken(speaker=key, text=words, by="model")
            if words and not wrong
            else other.model_copy(update={"problems": tuple(wrong)})
            for (key, _), words, wrong, other in zip(self.groups, said, problems, template, strict=True)
        )
        for sentence in _SENTENCE_END.split("\n\n".join(each.text for each in spoken)):
            self.progress.words(sentence)
        return spoken

    def _ask(self) -> tuple[list[str], list[list[str]]]:
        """Words and problems for each counterpart in turn, after at most one re-ask."""
        messages = list(voice_prompt(self.session, self.text, self.acts, self.prompts))
        said = [""] * len(self.groups)
        problems: list[list[str]] = [[] for _ in self.groups]
        self.progress.step(WORDING.both("step"))
        for attempt in range(_CALLS):
            try:
                reply = self._call(messages)
            except ModelError as error:
                reason = WORDING.say("unusable", self.language, trouble=error.trouble.value)
                return said, [
                    wrong or ([] if words else [reason]) for words, wrong in zip(said, problems, strict=True)
                ]
            self._keep(reply, said, problems)
            wrong = [problem for each in problems for problem in each]
            if not wrong or attempt == _CALLS - 1:
                break
            self.progress.step(WORDING.both("step_again"))
            messages += self._again(reply, wrong)
        return said, problems

    def _call(self, messages: Sequence[Message]) -> str:
        completion = self.model.complete(
            messages,
            schema=None,
            max_output_tokens=_REPLY_TOKENS,
            budget=self.budget,
            progress=Wordless(self.progress),
        )
        return without_thinking(completion.text)

    def _keep(self, reply: str, said: list[str], problems: list[list[str]]) -> None:
        """Take the words of those who have none that may be used yet."""
        for place, words in enumerate(self._divided(reply)):
            if said[place] and not problems[place]:
                continue
            said[place] = words
            problems[place] = self.judge.problems(words, self.groups[place][1])

    def _divided(self, reply: str) -> list[str]:
        """The reply cut at its marks [1], [2] …, one part for each counterpart."""
        if len(self.groups) == 1:
            return [self._bare(_TURN.sub("", reply, count=1), self.groups[0][0])]
        parts = dict.fromkeys(range(len(self.groups)), "")
        marks = list(_TURN.finditer(reply))
        for mark, after in zip_longest(marks, marks[1:]):
            place = int(mark[1]) - 1
            if place in parts:
                words = reply[mark.end() : after.start() if after else len(reply)]
                parts[place] = self._bare(words, self.groups[place][0])
        return list(parts.values())

    def _bare(self, words: str, key: str) -> str:
        """Words without the speaker's name before them and the quotation marks around them."""
        text = words.strip()
        name = re.escape(persona_of(self.session, key).name)
        text = re.sub(rf"^{name}[ \t]*[:：][ \t]*", "", text) if name else text
        if (
            len(text) > 1
            and text[0] in _QUOTES
            and text[-1] in _QUOTES
            and not set(text[1:-1]) & set(_QUOTES)
        ):
            text = text[1:-1].strip()
        return text

    def _again(self, reply: str, problems: Sequence[str]) -> list[Message]:
        listed = "\n".join(f"- {problem}" for problem in problems[:_MOST_PROBLEMS])
        said = [Message("assistant", reply)] if reply.strip() else []
        return [*said, Message("user", WORDING.say("again", self.language, problems=listed))]
