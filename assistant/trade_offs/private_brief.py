"""The brief for the person alone: what every package is worth, what is uncertain, what will be said."""

from collections.abc import Mapping, Sequence

import numpy as np

from assistant.knowledge.principles import PrincipleHit
from assistant.language.voice import TEXT_LIMIT, Voice, clip, tidy
from assistant.negotiation.improve import Potential
from assistant.negotiation.named import Named
from assistant.negotiation.problem import Micro, to_points
from assistant.project.preferences import Choice
from assistant.trade_offs.account_hints import account_hints
from assistant.trade_offs.analysis import Sensitivity
from assistant.trade_offs.models import (
    Doubt,
    LikelyAnswer,
    Manner,
    NamedPackage,
    PackageWorth,
    ProposalBrief,
    Splitting,
    TodaysOffer,
    Worth,
)
from assistant.trade_offs.proposals import LETTERS, Table, as_choices, choices_phrase

# How to say it, and the principles it may rest on, the closest first.
_MANNERS = {
    "reciprocity": ("reciprocity", "altruistic-negotiation", "cooperation-account", "resource-trade-off"),
    "shared_goal": ("superordinate-goal", "alignment-meeting", "dual-identity"),
    "face": ("face-and-hierarchy", "pre-meeting"),
    "favours": ("reciprocity-limits",),
    "choose": ("meso",),
    "figures": ("anchoring",),
    "changes": ("even-swaps",),
    "contingent": ("contingent-agreements",),
    "fair_process": ("fair-process",),
}


def compose_brief(
    table: Table,
    doubts: Sequence[Sensitivity],
    answers: Sequence[LikelyAnswer],
    hits: Sequence[PrincipleHit],
    assumptions: Sequence[str],
) -> ProposalBrief:
    """Everything private about the proposals, in the voice's language."""
    analysis, voice = table.analysis, table.voice
    rows = dict(zip(LETTERS, analysis.offers, strict=False))
    others = [name for name in analysis.problem.parties if name != table.own]
    return ProposalBrief(
        title=clip(voice.say("brief.title", title=tidy(table.project.title)), 300),
        language=voice.language,
        packages=[PackageWorth(id=id, worth=_worth(table, row)) for id, row in rows.items()],
        named=_named(table, rows),
        today=_today(table),
        splitting=_splitting(table, analysis.potential),
        doubts=[_doubt(voice, each) for each in doubts],
        answers=list(answers),
        manners=manners(hits, voice),
        account=account_hints(table.project.private.account, table.own, others, voice, table.today),
        assumptions=[*assumptions, *_guesses(table)],
    )


def _worth(table: Table, row: int) -> list[Worth]:
    return _worth_of(table, table.analysis.frontier.values[row])


def _worth_of(table: Table, values: Micro) -> list[Worth]:
    """Points of each department to one decimal, against no deal and against today's offer."""
    problem, today = table.analysis.problem, table.analysis.today
    now = None if today is None else problem.evaluate(today[None, :])[0]
    return [
        Worth(
            department=party,
            points=_points(values[place]),
            gain=_points(values[place] - problem.reservation[place]),
            over_today=None if now is None else _points(values[place] - now[place]),
        )
        for place, party in enumerate(problem.parties)
    ]


def _points(micro: np.int64) -> float:
    return round(to_points(micro), 1)


def _named(table: Table, rows: Mapping[str, int]) -> list[NamedPackage]:
    """Each distinct named package once, with all its names."""
    analysis, voice = table.analysis, table.voice
    by_row: dict[int, list[Named]] = {}
    for name, row in analysis.named.items():
        by_row.setdefault(row, []).append(name)
    gap = "" if voice.chinese else " "
    letters = {row: letter for letter, row in rows.items()}
    return [
        NamedPackage(
            names=names,
            choices=as_choices(analysis.package(row)),
            worth=_worth(table, row),
            explanation=gap.join(voice.say(f"named.{name.value}") for name in names),
            offered_as=letters.get(row, ""),
        )
        for row, names in by_row.items()
    ]


def _today(table: Table) -> TodaysOffer | None:
    analysis, voice = table.analysis, table.voice
    now = table.now
    if analysis.today is None or now is None:
        return None
    worth = _worth_of(table, analysis.problem.evaluate(analysis.today[None, :])[0])
    below = _below(voice, worth)
    if analysis.better is None:
        text = voice.say("brief.today_best") + below
        return TodaysOffer(choices=as_choices(now), worth=worth, text=text)
    better = analysis.package(analysis.better)
    changed = [Choice(issue=issue, option=option) for issue, option in better.items() if now[issue] != option]
    return TodaysOffer(
        choices=as_choices(now),
        worth=worth,
        better=as_choices(better),
        better_worth=_worth(table, analysis.better),
        text=voice.say("brief.today_better", changes=choices_phrase(voice, changed)) + below,
    )


def _below(voice: Voice, worth: Sequence[Worth]) -> str:
    """Which departments today's offer leaves worse off than no deal; empty when none."""
    names = [each.department for each in worth if each.gain < 0]
    gap = "" if voice.chinese else " "
    return gap + voice.say("brief.today_below", departments=voice.listing(names)) if names else ""


def _splitting(table: Table, potential: Potential | None) -> Splitting | None:
    if potential is None or potential.lost <= 0:
        return None
    joint, best = round(potential.split_joint, 1), round(potential.best_joint, 1)
    lost = round(potential.lost, 1)
    return Splitting(
        choices=as_choices(table.analysis.problem.name(potential.split.tolist())),
        joint=joint,
        best=best,
        lost=lost,
        text=table.voice.say("brief.splitting", lost=f"{lost:g}", joint=f"{joint:g}", best=f"{best:g}"),
    )


def _doubt(voice: Voice, doubt: Sensitivity) -> Doubt:
    ends = {"low": as_choices(doubt.low or {}), "high": as_choices(doubt.high or {})}
    told = {end: choices_phrase(voice, found) or voice.say("brief.no_deal") for end, found in ends.items()}
    return Doubt(
        department=doubt.department,
        issue=doubt.issue,
        text=voice.say(
            "brief.doubt",
            department=doubt.department,
            issue=voice.quote(doubt.issue),
            limit=TEXT_LIMIT,
            **told,
        ),
        **ends,
    )


def manners(hits: Sequence[PrincipleHit], voice: Voice) -> list[Manner]:
    """Ways to say it, each resting on a principle that was found, with a sentence from the knowledge base."""
    found = {hit.principle.key: hit.principle for hit in hits}
    told = []
    for name, keys in _MANNERS.items():
        principle = next((found[key] for key in keys if key in found), None)
        if principle is not None:
            told.append(
                Manner(
                    key=principle.key,
                    name=principle.name.say(voice.language),
                    advice=voice.say(f"manner.{name}"),
                    example=principle.wording[0].say(voice.language),
                )
            )
    return told


def _guesses(table: Table) -> list[str]:
    """Whose priorities are only an estimate."""
    return [
        table.voice.say("brief.guessed", department=preference.department)
        for preference in table.project.private.trade_offs.preferences
        if preference.guessed
    ]
