"""What the counterparts decide. Pure, deterministic, and without words: the voice gives these.

Conventions for the voice beyond those of :class:`~assistant.rehearsal.models.Act`:

- ``ASK_AGAIN`` with ``about == ABOUT_LEAVING`` asks whether the person really wants to go.
- ``ACCEPT`` with ``about`` set backs the offer of the counterpart of that name; the others are still needed.
- ``REJECT`` with ``about`` names options that may not stand together; a bid follows.
- ``EXPLAIN`` carries the position in ``facts`` where a question gets no new fact.
- ``EXPLAIN`` about a word becomes ``DEFINE``, its meaning in ``facts``, where the glossary knows the word.
- ``SUMMARISE`` carries the last offer on the table, if there is one. ``HOLD`` carries none.
- ``CLOSE`` ends the talk: time is up, the person left, or everything is settled.
"""

from assistant.rehearsal.manner.decision import ABOUT_LEAVING, Decision
from assistant.rehearsal.strategy.decide import decide, opening_acts
from assistant.rehearsal.strategy.trace import TracePoint, trace

__all__ = ["ABOUT_LEAVING", "Decision", "TracePoint", "decide", "opening_acts", "trace"]
