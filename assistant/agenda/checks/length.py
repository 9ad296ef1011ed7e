"""E: the agenda is short enough to be read: an estimate of its printed length."""

from collections.abc import Iterable, Iterator

from assistant.agenda.checks.rule import Check, Context, Seen
from assistant.agenda.models import AgendaItem, AlignmentAgenda
from assistant.language.findings import Severity

_LINES_A_PAGE = 70
_PAGES = 2
_HEADING = 2
_LINE = 96
_QUESTION, _PROCESS = 36, 32


def estimated_lines(agenda: AlignmentAgenda) -> int:
    """Lines of the agenda at 96 columns, a Han character taking two; some 70 of them fill a page on A4.

    Items are rows of a table whose tallest cell counts; what belongs to one line of the document is
    counted as one text. The joint KPI, disagreements, pre-read and citations are papers behind the agenda
    and do not count.
    """
    blocks = [list(block) for block in _blocks(agenda)]
    return sum(_HEADING + sum(block) for block in blocks if block)


def _blocks(agenda: AlignmentAgenda) -> Iterator[Iterable[int]]:
    yield [_lines(agenda.title), 2, _lines(agenda.purpose), *map(_lines, agenda.success_criteria)]
    yield _people(agenda)
    yield map(_lines, agenda.opening)
    yield (_lines(f"{term.term}：{term.meaning}") for term in agenda.terms)
    yield (_row(item) for item in agenda.items)
    yield (_details(item) for item in agenda.items if item.decision or item.note)
    yield [_lines(agenda.shared_goal)] if agenda.shared_goal else []
    yield map(_lines, agenda.parking_lot or ())
    yield (
        [4, *(_lines(action.what + action.owner) for action in agenda.close.actions)] if agenda.close else []
    )


def _lines(text: str, columns: int = _LINE) -> int:
    width = sum(1 if character.isascii() else 2 for character in text)
    return max(1, -(-width // columns))


def _people(agenda: AlignmentAgenda) -> list[int]:
    departments: dict[str, str] = {}
    for person in agenda.attendees:
        departments[person.department] = (
            f"{departments.get(person.department, '')}{person.name}（{person.role}）"
        )
    return [_lines(people) for people in departments.values()]


def _row(item: AgendaItem) -> int:
    worked = f"{item.process} → {item.output}"
    return max(_lines(item.question, _QUESTION), _lines(worked, _PROCESS))


def _details(item: AgendaItem) -> int:
    count = _lines(item.question) + (_lines(item.note) if item.note else 0)
    if item.decision is not None:
        given = item.decision
        count += (
            1
            + _lines("；".join(given.options))
            + _lines("；".join(given.criteria))
            + _lines(given.escalation)
        )
    return count


def _pages(context: Context) -> Iterator[Seen]:
    lines = estimated_lines(context.agenda)
    if lines > _PAGES * _LINES_A_PAGE:
        pages = -(-lines // _LINES_A_PAGE)
        yield Seen("title", str(lines), {"lines": lines, "pages": pages})


CHECKS = (Check("E-pages", Severity.WARNING, _pages),)
