"""Everything a draft holds before a model sees it: packages, offline words, the private brief."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.knowledge.principles import PrincipleHit
from assistant.language.figures import write_date
from assistant.language.locale import Language
from assistant.negotiation.guess import guess_preferences
from assistant.negotiation.problem import ENUMERATION_LIMIT
from assistant.project.models import Project
from assistant.project.public_texts import public_texts
from assistant.trade_offs.analysis import Analysis, FrontierSolver, Sensitivity, analyse, sensitivities
from assistant.trade_offs.answers import Answers, likely_answers
from assistant.trade_offs.models import ProposalBrief, ProposalSet
from assistant.trade_offs.private_brief import compose_brief
from assistant.trade_offs.proposals import Composed, Table, compose_proposals, trade_voice
from assistant.trade_offs.questions import questions_of
from assistant.trade_offs.situations import citations
from assistant.trade_offs.slots import Slotted

MOST_UNCERTAIN = 12
LARGE_FRONTIER = 2_000
FEW_UNCERTAIN = 3


@dataclass(frozen=True)
class Computed:
    """A draft in offline words.

    Attributes:
        sentences: what a model may reword: ``intro``, ``A.condition`` …, ``reply.<department>``.
        sources: public texts that names may come from.
        guessed: whether all priorities were guessed.
    """

    table: Table
    proposals: ProposalSet
    brief: ProposalBrief
    sentences: Mapping[str, Slotted]
    sources: tuple[str, ...]
    guessed: bool

    @property
    def analysis(self) -> Analysis:
        """Everything computed."""
        return self.table.analysis


@dataclass(frozen=True)
class Begun:
    """A draft before its principles are found."""

    table: Table
    composed: Composed
    doubts: list[Sensitivity]
    answers: Answers
    assumptions: list[str]
    guessed: bool

    def finished(self, hits: Sequence[PrincipleHit]) -> Computed:
        """The draft with what the principles found add to it."""
        voice = self.table.voice
        proposals = self.composed.proposals.model_copy(update={"citations": citations(hits, voice)})
        replies = {f"reply.{name}": sentence for name, sentence in self.answers.sentences.items()}
        dates = [
            write_date(date, voice.language)
            for package in proposals.packages
            for date in (package.expires, package.review)
            if date is not None
        ]
        return Computed(
            table=self.table,
            proposals=proposals,
            brief=compose_brief(self.table, self.doubts, self.answers.answers, hits, self.assumptions),
            sentences={**self.composed.sentences, **replies},
            sources=(*public_texts(self.table.project), *dates),
            guessed=self.guessed,
        )


def compute(project: Project, *, language: Language, today: dt.date, large: FrontierSolver | None) -> Begun:
    """Compute the packages and word them offline.

    Raises:
        TradeOffError: nothing can be computed.
    """
    known, guessed = _with_priorities(project)
    analysis = analyse(known, large)
    table = Table(known, analysis, trade_voice(language), today)
    doubts, skipped = _doubts(known, analysis)
    composed = compose_proposals(table)
    proposals = composed.proposals.model_copy(update={"questions": questions_of(table, doubts)})
    assumptions = [note.say(language) for note in analysis.assumptions]
    told = {
        "brief.all_guessed": guessed,
        "brief.not_own": table.own != project.own_department,
        "brief.doubts_skipped": skipped,
    }
    said = table.voice.catalog().messages
    assumptions += [
        said[key].say(language).format(department=table.own) for key, true in told.items() if true
    ]
    return Begun(
        table=table,
        composed=Composed(proposals, composed.sentences),
        doubts=doubts,
        answers=likely_answers(table, proposals),
        assumptions=assumptions,
        guessed=guessed,
    )


def _with_priorities(project: Project) -> tuple[Project, bool]:
    """The project, with guessed priorities where nobody has entered any."""
    if project.private.trade_offs.preferences:
        return project, False
    guesses = guess_preferences(project)
    if len(guesses) < 2:
        return project, False
    known = project.model_copy(deep=True)
    known.private.trade_offs.preferences = guesses
    return known, True


def _doubts(project: Project, analysis: Analysis) -> tuple[list[Sensitivity], bool]:
    """Uncertain priorities that matter, and whether some were left unchecked to save time."""
    problem, frontier = analysis.problem, analysis.frontier
    if not frontier.exact or (problem.is_constrained and problem.package_count > ENUMERATION_LIMIT):
        return [], True
    most = MOST_UNCERTAIN if len(frontier) <= LARGE_FRONTIER else FEW_UNCERTAIN
    fewer, left_out = _fewer_ranges(project, analysis, most)
    return sensitivities(fewer, analysis), left_out


def _fewer_ranges(project: Project, analysis: Analysis, most: int) -> tuple[Project, bool]:
    """The project with at most ``most`` uncertain weights, other departments' first."""
    own = analysis.problem.parties[analysis.own]
    known = project.model_copy(deep=True)
    views = [
        (preference.department == own, view)
        for preference in known.private.trade_offs.preferences
        for view in preference.issues
        if view.weight_low is not None or view.weight_high is not None
    ]
    views.sort(key=lambda each: each[0])
    for _, view in views[most:]:
        view.weight_low = view.weight_high = None
    return known, len(views) > most
