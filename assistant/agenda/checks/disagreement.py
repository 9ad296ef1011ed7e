"""A12: the disagreement is named, each side is heard fairly, and facts stand apart from opinions."""

from collections import Counter
from collections.abc import Iterator

from assistant.agenda.checks.items import is_open
from assistant.agenda.checks.matching import mentions, same
from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.checks.vocabulary import heard
from assistant.agenda.models import Stage
from assistant.language.findings import Severity

_SIDES = 2
_FAIR_RATIO = 2


def _unnamed(context: Context) -> Iterator[Seen]:
    named = [about.issue for about in context.agenda.disagreements]
    if not named:
        for item in context.agenda.items:
            if item.stage is Stage.DISAGREEMENT:
                yield Seen(item.id, item.question, {"issue": item.question})
    for issue in context.project.issues if context.project else ():
        said = [*named, *(item.question for item in context.agenda.items)]
        if issue.name and not any(mentions(text, issue.name) for text in said):
            yield Seen("disagreements", issue.name, {"issue": issue.name})


def _positions(context: Context) -> Iterator[Seen]:
    for about in context.agenda.disagreements:
        sides = {p.department for p in about.positions if not is_open(p.wants)}
        if len(sides) < _SIDES:
            values = {"issue": about.issue, "count": len(sides)}
            yield Seen("disagreements", about.issue, values)
        for position in about.positions:
            if is_open(position.wants):
                values = {"issue": about.issue, "department": position.department}
                yield Seen("disagreements", about.issue, values, "message_empty", "remedy_empty")


def turns(context: Context) -> Counter[str]:
    """How many named speaking turns each department has in the items; 0 for those with none."""
    count = Counter(dict.fromkeys(context.departments, 0))
    for item in context.agenda.items:
        for speaker in item.speaks:
            name = next((d for d in context.departments if same(d, speaker)), None)
            if name is not None:
                count[name] += 1
    return count


def _airtime(context: Context) -> Iterator[Seen]:
    count = turns(context)
    if len(count) < _SIDES or not any(count.values()):
        return
    most, most_turns = max(count.items(), key=lambda pair: pair[1])
    for department, number in count.items():
        if most_turns > _FAIR_RATIO * number:
            values = {"department": department, "turns": number, "most": most, "most_turns": most_turns}
            yield Seen("items", f"{department} {number} / {most} {most_turns}", values)


def _blame(context: Context) -> Iterator[Seen]:
    for passage in context.passages:
        if passage.where not in {"citations", "own_sources", "terms", "attendees"}:
            for words in heard("blame", passage.text):
                yield Seen(passage.where, words, {"words": words})


def _facts(context: Context) -> Iterator[Seen]:
    for about in context.agenda.disagreements:
        if not any(line.strip() for line in about.facts):
            yield Seen("disagreements", about.issue, {"issue": about.issue})


def _mixed(context: Context) -> Iterator[Seen]:
    for about in context.agenda.disagreements:
        for line in about.facts:
            opinion = heard("opinions", line)
            if opinion:
                yield Seen("disagreements", line, {"fact": line, "words": opinion[0]})


CHECKS = (
    Check("A12-unnamed", Severity.WARNING, _unnamed),
    Check("A12-positions", Severity.WARNING, _positions),
    Check("A12-airtime", Severity.WARNING, _airtime),
    Check("A12-blame", Severity.WARNING, _blame),
    Check("A12-facts", Severity.NOTE, _facts),
    Check("A12-mixed", Severity.WARNING, _mixed),
)
