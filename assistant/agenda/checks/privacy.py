"""A19: nothing of the project's private part stands in the agenda to share."""

from collections.abc import Iterator

from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.checks.texts import Passage
from assistant.language.findings import Severity
from assistant.project.leaks import find_leaks
from assistant.project.models import Project


def leaks(passages: list[Passage], project: Project, otherwise: str) -> Iterator[Seen]:
    """What leaks, each with the place it stands in; ``otherwise`` names the place when it is spread out."""
    for leak in find_leaks([passage.text for passage in passages], project):
        hidden = leak.where
        where = next((p.where for p in passages if leak.evidence and leak.evidence in p.text), otherwise)
        yield Seen(where, leak.evidence, {"said": leak.message, "hidden": hidden})


def _leak(context: Context) -> Iterator[Seen]:
    if context.project is not None:
        yield from leaks(context.passages, context.project, "title")


CHECKS = (Check("A19-leak", Severity.ERROR, _leak),)
