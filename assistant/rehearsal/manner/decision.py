"""What comes out of a decision."""

from dataclasses import dataclass
from typing import Final

from assistant.rehearsal.kinds import Status
from assistant.rehearsal.models import Act, Offer

ABOUT_LEAVING: Final = "leaving"
"""``about`` of an ``ASK_AGAIN`` that asks whether the person really wants to go."""
MOST_FACTS: Final = 2


@dataclass(frozen=True)
class Decision:
    """What the counterparts do in answer to a turn, and where the rehearsal stands after it."""

    acts: tuple[Act, ...]
    status: Status = Status.OPEN
    agreement: Offer | None = None
