"""What each department would like, as figures. All of it is private.

It is kept in :class:`~assistant.project.models.Private`.

Values are points from 0 (worst option of an issue) to 100 (best); weights say how much an issue counts
beside the others and need not sum to anything. A department's value of a package is the weighted mean
of its options' values, so 0 to 100 too.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from assistant.project.parts import MAX_ITEMS, Line, Part

Points = Annotated[float, Field(ge=0, le=100)]


class IssuePreference(Part):
    """How one department sees one issue.

    Attributes:
        weight: its importance; with ``weight_low`` and ``weight_high`` where it is only a guess.
        values: points of each option, in the order of the contested issue's options.
    """

    issue: Line
    weight: float = Field(default=1.0, ge=0, le=1_000)
    weight_low: float | None = Field(default=None, ge=0, le=1_000)
    weight_high: float | None = Field(default=None, ge=0, le=1_000)
    values: list[Points] = Field(default_factory=list, max_length=MAX_ITEMS)

    @model_validator(mode="after")
    def _range_holds_weight(self) -> "IssuePreference":
        low, high = self.weight_low, self.weight_high
        if (low is not None and low > self.weight) or (high is not None and high < self.weight):
            raise ValueError("weight lies outside weight_low..weight_high")
        return self


class Preference(Part):
    """What one department would like over all issues, and what it has without a deal.

    ``reservation`` is the value of no deal in points; ``walk_away`` names it as a package instead
    (issue → option), whose value then counts. ``guessed``: the owner's estimate of the other side.
    """

    department: Line
    issues: list[IssuePreference] = Field(default_factory=list, max_length=MAX_ITEMS)
    reservation: Points | None = None
    walk_away: dict[Line, Line] = Field(default_factory=dict)
    guessed: bool = False


class Choice(Part):
    """One option of one issue."""

    issue: Line
    option: Line


class Rule(Part):
    """A constraint between issues.

    ``forbidden``: the ``choices`` may not all hold together. ``if_then``: when the first choice holds,
    one of the others must. ``capacity``: the numbers in the chosen options of ``issues`` may not sum to
    more than ``capacity``.
    """

    kind: Literal["forbidden", "if_then", "capacity"]
    choices: list[Choice] = Field(default_factory=list, max_length=MAX_ITEMS)
    issues: list[Line] = Field(default_factory=list, max_length=MAX_ITEMS)
    capacity: float | None = Field(default=None, ge=0)
    reason: Line = ""


class TradeOffNotes(Part):
    """Everything the trade-offs are computed from. ``today``: the offer now on the table, issue → option."""

    preferences: list[Preference] = Field(default_factory=list, max_length=6)
    rules: list[Rule] = Field(default_factory=list, max_length=MAX_ITEMS)
    today: dict[Line, Line] = Field(default_factory=dict)
