"""A rehearsal as the person may see it while it goes on.

Everything here was said aloud or belongs to the person: words, offers, and what these are worth on the
person's own scale. No reservation value, weight, position, fact or style of a counterpart is in it, and no
decided act beyond the offers made. When the talk is over, the debrief tells the rest.
"""

import datetime as dt

from assistant.language.locale import Language
from assistant.rehearsal.debrief.result import names
from assistant.rehearsal.kinds import OFFERS, Level, MoveKind, Scenario, Status
from assistant.rehearsal.models import Entry, Offer, Remark, Session, Spoken, Table, Turn, Understood
from assistant.rehearsal.table import is_complete, named, option_text, value


class SeenCounterpart(Entry):
    """Who sits across the table, as on a name card."""

    key: str
    name: str
    role: str
    department: str


class SeenIssue(Entry):
    """An issue: its options in words, and what each is worth to the person in points."""

    name: str
    options: tuple[str, ...]
    own_points: tuple[float, ...]


class SeenTable(Entry):
    """What is negotiated; ``own_walk_away`` is the person's own value of no deal, points."""

    issues: tuple[SeenIssue, ...]
    own_walk_away: float


class SeenOffer(Entry):
    """An offer in words (issue, option), with the choices behind it.

    ``by``: name of the counterpart, empty for the person. ``own_value``: points for the person, ``None``
    while issues are open in it.
    """

    by: str
    choices: dict[int, int]
    words: tuple[tuple[str, str], ...]
    own_value: float | None


class SeenReply(Entry):
    """Words of a counterpart. ``fell_back``: a model was asked but the template spoke."""

    key: str
    name: str
    text: str
    by_model: bool
    fell_back: bool


class SeenMove(Entry):
    """A move as read from the person's words."""

    kind: MoveKind
    quote: str


class SeenReading(Entry):
    """How a turn was read, to be confirmed or corrected: ``unclear`` are quotes with the issue's name."""

    moves: tuple[SeenMove, ...] = ()
    offer: SeenOffer | None = None
    unclear: tuple[tuple[str, str], ...] = ()
    by: str = "rules"


class SeenTurn(Entry):
    """One exchange; ``number`` counts from 1, ``offers`` are the counterparts' in it."""

    number: int
    text: str
    reading: SeenReading
    replies: tuple[SeenReply, ...]
    offers: tuple[SeenOffer, ...]
    remark: Remark | None
    at: dt.datetime | None


class RehearsalView(Entry):
    """All that a page or a terminal shows of an open rehearsal.

    Attributes:
        standing: the last offer of each counterpart who made one.
        own_last: the person's last offer.
        rounds_left: turns of the person until time is up.
    """

    language: Language
    scenario: Scenario
    level: Level
    status: Status
    counterparts: tuple[SeenCounterpart, ...]
    user_name: str
    project_title: str
    goal: str
    minutes: int
    rounds: int
    rounds_left: int
    opening: tuple[SeenReply, ...]
    turns: tuple[SeenTurn, ...]
    table: SeenTable | None
    standing: tuple[SeenOffer, ...]
    own_last: SeenOffer | None
    agreement: SeenOffer | None
    guess: str


def public_view(session: Session) -> RehearsalView:
    """What the person may see of ``session``; pure."""
    setup = session.setup
    turns = tuple(_turn(session, number, turn) for number, turn in enumerate(session.turns, start=1))
    last = {offer.by: offer for turn in turns for offer in turn.offers}
    own = [turn.reading.offer for turn in turns if turn.reading.offer is not None]
    return RehearsalView(
        language=setup.language,
        scenario=setup.scenario,
        level=setup.level,
        status=session.status,
        counterparts=tuple(
            SeenCounterpart(key=each.key, name=each.name, role=each.role, department=each.department)
            for each in setup.personas
        ),
        user_name=setup.user_name,
        project_title=setup.project_title,
        goal=setup.goal,
        minutes=setup.minutes,
        rounds=setup.rounds,
        rounds_left=max(0, setup.rounds - len(turns)) if session.status is Status.OPEN else 0,
        opening=tuple(_reply(session, each) for each in session.opening),
        turns=turns,
        table=None if setup.table is None else _table(setup.table),
        standing=tuple(last.values()),
        own_last=own[-1] if own else None,
        agreement=seen_offer(session, "", session.agreement),
        guess=session.guess,
    )


def reading_of(session: Session, understood: Understood) -> SeenReading:
    """A turn as read, in words: for the chips a person confirms before sending."""
    issues = session.setup.table.issues if session.setup.table else ()
    return SeenReading(
        moves=tuple(SeenMove(kind=move.kind, quote=move.quote) for move in understood.moves),
        offer=seen_offer(session, "", understood.offer),
        unclear=tuple(
            (
                each.quote,
                issues[each.issue].name if each.issue is not None and each.issue < len(issues) else "",
            )
            for each in understood.unclear
        ),
        by=understood.read_by,
    )


def seen_offer(session: Session, by: str, offer: Offer | None) -> SeenOffer | None:
    """An offer in words with its value for the person; ``None`` without a table or an offer."""
    table = session.setup.table
    if table is None or offer is None:
        return None
    worth = round(value(table, table.parties[0], offer), 1) if is_complete(table, offer) else None
    return SeenOffer(by=by, choices=offer.choices, words=tuple(named(table, offer)), own_value=worth)


def _turn(session: Session, number: int, turn: Turn) -> SeenTurn:
    made = [
        seen_offer(session, names(session)[act.speaker], act.offer) for act in turn.acts if act.kind in OFFERS
    ]
    return SeenTurn(
        number=number,
        text=turn.text,
        reading=reading_of(session, turn.understood),
        replies=tuple(_reply(session, each) for each in turn.replies),
        offers=tuple(each for each in made if each is not None),
        remark=turn.remark,
        at=turn.at,
    )


def _reply(session: Session, spoken: Spoken) -> SeenReply:
    return SeenReply(
        key=spoken.speaker,
        name=names(session)[spoken.speaker],
        text=spoken.text,
        by_model=spoken.by == "model",
        fell_back=spoken.by == "template" and bool(spoken.problems),
    )


def _table(table: Table) -> SeenTable:
    own = table.parties[0]
    return SeenTable(
        issues=tuple(
            SeenIssue(
                name=issue.name,
                options=tuple(option_text(table, place, option) for option in range(len(issue.options))),
                own_points=tuple(round(points, 1) for points in issue.points[own]),
            )
            for place, issue in enumerate(table.issues)
        ),
        own_walk_away=round(table.reservation[own], 1),
    )
