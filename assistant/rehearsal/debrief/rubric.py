"""The rubric: a fixed list of lines, known before the start, each judged from the session alone."""

from assistant.rehearsal.debrief.evidence import Talk
from assistant.rehearsal.debrief.judging import JUDGES
from assistant.rehearsal.debrief.models import Criterion, RubricKey, RubricLine
from assistant.rehearsal.debrief.words import both
from assistant.rehearsal.kinds import Scenario

_PRINCIPLES = {
    RubricKey.AMBITION: "anchoring",
    RubricKey.INTERESTS: "interests-not-positions",
    RubricKey.PRIORITIES: "logrolling",
    RubricKey.ACKNOWLEDGED: "face-and-hierarchy",
    RubricKey.REASONS: "fair-process",
    RubricKey.TRADES: "resource-trade-off",
    RubricKey.SHRINKING: "reciprocity",
    RubricKey.NO_BLAME: "psychological-safety",
    RubricKey.SUMMARISED: "close-with-commitments",
    RubricKey.CONCERNS: "questions-welcomed",
    RubricKey.ABOVE_WALK_AWAY: "batna",
    RubricKey.LITTLE_LEFT: "meso",
}
RUBRIC = tuple(
    Criterion(key=key, label=both(f"rubric.{key.value}"), principle=_PRINCIPLES[key]) for key in RubricKey
)
"""Every line there is; :func:`rubric_for` gives those of a scenario."""
_FIGURES = {
    RubricKey.AMBITION,
    RubricKey.PRIORITIES,
    RubricKey.TRADES,
    RubricKey.SHRINKING,
    RubricKey.ABOVE_WALK_AWAY,
    RubricKey.LITTLE_LEFT,
}


def rubric_for(scenario: Scenario) -> tuple[Criterion, ...]:
    """The lines a rehearsal of the scenario is judged by, to be shown before it starts."""
    left_out = {RubricKey.CONCERNS} if scenario is Scenario.NUMERIC else _FIGURES
    return tuple(criterion for criterion in RUBRIC if criterion.key not in left_out)


def judged(talk: Talk) -> tuple[RubricLine, ...]:
    """Every line of the scenario's rubric with its verdict and what shows it."""
    lines = []
    for criterion in rubric_for(talk.session.setup.scenario):
        ruling = JUDGES[criterion.key](talk)
        lines.append(
            RubricLine(
                key=criterion.key,
                label=criterion.label,
                principle=criterion.principle,
                verdict=ruling.verdict,
                evidence=ruling.evidence,
                note=ruling.note,
            )
        )
    return tuple(lines)
