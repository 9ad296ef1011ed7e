"""Proposals as something a meeting decides: each package an option of one contested issue."""

from assistant.language.locale import Language
from assistant.language.voice import clip
from assistant.project.models import ContestedIssue, Project
from assistant.trade_offs.models import PackageProposal, ProposalSet
from assistant.trade_offs.proposals import trade_voice

_LINE = 300


def package_options(proposals: ProposalSet) -> list[str]:
    """One line a package, options only, at most 300 characters each."""
    return [_line(package, proposals.language) for package in proposals.packages]


def package_issue_names() -> frozenset[str]:
    """How the issue that decides between packages is called, in either language."""
    return frozenset(trade_voice(language).say("choosing.issue") for language in Language)


def apply_to_project(project: Project, proposals: ProposalSet) -> Project:
    """A copy of the project whose next agenda decides between the packages.

    A contested issue with the packages as options is added, or replaces the one added before. One approver
    of all traded issues approves it; its deadline is the day the proposals expire.
    """
    voice = trade_voice(proposals.language)
    traded = {choice.issue for package in proposals.packages for choice in package.choices}
    approvers = {issue.approver for issue in project.issues if issue.name in traded}
    expiries = [package.expires for package in proposals.packages if package.expires is not None]
    issue = ContestedIssue(
        name=voice.say("choosing.issue"),
        options=package_options(proposals),
        criteria=[voice.say("choosing.criterion")],
        approver=approvers.pop() if len(approvers) == 1 else "",
        deadline=min(expiries) if expiries else None,
    )
    changed = project.model_copy(deep=True)
    names = package_issue_names()
    changed.issues = [*(each for each in changed.issues if each.name not in names), issue]
    return Project.model_validate(changed.model_dump())


def _line(package: PackageProposal, language: Language) -> str:
    voice = trade_voice(language)
    pairs = [
        voice.say("choosing.pair", issue=choice.issue, option=choice.option) for choice in package.choices
    ]
    whole = voice.say("choosing.option", id=package.id, choices=voice.chain(pairs), limit=4_000)
    if len(whole) <= _LINE:
        return whole
    bare = voice.chain(choice.option for choice in package.choices)
    return clip(voice.say("choosing.option", id=package.id, choices=bare, limit=4_000), _LINE)
