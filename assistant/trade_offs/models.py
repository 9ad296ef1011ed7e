"""Trade-off proposals: the set that may be shared, and the brief for the person alone.

The shareable part never holds points, weights, reservation values or entries of the cooperation account;
these stand in :class:`ProposalBrief` only.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from assistant.language.locale import Language
from assistant.negotiation.named import Named
from assistant.project.parts import MAX_ITEMS, Line, Part, Text
from assistant.project.preferences import Choice

Amount = Annotated[float, Field(ge=-600, le=600)]


class Exchange(Part):
    """Something one department can give another before anything is split.

    ``answers`` is the ask or worry of ``taker`` it answers, verbatim; both are empty when nothing said so
    far tells for whom it is useful.
    """

    giver: Line
    offer: Line
    taker: Line = ""
    answers: Line = ""
    kind: Literal["ask", "worry", ""] = ""


class Move(Part):
    """One issue of a package as a department sees it; ``now`` is the option on the table, if there is one."""

    issue: Line
    option: Line
    now: Line = ""


class Share(Part):
    """What one department gets and what it gives in a package."""

    department: Line
    gets: list[Move] = Field(default_factory=list, max_length=MAX_ITEMS)
    gives: list[Move] = Field(default_factory=list, max_length=MAX_ITEMS)


class PackageProposal(Part):
    """One package as it is offered.

    Attributes:
        id: ``A`` to ``D``; all texts name the package by it.
        condition: what takes effect when.
        expires: last day of the offer; ``None`` reads 待確認.
        review: day on which it is looked at again; ``None`` reads 待確認.
        slip: what happens when a part is late.
        first_sentence: how to begin, in the form "if …, we …".
    """

    id: Annotated[str, Field(pattern="^[A-D]$")]
    choices: list[Choice] = Field(min_length=1, max_length=MAX_ITEMS)
    shares: list[Share] = Field(default_factory=list, max_length=6)
    condition: Text
    expires: dt.date | None = None
    review: dt.date | None = None
    slip: Text
    first_sentence: Text


class Question(Part):
    """A question whose answer would settle a priority that is not known."""

    department: Line
    issue: Line = ""
    text: Text


class Cited(Part):
    """A principle behind the proposals; ``quote`` is its idea, verbatim from ``kb/``."""

    key: Line
    name: Line
    quote: Text


class ProposalSet(Part):
    """The proposals to share.

    Attributes:
        exchanges: what the own department can give, offered before anything is split.
        returns: what other departments offer that answers an own ask or worry.
        packages: two to four of equal worth to the own department, or one.
    """

    title: Line
    language: Language
    own_department: Line
    intro: Text
    exchanges: list[Exchange] = Field(default_factory=list, max_length=MAX_ITEMS)
    returns: list[Exchange] = Field(default_factory=list, max_length=MAX_ITEMS)
    packages: list[PackageProposal] = Field(min_length=1, max_length=4)
    questions: list[Question] = Field(default_factory=list, max_length=MAX_ITEMS)
    citations: list[Cited] = Field(default_factory=list, max_length=MAX_ITEMS)


class Worth(Part):
    """What a package is worth to a department: points (0..100), and gains over no deal and over today."""

    department: Line
    points: Amount
    gain: Amount
    over_today: Amount | None = None


class PackageWorth(Part):
    """An offered package with its worth to each department."""

    id: Line
    worth: list[Worth]


class NamedPackage(Part):
    """A package with a name in bargaining theory; ``offered_as`` is its id where it is offered."""

    names: list[Named] = Field(min_length=1)
    choices: list[Choice]
    worth: list[Worth]
    explanation: Text
    offered_as: Line = ""


class TodaysOffer(Part):
    """The offer on the table, and the nearest package that is better for all, if there is one."""

    choices: list[Choice]
    worth: list[Worth]
    better: list[Choice] = Field(default_factory=list)
    better_worth: list[Worth] = Field(default_factory=list)
    text: Text


class Splitting(Part):
    """What halving every issue by itself would lose, in points of all departments together."""

    choices: list[Choice]
    joint: float
    best: float
    lost: float
    text: Text


class Doubt(Part):
    """An uncertain priority that changes the recommendation; empty choices: no deal at that end."""

    department: Line
    issue: Line
    low: list[Choice] = Field(default_factory=list)
    high: list[Choice] = Field(default_factory=list)
    text: Text


class LikelyAnswer(Part):
    """What a department will probably say, and a reply. ``private``: taken from the person's own notes."""

    department: Line
    who: Line = ""
    says: Text
    reply: Text
    private: bool = False


class Manner(Part):
    """One way to say it, with the principle it rests on; ``example`` is verbatim from ``kb/``."""

    key: Line
    name: Line
    advice: Text
    example: Text = ""


class ProposalBrief(Part):
    """For the person alone: points, gains, walk-aways, the account. Never exported with the proposals."""

    title: Line
    language: Language
    packages: list[PackageWorth]
    named: list[NamedPackage]
    today: TodaysOffer | None = None
    splitting: Splitting | None = None
    doubts: list[Doubt] = Field(default_factory=list)
    answers: list[LikelyAnswer] = Field(default_factory=list)
    manners: list[Manner] = Field(default_factory=list)
    account: list[Text] = Field(default_factory=list)
    assumptions: list[Text] = Field(default_factory=list)
