"""Levels and styles as numbers.

The aspiration of a counterpart falls with time as in Faratin, Sierra & Jennings (1998), "Negotiation
decision functions for autonomous agents": ``beta`` below 1 holds out and gives in late, above 1 gives in
early. Figures are shares of the distance between the reservation value and the start unless said otherwise.
"""

from dataclasses import dataclass

from assistant.rehearsal.kinds import Level, Style


@dataclass(frozen=True)
class LevelTactics:
    """What the difficulty decides.

    Attributes:
        beta: shape of the aspiration curve.
        patience: share of the clock that runs for a person who stands still; the rest is earned by conceding.
        margin: what an offer at the deadline must be worth above the reservation value.
        openness: where the mood starts, -1..1.
    """

    beta: float
    patience: float
    margin: float
    openness: float


@dataclass(frozen=True)
class StyleTactics:
    """What the style decides.

    Attributes:
        start: first aspiration, 1 for the best package.
        reciprocity: how much of the clock the person's concessions can earn.
        margin: added to the level's margin at the deadline.
        temper: how strongly the mood reacts.
        leaves_after: offers below the reservation value together with threats until it leaves.
        opens_with_offer: puts figures on the table at the first turn, whatever is said.
    """

    start: float
    reciprocity: float
    margin: float
    temper: float
    leaves_after: int
    opens_with_offer: bool


LEVELS = {
    Level.EASY: LevelTactics(beta=3.0, patience=0.75, margin=0.05, openness=0.2),
    Level.FAIR: LevelTactics(beta=1.0, patience=0.6, margin=0.12, openness=0.0),
    Level.HARD: LevelTactics(beta=0.2, patience=0.6, margin=0.25, openness=-0.2),
}
STYLES = {
    Style.ANALYTICAL: StyleTactics(0.97, 0.35, 0.02, 0.8, 4, False),
    Style.DRIVING: StyleTactics(1.0, 0.3, 0.04, 1.2, 2, True),
    Style.AMIABLE: StyleTactics(0.93, 0.45, 0.0, 1.0, 4, False),
    Style.POLITICAL: StyleTactics(0.98, 0.4, 0.03, 1.3, 3, False),
}
HARDER = -0.35
OPENS = 0.18
SETTLES = 0.9
"""A mood moves back towards its start: this share of the distance is left after each turn."""
MOOD_SPEED = 0.15
"""How much of the clock the mood adds or takes at its extremes."""
