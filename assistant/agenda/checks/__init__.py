"""The linter of agendas: the rules of a good meeting as small checks with a stable id, evidence and a remedy.

Every theme is a module with a table ``CHECKS``; :func:`describe_checks` lists them all.
"""

import datetime as dt
from collections.abc import Mapping

from assistant.agenda.checks import (
    citations,
    clock,
    decisions,
    disagreement,
    flow,
    goal,
    items,
    jargon,
    joint_kpi,
    length,
    need,
    opening,
    people,
    pre_read,
    privacy,
    purpose,
    script,
    sources,
)
from assistant.agenda.checks.citations import strip_invented
from assistant.agenda.checks.jargon import find_terms
from assistant.agenda.checks.kpi_conflicts import Clash, KpiConflict, kpi_conflicts
from assistant.agenda.checks.package import PACKAGE_CHECKS, shared_leaks, visit_findings
from assistant.agenda.checks.rule import WORDING, Check, Context
from assistant.agenda.checks.texts import Passage, passages
from assistant.agenda.models import AgendaPackage, AlignmentAgenda
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.own_documents import OwnTexts
from assistant.knowledge.principles import Principle
from assistant.language.findings import Finding, Severity
from assistant.language.locale import LocalText
from assistant.project.models import Project

__all__ = [
    "CHECKS",
    "Clash",
    "KpiConflict",
    "Passage",
    "check_agenda",
    "check_package",
    "describe_checks",
    "find_terms",
    "kpi_conflicts",
    "passages",
    "strip_invented",
]

_THEMES = (
    clock.CHECKS,
    need.CHECKS,
    length.CHECKS,
    purpose.CHECKS,
    items.CHECKS,
    pre_read.CHECKS,
    decisions.CHECKS,
    people.CHECKS,
    goal.CHECKS,
    joint_kpi.CHECKS,
    sources.CHECKS,
    disagreement.CHECKS,
    opening.CHECKS,
    jargon.CHECKS,
    flow.CHECKS,
    citations.CHECKS,
    script.CHECKS,
    privacy.CHECKS,
)
CHECKS: tuple[Check, ...] = tuple(check for theme in _THEMES for check in theme)
"""Every check of an agenda, in the order their findings are listed."""

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check_agenda(
    agenda: AlignmentAgenda,
    *,
    project: Project | None = None,
    principles: Mapping[str, Principle] | None = None,
    today: dt.date | None = None,
    own: OwnTexts | None = None,
    glossary: Glossary | None = None,
) -> list[Finding]:
    """Everything there is to say about an agenda, errors first; the same input gives the same list.

    Args:
        project: what the agenda was drafted from. Without it nothing is said about grounding (A11), leaks
            (A19), conflicts between KPIs (A10-conflict) or unnamed issues.
        principles: the knowledge base's principles by key. Without them citations (A17) are not checked.
        today: without it a meeting in the past is not noticed.
        own: what the company's documents hold. Without it quotations of them are not checked.
        glossary: terms that not every department knows. Without it only acronyms are noticed (A14).
    """
    context = Context(agenda, project, principles, today, own, glossary)
    found = [finding for check in CHECKS for finding in check.findings(context)]
    return sorted(found, key=lambda finding: _ORDER[finding.severity])


def check_package(
    package: AgendaPackage,
    *,
    project: Project | None = None,
    principles: Mapping[str, Principle] | None = None,
    today: dt.date | None = None,
) -> list[Finding]:
    """What :func:`check_agenda` says about the package's agenda, then about the papers around it.

    Adds the visits before the meeting (A16, ``where`` is ``brief.visits``, for the person's eyes only) and
    leaks in the invitation and the written update.
    """
    found = check_agenda(package.agenda, project=project, principles=principles, today=today)
    found += visit_findings(package, project)
    if project is not None:
        found += shared_leaks(package, project)
    return sorted(found, key=lambda finding: _ORDER[finding.severity])


def describe_checks() -> list[tuple[str, Severity, LocalText]]:
    """Id, severity and one sentence of every check, for the documentation."""
    told = [(check.id, check.severity, check.description) for check in CHECKS]
    told += [
        (name, severity, WORDING.both(f"{name}.description")) for name, severity in PACKAGE_CHECKS.items()
    ]
    return sorted(told, key=lambda check: check[0])
