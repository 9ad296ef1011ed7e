"""Rehearsals as they are kept, and the port to the store.

What a stored rehearsal holds, and who reads it:

- The session as a whole is kept, with what the counterparts hide: it is needed to play on and to branch.
- While a talk is open a page shows :func:`assistant.rehearsal.view.public_view` of the session, the fields
  of :class:`RehearsalSummary` and ``unsent``, and nothing else. None of these holds what a counterpart hides.
- Once :attr:`RehearsalRecord.is_over`, the debrief may tell everything.

A branch is a rehearsal of its own that names the one it came from. Attempts at the same talk, branches
included, make a series: the same project, scenario, counterparts and issues, at whatever level.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Annotated, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict

from assistant.rehearsal.errors import RehearsalError
from assistant.rehearsal.kinds import Level, Scenario, Status
from assistant.rehearsal.models import Entry, Offer, Session, Setup, Understood

MOST_UNSENT = 20_000
"""Characters of unsent text that are kept."""


class RehearsalChangedElsewhere(RehearsalError):
    """Another tab or program played on meanwhile: nothing was stored, what was typed is still there."""

    def __init__(self) -> None:
        super().__init__("changed_elsewhere")


class Unsent(Entry):
    """What a person has typed or built but not sent; text beyond :data:`MOST_UNSENT` is cut off.

    ``offer``: from the offer builder. ``understood``: the text as read, waiting to be confirmed.
    """

    text: Annotated[str, BeforeValidator(lambda text: text[:MOST_UNSENT])] = ""
    offer: Offer | None = None
    understood: Understood | None = None


NOTHING_UNSENT = Unsent()


class RehearsalOutline(Entry):
    """What a list says of a rehearsal; it follows from the session and holds nothing hidden."""

    scenario: Scenario
    level: Level
    status: Status
    counterparts: tuple[str, ...]
    project_title: str = ""
    turns: int


class RehearsalSummary(BaseModel):
    """A rehearsal in a list. ``series`` is the same for all attempts at the same talk."""

    model_config = ConfigDict(frozen=True)

    id: str
    owner: str
    project_id: str | None
    series: str
    parent: str | None
    parent_turn: int | None
    created_at: dt.datetime
    updated_at: dt.datetime
    outline: RehearsalOutline


class RehearsalRecord(BaseModel):
    """A stored rehearsal.

    Attributes:
        revision: 1 for a new one, one more with each save.
        parent: id of the rehearsal this one branched from; ``None`` for one of its own, or once it is gone.
        parent_turn: how many exchanges it took over from there.
        unsent: what was being typed.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    owner: str
    project_id: str | None
    session: Session
    revision: int
    parent: str | None
    parent_turn: int | None
    created_at: dt.datetime
    updated_at: dt.datetime
    unsent: Unsent = NOTHING_UNSENT

    @property
    def series(self) -> str:
        """What all attempts at the same talk share."""
        return series_of(self.project_id, self.session.setup)

    @property
    def is_over(self) -> bool:
        """Whether the debrief may be shown."""
        return self.session.status is not Status.OPEN


class RehearsalStore(Protocol):
    """Where rehearsals are kept. Every method raises ``StorageError``.

    A record of another owner, or of a project that is hidden just now, does not exist. Forgetting a project
    deletes its rehearsals.
    """

    def add(
        self,
        owner: str,
        project_id: str | None,
        session: Session,
        *,
        parent: str | None = None,
        parent_turn: int | None = None,
    ) -> RehearsalRecord:
        """Store a new rehearsal; a branch names its ``parent``.

        Raises:
            StorageError: the project or the parent is not there.
        """

    def get(self, owner: str, rehearsal_id: str) -> RehearsalRecord | None:
        """One rehearsal, or ``None``."""

    def save(
        self, owner: str, rehearsal_id: str, session: Session, *, revision: int, sent: bool = False
    ) -> RehearsalRecord:
        """Store the session after a turn or a remark.

        Args:
            revision: of the record that was played on.
            sent: the unsent text is part of the session now and is emptied.

        Raises:
            RehearsalChangedElsewhere: the stored revision is another one; nothing is stored.
            StorageError: the rehearsal is not there.
        """

    def keep_unsent(self, owner: str, rehearsal_id: str, unsent: Unsent) -> None:
        """Keep what is being typed; the revision stays. One that is not there is left alone."""

    def list(self, owner: str, project_id: str | None = None) -> Sequence[RehearsalSummary]:
        """Rehearsals, most recently changed first: of one project, or all of the owner's for ``None``."""

    def attempts(self, owner: str, series: str) -> Sequence[RehearsalRecord]:
        """All attempts at the same talk, oldest first, for the trend. One that cannot be read is left out."""

    def remove(self, owner: str, rehearsal_id: str) -> None:
        """Delete a rehearsal for good. Its branches stay."""


def outline_of(session: Session) -> RehearsalOutline:
    """What a list says of the session."""
    setup = session.setup
    return RehearsalOutline(
        scenario=setup.scenario,
        level=setup.level,
        status=session.status,
        counterparts=tuple(persona.name or persona.role or persona.key for persona in setup.personas),
        project_title=setup.project_title,
        turns=len(session.turns),
    )


def series_of(project_id: str | None, setup: Setup) -> str:
    """A key of 16 hexadecimal digits for the talk that a setup is an attempt at."""
    issues = [issue.name for issue in setup.table.issues] if setup.table else []
    keys = sorted(persona.key for persona in setup.personas)
    parts = [project_id or "", setup.language, setup.scenario, *keys, "", *issues]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
