"""A13: the opening makes it safe to speak, and every department speaks within ten minutes."""

from collections.abc import Iterator

from assistant.agenda.checks.matching import same
from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.checks.vocabulary import heard
from assistant.agenda.models import Stage
from assistant.language.findings import Severity

FIRST_MINUTES = 10
PARTS = {
    "A13-uncertain": "says_uncertain",
    "A13-voices": "needs_voices",
    "A13-questions": "invites_questions",
}
"""Checks of the opening, each with the group of words that satisfies it."""


def _lacks(context: Context, words: str) -> Iterator[Seen]:
    spoken = [line for line in context.agenda.opening if line.strip()]
    spoken += [
        text
        for item in context.agenda.items
        if item.stage is Stage.OPENING
        for text in (item.question, item.process, item.note)
        if text
    ]
    if not heard(words, "\n".join(spoken)):
        yield Seen("opening", spoken[0] if spoken else context.agenda.title, action="add_opening")


def _uncertain(context: Context) -> Iterator[Seen]:
    yield from _lacks(context, PARTS["A13-uncertain"])


def _voices(context: Context) -> Iterator[Seen]:
    yield from _lacks(context, PARTS["A13-voices"])


def _questions(context: Context) -> Iterator[Seen]:
    yield from _lacks(context, PARTS["A13-questions"])


def _first_ten(context: Context) -> Iterator[Seen]:
    early = [
        speaker
        for slot in context.slots
        if slot.offset_minutes < FIRST_MINUTES
        for speaker in slot.item.speaks
    ]
    if not context.agenda.items:
        return
    for department in context.departments:
        if not any(same(department, speaker) for speaker in early):
            yield Seen("items", department, {"department": department, "minutes": FIRST_MINUTES})


CHECKS = (
    Check("A13-uncertain", Severity.WARNING, _uncertain),
    Check("A13-voices", Severity.WARNING, _voices),
    Check("A13-questions", Severity.WARNING, _questions),
    Check("A13-first-ten", Severity.WARNING, _first_ten),
)
