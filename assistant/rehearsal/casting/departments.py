"""Counterparts from the departments of a project."""

from collections.abc import Sequence
from zlib import crc32

from assistant.language.locale import Language
from assistant.project.models import Department, Kpi, Project, Stakeholder
from assistant.rehearsal.errors import RehearsalError, wording
from assistant.rehearsal.kinds import MoveKind, Style
from assistant.rehearsal.models import Fact, Persona

_STOPS = "。．.！!？?；; "


def personas_of(project: Project, departments: Sequence[str], language: Language) -> tuple[Persona, ...]:
    """One counterpart a department, its key the department's name; the person is who can decide there.

    Its goal, figures, worries and offers are the department's; the objection is what the owner expects.

    Raises:
        RehearsalError: a department the project does not have, or the owner's own.
    """
    return tuple(_persona(project, _department(project, name), language) for name in departments)


def _department(project: Project, name: str) -> Department:
    if name == project.own_department:
        raise RehearsalError("own_department", name=name)
    found = project.department(name)
    if found is None:
        known = "、".join(d.name for d in project.departments if d.name != project.own_department)
        raise RehearsalError("unknown_counterpart", name=name, known=known)
    return found


def _persona(project: Project, department: Department, language: Language) -> Persona:
    people = [person for person in project.stakeholders if person.department == department.name]
    speaker = next((person for person in people if person.can_decide), people[0] if people else None)
    names = {person.name for person in people}
    return Persona(
        key=department.name,
        name=speaker.name if speaker else department.name,
        role=speaker.role if speaker else "",
        department=department.name,
        style=_style(department, speaker),
        goal=department.goal,
        kpi=_kpi(department.kpis[0], language) if department.kpis else "",
        worry=department.worries[0] if department.worries else "",
        objection=next((o.objection for o in project.private.objectors if o.stakeholder in names), ""),
        position=_position(project, department),
        facts=_facts(project, department, language),
    )


def _style(department: Department, speaker: Stakeholder | None) -> Style:
    """Nobody has said how the person deals with others: one of the four, always the same for a name."""
    styles = list(Style)
    return styles[crc32((speaker.name if speaker else department.name).encode()) % len(styles)]


def _position(project: Project, department: Department) -> str:
    wants = [p.wants for issue in project.issues for p in issue.positions if p.department == department.name]
    return next((text for text in [*wants, *department.asks] if text), "")


def _kpi(kpi: Kpi, language: Language) -> str:
    if kpi.baseline is None or kpi.target is None:
        return kpi.name
    return wording().say(
        "facts.kpi_line",
        language,
        name=kpi.name,
        baseline=f"{kpi.baseline:,.12g}",
        target=f"{kpi.target:,.12g}",
        unit=kpi.unit or "-",
    )


def _facts(project: Project, department: Department, language: Language) -> tuple[Fact, ...]:
    because = [
        p.because
        for issue in project.issues
        for p in issue.positions
        if p.department == department.name and p.because
    ]
    told: list[tuple[str, str, MoveKind | None, bool]] = [
        *(("worry", text, MoveKind.INTEREST_QUESTION, True) for text in department.worries[:2]),
        *(("because", text, MoveKind.INTEREST_QUESTION, True) for text in because[:2]),
        *(("kpi", _kpi(kpi, language), MoveKind.INFORMATION_REQUEST, False) for kpi in department.kpis[:2]),
        *(("asks", text, None, False) for text in department.asks[:1]),
        *(("offers", text, MoveKind.DISCLOSURE, False) for text in department.offers[:2]),
    ]
    return tuple(
        Fact(
            key=f"{kind}{place}",
            text=wording().say(f"facts.{kind}", language, text=text.rstrip(_STOPS)),
            told_when=move or "volunteered",
            interest=interest,
        )
        for place, (kind, text, move, interest) in enumerate(told)
    )
