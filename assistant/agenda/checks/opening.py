"""A13: the opening makes it safe to speak, and every department speaks within ten minutes."""

from collections.abc import Callable, Iterator

from assistant.agenda.checks.matching import same
from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.checks.vocabulary import heard
from assistant.agenda.models import AlignmentAgenda, Stage
from assistant.language.findings import Severity

FIRST_MINUTES = 10
PARTS = {
    "A13-uncertain": "says_uncertain",
    "A13-voices": "needs_voices",
    "A13-questions": "invites_questions",
}
"""Checks of the opening, each with the group of words that satisfies it."""


def missing_parts(agenda: AlignmentAgenda) -> list[str]:
    """Which of :data:`PARTS` the opening lacks. What the items of stage OPENING say counts too."""
    said = "\n".join(_spoken(agenda))
    return [check for check, words in PARTS.items() if not heard(words, said)]


def _spoken(agenda: AlignmentAgenda) -> list[str]:
    lines = list(agenda.opening)
    for item in agenda.items:
        if item.stage is Stage.OPENING:
            lines += [item.question, item.process, item.note]
    return [line for line in lines if line.strip()]


def _lacks(part: str) -> Callable[[Context], Iterator[Seen]]:
    def look(context: Context) -> Iterator[Seen]:
        if part in missing_parts(context.agenda):
            evidence = (_spoken(context.agenda) or [context.agenda.title])[0]
            yield Seen("opening", evidence, action="add_opening")

    return look


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
    *(Check(part, Severity.WARNING, _lacks(part)) for part in PARTS),
    Check("A13-first-ten", Severity.WARNING, _first_ten),
)
