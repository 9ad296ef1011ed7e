"""A11: no number, date or name that neither the person, the knowledge base nor the clock gave."""

from collections.abc import Iterator, Mapping
from itertools import accumulate

from assistant.agenda.checks.glossary_terms import short_meaning
from assistant.agenda.checks.items import is_open
from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.checks.texts import Passage
from assistant.agenda.clock import reading_minutes, total_minutes
from assistant.agenda.models import AlignmentAgenda
from assistant.knowledge.principles import Principle
from assistant.language.figures import write_amount, write_date
from assistant.language.findings import Severity
from assistant.language.grounding import ungrounded
from assistant.language.locale import Language, LocalText
from assistant.project.models import JointKpi, Kpi, Project

_FILLED_BY_CODE = frozenset({"citations", "meeting", "own_sources"})


def project_texts(project: Project) -> list[str]:
    """Everything the person gave, the private part too: figures with their units, dates as written."""
    leaves = map(str, _leaves(project.model_dump(mode="json")))
    texts = list(dict.fromkeys(leaf for leaf in leaves if leaf.strip()))
    kpis: list[Kpi | JointKpi] = [kpi for department in project.departments for kpi in department.kpis]
    kpis += [project.joint_kpi] if project.joint_kpi else []
    for kpi in kpis:
        texts += [write_amount(value, kpi.unit, Language.EN) for value in (kpi.baseline, kpi.target)]
    return texts


def knowledge_texts(principles: Mapping[str, Principle]) -> list[str]:
    """Everything the given principles say, in both languages."""
    return [text for principle in principles.values() for text in _told(principle)]


def computed_texts(agenda: AlignmentAgenda) -> list[str]:
    """What the agenda itself rests on: clock, counts, the meeting's dates, quotations of own documents.

    Whether those stand in the documents is for A17 to say.
    """
    minutes = [item.minutes for item in agenda.items]
    numbers = {*minutes, *accumulate(minutes), agenda.buffer_minutes, total_minutes(agenda)}
    numbers |= {
        agenda.meeting.minutes,
        reading_minutes(agenda.pre_read, agenda.own_sources),
        len(agenda.attendees),
    }
    numbers |= {len(agenda.departments), len(agenda.items), len(agenda.success_criteria)}
    numbers |= {len(item.decision.options) for item in agenda.items if item.decision}
    numbers |= {item.minutes // len(item.speaks) for item in agenda.items if item.speaks}
    texts = [f"{number} 分鐘\n{number}" for number in sorted(numbers)]
    meeting = agenda.meeting
    dates = [meeting.date, meeting.check_in, agenda.pre_read.send_by]
    dates += [agenda.close.check_in] if agenda.close else []
    texts += [write_date(date, language) for date in dates if date for language in Language]
    own = [f"{source.document}\n{source.place}\n{source.sentence}" for source in agenda.own_sources]
    return [*texts, *meeting.attendees, *(person.name for person in agenda.attendees), *own]


def _told(principle: Principle) -> list[str]:
    """Every text of a principle, in both languages."""
    texts: list[LocalText] = [
        principle.name,
        principle.idea,
        principle.mechanism,
        principle.applies_when,
        *principle.steps,
        *principle.wording,
        *principle.goes_wrong,
        *([principle.article] if principle.article else []),
    ]
    research = [reference.citation for reference in principle.research]
    return [side for text in texts for side in (text.zh, text.en)] + research


def _leaves(node: object) -> Iterator[object]:
    if isinstance(node, dict):
        yield from (leaf for child in node.values() for leaf in _leaves(child))
    elif isinstance(node, list):
        yield from (leaf for child in node for leaf in _leaves(child))
    elif node is not None:
        yield node


def _glossary_texts(context: Context) -> list[str]:
    """Meanings that stand in the agenda as the glossary has them."""
    if context.glossary is None:
        return []
    shown = {term.meaning for term in context.agenda.terms}
    plain = (term.plain.say(context.agenda.language) for term in context.glossary.terms.values())
    return [meaning for text in plain if (meaning := short_meaning(text)) in shown]


def _ungrounded(context: Context) -> Iterator[Seen]:
    if context.project is None:
        return
    shown = [passage for passage in context.passages if passage.where not in _FILLED_BY_CODE]
    passages = list({passage.text: passage for passage in reversed(shown)}.values())[::-1]
    text = "\n".join(passage.text for passage in passages)
    sources = project_texts(context.project) + computed_texts(context.agenda) + _glossary_texts(context)
    found = ungrounded(text, sources)
    if found and context.principles:
        # More sources only ground more, so the knowledge base is read when the project alone is not enough.
        found = ungrounded(text, sources + knowledge_texts(context.principles))
    seen: set[tuple[str, str]] = set()
    ends = list(accumulate(len(passage.text) + 1 for passage in passages))
    for each in found:
        where = _place(passages, ends, each.start).where
        if (where, each.found) not in seen:
            seen.add((where, each.found))
            yield Seen(where, each.found, {"found": each.found}, f"message_{each.kind}")


def _place(passages: list[Passage], ends: list[int], start: int) -> Passage:
    """The passage that holds position ``start`` of the joined text."""
    return next(passage for passage, end in zip(passages, ends, strict=True) if start < end)


def _unknown_people(context: Context) -> Iterator[Seen]:
    if context.project is None:
        return
    given = "\n".join(project_texts(context.project))
    told: set[str] = set()
    for where, name in _people(context.agenda):
        if name not in told and not is_open(name) and name not in given:
            told.add(name)
            if not any(person.name and person.name in name for person in context.project.stakeholders):
                yield Seen(where, name, {"name": name})


def _people(agenda: AlignmentAgenda) -> Iterator[tuple[str, str]]:
    """Every field that holds somebody's name, with its place."""
    yield from (("attendees", person.name) for person in agenda.attendees)
    for item in agenda.items:
        yield item.id, item.owner
        if item.decision is not None:
            given = item.decision
            yield from ((item.id, name) for name in (given.approver, given.driver, *given.contributors))
    for part in agenda.joint_kpi.contributions if agenda.joint_kpi else ():
        yield "joint_kpi", part.data_owner
    for action in agenda.close.actions if agenda.close else ():
        yield "close", action.owner


CHECKS = (
    Check("A11-ungrounded", Severity.ERROR, _ungrounded),
    Check("A11-unknown-person", Severity.WARNING, _unknown_people),
)
