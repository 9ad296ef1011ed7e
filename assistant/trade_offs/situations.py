"""What principles are looked up for, and which of those found stand behind proposals."""

from collections.abc import Sequence

from assistant.knowledge.principles import PrincipleHit
from assistant.language.voice import Voice
from assistant.project.models import Project
from assistant.trade_offs.models import Cited

SEARCHES = ("trade", "offers", "condition", "fair", "compare", "give", "people")
MOST_ISSUES = 3
# Principles that read well on either side of the table, those closest to a trade first. What is advice to
# one side alone (several offers at once, reciprocity) is for the private brief.
_BEHIND = (
    "resource-trade-off", "logrolling", "contingent-agreements", "fair-process", "interests-not-positions",
    "zero-sum-vs-cooperative", "superordinate-goal", "joint-kpi", "close-with-commitments",
)  # fmt: skip
_CITED = 4


def situations_of(project: Project, voice: Voice) -> list[str]:
    """The texts to search with: what a trade is about, then the first issues as people argue them. Public."""
    asked = [voice.say(f"search.{name}") for name in SEARCHES]
    for issue in project.issues[:MOST_ISSUES]:
        wants = "；".join(f"{p.department}：{p.wants}" for p in issue.positions if p.wants)
        asked.append(f"{issue.name}（{wants}）" if wants else issue.name)
    return [" ".join(text.split()) for text in asked if text.strip()]


def citations(hits: Sequence[PrincipleHit], voice: Voice) -> list[Cited]:
    """The principles found that speak for the proposals, quoted verbatim."""
    found = {hit.principle.key: hit.principle for hit in hits}
    return [
        Cited(key=key, name=found[key].name.say(voice.language), quote=found[key].idea.say(voice.language))
        for key in _BEHIND
        if key in found
    ][:_CITED]
