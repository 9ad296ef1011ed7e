"""A rehearsal as data: who sits at the table, what was said, what was decided.

Everything is JSON, so that a rehearsal can be stored, resumed, branched and read again with the same result.
:class:`Setup` holds what the counterparts hide; it is shown to the person only with the debrief and never
reaches a prompt as a whole.
"""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.language.locale import Language
from assistant.rehearsal.kinds import ActKind, Level, MoveKind, Scenario, Status, Style

MAX_TURN = 4_000


class Entry(BaseModel):
    """Base of all parts of a rehearsal: frozen, unknown fields are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Fact(Entry):
    """Something a counterpart may tell.

    ``told_when``: ``volunteered`` in its own time, or after the person has made such a move.
    ``interest``: the fact shows what it really cares about; the debrief counts these found or missed.
    """

    key: str
    text: str
    told_when: Literal["volunteered"] | MoveKind = "volunteered"
    interest: bool = False


class Concern(Entry):
    """A worry in a talk without figures: raised, then eased by one of the moves or words, or left open.

    ``eased_by``: moves that ease it; ``words``: stems one of which must be in the turn, empty for any.
    """

    key: str
    text: str
    eased_by: tuple[MoveKind, ...]
    words: tuple[str, ...] = ()


class Persona(Entry):
    """A counterpart, in the language of the rehearsal.

    ``harder`` and ``opens`` are the moves that make it harder or more open.
    """

    key: str
    name: str
    role: str = ""
    department: str = ""
    style: Style
    goal: str = ""
    kpi: str = ""
    worry: str = ""
    objection: str = ""
    position: str = ""
    facts: tuple[Fact, ...] = ()
    concerns: tuple[Concern, ...] = ()
    harder: tuple[MoveKind, ...] = (MoveKind.BLAME, MoveKind.THREAT)
    opens: tuple[MoveKind, ...] = (MoveKind.ACKNOWLEDGEMENT, MoveKind.INTEREST_QUESTION, MoveKind.CONCESSION)


class TableIssue(Entry):
    """One issue at the table: its options, and what each is worth to each party in points 0..100.

    ``points``: party → one figure an option, already multiplied by the issue's share of the party's weights.
    """

    name: str
    unit: str = ""
    options: tuple[str, ...]
    points: dict[str, tuple[float, ...]]


class Table(Entry):
    """What is negotiated. ``parties[0]`` is the person; the others are keys of personas.

    ``reservation``: each party's value of no deal, points. ``forbidden``: partial packages (issue index →
    option index) that may not be part of a deal.
    """

    parties: tuple[str, ...]
    issues: tuple[TableIssue, ...]
    reservation: dict[str, float]
    forbidden: tuple[dict[int, int], ...] = ()


class Setup(Entry):
    """What a rehearsal starts from. The same setup, seed and turns give the same acts.

    ``rounds``: turns of the person until time is up. ``minutes``: of the timer on the page, 0 for none.
    """

    language: Language
    scenario: Scenario
    level: Level
    seed: int
    personas: tuple[Persona, ...] = Field(min_length=1, max_length=3)
    table: Table | None = None
    user_name: str = ""
    goal: str = ""
    rounds: int = Field(default=10, ge=3, le=30)
    minutes: int = Field(default=15, ge=0, le=120)
    project_title: str = ""


class Offer(Entry):
    """A package or a part of one: issue index → option index."""

    choices: dict[int, int]


class Move(Entry):
    """What the person did in a turn; ``quote`` is a verbatim substring of it."""

    kind: MoveKind
    quote: str


class Unclear(Entry):
    """A figure that may mean several options, asked about in role; ``issue`` ``None``: that is open too."""

    quote: str
    issue: int | None = None


class Understood(Entry):
    """A turn of the person, read: its moves, the offer in it, and what could not be read."""

    moves: tuple[Move, ...] = ()
    offer: Offer | None = None
    unclear: tuple[Unclear, ...] = ()
    read_by: Literal["rules", "model", "person"] = "rules"

    def did(self, *kinds: MoveKind) -> bool:
        """Whether the turn contains a move of one of the kinds."""
        return any(move.kind in kinds for move in self.moves)


class Act(Entry):
    """What a counterpart decided to do: all that the voice is told of the strategy.

    ``offer`` is complete for ``OFFER``, ``COUNTER``, ``CONCEDE``, ``ACCEPT``. ``facts`` and ``concern`` are
    texts to say. ``about``: what it answers or asks, such as the unclear figure or an issue's name.
    ``moved``: issues (indices) on which a concession moved. ``openness`` -1 (hard) .. 1 (open): the tone.
    """

    speaker: str
    kind: ActKind
    offer: Offer | None = None
    facts: tuple[str, ...] = ()
    concern: str = ""
    about: str = ""
    moved: tuple[int, ...] = ()
    openness: float = Field(default=0.0, ge=-1, le=1)


class Spoken(Entry):
    """Words of a counterpart. ``problems``: why a model's wording was not used, for the record."""

    speaker: str
    text: str
    by: Literal["template", "model"] = "template"
    problems: tuple[str, ...] = ()


class Remark(Entry):
    """One remark of the coach on a turn: ``quote`` is verbatim from it, ``rewrite`` can be sent instead."""

    quote: str
    point: str
    principle: str
    rewrite: str = ""
    question: str = ""


class Turn(Entry):
    """One exchange: what the person said, how it was read, what the counterparts decided and said."""

    text: str
    understood: Understood
    acts: tuple[Act, ...]
    replies: tuple[Spoken, ...]
    remark: Remark | None = None
    at: dt.datetime | None = None


class Session(Entry):
    """A rehearsal from its opening to where it stands."""

    setup: Setup
    opening: tuple[Spoken, ...] = ()
    turns: tuple[Turn, ...] = ()
    status: Status = Status.OPEN
    agreement: Offer | None = None
    guess: str = ""

    def branch(self, turns: int) -> "Session":
        """The rehearsal as it stood after ``turns`` exchanges, to be played on differently."""
        return self.model_copy(update={"turns": self.turns[:turns], "status": Status.OPEN, "agreement": None})
