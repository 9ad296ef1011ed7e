"""The texts of a project for which principles are looked up. Never anything private."""

from itertools import chain, zip_longest

from assistant.project.models import ContestedIssue, Project

MOST = 8
"""Each text costs one embedding; eight keep a draft under the time a person waits without noticing."""


def situations_of(project: Project) -> list[str]:
    """Purpose, contested issues with their positions, worries, unknowns and constraints.

    Each text once, at most :data:`MOST`. After the purpose the kinds take turns, and departments take
    turns with their worries, so that a long list of one does not crowd out the others.
    """
    worries = zip_longest(*([f"{d.name}：{worry}" for worry in d.worries] for d in project.departments))
    kinds = (
        [_issue(issue) for issue in project.issues],
        [worry for row in worries for worry in row if worry],
        [*project.decisions, *project.unknowns],
        [constraint.text for constraint in project.constraints],
    )
    texts = [project.purpose, *chain.from_iterable(zip_longest(*kinds, fillvalue=""))]
    said = [" ".join(text.split()) for text in texts]
    return [text for text in dict.fromkeys(said) if text][:MOST] or [project.title]


def _issue(issue: ContestedIssue) -> str:
    wants = "；".join(f"{p.department}：{p.wants}" for p in issue.positions if p.wants)
    return f"{issue.name}（{wants}）" if wants else issue.name
