"""Findings of the checks: a mark beside what they concern, the reason inside, the remedy as a button."""

from collections.abc import Iterable

import streamlit as st

from assistant.language.findings import Finding, Severity
from assistant.ui.boundary import guarded
from assistant.ui.drafts import redraw_draft, save_package
from assistant.ui.safe import safe
from assistant.ui.sheet import Sheet
from assistant.ui.state import language
from assistant.ui.words import say

_ICONS = {
    Severity.ERROR: ":red[:material/error:]",
    Severity.WARNING: ":orange[:material/warning:]",
    Severity.NOTE: ":material/info:",
}
_ORDER = list(Severity)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then notes."""
    return sorted(findings, key=lambda each: _ORDER.index(each.severity))


def mark(findings: list[Finding], place: str, sheet: Sheet | None = None) -> None:
    """A mark that opens the findings of one place; nothing when there are none."""
    if not findings:
        return
    ordered = worst_first(findings)
    label = f"{_ICONS[ordered[0].severity]} {len(ordered)}"
    with st.popover(
        label, type="tertiary", help=say("agenda.findings.here", count=len(ordered)), key=f"mark-{place}"
    ):
        for index, finding in enumerate(ordered):
            one_finding(finding, f"{place}-{index}", sheet)


def finding_list(findings: list[Finding], sheet: Sheet | None = None) -> None:
    """Findings under one another."""
    for index, finding in enumerate(worst_first(findings)):
        with st.container(key=f"finding-{index}"):
            one_finding(finding, f"list-{index}", sheet)


def one_finding(finding: Finding, key: str, sheet: Sheet | None) -> None:
    """Reason, evidence, remedy, and a button where the product can carry it out."""
    spoken = language()
    evidence = f"<p class='cg-evidence'>{say('agenda.findings.evidence')}{safe(finding.evidence)}</p>"
    st.html(
        f'<div class="cg-finding cg-{finding.severity.value}">'
        f"<p><strong>{say(f'agenda.findings.{finding.severity.value}')}</strong>　"
        f"{safe(finding.message.say(spoken))}</p>"
        f"{evidence if finding.evidence else ''}"
        f"<p>{safe(finding.remedy.say(spoken))}</p></div>"
    )
    if finding.action and sheet is not None:
        st.button(
            say("agenda.findings.apply"),
            key=f"remedy-{key}",
            icon=":material/build:",
            on_click=_remedy,
            args=(sheet, finding),
        )


def summary(findings: list[Finding]) -> str:
    """``檢查：1 個錯誤、2 個提醒``."""
    counts = {each: sum(found.severity is each for found in findings) for each in Severity}
    told = [
        say(f"agenda.findings.count_{each.value}.{'one' if count == 1 else 'many'}", count=count)
        for each, count in counts.items()
        if count
    ]
    return say("common.listing").join(told) if told else say("agenda.findings.clean")


@guarded
def _remedy(sheet: Sheet, finding: Finding) -> None:
    from assistant.agenda.remedies import apply_remedy

    agenda = apply_remedy(sheet.agenda, finding, sheet.project.project)
    save_package(sheet.draft, sheet.package.model_copy(update={"agenda": agenda}), sheet.project)
    redraw_draft()
    st.toast(say("agenda.findings.applied"), icon=":material/check:")
