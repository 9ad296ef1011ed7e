"""Fields of several sources made one: spellings joined, doubles dropped, different values side by side.

Nothing private stays in a place that is shared: what an entry of the private part says is moved there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.language.likeness import likeness
from assistant.project.intake.accepting import accept, holds, same_value, value_at
from assistant.project.intake.department_names import DepartmentNames
from assistant.project.intake.documents import comparable
from assistant.project.intake.proposal import (
    WORDING,
    Conflict,
    Origin,
    Path,
    ProposedField,
    Question,
    is_single,
)
from assistant.project.leaks import find_leaks
from assistant.project.models import Kpi, Position, Private, Project, ReservationValue, Term
from assistant.project.parts import MAX_ITEMS

_ALIKE = 0.8
# Far below what a project's lists hold, so that the person can look through what is proposed.
_MOST_ENTRIES = 40
_MOST_COMPARED = 200


@dataclass(frozen=True)
class Merged:
    """What is left when doubles are gone. ``cut``: a list had more entries than are proposed."""

    fields: tuple[ProposedField, ...]
    conflicts: tuple[Conflict, ...]
    cut: bool


def merge(fields: Iterable[ProposedField], *, project: Project, names: DepartmentNames) -> Merged:
    """Join the fields of all sources.

    Args:
        project: what it says already is not proposed again; what it says differently becomes a conflict.
        names: under which name each department is kept.
    """
    renamed = [_renamed(field, names) for field in fields]
    kept = _once(_guarded(_once(renamed), project))
    new = [field for field in kept if not holds(project, field)]
    singles: dict[Path, list[ProposedField]] = {}
    for field in new:
        if is_single(field.path):
            singles.setdefault(field.path, []).append(field)
    conflicts = tuple(_conflicts(singles, project))
    contested = {conflict.path for conflict in conflicts}
    agreed = [field for field in new if field.path not in contested]
    limited = _limited(agreed, project)
    return Merged(tuple(_ordered(limited)), conflicts, len(limited) < len(agreed))


def questions(
    project: Project, fields: Sequence[ProposedField], conflicts: Sequence[Conflict]
) -> tuple[Question, ...]:
    """What is still not said when everything proposed were accepted."""
    whole = accept(project, fields)
    open_paths = {conflict.path for conflict in conflicts}
    asked = [question for question in _asked(whole) if question.path not in open_paths]
    return tuple(asked)


def _asked(project: Project) -> Iterator[Question]:
    meeting = project.meeting
    for name, value in (("date", meeting.date), ("start", meeting.start), ("place", meeting.place)):
        if not value:
            yield Question(("meeting", name), WORDING.both(f"question.{name}"))
    if not project.own_department:
        yield Question(("own_department",), WORDING.both("question.own"))
    if len(project.departments) < 2:
        yield Question(("departments",), WORDING.both("question.departments"))
    if not project.shared_goal:
        yield Question(("shared_goal",), WORDING.both("question.goal"))
    if not project.issues:
        yield Question(("issues",), WORDING.both("question.issues"))
    yield from _doubles(project)
    for department in project.departments:
        for name, entries in (
            ("kpis", department.kpis),
            ("asks", department.asks),
            ("worries", department.worries),
        ):
            if not entries:
                text = WORDING.both(f"question.{name}", department=department.name)
                yield Question(("departments", department.name, name), text)
        if not any(p.can_decide and p.department == department.name for p in project.stakeholders):
            text = WORDING.both("question.decides", department=department.name)
            yield Question(("stakeholders",), text)
    for person in project.stakeholders:
        if not person.department:
            text = WORDING.both("question.department", name=person.name)
            yield Question(("stakeholders", person.name, "department"), text)


# One department in both languages; the question is asked, nothing is joined by itself.
_SAME_UNITS = (
    ("marketing", "行銷"),
    ("finance", "財務"),
    ("it", "資訊"),
    ("hr", "人資"),
    ("hr", "人力資源"),
    ("sales", "業務"),
    ("legal", "法務"),
    ("product", "產品"),
    ("rd", "研發"),
    ("operations", "營運"),
    ("engineering", "工程"),
)


def _doubles(project: Project) -> Iterator[Question]:
    """One department perhaps named in both languages."""
    names = [department.name for department in project.departments]
    for english, chinese in _SAME_UNITS:
        for one in names:
            others = [name for name in names if one.casefold() == english and name.startswith(chinese)]
            for other in others:
                yield Question(("departments",), WORDING.both("question.same", one=one, other=other))


def _renamed(field: ProposedField, names: DepartmentNames) -> ProposedField:
    """The field with departments under the names they are kept by."""
    path, value = field.path, field.value
    if path[0] == "departments":
        path = (path[0], names.kept(path[1]), *path[2:])
        value = path[1] if len(path) == 2 else value
    elif path[0] == "stakeholders" and path[-1] == "department" and isinstance(value, str):
        value = names.kept(value)
    elif isinstance(value, Position):
        value = value.model_copy(update={"department": names.kept(value.department)})
        path = (*path[:3], value.department)
    return replace(field, path=path, value=value)


def _guarded(fields: Sequence[ProposedField], project: Project) -> Iterator[ProposedField]:
    """Shareable fields that say something private become private notes."""
    secret = accept(project, (field for field in fields if field.is_private))
    holds_secrets = secret.private != Private()
    for field in fields:
        if field.is_private or not holds_secrets or not find_leaks((field.quote, *_texts(field)), secret):
            yield field
        else:
            yield replace(field, path=("private", "notes"), value=field.quote, figures=())


def _texts(field: ProposedField) -> list[str]:
    """Every word a field would put into the project, its path included."""
    value = field.value
    if isinstance(value, Kpi | Position | Term | ReservationValue):
        return [*field.path, *(str(leaf) for leaf in value.model_dump(mode="json").values() if leaf)]
    return [*field.path, str(value)]


def _once(fields: Iterable[ProposedField]) -> list[ProposedField]:
    """Each value of each place once: the surest, and a model's wording before a rule's whole sentence."""
    by_path: dict[Path, list[ProposedField]] = {}
    for field in sorted(fields, key=lambda each: (each.origin is Origin.RULE, -each.confidence)):
        kept = by_path.setdefault(field.path, [])
        twin = next((i for i, other in enumerate(kept) if _twins(other, field)), None)
        if twin is None and len(kept) < _MOST_COMPARED:
            kept.append(field)
        elif twin is not None and field.confidence > kept[twin].confidence:
            kept[twin] = replace(kept[twin], confidence=field.confidence)
    return [field for kept in by_path.values() for field in kept]


def _twins(left: ProposedField, right: ProposedField) -> bool:
    if same_value(left.value, right.value):
        return True
    if not (isinstance(left.value, str) and isinstance(right.value, str)):
        return False
    if is_single(left.path):
        # 經理 and 行銷部經理 are no contradiction.
        return left.section == "stakeholders" and _within(left.value, right.value)
    return comparable(left.quote) == comparable(right.quote) or likeness(left.value, right.value) >= _ALIKE


def _within(left: str, right: str) -> bool:
    one, two = comparable(left).casefold(), comparable(right).casefold()
    return one in two or two in one


def _conflicts(singles: dict[Path, list[ProposedField]], project: Project) -> Iterator[Conflict]:
    for path, found in singles.items():
        current = value_at(project, path)
        if current is not None or len(found) > 1:
            yield Conflict(path, tuple(found), current)


def _limited(fields: Sequence[ProposedField], project: Project) -> list[ProposedField]:
    """At most forty new entries a list, the surest first, and never more than the project can hold."""
    room: dict[Path, int] = {}
    kept: set[int] = set()
    for index in sorted(range(len(fields)), key=lambda i: -fields[i].confidence):
        path = fields[index].path
        where = path[:1] if is_single(path) and len(path) == 2 and path[0] != "meeting" else path
        if where not in room:
            held = len(getattr(project, where[0])) if len(where) == 1 and where[0] != "private" else 0
            room[where] = (
                min(_MOST_ENTRIES, MAX_ITEMS - held) if not is_single(path) or len(where) == 1 else 1
            )
        if room[where] > 0:
            room[where] -= 1
            kept.add(index)
    return [field for index, field in enumerate(fields) if index in kept]


_ORDER = (
    "purpose",
    "shared_goal",
    "departments",
    "stakeholders",
    "meeting",
    "issues",
    "decisions",
    "constraints",
    "facts",
    "terms",
    "private",
)


def _ordered(fields: Iterable[ProposedField]) -> list[ProposedField]:
    """In the order of a project's page; names before their details."""
    order = {name: place for place, name in enumerate(_ORDER)}
    return sorted(fields, key=lambda field: (order.get(field.section, len(order)), len(field.path) > 2))
